"""The secret part of links. It is derived, so it is stored nowhere and travels in no event."""

import base64
import hashlib
import hmac

from wattwerk.identity.domain import LinkReference
from wattwerk.platform import secrets, settings


def token_of(link: LinkReference) -> str:
    """Return the token of a link: its identifier and a signature (HMAC-SHA-256, RFC 2104)."""
    return f"{link}.{_signature(str(link))}"


def link_of(token: str) -> LinkReference | None:
    """Return the link of a token, or None when the signature is not ours."""
    text, _, signature = token.partition(".")
    # Compared as bytes: text outside ASCII would raise instead of differing.
    if not hmac.compare_digest(signature.encode(), _signature(text).encode()):
        return None
    return LinkReference.parse(text)


def _signature(text: str) -> str:
    key = secrets.secret(settings.required("LINK_SECRET_NAME")).encode()
    digest = hmac.new(key, text.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
