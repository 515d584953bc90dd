"""The cookie that carries a refresh token: no script can read it, no other site can send it."""

from wattwerk.identity.schemas import Audience
from wattwerk.platform import settings

PATH = "/api/identity"
KEPT_SECONDS = 12 * 60 * 60
"""As long as the longest-lived refresh token; the user pool decides what is still valid."""


def carrying(audience: Audience, refresh_token: str) -> str:
    """Return the value of ``Set-Cookie`` that stores a refresh token."""
    return _cookie(audience, refresh_token, KEPT_SECONDS)


def cleared(audience: Audience) -> str:
    """Return the value of ``Set-Cookie`` that removes the refresh token."""
    return _cookie(audience, "", 0)


def refresh_token(audience: Audience, header: str | None) -> str | None:
    """Return the refresh token that the request's ``Cookie`` header carries for this audience."""
    # Taken apart by hand: the standard library gives up at the first odd cookie of somebody else.
    for cookie in (header or "").split(";"):
        name, _, value = cookie.strip().partition("=")
        if name == _name(audience):
            return value or None
    return None


def _name(audience: Audience) -> str:
    return f"wattwerk_{audience}"


def _cookie(audience: Audience, value: str, seconds: int) -> str:
    parts = [
        f"{_name(audience)}={value}",
        f"Max-Age={seconds}",
        f"Path={PATH}",
        "HttpOnly",
        "SameSite=Strict",
    ]
    # A site on this machine has no certificate; browsers would refuse a secure cookie there.
    if settings.site_url().startswith("https://"):
        parts.append("Secure")
    return "; ".join(parts)
