"""What all steps of a conversation have in common."""

from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.contracts.schemas import Dashboard
from wattwerk.conversations import repository
from wattwerk.conversations.domain import Author, ConversationStatus, answer_by
from wattwerk.conversations.items import ConversationItem
from wattwerk.conversations.schemas import Attachment, Message
from wattwerk.customers import operations as customers
from wattwerk.platform import clock
from wattwerk.platform.problems import invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def say(
    item: ConversationItem,
    author: Author,
    name: str,
    text: str,
    now: datetime,
    transaction: Transaction,
    *,
    attachments: list[Attachment] | None = None,
) -> Message:
    """Add a message, and let the other side be the one to act."""
    item.last_message_at = now
    item.unread = author is Author.STAFF
    if author is Author.STAFF:
        item.answer_by = None
        item.enter(ConversationStatus.ANSWERED)
    else:
        item.answer_by = item.answer_by or _due(item, now)
        item.enter(ConversationStatus.OPEN)
    return repository.add_message(
        item.conversation_id,
        author=author,
        name=name,
        text=text,
        attachments=attachments or [],
        now=now,
        transaction=transaction,
    )


def _due(item: ConversationItem, now: datetime) -> date:
    """Return the day for the next answer; a reason that the brand has given up meanwhile is like others."""
    reason = brands.settings(item.brand).correspondence.reason(item.reason)
    received_on = clock.business_date(now, brands.brand(item.brand).time_zone)
    return answer_by(reason, received_on) if reason else received_on


def account_of(found: Dashboard, contract_number: str | None) -> str | None:
    """Return the account on which the message is recorded: the contract's, or the first one."""
    if contract_number is None:
        return found.accounts[0].account_number if found.accounts else None
    for contract in found.contracts:
        if contract.contract_number == contract_number:
            return contract.account_number
    raise invalid("/contract_number", "contract_unknown", "There is no such contract.")


def record(
    kind: str,
    item: ConversationItem,
    account_number: str,
    actor: str,
    now: datetime,
    transaction: Transaction,
) -> None:
    """Record a message as an activity of its customer."""
    customers.record_activity(
        customer_number=item.writer["customer_number"],
        account_number=account_number,
        kind=kind,
        actor=actor,
        parameters={"conversation_id": item.conversation_id, "subject": item.subject},
        now=now,
        transaction=transaction,
    )


def stored(conversation_id: str) -> ConversationItem:
    """Return the stored conversation.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find(conversation_id)
    if item is None:
        raise not_found("conversation")
    return item


def commit(transaction: Transaction) -> None:
    """Write everything, or refuse because somebody else was faster.

    Raises:
        Problem: 409 ``changed_meanwhile``.
    """
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
