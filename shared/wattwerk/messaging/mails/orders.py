"""Mails about orders."""

from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.domain.order_form import Address
from wattwerk.orders.domain.unfinished import SavedForm


def order_received(order: PlacedOrder, *, status: str, words: Wording) -> Content:
    """Return the receipt of an order, sent at once (§ 312i (1) no. 3 BGB)."""
    declaration = order.declaration
    request, offer = declaration.request, declaration.offer
    start = words.day(declaration.supply_start)
    steps = list(words.lines("order_received.steps"))
    if request.consents.power_of_attorney:
        steps.append(words("order_received.step_cancellation"))
    steps.append(words("order_received.step_start", supply_start=start))
    facts = (
        Fact(words("labels.order_number"), order.order_number),
        Fact(words("labels.product"), offer.name),
        Fact(words("labels.supply_address"), one_line(request.supply_address)),
        Fact(words("labels.supply_start"), start),
        Fact(
            words("labels.yearly_price"),
            words.money(offer.yearly_price),
            words("prices.gross" if offer.prices_include_vat else "prices.net"),
        ),
        Fact(words("labels.instalment"), words.money(offer.monthly_price)),
        *besides(order, words),
    )
    consumer = declaration.contract_summary.withdrawal is not None
    return Content(
        kind=MailKind.ORDER_RECEIVED,
        language=words.language,
        subject=words("order_received.subject", order_number=order.order_number),
        preview=words("order_received.preview" if consumer else "order_received.preview_business"),
        heading=words("order_received.heading"),
        salutation=words.greeting(request.person),
        paragraphs=words.lines("order_received.paragraphs", received_at=words.moment(order.received_at)),
        facts=facts,
        action=Action(words("order_received.action"), status),
        steps=tuple(steps),
        small_print=(words("order_received.note"),),
    )


def order_form_saved(kept: SavedForm, *, address: str, words: Wording) -> Content:
    """Return the mail with the link that opens an unfinished order; it knows nobody's name for sure."""
    return Content(
        kind=MailKind.ORDER_FORM_SAVED,
        language=words.language,
        subject=words("order_form_saved.subject"),
        preview=words("order_form_saved.preview"),
        heading=words("order_form_saved.heading"),
        salutation=words("salutation.nobody"),
        paragraphs=words.lines("order_form_saved.paragraphs"),
        action=Action(words("order_form_saved.action"), address, spelled_out=True),
        small_print=words.lines("order_form_saved.small_print", until=words.moment(kept.expires_at)),
    )


def order_rejected(order: PlacedOrder, words: Wording) -> Content:
    """Return the refusal of an order. It names no reason: what staff noted is for staff."""
    request = order.declaration.request
    return Content(
        kind=MailKind.ORDER_REJECTED,
        language=words.language,
        subject=words("order_rejected.subject", order_number=order.order_number),
        preview=words("order_rejected.preview"),
        heading=words("order_rejected.heading"),
        salutation=words.greeting(request.person),
        paragraphs=words.lines("order_rejected.paragraphs", product=order.declaration.offer.name),
    )


def besides(order: PlacedOrder, words: Wording) -> tuple[Fact, ...]:
    """Return what is ordered beyond the tariff: the bundle with its discount, other products."""
    lines = order.declaration.contract_summary_lines
    return tuple(
        Fact(words(f"letters.lines.{key}"), lines[key]) for key in ("bundle", "extras") if key in lines
    )


def one_line(address: Address) -> str:
    """Return an address in one line."""
    street = f"{address.street} {address.house_number}"
    return ", ".join(
        part for part in (street, address.addition, f"{address.postcode} {address.town}") if part
    )
