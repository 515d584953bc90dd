"""What customers and staff see of conversations."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import BrandSettings
from wattwerk.contracts import queries as contracts
from wattwerk.conversations import repository
from wattwerk.conversations.items import ConversationItem
from wattwerk.conversations.schemas import (
    ContactOptions,
    Conversation,
    Conversations,
    ConversationsQuery,
    CustomerCorrespondence,
    Reason,
    Reasons,
    StaffConversation,
    StaffConversationSummary,
    Teams,
)
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page

SHOWN_CONVERSATIONS = 100


def reasons(brand: str) -> Reasons:
    """Return what people may write to a brand about.

    Raises:
        Problem: 404 for an unknown brand.
    """
    return Reasons(items=_reasons(brands.settings(brand)))


def contact_options(*, caller: Caller, customer_number: str, now: datetime) -> ContactOptions:
    """Return how a customer reaches the utility.

    Raises:
        Problem: 404 for somebody else's customer number.
    """
    caller.require_customer(customer_number)
    brand = contracts.overview(customer_number, now=now).customer.brand
    return ContactOptions(
        reasons=_reasons(brands.settings(brand)),
        email=brands.brand(brand).contact.email,
        contact_person=repository.contact_person(customer_number),
    )


def conversations(*, caller: Caller, customer_number: str) -> Conversations:
    """Return a customer's conversations, the latest message first.

    Raises:
        Problem: 404 for somebody else's customer number.
    """
    caller.require_customer(customer_number)
    found = repository.conversations_of(customer_number, limit=SHOWN_CONVERSATIONS)
    return Conversations(items=found, unread=sum(one.unread for one in found))


def conversation(*, caller: Caller, customer_number: str, conversation_id: str) -> Conversation:
    """Return one of a customer's conversations.

    Raises:
        Problem: 404 for an unknown conversation, and for somebody else's.
    """
    caller.require_customer(customer_number)
    item = repository.find(conversation_id)
    if item is None or item.writer["customer_number"] != customer_number:
        raise not_found("conversation")
    return repository.conversation(item)


def correspondence_of_customer(
    *, caller: Caller, customer_number: str, now: datetime
) -> CustomerCorrespondence:
    """Return what a customer of one of the caller's brands wrote, and who looks after the customer.

    Raises:
        Problem: 404 for an unknown customer, and for customers of other brands.
    """
    contracts.require_staff_of(customer_number, caller=caller, now=now)
    return CustomerCorrespondence(
        items=repository.conversations_of(customer_number, limit=SHOWN_CONVERSATIONS),
        contact_person=repository.contact_person(customer_number),
    )


def inbox(*, caller: Caller, query: ConversationsQuery) -> Page[StaffConversationSummary]:
    """Return the messages that a brand's staff have to answer, or have answered.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    lines, cursor = repository.inbox(query)
    return Page(items=lines, next_cursor=cursor)


def teams(*, caller: Caller, brand: str) -> Teams:
    """Return the teams of a brand.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(brand, *STAFF_ROLES)
    return Teams(items=list(brands.settings(brand).correspondence.teams))


def conversation_for_staff(*, caller: Caller, conversation_id: str) -> StaffConversation:
    """Return a conversation of one of the caller's brands.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = conversation_inside(conversation_id)
    caller.require_role(found.brand, *STAFF_ROLES)
    return found


def conversation_inside(conversation_id: str) -> StaffConversation:
    """Return a conversation, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find(conversation_id)
    if item is None:
        raise not_found("conversation")
    return for_staff(item)


def for_staff(item: ConversationItem) -> StaffConversation:
    """Return a stored conversation as staff see it."""
    summary = StaffConversationSummary.model_validate(item)
    return StaffConversation(
        **summary.model_dump(),
        messages=repository.messages(item.conversation_id),
        teams=list(brands.settings(item.brand).correspondence.teams),
        version=item.version,
    )


def _reasons(settings: BrandSettings) -> list[Reason]:
    return [Reason.model_validate(reason) for reason in settings.correspondence.reasons]
