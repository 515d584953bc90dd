"""What billing's answer, or the customer's change of mind, means for the records kept here."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from wattwerk.billing import repository
from wattwerk.billing.domain import TransactionStatus
from wattwerk.billing.items import ContractAccountItem, TransactionItem
from wattwerk.platform.transaction import Transaction

Consequence = Callable[[TransactionItem, TransactionStatus, Transaction], None]


def add_consequences(item: TransactionItem, status: TransactionStatus, *, transaction: Transaction) -> None:
    """Add to ``transaction`` what follows when a request enters ``status``."""
    consequence = CONSEQUENCES.get(item.kind)
    if consequence is not None and status is not TransactionStatus.EXPORTED:
        consequence(item, status, transaction)


def _instalment(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """A confirmed instalment becomes a step; any answer makes room for the next change."""
    account = _account(item)
    if account is None or account.instalment_request != item.transaction_id:
        return
    account.instalment_request = None
    if status is TransactionStatus.ACKNOWLEDGED:
        amount = Decimal(item.payload["amount"])
        since = date.fromisoformat(item.payload["effective_from"])
        steps = [step for step in repository.instalment_steps(account) if step.since < since]
        account.instalment_steps = [
            *({"amount": str(step.amount), "since": step.since.isoformat()} for step in steps),
            {"amount": str(amount), "since": since.isoformat()},
        ]
        account.instalment = amount
        account.instalment_since = since
    transaction.save(account)


def _account(item: TransactionItem) -> ContractAccountItem | None:
    return repository.find_account_item(item.customer_number, item.account_number)


CONSEQUENCES: dict[str, Consequence] = {"instalment_change": _instalment}
