"""Staff answer, forward and close, and say who looks after a customer."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.contracts import queries as contracts
from wattwerk.conversations import queries, repository
from wattwerk.conversations.domain import Author, ConversationStatus, require_not_closed
from wattwerk.conversations.events import MessageAnswered
from wattwerk.conversations.items import ConversationItem
from wattwerk.conversations.operations.steps import account_of, commit, record, say, stored
from wattwerk.conversations.schemas import (
    Answer,
    Closing,
    ContactPerson,
    CustomerCorrespondence,
    Forwarding,
    Message,
    StaffConversation,
)
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction, changed_meanwhile


def answer(
    *, caller: Caller, conversation_id: str, answer: Answer, idempotency: Idempotency, now: datetime
) -> StaffConversation:
    """Answer a conversation; the writer gets a mail.

    Raises:
        Problem: 404 for an unknown conversation and for one of another brand; 409
            ``changed_meanwhile`` when the caller has not seen the latest message.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = _for_staff(caller, conversation_id, answer.version)
    transaction = Transaction(now=now)
    message = say(item, Author.STAFF, caller.actor, answer.text, now, transaction)
    transaction.emit(
        MessageAnswered.happened(
            now=now, brand=item.brand, conversation_id=conversation_id, message_id=message.message_id
        )
    )
    customer_number = item.writer["customer_number"]
    if customer_number:
        account_number = account_of(contracts.overview(customer_number, now=now), item.contract_number)
        if account_number:
            record("message_answered", item, account_number, caller.actor, now, transaction)
    return _saved(item, answer.version, transaction, idempotency, further=[message])


def close(
    *, caller: Caller, conversation_id: str, closing: Closing, idempotency: Idempotency, now: datetime
) -> StaffConversation:
    """Close a conversation that needs no answer any more.

    Raises:
        Problem: 404 for an unknown conversation and for one of another brand; 409
            ``changed_meanwhile`` or ``conversation_closed``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = _for_staff(caller, conversation_id, closing.version)
    require_not_closed(ConversationStatus(item.status))
    item.answer_by = None
    item.enter(ConversationStatus.CLOSED)
    return _saved(item, closing.version, Transaction(now=now), idempotency)


def forward(
    *, caller: Caller, conversation_id: str, forwarding: Forwarding, idempotency: Idempotency, now: datetime
) -> StaffConversation:
    """Leave a conversation to another team; the day until which an answer is due stays.

    Raises:
        Problem: 404 for an unknown conversation and for one of another brand; 409
            ``changed_meanwhile`` or ``conversation_closed``; 422 for an unknown team.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = _for_staff(caller, conversation_id, forwarding.version)
    require_not_closed(ConversationStatus(item.status))
    if not brands.settings(item.brand).correspondence.has_team(forwarding.team_id):
        raise invalid("/team_id", "team_unknown", "There is no such team.")
    item.team_id = forwarding.team_id
    item.handler = ""
    return _saved(item, forwarding.version, Transaction(now=now), idempotency)


def assign_contact_person(*, customer_number: str, person: ContactPerson) -> None:
    """Record who looks after a customer, for use inside the system: no caller is checked."""
    repository.set_contact_person(customer_number, person)


def change_contact_person(
    *, caller: Caller, customer_number: str, person: ContactPerson, now: datetime
) -> CustomerCorrespondence:
    """Let a person look after a customer from now on.

    Raises:
        Problem: 404 for an unknown customer, and for customers of other brands.
    """
    before = queries.correspondence_of_customer(caller=caller, customer_number=customer_number, now=now)
    assign_contact_person(customer_number=customer_number, person=person)
    return before.model_copy(update={"contact_person": person})


def _for_staff(caller: Caller, conversation_id: str, version: int) -> ConversationItem:
    item = stored(conversation_id)
    caller.require_role(item.brand, *STAFF_ROLES)
    if item.version != version:
        raise changed_meanwhile()
    return item


def _saved(
    item: ConversationItem,
    version: int,
    transaction: Transaction,
    idempotency: Idempotency,
    further: list[Message] | None = None,
) -> StaffConversation:
    before = queries.for_staff(item)
    # Saving raises the version; the answer already tells the new one.
    changes = {"version": version + 1, "messages": [*before.messages, *(further or [])]}
    result = before.model_copy(update=changes)
    transaction.save(item)
    transaction.remember(idempotency, result)
    commit(transaction)
    return result
