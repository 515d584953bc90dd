"""Numbers of contract accounts."""

from wattwerk.platform import customer_collection
from wattwerk.platform.transaction import Transaction

ACCOUNT_NUMBER_DIGITS = 10


def reserve_account_number(*, transaction: Transaction) -> str:
    """Return a contract account number of 10 digits that ``transaction`` reserves.

    When the commit fails with a ``WriteConflict`` on a ``NumberReservation``, reserve again.
    """
    return customer_collection.reserve_number(
        "ACCOUNT", length=ACCOUNT_NUMBER_DIGITS, transaction=transaction
    )
