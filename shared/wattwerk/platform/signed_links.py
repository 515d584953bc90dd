"""Tokens of links in mails: an identifier and a signature (HMAC-SHA-256, RFC 2104).

The secret part is derived, so it is stored nowhere and travels in no event. ``purpose`` keeps a token
for one thing from opening another.
"""

import base64
import hashlib
import hmac
from datetime import timedelta

from wattwerk.platform import secrets, settings

OPEN_FOR = timedelta(days=180)
"""So long after its last step a link of a mail shows a record. Mailboxes are kept, passed on and broken into
for years; customers see their contract in the portal."""


def token_of(purpose: str, identifier: str) -> str:
    """Return the token that proves that whoever has it got our mail about ``identifier``."""
    return f"{identifier}.{_signature(purpose, identifier)}"


def identifier_of(purpose: str, token: str) -> str | None:
    """Return the identifier of a token, or None when the signature is not ours."""
    identifier, _, signature = token.rpartition(".")
    # Compared as bytes: text outside ASCII would raise instead of differing.
    genuine = hmac.compare_digest(signature.encode(), _signature(purpose, identifier).encode())
    return identifier if genuine else None


def _signature(purpose: str, identifier: str) -> str:
    key = secrets.secret(settings.required("LINK_SECRET_NAME")).encode()
    digest = hmac.new(key, f"{purpose}#{identifier}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
