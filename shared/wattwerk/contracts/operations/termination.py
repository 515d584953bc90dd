"""A contract gets its end, within the transaction of whoever received the customer's declaration."""

from datetime import date

from wattwerk.contracts import repository
from wattwerk.contracts.domain import ContractStatus
from wattwerk.contracts.items import ContractItem
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction


def terminate(
    *, customer_number: str, contract_number: str, supply_end: date, transaction: Transaction
) -> None:
    """Let a contract end; ``supply_end`` is the first day without supply.

    Raises:
        Problem: 404 for an unknown contract.
    """
    _change(customer_number, contract_number, "terminated", supply_end, transaction)


def withdraw(*, customer_number: str, contract_number: str, today: date, transaction: Transaction) -> None:
    """Undo a contract from which the customer withdrew; what was supplied until ``today`` stays supplied.

    Raises:
        Problem: 404 for an unknown contract.
    """
    _change(customer_number, contract_number, "withdrawn", today, transaction)


def _change(
    customer_number: str,
    contract_number: str,
    status: ContractStatus,
    supply_end: date,
    transaction: Transaction,
) -> None:
    item: ContractItem | None = repository.find_contract_item(customer_number, contract_number)
    if item is None:
        raise not_found("contract")
    item.status = status
    item.supply_end = max(supply_end, item.supply_start)
    transaction.save(item)
