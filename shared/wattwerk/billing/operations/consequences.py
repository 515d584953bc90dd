"""What billing's answer, or the customer's change of mind, means for the records kept here."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from wattwerk.billing import repository
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.items import ContractAccountItem, TransactionItem
from wattwerk.customers import operations as customers
from wattwerk.customers.schemas import ContactData, PersonName
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


def _bank_details(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """Confirmed bank details become those of the account; the others stay in the history."""
    account = _account(item)
    details = repository.find_bank_details_item(item)
    if account is None or details is None or account.bank_request != item.transaction_id:
        return
    account.bank_request = None
    details.status = BANK_DETAILS_STATUS[status]
    if status is TransactionStatus.ACKNOWLEDGED:
        for name in repository.BANK_DETAILS:
            setattr(account, name, getattr(details, name))
    transaction.save(account)
    transaction.save(details)


def _contact_data(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """Contact data hold at once; taken back, those before come again. Several accounts share them."""
    if status is TransactionStatus.WITHDRAWN and item.transaction_id == item.together[0]:
        customers.restore_contact_data(
            customer_number=item.customer_number,
            before=ContactData.model_validate(item.payload["before"]),
            after=ContactData.model_validate(item.payload["after"]),
            transaction=transaction,
        )


def _name(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """A name holds when billing has confirmed it. Several accounts share it: the first decides."""
    if status is TransactionStatus.ACKNOWLEDGED and item.transaction_id == item.together[0]:
        customers.change_name(
            customer_number=item.customer_number,
            name=PersonName.model_validate(item.payload["after"]),
            transaction=transaction,
        )


def _billing_address(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """A billing address holds at once; taken back, the one before comes again unless changed since."""
    account = _account(item)
    before, after = item.payload["before"], item.payload["after"]
    if status is not TransactionStatus.WITHDRAWN or account is None:
        return
    if {"recipient": account.billing_recipient, "address": account.billing_address} == after:
        account.billing_recipient, account.billing_address = before["recipient"], before["address"]
        transaction.save(account)


def _bill_delivery(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """A wish holds at once; taken back or refused, the one before comes again unless changed since."""
    account = _account(item)
    if status is TransactionStatus.ACKNOWLEDGED or account is None:
        return
    if account.bill_delivery == item.payload["after"]:
        account.bill_delivery = item.payload["before"]
        transaction.save(account)


def _product(item: TransactionItem, status: TransactionStatus, transaction: Transaction) -> None:
    """A cancelled product has its end at once; taken back or refused, it goes on."""
    product = repository.find_product_item(item.customer_number, item.payload["product_number"])
    if status is TransactionStatus.ACKNOWLEDGED or product is None:
        return
    if product.cancellation_request == item.transaction_id:
        product.set_end(None, request=None)
        transaction.save(product)


def _account(item: TransactionItem) -> ContractAccountItem | None:
    return repository.find_account_item(item.customer_number, item.account_number)


BANK_DETAILS_STATUS = {
    TransactionStatus.ACKNOWLEDGED: "applied",
    TransactionStatus.REJECTED: "refused",
    TransactionStatus.WITHDRAWN: "withdrawn",
}

CONSEQUENCES: dict[str, Consequence] = {
    "instalment_change": _instalment,
    "bank_change": _bank_details,
    "contact_change": _contact_data,
    "name_change": _name,
    "billing_address_change": _billing_address,
    "bill_delivery_change": _bill_delivery,
    "product_cancellation": _product,
}
