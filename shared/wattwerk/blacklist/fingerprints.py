"""Keyed hashes: who has the table alone cannot try out which account or name stands in it."""

import hashlib
import hmac

from wattwerk.platform import secrets, settings


def account(iban: str) -> str:
    """Return the fingerprint of an IBAN, blanks and case aside; empty without one."""
    written = "".join(iban.split()).upper()
    return _keyed(f"account/{written}") if written else ""


def key(brand: str, text: str) -> str:
    """Return a key of the list as it is stored. Each brand has a list of its own."""
    return _keyed(f"{brand}/{text}")


def _keyed(text: str) -> str:
    secret = secrets.secret(settings.required("BLACKLIST_SECRET_NAME")).encode()
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
