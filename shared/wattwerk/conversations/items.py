"""Items of conversations, and the only code that builds their keys."""

from datetime import datetime
from typing import Any, ClassVar

from pynamodb.attributes import BooleanAttribute, JSONAttribute, UnicodeAttribute

from wattwerk.conversations.domain import ConversationStatus, customer_of
from wattwerk.platform import clock, settings
from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.items import FirstIndex, Item, TableMeta, Versioned


class CorrespondenceItem(Item):
    """Base of what people and staff write to each other."""

    class Meta(TableMeta):
        table_name = settings.table_name("messaging")

    inbox: ClassVar[FirstIndex] = FirstIndex()
    gsi1pk = UnicodeAttribute(null=True)
    gsi1sk = UnicodeAttribute(null=True)


class ConversationItem(Versioned, CorrespondenceItem, discriminator="conversation"):
    """The head of a conversation; its messages are items of their own."""

    PREFIX = "CONVERSATION#"

    conversation_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    status = UnicodeAttribute()
    reason = UnicodeAttribute()
    reason_label: JSONAttribute = JSONAttribute()
    complaint = BooleanAttribute()
    subject = UnicodeAttribute()
    contract_number = UnicodeAttribute(null=True)
    opened_at = TimestampAttribute()
    last_message_at = TimestampAttribute()
    answer_by = DateAttribute(null=True)
    team_id = UnicodeAttribute()
    handler = UnicodeAttribute()
    writer: JSONAttribute = JSONAttribute()
    # Whether staff have answered since the customer looked last.
    unread = BooleanAttribute(default=False)

    @classmethod
    def of(cls, conversation_id: str, **attributes: Any) -> "ConversationItem":
        """Return a new conversation, which has to enter its first status."""
        return cls(*cls.key(conversation_id), conversation_id=conversation_id, **attributes)

    def enter(self, status: ConversationStatus) -> None:
        """Take a status and the place in the staff inbox that follows from it.

        Open ones are sorted by the day until which an answer is due, others by their latest message.
        """
        self.status = status.value
        self.gsi1pk = self.inbox_partition(self.brand, status.value)
        due = self.answer_by.isoformat() if self.answer_by else ""
        latest = clock.timestamp(self.last_message_at)
        first = due if status is ConversationStatus.OPEN else latest
        self.gsi1sk = f"{first}#{latest}#{self.conversation_id}"

    @classmethod
    def key(cls, conversation_id: str) -> tuple[str, str]:
        """Return the key of a conversation, which its id alone determines."""
        return owner_partition(conversation_id), f"{cls.PREFIX}{conversation_id}"

    @staticmethod
    def inbox_partition(brand: str, status: str) -> str:
        """Return the partition of the staff inbox for a status."""
        return f"CONVERSATIONS#{brand}#{status}"


class ConversationMessageItem(CorrespondenceItem, discriminator="conversation_message"):
    """One message. Never changed."""

    message_id = UnicodeAttribute()
    at = TimestampAttribute()
    author = UnicodeAttribute()
    name = UnicodeAttribute()
    text = UnicodeAttribute()
    attachments: JSONAttribute = JSONAttribute(default=list)

    @classmethod
    def of(
        cls, conversation_id: str, *, message_id: str, at: datetime, **attributes: Any
    ) -> "ConversationMessageItem":
        """Return a new message; messages sort by the moment they were written."""
        sort = f"{cls.prefix(conversation_id)}{clock.timestamp(at)}#{message_id}"
        return cls(owner_partition(conversation_id), sort, message_id=message_id, at=at, **attributes)

    @staticmethod
    def prefix(conversation_id: str) -> str:
        """Return how the sort keys of a conversation's messages begin."""
        return f"MESSAGE#{conversation_id}#"


class ContactPersonItem(CorrespondenceItem, discriminator="contact_person"):
    """Who looks after a customer."""

    SORT = "CONTACT_PERSON"

    name = UnicodeAttribute()
    email = UnicodeAttribute()
    phone = UnicodeAttribute()

    @classmethod
    def of(cls, customer_number: str, **attributes: Any) -> "ContactPersonItem":
        """Return the item of a customer's contact person."""
        return cls(customer_partition(customer_number), cls.SORT, **attributes)


def customer_partition(customer_number: str) -> str:
    """Return the partition of everything that a customer wrote and was answered."""
    return f"CUSTOMER#{customer_number}"


def owner_partition(conversation_id: str) -> str:
    """Return the partition of a conversation: its customer's, or one of its own."""
    customer_number = customer_of(conversation_id)
    return customer_partition(customer_number) if customer_number else f"ANONYMOUS#{conversation_id}"
