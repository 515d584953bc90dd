"""Telling people what staff prepared for them: an offer, or an order to declare."""

from collections.abc import Sequence
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.schemas import Brand
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.operations import IssuedDocument
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Addressee, Content, MailKind, Recipient, full_name, message_id
from wattwerk.messaging.letters import orders as letters
from wattwerk.messaging.letters.offers import offer_letter
from wattwerk.messaging.mails import offers as mails
from wattwerk.messaging.wording import Wording
from wattwerk.offers import links as offer_links
from wattwerk.offers import queries as offers
from wattwerk.offers.domain import OfferStatus
from wattwerk.orders import links as order_links
from wattwerk.orders import queries as orders
from wattwerk.platform.clock import business_date
from wattwerk.platform.mail import Attachment
from wattwerk.templates import letters as documents


def notify_order_captured(*, event_id: str, order_number: str, now: datetime) -> None:
    """Ask a customer to declare what staff took down; the summary comes with it (§ 41 (4) EnWG).

    A bundle is declared on one page, so its summaries come in one mail.
    """
    together = orders.placed_together(order_number)
    order = together[0]
    until = order.confirmation_until
    if until is None or not order.awaits_confirmation:
        return
    request = order.declaration.request
    brand = brands.brand(order.brand)
    words = Wording(request.language, brand.time_zone)
    address = order_links.confirmation_address(order_number, brand=brand.id, language=words.language)
    content = mails.order_captured(order, address=address, until=until, words=words)

    def prepare() -> Prepared:
        issued = [
            documents.issue(
                letters.contract_summary(one, issued_on=business_date(now, brand.time_zone), words=words),
                brand=brand,
                owner=Owner("order", one.order_number),
                # The summary of the declared order is another document: its date may differ.
                reference=f"{one.order_number}-captured",
                file_name=f"{words('letters.contract_summary.file')}-{one.order_number}",
                now=now,
            )
            for one in together
        ]
        return _prepared(content, event_id, request.person, brand, issued)

    send_once(
        event_id=event_id,
        kind=MailKind.ORDER_CAPTURED,
        brand=brand.id,
        subject=f"order/{order_number}",
        prepare=prepare,
        now=now,
    )


def notify_offer_sent(*, event_id: str, offer_number: str, now: datetime) -> None:
    """Send an offer with its letter and the link that accepts it, unless it was withdrawn meanwhile."""
    offer = offers.sales_offer(offer_number)
    if offer.status is not OfferStatus.SENT:
        return
    brand = brands.brand(offer.brand)
    words = Wording(offer.terms.language, brand.time_zone)
    address = offer_links.offer_address(offer_number, brand=brand.id, language=words.language)
    content = mails.offer_sent(offer, address=address, words=words)

    def prepare() -> Prepared:
        issued = documents.issue(
            offer_letter(offer, brand=brand, issued_on=business_date(now, brand.time_zone), words=words),
            brand=brand,
            owner=Owner("offer", offer_number),
            reference=offer_number,
            file_name=f"{words('letters.offer.file')}-{offer_number}",
            now=now,
        )
        return _prepared(content, event_id, offer.terms.person, brand, [issued])

    send_once(
        event_id=event_id,
        kind=MailKind.OFFER_SENT,
        brand=brand.id,
        subject=f"offer/{offer_number}",
        prepare=prepare,
        now=now,
    )


def _prepared(
    content: Content, event_id: str, person: Addressee, brand: Brand, issued: Sequence[IssuedDocument]
) -> Prepared:
    mail = rendering.mail(
        content,
        recipient=Recipient(person.company or full_name(person), person.email),
        brand=brand,
        settings=brands.settings(brand.id),
        message_id=message_id(event_id, content.kind),
        attachments=[
            Attachment(one.document.file_name, one.document.media_type, one.content) for one in issued
        ],
    )
    return Prepared(mail, [one.document.document_id for one in issued])
