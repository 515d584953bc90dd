"""What the catalog's reference data say about an order: its place and its dates."""

from datetime import datetime

from wattwerk.catalog import queries as catalog
from wattwerk.catalog.schemas import StartDates
from wattwerk.orders.domain.checks import KnownPlace
from wattwerk.orders.domain.order_form import Address, OrderDraft
from wattwerk.platform.vocabulary import Commodity


def start_dates(draft: OrderDraft, commodity: Commodity, now: datetime) -> StartDates:
    """Return when supply of an order may start if its contract were concluded now."""
    return catalog.start_dates(brand=draft.brand, commodity=commodity, reason=draft.start.reason, now=now)


def known_place(address: Address, commodity: Commodity) -> KnownPlace:
    """Return what the reference data say about the place of supply."""
    return KnownPlace(
        postcode=catalog.towns(address.postcode).status,
        town=catalog.town_plausibility(address.postcode, address.town),
        street=catalog.street_plausibility(address.postcode, address.street),
        grid_operator=catalog.grid_operator(address.postcode, commodity),
    )
