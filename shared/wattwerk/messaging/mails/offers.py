"""Mails about what staff prepared and a customer has to declare."""

from datetime import datetime

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import Offer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.mails.orders import besides, one_line
from wattwerk.messaging.wording import Wording
from wattwerk.offers.domain import SalesOffer
from wattwerk.orders.domain.order import PlacedOrder


def order_captured(order: PlacedOrder, *, address: str, until: datetime, words: Wording) -> Content:
    """Return the request to declare in text form what staff took down (§ 41b (1) EnWG)."""
    request, offer = order.declaration.request, order.declaration.offer
    return Content(
        kind=MailKind.ORDER_CAPTURED,
        language=words.language,
        subject=words("order_captured.subject", order_number=order.order_number),
        preview=words("order_captured.preview"),
        heading=words("order_captured.heading"),
        salutation=words.greeting(request.person),
        paragraphs=words.lines("order_captured.paragraphs"),
        facts=(
            Fact(words("labels.order_number"), order.order_number),
            Fact(words("labels.product"), offer.name),
            Fact(words("labels.supply_address"), one_line(request.supply_address)),
            Fact(words("labels.supply_start"), words.day(order.supply_start)),
            Fact(
                words("labels.yearly_price"),
                words.money(offer.yearly_price),
                words("prices.gross" if offer.prices_include_vat else "prices.net"),
            ),
            Fact(words("labels.instalment"), words.money(offer.monthly_price)),
            *besides(order, words),
        ),
        action=Action(words("order_captured.action"), address, spelled_out=True),
        small_print=words.lines("order_captured.small_print", until=words.moment(until)),
    )


def offer_sent(offer: SalesOffer, *, address: str, words: Wording) -> Content:
    """Return the mail that brings an offer."""
    terms = offer.terms
    choices: list[Offer | Bundle] = [*offer.offers, *offer.bundles]
    tariffs = tuple(
        Fact(
            one.name,
            words.money(one.yearly_price),
            words("prices.gross" if one.prices_include_vat else "prices.net"),
        )
        for one in choices
    )
    extras = ", ".join(one.name for one in offer.extra_products)
    own = tuple(line.strip() for line in terms.personal_text.splitlines() if line.strip())
    return Content(
        kind=MailKind.OFFER_SENT,
        language=words.language,
        subject=words("offer_sent.subject", offer_number=offer.offer_number),
        preview=words("offer_sent.preview", valid_until=words.day(terms.valid_until)),
        heading=words("offer_sent.heading"),
        salutation=words.greeting(terms.person),
        paragraphs=own or words.lines("offer_sent.paragraphs"),
        facts=(
            Fact(words("labels.offer_number"), offer.offer_number),
            *tariffs,
            *((Fact(words("letters.sections.offer_extras"), extras),) if extras else ()),
            Fact(words("labels.valid_until"), words.day(terms.valid_until)),
        ),
        action=Action(words("offer_sent.action"), address, spelled_out=True),
        steps=words.lines("offer_sent.steps"),
        small_print=words.lines("offer_sent.small_print"),
    )
