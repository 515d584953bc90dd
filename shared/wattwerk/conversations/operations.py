"""What changes conversations: customers and strangers write, staff answer, forward and close."""

from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.correspondence import MessageReason
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Dashboard
from wattwerk.conversations import queries, repository
from wattwerk.conversations.domain import (
    Author,
    ConversationStatus,
    answer_by,
    new_conversation_id,
    require_not_closed,
)
from wattwerk.conversations.events import MessageAnswered
from wattwerk.conversations.items import ConversationItem
from wattwerk.conversations.schemas import (
    AnonymousMessage,
    Answer,
    Closing,
    ContactPerson,
    Conversation,
    ConversationSummary,
    CustomerCorrespondence,
    Forwarding,
    Message,
    MessageReceipt,
    NewConversation,
    Reply,
    StaffConversation,
    Writer,
)
from wattwerk.customers import operations as customers
from wattwerk.customers.schemas import Customer
from wattwerk.platform import clock
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

CUSTOMER_ACTOR = "customer"


def begin(
    *, caller: Caller, customer_number: str, new: NewConversation, idempotency: Idempotency, now: datetime
) -> Conversation:
    """Take a customer's message, and leave it to the team or contact person whom its reason concerns.

    Raises:
        Problem: 404 for somebody else's customer number; 403 for access for reading only; 422 for an
            unknown reason or contract.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    found = contracts.overview(customer_number, now=now)
    account_number = _account_number(found, new.contract_number)
    reason = _reason(found.customer.brand, new.reason)
    person = repository.contact_person(customer_number) if reason.to_account_manager else None
    item = _opened(
        brand=found.customer.brand,
        reason=reason,
        subject=new.subject,
        contract_number=new.contract_number,
        handler=person.name if person else "",
        writer=_writer(found.customer),
        now=now,
    )
    transaction = Transaction(now=now)
    message = _say(item, Author.CUSTOMER, item.writer["name"], new.text, now, transaction)
    if account_number:
        _record("message_received", item, account_number, CUSTOMER_ACTOR, now, transaction)
    answer = _conversation(item, [message])
    transaction.create(item)
    transaction.remember(idempotency, answer)
    transaction.commit()
    return answer


def begin_anonymously(
    *, message: AnonymousMessage, idempotency: Idempotency, now: datetime
) -> MessageReceipt:
    """Take the message of somebody who did not sign in. It belongs to no customer, whatever it claims.

    Raises:
        Problem: 404 for an unknown brand, 422 for an unknown reason.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = _opened(
        brand=message.brand,
        reason=_reason(message.brand, message.reason),
        subject=message.subject,
        contract_number=None,
        handler="",
        writer=Writer(
            name=message.name,
            email=message.email,
            phone=message.phone,
            language=message.language,
            customer_number=None,
            stated_customer_number=message.customer_number,
        ),
        now=now,
    )
    transaction = Transaction(now=now)
    _say(item, Author.CUSTOMER, message.name, message.text, now, transaction)
    receipt = MessageReceipt(conversation_id=item.conversation_id, received_at=now, answer_by=item.answer_by)
    transaction.create(item)
    transaction.remember(idempotency, receipt)
    transaction.commit()
    return receipt


