"""Customers and strangers write."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.correspondence import MessageReason
from wattwerk.contracts import queries as contracts
from wattwerk.conversations import attachments, queries, repository
from wattwerk.conversations.domain import Author, answer_by, new_conversation_id
from wattwerk.conversations.items import ConversationItem
from wattwerk.conversations.operations.steps import account_of, commit, record, say, stored
from wattwerk.conversations.schemas import (
    AnonymousMessage,
    Conversation,
    ConversationSummary,
    Message,
    MessageReceipt,
    NewConversation,
    Reply,
    Writer,
)
from wattwerk.customers.schemas import Customer
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction, WriteConflict

CUSTOMER_ACTOR = "customer"


def begin(
    *, caller: Caller, customer_number: str, new: NewConversation, idempotency: Idempotency, now: datetime
) -> Conversation:
    """Take a customer's message, and leave it to the team or contact person whom its reason concerns.

    Raises:
        Problem: 404 for somebody else's customer number; 403 for access for reading only; 422 for an
            unknown reason, contract or file.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    found = contracts.overview(customer_number, now=now)
    account_number = account_of(found, new.contract_number)
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
    message = say(
        item,
        Author.CUSTOMER,
        item.writer["name"],
        new.text,
        now,
        transaction,
        attachments=attachments.attached(customer_number, new.attachments),
    )
    if account_number:
        record("message_received", item, account_number, CUSTOMER_ACTOR, now, transaction)
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
    say(item, Author.CUSTOMER, message.name, message.text, now, transaction)
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
            only; 409 ``changed_meanwhile``; 422 for an unknown file.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    before = queries.conversation(
        caller=caller, customer_number=customer_number, conversation_id=conversation_id
    )
    item = stored(conversation_id)
    transaction = Transaction(now=now)
    message = say(
        item,
        Author.CUSTOMER,
        item.writer["name"],
        reply.text,
        now,
        transaction,
        attachments=attachments.attached(customer_number, reply.attachments),
    )
    answer = _conversation(item, [*before.messages, message])
    transaction.save(item)
    transaction.remember(idempotency, answer)
    commit(transaction)
    return answer


def see(*, caller: Caller, customer_number: str, conversation_id: str, now: datetime) -> Conversation:
    """Note that a customer has seen the latest answer.

    Raises:
        Problem: 404 for an unknown conversation, and for somebody else's; 403 for access for reading
            only.
    """
    caller.require_customer(customer_number, write=True)
    found = queries.conversation(
        caller=caller, customer_number=customer_number, conversation_id=conversation_id
    )
    item = stored(conversation_id)
    if not item.unread or item.last_message_at != found.last_message_at:
        return found
    item.unread = False
    transaction = Transaction(now=now)
    transaction.save(item)
    try:
        transaction.commit()
    except WriteConflict:
        # Somebody writes this very moment: it is unread, then, again.
        return found
    return found.model_copy(update={"unread": False})


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


def _conversation(item: ConversationItem, messages: list[Message]) -> Conversation:
    return Conversation(**ConversationSummary.model_validate(item).model_dump(), messages=messages)


def _reason(brand: str, reason_id: str) -> MessageReason:
    reason = brands.settings(brand).correspondence.reason(reason_id)
    if reason is None:
        raise invalid("/reason", "message_reason_unknown", "Please choose one of the offered reasons.")
    return reason


def _writer(customer: Customer) -> Writer:
    person = " ".join(part for part in (customer.title, customer.first_name, customer.last_name) if part)
    return Writer(
        name=person or customer.company,
        email=customer.email,
        phone=customer.phone,
        language=customer.language,
        customer_number=customer.customer_number,
    )
