"""What others may know of contract accounts and transactions."""

from wattwerk.billing import repository
from wattwerk.billing.repository import accounts_in
from wattwerk.billing.schemas import Transaction, TransactionsQuery
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page

__all__ = [
    "accounts_in",
    "transaction",
    "transaction_for_staff",
    "transactions_for_staff",
    "transactions_of_customer",
]

SHOWN_TRANSACTIONS = 100


def transaction(transaction_id: str) -> Transaction:
    """Return a transaction, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_transaction_item(transaction_id)
    if item is None:
        raise not_found("transaction")
    return repository.transaction(item)


def transaction_for_staff(*, caller: Caller, transaction_id: str) -> Transaction:
    """Return a transaction of one of the caller's brands.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = transaction(transaction_id)
    caller.require_role(found.brand, *STAFF_ROLES)
    return found


def transactions_of_customer(customer_number: str) -> list[Transaction]:
    """Return the latest transactions of a customer, newest first; no caller is checked."""
    return repository.transactions_of(customer_number, limit=SHOWN_TRANSACTIONS)


def transactions_for_staff(*, caller: Caller, query: TransactionsQuery) -> Page[Transaction]:
    """Return a brand's transactions, newest first, of one status or kind when asked for.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = repository.transactions_of_brand(query)
    return Page(items=found, next_cursor=cursor)
