"""Telling people what happened: one operation per event, each sends one mail once."""

from datetime import datetime
from http import HTTPStatus
from urllib.parse import quote

from wattwerk.billing import queries as billing
from wattwerk.brands import queries as brands
from wattwerk.brands.schemas import Brand
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.customers import queries as customers
from wattwerk.documents.domain.letter import Letter
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.operations import IssuedDocument
from wattwerk.identity import queries as identity
from wattwerk.identity.queries import Link
from wattwerk.messaging import rendering, requests
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Addressee, Content, MailKind, Recipient, full_name, message_id
from wattwerk.messaging.letters import orders as letters
from wattwerk.messaging.mails import orders as order_mails
from wattwerk.messaging.mails import portal as portal_mails
from wattwerk.messaging.mails import readings as reading_mails
from wattwerk.messaging.wording import Wording
from wattwerk.metering import queries as metering
from wattwerk.metering.schemas import Meter
from wattwerk.orders import links as order_links
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.platform import settings
from wattwerk.platform.clock import business_date
from wattwerk.platform.mail import Attachment
from wattwerk.platform.problems import Problem
from wattwerk.templates import letters as documents

READING_REPORT = "meter_reading_report"


def notify_order_placed(*, event_id: str, order_number: str, now: datetime) -> None:
    """Confirm an order: receipt with all declarations, contract summary, withdrawal information.

    § 312i (1) no. 3 BGB (receipt at once), § 41 (4) EnWG (summary), § 312f (2) BGB (confirmation
    of the contract's content on a durable medium).
    """
    order = orders.placed_order(order_number)
    person = order.declaration.request.person
    brand = brands.brand(order.brand)
    words = Wording(order.declaration.request.language, brand.time_zone)
    issued_on = business_date(now, brand.time_zone)

    def prepare() -> Prepared:
        confirmation = letters.order_confirmation(
            order, brand=brand, issued_on=issued_on, withdraw=_withdraw_address(brand), words=words
        )
        summary = letters.contract_summary(order, issued_on=issued_on, words=words)
        owner = Owner("order", order_number)
        declared = order.declaration.power_of_attorney
        empowered = (
            [letters.power_of_attorney(order, declared, issued_on=issued_on, words=words)] if declared else []
        )
        issued = [
            _issued(letter, owner, order_number, brand=brand, words=words, now=now)
            for letter in (confirmation, summary, *empowered)
        ]
        status = order_links.status_address(order_number, brand=brand.id, language=words.language)
        content = order_mails.order_received(order, status=status, words=words)
        return _prepared(content, event_id, person, brand, issued)

    send_once(
        event_id=event_id,
        kind=MailKind.ORDER_RECEIVED,
        brand=brand.id,
        subject=f"order/{order_number}",
        prepare=prepare,
        now=now,
    )


def notify_order_form_saved(*, event_id: str, form_id: str, now: datetime) -> None:
    """Send the link that opens an unfinished order, unless it is gone or sent off already."""
    kept = orders.saved_form(form_id, now=now)
    if kept is None:
        return
    brand = brands.brand(kept.form.brand)
    words = Wording(kept.form.language, brand.time_zone)
    address = order_links.form_address(form_id, brand=brand.id, language=words.language)
    content = order_mails.order_form_saved(kept, address=address, words=words)
    send_once(
        event_id=event_id,
        kind=MailKind.ORDER_FORM_SAVED,
        brand=brand.id,
        subject=f"form/{form_id}",
        prepare=lambda: _addressed(content, event_id, Recipient("", kept.email), brand),
        now=now,
    )


def notify_order_rejected(*, event_id: str, order_number: str, now: datetime) -> None:
    """Tell a prospect that the order is not accepted."""
    order = orders.placed_order(order_number)
    brand = brands.brand(order.brand)
    words = Wording(order.declaration.request.language, brand.time_zone)
    send_once(
        event_id=event_id,
        kind=MailKind.ORDER_REJECTED,
        brand=brand.id,
        subject=f"order/{order_number}",
        prepare=lambda: _prepared(
            order_mails.order_rejected(order, words), event_id, order.declaration.request.person, brand
        ),
        now=now,
    )


