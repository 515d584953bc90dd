"""Opaque cursors: a caller hands back what it was given and cannot read or rely on it."""

import base64
import binascii
import json
from typing import Any

from wattwerk.platform.problems import invalid

Key = dict[str, dict[str, Any]]


def encode(last_evaluated_key: Key | None) -> str | None:
    """Return the cursor after a page, or None when it was the last one."""
    if not last_evaluated_key:
        return None
    return base64.urlsafe_b64encode(json.dumps(last_evaluated_key, sort_keys=True).encode()).decode()


def decode(cursor: str | None, **partition: str) -> Key | None:
    """Return the key at which a list goes on.

    ``partition`` names the key attributes that the caller is entitled to, so that a cursor of
    one list (or of another customer's) cannot be used for another.

    Raises:
        Problem: 422 ``cursor_invalid``.
    """
    if cursor is None:
        return None
    try:
        key = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        fits = all(key[name] == {"S": value} for name, value in partition.items())
    except (binascii.Error, ValueError, TypeError, KeyError):
        fits = False
    if not fits:
        raise invalid("/cursor", "cursor_invalid", "This cursor does not belong to this list.")
    return key  # type: ignore[no-any-return]
