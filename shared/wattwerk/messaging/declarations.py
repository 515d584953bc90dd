"""Telling people about cancellations, withdrawals and moves: receipts at once, then what became of them."""

from collections.abc import Callable
from datetime import datetime

from wattwerk.billing import queries as billing
from wattwerk.brands import queries as brands
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Dashboard
from wattwerk.declarations import queries as declarations
from wattwerk.declarations.domain.vocabulary import DeclarationKind, DeclarationStatus
from wattwerk.declarations.schemas import Declaration
from wattwerk.documents import queries as document_queries
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.operations import IssuedDocument
from wattwerk.documents.schemas import DownloadLink
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Content, MailKind, Recipient, full_name, message_id
from wattwerk.messaging.letters.declarations import declaration_receipt
from wattwerk.messaging.mails.declarations import (
    declaration_confirmed,
    declaration_received,
    declaration_rejected,
    declaration_taken_back,
)
from wattwerk.messaging.wording import Wording
from wattwerk.orders import queries as orders
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.mail import Attachment
from wattwerk.templates import letters as documents


def receipt_link(*, declaration_number: str, receipt_key: str, now: datetime) -> DownloadLink:
    """Return a short-lived link to the receipt as a file, to whoever holds its key.

    Raises:
        Problem: 404 ``not_found``, whichever of number and key is wrong.
    """
    found = declarations.declaration_of_key(declaration_number, receipt_key=receipt_key)
    issued = _receipt(found)
    return document_queries.download_link(issued.document.document_id, now=now)


def receipt_link_for_customer(
    *, caller: Caller, customer_number: str, declaration_number: str, now: datetime
) -> DownloadLink:
    """Return a short-lived link to the receipt of one of the caller's declarations.

    Raises:
        Problem: 404 for somebody else's declaration.
    """
    found = declarations.declaration_of_customer(
        caller=caller, customer_number=customer_number, declaration_number=declaration_number
    )
    return document_queries.download_link(_receipt(found).document.document_id, now=now)


def notify_declaration_received(*, event_id: str, declaration_number: str, now: datetime) -> None:
    """Confirm content, date and time at once, to the address that the declarant gave."""
    found = declarations.declaration(declaration_number)
    declared = found.declared
    recipient = Recipient(declared.company or f"{declared.first_name} {declared.last_name}", declared.email)

    def prepare() -> Prepared:
        content = declaration_received(found, _words(found))
        return _prepared(content, event_id, recipient, found, [_receipt(found)])

    _send(MailKind.DECLARATION_RECEIVED, event_id, found, prepare, now)


def notify_declaration_confirmed(*, event_id: str, declaration_number: str, now: datetime) -> None:
    """Tell the customer what applies now, at the address that belongs to the contract.

    Whoever filled in the form may be somebody else, so what a contract says goes nowhere else.
    """
    found = declarations.declaration(declaration_number)

    def prepare() -> Prepared:
        if found.order_number is not None and found.contract_number is None:
            ordered = orders.placed_order(found.order_number).declaration
            request = ordered.request
            words = Wording(request.language, brands.brand(found.brand).time_zone)
            person = request.person
            salutation = words.greeting(person)
            recipient = Recipient(person.company or full_name(person), person.email)
            products = [extra.product.name for extra in ordered.extras]
        else:
            overview = contracts.overview(found.customer_number or "", now=now)
            customer, products = overview.customer, _ended_products(found, overview)
            words = Wording(customer.language, brands.brand(found.brand).time_zone)
            salutation = words.greeting(customer)
            recipient = Recipient(customer.company or full_name(customer), customer.email)
        content = declaration_confirmed(found, salutation=salutation, words=words, products=products)
        return _prepared(content, event_id, recipient, found)

    _send(MailKind.DECLARATION_CONFIRMED, event_id, found, prepare, now)


def _ended_products(found: Declaration, overview: Dashboard) -> list[str]:
    """Return the names of the products besides energy that end with a withdrawal."""
    if found.kind is not DeclarationKind.WITHDRAWAL or found.transaction_id is None:
        return []
    numbers = billing.transaction(found.transaction_id).payload.get("products", [])
    return [product.name for product in overview.products if product.number in numbers]


def notify_declaration_taken_back(*, event_id: str, declaration_number: str, now: datetime) -> None:
    """Confirm that a declaration is taken back, so that nobody can do so unnoticed."""
    found = declarations.declaration(declaration_number)

    def prepare() -> Prepared:
        customer = contracts.overview(found.customer_number or "", now=now).customer
        words = Wording(customer.language, brands.brand(found.brand).time_zone)
        content = declaration_taken_back(found, salutation=words.greeting(customer), words=words)
        recipient = Recipient(customer.company or full_name(customer), customer.email)
        return _prepared(content, event_id, recipient, found)

    _send(MailKind.DECLARATION_TAKEN_BACK, event_id, found, prepare, now)


def notify_declaration_rejected(*, event_id: str, declaration_number: str, now: datetime) -> None:
    """Tell whoever declared that it was not carried out, and why."""
    found = declarations.declaration(declaration_number)
    declared = found.declared
    reason = next(step.note for step in found.history if step.status is DeclarationStatus.REJECTED)
    recipient = Recipient(f"{declared.first_name} {declared.last_name}", declared.email)

    def prepare() -> Prepared:
        content = declaration_rejected(found, reason=reason, words=_words(found))
        return _prepared(content, event_id, recipient, found)

    _send(MailKind.DECLARATION_REJECTED, event_id, found, prepare, now)


def _receipt(declaration: Declaration) -> IssuedDocument:
    """Return the receipt as a file: the same one for the mail and for the screen."""
    brand = brands.brand(declaration.brand)
    words = _words(declaration)
    return documents.issue(
        declaration_receipt(
            declaration,
            brand=brand,
            issued_on=business_date(declaration.received_at, brand.time_zone),
            words=words,
        ),
        brand=brand,
        owner=Owner("declaration", declaration.declaration_number),
        reference=declaration.declaration_number,
        file_name=f"{words('letters.declaration_receipt.file')}-{declaration.declaration_number}",
        now=declaration.received_at,
    )


def _words(declaration: Declaration) -> Wording:
    return Wording(declaration.declared.language, brands.brand(declaration.brand).time_zone)


def _send(
    kind: MailKind,
    event_id: str,
    declaration: Declaration,
    prepare: Callable[[], Prepared],
    now: datetime,
) -> None:
    send_once(
        event_id=event_id,
        kind=kind,
        brand=declaration.brand,
        subject=f"declaration/{declaration.declaration_number}",
        prepare=prepare,
        now=now,
    )


def _prepared(
    content: Content,
    event_id: str,
    recipient: Recipient,
    declaration: Declaration,
    attached: list[IssuedDocument] | None = None,
) -> Prepared:
    issued = attached or []
    mail = rendering.mail(
        content,
        recipient=recipient,
        brand=brands.brand(declaration.brand),
        settings=brands.settings(declaration.brand),
        message_id=message_id(event_id, content.kind),
        attachments=[
            Attachment(one.document.file_name, one.document.media_type, one.content) for one in issued
        ],
    )
    return Prepared(mail, [one.document.document_id for one in issued])
