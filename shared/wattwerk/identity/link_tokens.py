"""The secret part of links. It is derived, so it is stored nowhere and travels in no event."""

import base64
import hashlib
import hmac

from wattwerk.identity.domain import LinkReference
from wattwerk.platform import secrets, settings

_CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def token_of(link: LinkReference) -> str:
    """Return the token of a link: its identifier and a signature (HMAC-SHA-256, RFC 2104)."""
    return f"{link}.{_signature(str(link))}"


def password_of(link: LinkReference) -> str:
    """Return the password that is generated together with a link, e.g. ``k7mx-q2tp-9dvh-4szn``.

    16 of 32 characters that nobody mistakes for each other: 80 bits.
    """
    digest = _digest(f"password of {link}")
    characters = "".join(_CHARACTERS[byte % len(_CHARACTERS)] for byte in digest[:16])
    return "-".join(characters[start : start + 4] for start in range(0, 16, 4))


def link_of(token: str) -> LinkReference | None:
    """Return the link of a token, or None when the signature is not ours."""
    text, _, signature = token.partition(".")
    # Compared as bytes: text outside ASCII would raise instead of differing.
    if not hmac.compare_digest(signature.encode(), _signature(text).encode()):
        return None
    return LinkReference.parse(text)


def _signature(text: str) -> str:
    return base64.urlsafe_b64encode(_digest(text)).decode().rstrip("=")


def _digest(text: str) -> bytes:
    key = secrets.secret(settings.required("LINK_SECRET_NAME")).encode()
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
