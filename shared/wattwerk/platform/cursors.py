"""Opaque cursors: a caller hands back what it was given and cannot read or rely on it."""

import base64
import binascii
import json
from typing import Any

from wattwerk.platform.problems import Problem, invalid

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
        fits = _is_key(key) and all(key[name] == {"S": value} for name, value in partition.items())
    except (binascii.Error, ValueError, TypeError, KeyError, RecursionError):
        fits = False
    if not fits:
        raise invalid_cursor()
    return key  # type: ignore[no-any-return]


def invalid_cursor() -> Problem:
    """Return the refusal of a cursor that was made up, or belongs to another list."""
    return invalid("/cursor", "cursor_invalid", "This cursor does not belong to this list.")


def _is_key(value: Any) -> bool:
    """Return whether this is what ``encode`` writes: attributes that are texts and can be written."""
    return isinstance(value, dict) and all(
        isinstance(part, dict) and part.keys() == {"S"} and isinstance(part["S"], str) and part["S"].encode()
        for part in value.values()
    )
