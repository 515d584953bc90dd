"""A contract gets its end, within the transaction of whoever received the customer's declaration."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from wattwerk.contracts import repository
from wattwerk.contracts.items import ContractItem
from wattwerk.contracts.statuses import ContractStatus
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction


@dataclass(frozen=True)
class Standing:
    """How a contract stands; ``supply_end`` is the first day without supply."""

    status: ContractStatus
    supply_end: date | None


def terminate(
    *, customer_number: str, contract_number: str, supply_end: date, transaction: Transaction
) -> Standing:
    """Let a contract end; ``supply_end`` is the first day without supply. Return how it stood before.

    Raises:
        Problem: 404 for an unknown contract.
    """
    return _change(customer_number, contract_number, "terminated", supply_end, transaction)


def withdraw(
    *, customer_number: str, contract_number: str, today: date, transaction: Transaction
) -> Standing:
    """Undo a contract from which the customer withdrew; what was supplied until ``today`` stays supplied.

    Returns how the contract stood before.

    Raises:
        Problem: 404 for an unknown contract.
    """
    return _change(customer_number, contract_number, "withdrawn", today, transaction)


def restore(
    *,
    customer_number: str,
    contract_number: str,
    before: Standing,
    supply_end: date,
    transaction: Transaction,
) -> bool:
    """Let a contract go on as before it got the end ``supply_end``.

    Returns:
        False, with nothing added to ``transaction``, when the contract has got another end since.

    Raises:
        Problem: 404 for an unknown contract.
    """
    item = _contract(customer_number, contract_number)
    if item.status not in ("terminated", "withdrawn") or item.supply_end != max(
        supply_end, item.supply_start
    ):
        return False
    item.status = before.status
    item.supply_end = before.supply_end
    transaction.save(item)
    return True


def _change(
    customer_number: str,
    contract_number: str,
    status: ContractStatus,
    supply_end: date,
    transaction: Transaction,
) -> Standing:
    item = _contract(customer_number, contract_number)
    before = Standing(cast(ContractStatus, item.status), item.supply_end)
    item.status = status
    item.supply_end = max(supply_end, item.supply_start)
    transaction.save(item)
    return before


def _contract(customer_number: str, contract_number: str) -> ContractItem:
    item: ContractItem | None = repository.find_contract_item(customer_number, contract_number)
    if item is None:
        raise not_found("contract")
    return item
