"""Giving quotes."""

from datetime import datetime, timedelta

from wattwerk.brands import queries as brands
from wattwerk.catalog import offers
from wattwerk.catalog.domain.eligibility import LARGEST_CONSUMPTION, WITH_OFF_PEAK
from wattwerk.catalog.repository import places, quotes
from wattwerk.catalog.schemas import Quote, QuoteRequest
from wattwerk.platform import identifiers
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language


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


def hold_quote(*, quote_id: str, until: datetime, transaction: Transaction) -> Quote:
    """Let the prices of a quote hold longer, because somebody was promised them; never shorter.

    Raises:
        Problem: 404 ``not_found``; 410 ``quote_expired``, since prices that are over cannot be promised.
    """
    stored = quotes.find(quote_id)
    if stored is None:
        raise not_found("quote")
    if transaction.now >= stored.quote.valid_until:
        raise Problem(410, "quote_expired", "The prices of this quote hold no longer; please ask again.")
    if until <= stored.quote.valid_until:
        return stored.quote
    held = stored.quote.model_copy(update={"valid_until": until})
    quotes.replace(transaction, stored._replace(quote=held))
    return held


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