def notify_login_created(
    *, event_id: str, customer_number: str, link_id: str, invited: bool | None = None, now: datetime
) -> None:
    """Welcome a new customer: our acceptance in text form (§ 41b (1) EnWG) and the way to a password.

    Somebody whose contracts came from elsewhere, without an order of ours, gets the way alone. Where
    the brand invites nobody by mail, the way is left out; ``invited`` decides that for one login. Where
    logins come with a status, the acceptance was sent before.
    """
    link = identity.link(link_id)
    accounts = brands.settings(link.brand).accounts
    shown = link if (accounts.invitation_mail if invited is None else invited) else None
    _welcome(event_id, customer_number, shown, now, with_acceptance=accounts.creation != "status")


def notify_contract_concluded(*, event_id: str, customer_number: str, now: datetime) -> None:
    """Send our acceptance where customers get no login with the contract; else the welcome brings it."""
    brand = customers.customer(customer_number).brand
    if brands.settings(brand).accounts.creation != "contract_concluded":
        _welcome(event_id, customer_number, None, now)


def _welcome(
    event_id: str, customer_number: str, link: Link | None, now: datetime, *, with_acceptance: bool = True
) -> None:
    found = contracts.overview(customer_number, now=now)
    customer = found.customer
    contract = max(found.contracts, key=lambda one: one.concluded_on, default=None)
    order = _order_of(contract) if contract and with_acceptance else None
    brand = brands.brand(customer.brand)
    words = Wording(customer.language, brand.time_zone)
    if order is None and link is None:
        return

    def prepare() -> Prepared:
        if contract is None or order is None:
            content = portal_mails.access(customer, link=link, words=words)
            return _prepared(content, event_id, customer, brand)
        letter = letters.contract_confirmation(
            order,
            contract_number=contract.contract_number,
            customer_number=customer_number,
            acceptance=orders.acceptance(order.order_number).text,
            brand=brand,
            issued_on=business_date(now, brand.time_zone),
            withdraw=_withdraw_address(brand),
            words=words,
        )
        owner = Owner("customer", customer_number)
        issued = _issued(letter, owner, contract.contract_number, brand=brand, words=words, now=now)
        account = next(one for one in found.accounts if one.account_number == contract.account_number)
        instalment = words.money(account.instalment)
        content = portal_mails.welcome(customer, contract, instalment=instalment, link=link, words=words)
        return _prepared(content, event_id, customer, brand, [issued])

    send_once(
        event_id=event_id,
        kind=MailKind.WELCOME,
        brand=brand.id,
        subject=f"customer/{customer_number}",
        prepare=prepare,
        now=now,
    )


def notify_link_requested(*, event_id: str, link_id: str, now: datetime) -> None:
    """Send a link: to sign in, to choose a password, to confirm or to undo something."""
    link = identity.link(link_id)
    brand = brands.brand(link.brand)
    words = Wording(link.language, brand.time_zone)
    kind = MailKind(link.purpose.value)
    content = (
        portal_mails.initial_password(link, words)
        if kind is MailKind.INITIAL_PASSWORD
        else portal_mails.link(kind, name=link.name, address=link.url, inviter=link.inviter, words=words)
    )
    send_once(
        event_id=event_id,
        kind=kind,
        brand=brand.id,
        subject=f"login/{link.subject}",
        prepare=lambda: _addressed(content, event_id, Recipient(link.name, link.email), brand),
        now=now,
    )


def notify_login_changed(
    *, event_id: str, login_id: str, change: str, occurred_at: datetime, now: datetime
) -> None:
    """Tell the owner of a login what happened to it, so that nobody can do so unnoticed."""
    login = identity.login(login_id)
    brand = brands.brand(login.brand)
    words = Wording(login.language, brand.time_zone)
    content = portal_mails.login_changed(
        change, name=login.name, at=occurred_at, portal=_portal_address(brand), words=words
    )
    send_once(
        event_id=event_id,
        kind=MailKind.LOGIN_CHANGED,
        brand=brand.id,
        subject=f"login/{login_id}",
        prepare=lambda: _addressed(content, event_id, Recipient(login.name, login.email), brand),
        now=now,
    )


