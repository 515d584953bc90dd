"""Whether the brand's blacklist speaks against an order. Prospects learn nothing of it."""

from datetime import datetime

from wattwerk.blacklist import queries as blacklist
from wattwerk.blacklist.hits import Hit
from wattwerk.blacklist.schemas import BlockedPerson
from wattwerk.orders.domain.order_form import OrderDraft


def hits(draft: OrderDraft, *, iban: str | None, now: datetime) -> tuple[Hit, ...]:
    """Return the entries that mean whoever orders, the surest first."""
    person, address = draft.person, draft.supply_address
    asked = BlockedPerson(
        first_name=person.first_name,
        last_name=person.last_name,
        company=person.company,
        date_of_birth=person.date_of_birth,
        street=address.street,
        house_number=address.house_number,
        postcode=address.postcode,
        town=address.town,
        email=person.email,
        phone=person.phone,
        iban=iban or "",
    )
    return tuple(blacklist.decision(brand=draft.brand, person=asked, now=now).hits)
