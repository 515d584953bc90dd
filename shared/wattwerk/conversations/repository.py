"""Loads and stores conversations."""

from datetime import datetime
from typing import Any

from wattwerk.conversations.domain import Author, ConversationStatus
from wattwerk.conversations.items import (
    ContactPersonItem,
    ConversationItem,
    ConversationMessageItem,
    customer_partition,
    owner_partition,
)
from wattwerk.conversations.schemas import (
    Attachment,
    ContactPerson,
    Conversation,
    ConversationsQuery,
    ConversationSummary,
    Message,
    StaffConversationSummary,
)
from wattwerk.platform import identifiers
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.transaction import Transaction


def find(conversation_id: str) -> ConversationItem | None:
    """Return a conversation, read consistently, or None."""
    try:
        return ConversationItem.get(*ConversationItem.key(conversation_id), consistent_read=True)
    except ConversationItem.DoesNotExist:
        return None


def messages(conversation_id: str) -> list[Message]:
    """Return the messages of a conversation, oldest first."""
    found = ConversationMessageItem.query(
        owner_partition(conversation_id),
        ConversationMessageItem.sk.startswith(ConversationMessageItem.prefix(conversation_id)),
        consistent_read=True,
    )
    return [Message.model_validate(item) for item in found]


def conversation(item: ConversationItem) -> Conversation:
    """Return a stored conversation with its messages."""
    summary = ConversationSummary.model_validate(item)
    return Conversation(**summary.model_dump(), messages=messages(item.conversation_id))


def conversations_of(customer_number: str, *, limit: int) -> list[ConversationSummary]:
    """Return the conversations that a customer began last, the latest message first."""
    found = ConversationItem.query(
        customer_partition(customer_number),
        ConversationItem.sk.startswith(ConversationItem.PREFIX),
        scan_index_forward=False,
        limit=limit,
    )
    listed = [ConversationSummary.model_validate(item) for item in found]
    return sorted(listed, key=lambda one: one.last_message_at, reverse=True)


def inbox(query: ConversationsQuery) -> tuple[list[StaffConversationSummary], str | None]:
    """Return one page of the staff inbox, and the cursor of the next."""
    partition = ConversationItem.inbox_partition(query.brand, query.status.value)
    of_team = (ConversationItem.team_id == query.team_id) if query.team_id else None
    found: Any = ConversationItem.inbox.query(
        partition,
        filter_condition=of_team,
        scan_index_forward=query.status is ConversationStatus.OPEN,
        last_evaluated_key=decode(query.cursor, gsi1pk=partition),
        limit=query.limit,
    )
    lines = [StaffConversationSummary.model_validate(item) for item in found]
    return lines, encode(found.last_evaluated_key)


def add_message(
    conversation_id: str,
    *,
    author: Author,
    name: str,
    text: str,
    attachments: list[Attachment],
    now: datetime,
    transaction: Transaction,
) -> Message:
    """Add a message to a conversation and return it."""
    message = Message(
        message_id=identifiers.unique_id(),
        at=now,
        author=author,
        name=name,
        text=text,
        attachments=attachments,
    )
    stored = {**message.model_dump(), "author": author.value}
    transaction.create(ConversationMessageItem.of(conversation_id, **stored))
    return message


def contact_person(customer_number: str) -> ContactPerson | None:
    """Return who looks after a customer, or None."""
    try:
        item = ContactPersonItem.get(customer_partition(customer_number), ContactPersonItem.SORT)
    except ContactPersonItem.DoesNotExist:
        return None
    return ContactPerson.model_validate(item)


def set_contact_person(customer_number: str, person: ContactPerson) -> None:
    """Record who looks after a customer from now on."""
    ContactPersonItem.of(customer_number, **person.model_dump()).save()