def notify_reading_reported(*, event_id: str, customer_number: str, reading_id: str, now: datetime) -> None:
    """Confirm a meter reading."""
    _notify_about_reading(MailKind.READING_RECEIVED, event_id, customer_number, reading_id, now)


def notify_reading_corrected(*, event_id: str, customer_number: str, reading_id: str, now: datetime) -> None:
    """Tell the customer which values hold after staff have looked at a reading."""
    _notify_about_reading(MailKind.READING_CORRECTED, event_id, customer_number, reading_id, now)


def notify_transaction_rejected(*, event_id: str, transaction_id: str, now: datetime) -> None:
    """Tell the customer what billing refused, and why; a reading is asked for again."""
    transaction = billing.transaction(transaction_id)
    if transaction.kind == READING_REPORT:
        reading_id = str(transaction.payload["reading_id"])
        reason = transaction.history[-1].reason
        _notify_about_reading(
            MailKind.TRANSACTION_REJECTED,
            event_id,
            transaction.customer_number,
            reading_id,
            now,
            reason=reason,
        )
    else:
        requests.notify_request_rejected(event_id=event_id, transaction=transaction, now=now)


def _notify_about_reading(
    kind: MailKind, event_id: str, customer_number: str, reading_id: str, now: datetime, *, reason: str = ""
) -> None:
    found = contracts.overview(customer_number, now=now)
    customer = found.customer
    try:
        reading = metering.reading(customer_number=customer_number, reading_id=reading_id)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        # The customer has taken it back meanwhile: there is nothing to confirm.
        return
    meters: dict[str, Meter] = {
        meter.meter_id: meter for contract in found.contracts for meter in contract.meters
    }
    brand = brands.brand(customer.brand)
    words = Wording(customer.language, brand.time_zone)
    meter, portal = meters[reading.meter_id], _portal_address(brand)
    match kind:
        case MailKind.READING_RECEIVED:
            content = reading_mails.reading_received(customer, meter, reading, portal=portal, words=words)
        case MailKind.READING_CORRECTED:
            content = reading_mails.reading_corrected(customer, meter, reading, portal=portal, words=words)
        case _:
            content = reading_mails.reading_rejected(
                customer, meter, reading, reason=reason, portal=portal, words=words
            )
    send_once(
        event_id=event_id,
        kind=kind,
        brand=brand.id,
        subject=f"customer/{customer_number}",
        prepare=lambda: _prepared(content, event_id, customer, brand),
        now=now,
    )


def _order_of(contract: Contract) -> PlacedOrder | None:
    try:
        return orders.placed_order(contract.order_number)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        return None


def _issued(
    letter: Letter, owner: Owner, reference: str, *, brand: Brand, words: Wording, now: datetime
) -> IssuedDocument:
    file_name = f"{words(f'letters.{letter.kind.value}.file')}-{reference}"
    return documents.issue(
        letter, brand=brand, owner=owner, reference=reference, file_name=file_name, now=now
    )


def _prepared(
    content: Content,
    event_id: str,
    person: Addressee,
    brand: Brand,
    issued: list[IssuedDocument] | None = None,
) -> Prepared:
    recipient = Recipient(person.company or full_name(person), person.email)
    return _addressed(content, event_id, recipient, brand, issued)


def _addressed(
    content: Content,
    event_id: str,
    recipient: Recipient,
    brand: Brand,
    issued: list[IssuedDocument] | None = None,
) -> Prepared:
    attached = issued or []
    mail = rendering.mail(
        content,
        recipient=recipient,
        brand=brand,
        settings=brands.settings(brand.id),
        message_id=message_id(event_id, content.kind),
        attachments=[
            Attachment(one.document.file_name, one.document.media_type, one.content) for one in attached
        ],
    )
    return Prepared(mail, [one.document.document_id for one in attached])


def _withdraw_address(brand: Brand) -> str:
    return f"{settings.site_url()}/order/withdraw?brand={quote(brand.id, safe='')}"


def _portal_address(brand: Brand) -> str:
    return f"{settings.site_url()}/portal/?brand={quote(brand.id, safe='')}"
