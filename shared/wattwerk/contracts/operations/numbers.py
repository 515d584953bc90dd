"""Numbers of contracts."""

from wattwerk.platform import customer_collection
from wattwerk.platform.transaction import Transaction

CONTRACT_NUMBER_DIGITS = 9


def reserve_contract_number(*, transaction: Transaction) -> str:
    """Return a contract number of 9 digits that ``transaction`` reserves.

    When the commit fails with a ``WriteConflict`` on a ``NumberReservation``, reserve again.
    """
    return customer_collection.reserve_number(
        "CONTRACT", length=CONTRACT_NUMBER_DIGITS, transaction=transaction
    )
