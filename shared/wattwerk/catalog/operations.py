"""Changing the catalog: giving quotes and importing price lists. Reference data: ``reference_data``."""

from datetime import datetime, timedelta

from wattwerk.brands import queries as brands
from wattwerk.catalog import offers
from wattwerk.catalog.domain import price_lists
from wattwerk.catalog.domain.eligibility import LARGEST_CONSUMPTION, WITH_OFF_PEAK
from wattwerk.catalog.domain.imports import ImportReport
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.repository import places, prices, quotes
from wattwerk.catalog.schemas import Quote, QuoteRequest
from wattwerk.platform import identifiers
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity, Language


def request_quote(
    *, request: QuoteRequest, language: Language, idempotency: Idempotency | None, now: datetime
) -> Quote:
    """Compare the tariffs for a place and a consumption, and keep the answer for an order.

    The prices hold for as many days as the brand has decided, also when the price list changes.

    Raises:
        Problem: 422 ``brand_unknown``, ``postcode_unknown``, ``consumption_needs_individual_offer``
            or ``off_peak_not_possible`` at the field; a postcode that cannot be checked is taken.
        AlreadyAnswered: the same request was answered before.
    """
    if not brands.exists(request.brand):
        raise invalid("/brand", "brand_unknown", "There is no such brand.")
    _require_plausible_consumption(request)
    place = places.place(request.postcode)
    if not place.towns and places.imported_digest(places.POSTCODES) is not None:
        raise invalid("/postcode", "postcode_unknown", "There is no such postcode.")
    comparison = offers.compare(request, language=language, now=now)
    operator = place.grid_operator(request.commodity)
    quote = Quote(
        quote_id=identifiers.unique_id(),
        created_at=now,
        valid_until=now + timedelta(days=brands.settings(request.brand).quote_valid_days),
        price_list_version=comparison.price_list_version,
        request=request,
        grid_operator=operator.name if operator else None,
        offers=comparison.offers,
        ineligible=comparison.ineligible,
    )
    transaction = Transaction(now=now)
    quotes.add(transaction, quote, language)
    transaction.remember(idempotency, quote)
    transaction.commit()
    return quote


def _require_plausible_consumption(request: QuoteRequest) -> None:
    if request.consumption_off_peak is not None and request.commodity not in WITH_OFF_PEAK:
        raise invalid(
            "/consumption_off_peak", "off_peak_not_possible", "Only electricity meters have an off-peak rate."
        )
    total = request.consumption + (request.consumption_off_peak or 0)
    largest = LARGEST_CONSUMPTION.get(request.commodity)
    if largest is not None and total > largest:
        raise invalid(
            "/consumption",
            "consumption_needs_individual_offer",
            "Such a large consumption needs an individual offer.",
            largest=largest,
        )


def import_price_list(
    *,
    brand: str,
    products_file: bytes,
    prices_file: bytes,
    active_from: datetime,
    now: datetime,
    dry_run: bool = False,
) -> ImportReport:
    """Import a brand's price list, which replaces the one before from ``active_from`` on.

    All or nothing: with a single fault nothing is written. The same files again change nothing.
    ``dry_run`` only tells what would happen.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
    """
    brands.brand(brand)
    price_list, faults = price_lists.read(products_file=products_file, prices_file=prices_file)
    if price_list is not None and price_list.products.brand != brand:
        faults = [Fault(0, "brand_differs", "The products file belongs to another brand.", column="/brand")]
    if price_list is None or faults:
        return ImportReport(faults=tuple(faults))
    held = (prices.active_products(brand, commodity, active_from) for commodity in Commodity)
    changed = any(active is None or active.version != price_list.version for active in held)
    if changed and not dry_run:
        prices.store_price_list(brand, price_list, active_from=active_from, now=now)
    return ImportReport(version=price_list.version, rows=len(price_list.rows), changed=changed)
