"""Models of conversations."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from wattwerk.brands.correspondence import Label, Team
from wattwerk.conversations.domain import Author, ConversationStatus
from wattwerk.platform.schema import EmailAddress, NamePart, PageRequest, Schema, ShortText
from wattwerk.platform.vocabulary import Language

MessageText = Annotated[str, Field(min_length=1, max_length=5000)]
Phone = Annotated[str, Field(max_length=40)]


class Reason(Schema):
    """Something that people may write about."""

    reason_id: str
    label: Label
    complaint: bool
    answer_within_days: int


class Reasons(Schema):
    """What people may write about."""

    items: list[Reason]


class ReasonsQuery(Schema):
    """Whose reasons are wanted."""

    brand: str = Field(description="e.g. `musterstadt`.")


class ContactPerson(Schema):
    """The person at the utility who looks after a customer."""

    name: ShortText
    email: EmailAddress
    phone: Phone = ""


class ContactOptions(Schema):
    """How a customer reaches the utility."""

    reasons: list[Reason]
    email: str = Field(description="Address for mails that the customer writes outside of the portal.")
    contact_person: ContactPerson | None


Attachments = Annotated[
    list[str], Field(max_length=5, description="Files that were sent before: their `document_id`.")
]


class Attachment(Schema):
    """A file that belongs to a message."""

    document_id: str
    title: str
    file_name: str
    media_type: str
    size: int = Field(description="Bytes.")


class NewConversation(Schema):
    """What a customer writes; name, customer number and e-mail address are known."""

    reason: str
    subject: ShortText
    text: MessageText
    contract_number: str | None = None
    attachments: Attachments = Field(default_factory=list)


class Reply(Schema):
    """One more message of the customer."""

    text: MessageText
    attachments: Attachments = Field(default_factory=list)


class AnonymousMessage(Schema):
    """What somebody writes without signing in."""

    brand: str
    language: Language
    reason: str
    name: NamePart
    email: EmailAddress
    phone: Phone = ""
    customer_number: Annotated[str, Field(max_length=20)] = Field(
        default="", description="As the writer gave it; nothing is looked up with it."
    )
    subject: ShortText
    text: MessageText


class MessageReceipt(Schema):
    """Confirms that a message without sign-in arrived."""

    conversation_id: str
    received_at: datetime
    answer_by: date


class Message(Schema):
    """One message of a conversation."""

    message_id: str
    at: datetime
    author: Author
    name: str
    text: str
    attachments: list[Attachment] = Field(default_factory=list)


class ConversationSummary(Schema):
    """A conversation as a line of a list."""

    conversation_id: str
    status: ConversationStatus
    reason: str
    reason_label: Label
    complaint: bool
    subject: str
    contract_number: str | None
    opened_at: datetime
    last_message_at: datetime
    answer_by: date | None = Field(description="Last day for our answer; null when none is due.")
    unread: bool = Field(
        default=False, description="Whether there is an answer that the customer has not seen."
    )


class Conversations(Schema):
    """The conversations of a customer, the latest message first."""

    items: list[ConversationSummary]
    unread: int = Field(default=0, description="How many of them have an answer that was not seen.")


class Conversation(ConversationSummary):
    """A conversation with its messages, oldest first."""

    messages: list[Message]


class Writer(Schema):
    """Who began a conversation, and how to reach that person."""

    name: str
    email: str
    phone: str
    language: Language
    customer_number: str | None = Field(description="Proven by signing in.")
    stated_customer_number: str = Field(default="", description="Claimed without signing in.")


class StaffConversationSummary(ConversationSummary):
    """A conversation as a line of the staff inbox."""

    brand: str
    team_id: str
    handler: str = Field(description="Contact person of the customer who should answer; may be empty.")
    writer: Writer


class StaffConversation(StaffConversationSummary):
    """A conversation as staff see it."""

    messages: list[Message]
    teams: list[Team] = Field(description="Teams to which it can be forwarded.")
    version: int


class CustomerCorrespondence(Schema):
    """What a customer wrote, the latest message first, and who looks after the customer."""

    items: list[ConversationSummary]
    contact_person: ContactPerson | None


class ConversationsQuery(PageRequest):
    """Which conversations to list: open ones by due date, others by their latest message."""

    brand: str
    status: ConversationStatus = ConversationStatus.OPEN
    team_id: str | None = None


class TeamsQuery(Schema):
    """Whose teams are wanted."""

    brand: str


class Teams(Schema):
    """The teams among which a brand shares out its messages."""

    items: list[Team]


class Answer(Schema):
    """What staff answer."""

    version: int
    text: MessageText


class Closing(Schema):
    """That a conversation needs no answer any more."""

    version: int


class Forwarding(Schema):
    """The team that should answer instead."""

    version: int
    team_id: str