def reply(
    *,
    caller: Caller,
    customer_number: str,
    conversation_id: str,
    reply: Reply,
    idempotency: Idempotency,
    now: datetime,
) -> Conversation:
    """Take one more message of the customer. It opens the conversation again, also a closed one.

    A message that waits for its answer already keeps the day until which that is due.

    Raises:
        Problem: 404 for an unknown conversation, and for somebody else's; 403 for access for reading
            only; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    before = queries.conversation(
        caller=caller, customer_number=customer_number, conversation_id=conversation_id
    )
    item = _found(conversation_id)
    transaction = Transaction(now=now)
    message = _say(item, Author.CUSTOMER, item.writer["name"], reply.text, now, transaction)
    answer = _conversation(item, [*before.messages, message])
    transaction.save(item)
    transaction.remember(idempotency, answer)
    _commit(transaction)
    return answer


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
    message = _say(item, Author.STAFF, caller.actor, answer.text, now, transaction)
    transaction.emit(
        MessageAnswered.happened(
            now=now, brand=item.brand, conversation_id=conversation_id, message_id=message.message_id
        )
    )
    customer_number = item.writer["customer_number"]
    if customer_number:
        account_number = _account_number(contracts.overview(customer_number, now=now), item.contract_number)
        if account_number:
            _record("message_answered", item, account_number, caller.actor, now, transaction)
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


def _opened(
    *,
    brand: str,
    reason: MessageReason,
    subject: str,
    contract_number: str | None,
    handler: str,
    writer: Writer,
    now: datetime,
) -> ConversationItem:
    received_on = clock.business_date(now, brands.brand(brand).time_zone)
    return ConversationItem.of(
        new_conversation_id(writer.customer_number, now),
        brand=brand,
        reason=reason.reason_id,
        reason_label=reason.label.model_dump(),
        complaint=reason.complaint,
        subject=subject,
        contract_number=contract_number,
        opened_at=now,
        last_message_at=now,
        answer_by=answer_by(reason, received_on),
        team_id=reason.team_id,
        handler=handler,
        writer=writer.model_dump(mode="json"),
    )


def _say(
    item: ConversationItem, author: Author, name: str, text: str, now: datetime, transaction: Transaction
) -> Message:
    item.last_message_at = now
    if author is Author.STAFF:
        item.answer_by = None
        item.enter(ConversationStatus.ANSWERED)
    else:
        item.answer_by = item.answer_by or _due(item, now)
        item.enter(ConversationStatus.OPEN)
    return repository.add_message(
        item.conversation_id, author=author, name=name, text=text, now=now, transaction=transaction
    )


def _due(item: ConversationItem, now: datetime) -> date:
    """Return the day for the next answer; a reason that the brand has given up meanwhile is like others."""
    reason = brands.settings(item.brand).correspondence.reason(item.reason)
    received_on = clock.business_date(now, brands.brand(item.brand).time_zone)
    return answer_by(reason, received_on) if reason else received_on


def _conversation(item: ConversationItem, messages: list[Message]) -> Conversation:
    return Conversation(**ConversationSummary.model_validate(item).model_dump(), messages=messages)


def _reason(brand: str, reason_id: str) -> MessageReason:
    reason = brands.settings(brand).correspondence.reason(reason_id)
    if reason is None:
        raise invalid("/reason", "message_reason_unknown", "Please choose one of the offered reasons.")
    return reason


def _account_number(found: Dashboard, contract_number: str | None) -> str | None:
    """Return the account on which the message is recorded: the contract's, or the first one."""
    if contract_number is None:
        return found.accounts[0].account_number if found.accounts else None
    for contract in found.contracts:
        if contract.contract_number == contract_number:
            return contract.account_number
    raise invalid("/contract_number", "contract_unknown", "There is no such contract.")


def _writer(customer: Customer) -> Writer:
    person = " ".join(part for part in (customer.title, customer.first_name, customer.last_name) if part)
    return Writer(
        name=person or customer.company,
        email=customer.email,
        phone=customer.phone,
        language=customer.language,
        customer_number=customer.customer_number,
    )


def _record(
    kind: str,
    item: ConversationItem,
    account_number: str,
    actor: str,
    now: datetime,
    transaction: Transaction,
) -> None:
    customers.record_activity(
        customer_number=item.writer["customer_number"],
        account_number=account_number,
        kind=kind,
        actor=actor,
        parameters={"conversation_id": item.conversation_id, "subject": item.subject},
        now=now,
        transaction=transaction,
    )


def _found(conversation_id: str) -> ConversationItem:
    item = repository.find(conversation_id)
    if item is None:
        raise not_found("conversation")
    return item


def _for_staff(caller: Caller, conversation_id: str, version: int) -> ConversationItem:
    item = _found(conversation_id)
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
    _commit(transaction)
    return result


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
