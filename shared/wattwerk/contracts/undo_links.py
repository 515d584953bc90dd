"""The link in a mail that undoes new bank details, without signing in: whoever took over a login must
not be able to keep the owner from it."""

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote

from wattwerk.billing import queries as billing
from wattwerk.platform import secrets, settings
from wattwerk.platform.problems import Problem

PURPOSE = "undo-request"


def undo_address(transaction_id: str, *, brand: str) -> str:
    """Return where the link leads. Its token is derived, so it is stored nowhere."""
    token = f"{transaction_id}.{_signature(transaction_id)}"
    return f"{settings.site_url()}/portal/undo?brand={quote(brand, safe='')}&token={quote(token, safe='')}"


def request_of(token: str, *, now: datetime) -> tuple[str, str]:
    """Return customer number and transaction id of a link that still works.

    Raises:
        Problem: 410 ``link_not_usable`` for forged and expired links.
    """
    transaction_id, _, signature = token.rpartition(".")
    # Compared as bytes: text outside ASCII would raise instead of differing.
    if not hmac.compare_digest(signature.encode(), _signature(transaction_id).encode()):
        raise _not_usable()
    transaction = billing.transaction(transaction_id)
    if transaction.exportable_from is None or now >= transaction.exportable_from:
        raise _not_usable()
    return transaction.customer_number, transaction_id


def _not_usable() -> Problem:
    return Problem(410, "link_not_usable", "This link has expired.")


def _signature(transaction_id: str) -> str:
    key = secrets.secret(settings.required("LINK_SECRET_NAME")).encode()
    digest = hmac.new(key, f"{PURPOSE}#{transaction_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
