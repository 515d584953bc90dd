"""Staff look at one of the brand's own mails or letters for a customer, and send it."""

import base64
from datetime import datetime

from wattwerk.contracts import queries as contracts
from wattwerk.customers import operations as customers
from wattwerk.documents import rendering as documents
from wattwerk.messaging.events import OwnMessageRequested
from wattwerk.messaging.own_messages import (
    NotSayable,
    OwnMessage,
    about_customer,
    issue_letter,
    message,
    send,
)
from wattwerk.messaging.schemas import OwnMessagePreview, OwnMessageRequest
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.templates.domain.model import TemplateKind
from wattwerk.templates.domain.rendering import TemplateFailed

ACTIVITY = "own_message_sent"


def preview(
    *, caller: Caller, customer_number: str, request: OwnMessageRequest, now: datetime
) -> OwnMessagePreview:
    """Return what a customer would get. Nothing is sent or stored.

    Raises:
        Problem: 404 for a customer of other brands, an unknown contract or template; 409
            ``record_missing``, ``template_failed``.
    """
    return _shown(_message(caller, customer_number, request, now), now)


def request_message(
    *,
    caller: Caller,
    customer_number: str,
    request: OwnMessageRequest,
    idempotency: Idempotency,
    now: datetime,
) -> OwnMessagePreview:
    """Have a mail sent, or a letter laid among the customer's documents; return what it says.

    Raises:
        Problem: as ``preview``. What cannot be filled in is refused here, not later.
    """
    found = _message(caller, customer_number, request, now)
    shown = _shown(found, now)
    overview = contracts.overview(customer_number, now=now)
    accounts = {one.contract_number: one.account_number for one in overview.contracts}
    account = accounts.get(request.contract_number or "") or next(
        (one.account_number for one in overview.accounts), ""
    )
    transaction = Transaction(now=now)
    transaction.emit(
        OwnMessageRequested.happened(
            now=now,
            brand=found.brand.id,
            template_kind=request.template_kind,
            template_key=request.template_key,
            customer_number=customer_number,
            contract_number=request.contract_number,
        )
    )
    customers.record_activity(
        customer_number=customer_number,
        account_number=account,
        kind=ACTIVITY,
        actor=caller.actor,
        parameters={"template": found.template.name},
        now=now,
        transaction=transaction,
    )
    answer = OwnMessagePreview(subject=shown.subject, language=shown.language)
    transaction.remember(idempotency, answer)
    transaction.commit()
    return answer


def deliver_own_message(
    *,
    event_id: str,
    template_kind: str,
    template_key: str,
    customer_number: str,
    contract_number: str | None,
    now: datetime,
) -> None:
    """Send or issue what staff wanted, once.

    Raises:
        NotSayable: the template was removed or changed in the same instant.
    """
    subject = about_customer(customer_number, contract_number, now=now)
    if template_kind == TemplateKind.MAIL:
        send(template_key, delivery=event_id, subject=subject, now=now)
    else:
        issue_letter(template_key, delivery=event_id, subject=subject, now=now)


def _message(caller: Caller, customer_number: str, request: OwnMessageRequest, now: datetime) -> OwnMessage:
    subject = about_customer(customer_number, request.contract_number, now=now)
    caller.require_role(subject.brand, *STAFF_ROLES)
    try:
        return message(TemplateKind(request.template_kind), request.template_key, subject)
    except NotSayable as fault:
        if fault.code == "template_unknown":
            raise not_found("template") from fault
        raise Problem(
            409, "record_missing", "It speaks of something that this customer does not have."
        ) from fault


def _shown(found: OwnMessage, now: datetime) -> OwnMessagePreview:
    try:
        if found.template.kind is TemplateKind.MAIL:
            mail = found.mail("preview", preview=True)
            return OwnMessagePreview(
                subject=mail.subject,
                language=found.language,
                html=mail.html,
                recipient=mail.recipient_address,
            )
        letter, design = found.letter(business_date(now, found.brand.time_zone))
        pages = documents.images(letter, found.brand, design)
    except TemplateFailed as failure:
        raise Problem(
            409, "template_failed", "The template cannot be filled in for this record."
        ) from failure
    return OwnMessagePreview(
        subject=letter.title,
        language=found.language,
        pages=[base64.b64encode(page).decode() for page in pages],
        recipient=", ".join(letter.recipient),
    )
