"""The power of attorney to cancel the previous contract: text form, both parties named (§ 312h BGB)."""

from datetime import datetime

from wattwerk.brands.schemas import Brand
from wattwerk.orders.domain.order_form import Address, OrderDraft
from wattwerk.orders.texts import Words
from wattwerk.platform.vocabulary import Commodity

GROUP = "power_of_attorney"


def box(draft: OrderDraft, brand: Brand) -> str:
    """Return the text beside the box that gives it."""
    return Words(draft.language).text(GROUP, "box", **_parties(draft, brand))


def document(
    draft: OrderDraft,
    brand: Brand,
    *,
    commodity: Commodity,
    market_location: str | None,
    order_number: str,
    now: datetime,
) -> str:
    """Return the power of attorney as it was given with an order."""
    words = Words(draft.language)
    return words.text(
        GROUP,
        "document",
        **_parties(draft, brand),
        principal=_principal(draft, words),
        principal_address=_one_line(draft.billing_address or draft.supply_address),
        commodity=words.text("commodities", commodity.value),
        market_location=words.text(GROUP, "market_location", market_location=market_location)
        if market_location
        else "",
        given_at=words.moment(now, brand.time_zone),
        order_number=order_number,
    )


def _parties(draft: OrderDraft, brand: Brand) -> dict[str, str]:
    contact = brand.contact
    return {
        "company": contact.company,
        "address": f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}",
        "previous_supplier": draft.meter.previous_supplier,
        "supply_address": _one_line(draft.supply_address),
        "meter_number": draft.meter.meter_number,
    }


def _principal(draft: OrderDraft, words: Words) -> str:
    person = draft.person
    if person.company:
        return words.text(GROUP, "for_company", company=person.company, name=person.full_name)
    if person.date_of_birth is None:
        return person.full_name
    return words.text(GROUP, "born", name=person.full_name, birthday=words.day(person.date_of_birth))


def _one_line(address: Address) -> str:
    return f"{address.street} {address.house_number}, {address.postcode} {address.town}"
