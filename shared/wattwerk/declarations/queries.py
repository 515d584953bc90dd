"""What customers, staff and other contexts may know of declarations."""

import hashlib
import hmac

from wattwerk.declarations import repository
from wattwerk.declarations.schemas import Declaration, DeclarationsQuery
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page


def declaration(declaration_number: str) -> Declaration:
    """Return a declaration, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_item(declaration_number)
    if item is None:
        raise not_found("declaration")
    return repository.declaration(item)


def declaration_of_key(declaration_number: str, *, receipt_key: str) -> Declaration:
    """Return a declaration to whoever holds the key of its receipt.

    Raises:
        Problem: 404 ``not_found``, whichever of the two is wrong.
    """
    item = repository.find_item(declaration_number)
    stored = item.receipt_fingerprint if item else fingerprint("")
    if not hmac.compare_digest(stored, fingerprint(receipt_key)) or item is None:
        raise not_found("declaration")
    return repository.declaration(item)


def declarations_for_staff(*, caller: Caller, query: DeclarationsQuery) -> Page[Declaration]:
    """Return a brand's declarations in one status, newest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    return repository.page(query)


def declaration_for_staff(*, caller: Caller, declaration_number: str) -> Declaration:
    """Return a declaration to one of the caller's brands.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = declaration(declaration_number)
    caller.require_role(found.brand, *STAFF_ROLES)
    return found


def fingerprint(receipt_key: str) -> str:
    """Return what is stored of the key of a receipt."""
    return hashlib.sha256(receipt_key.encode()).hexdigest()
