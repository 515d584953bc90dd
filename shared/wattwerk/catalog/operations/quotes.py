"""Giving quotes."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from wattwerk.brands import queries as brands
from wattwerk.catalog import calculator
from wattwerk.catalog.domain.eligibility import LARGEST_CONSUMPTION, WITH_OFF_PEAK
from wattwerk.catalog.domain.places import same_town
from wattwerk.catalog.repository import places, products, quotes
from wattwerk.catalog.schemas import FurtherSupply, Quote, QuoteRequest, StaffQuoteRequest
from wattwerk.platform import clock, identifiers
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language

NOON = time(12)
"""Prices change at midnight; what holds at noon holds all day."""


def request_quote(
    *,
    request: QuoteRequest,
    language: Language,
    idempotency: Idempotency | None,
    now: datetime,
    renews: Quote | None = None,
) -> Quote:
    """Compare the tariffs for a place and a consumption, and keep the answer for an order.

    The prices hold for as many days as the brand has decided, also when the price list changes.
    ``renews`` is the version before, whose request is asked once more.

    Raises:
        Problem: 422 ``brand_unknown``, ``postcode_unknown``, ``town_unknown``,
            ``consumption_needs_individual_offer``, ``off_peak_not_possible`` or ``commodity_repeated``
            at the field; a postcode or town that cannot be checked is taken.
        AlreadyAnswered: the same request was answered before.
    """
    place = _plausible_place(request)
    answer = calculator.calculate(
        request,
        assortment=products.assortment(request.brand),
        place=place,
        language=language,
        moment=now,
    )
    days = brands.settings(request.brand).quote_valid_days
    quote = _quote(request, answer, place, created_at=now, valid_until=now + timedelta(days=days))
    if renews is not None:
        versions = {"version": renews.version + 1, "previous_quote_id": renews.quote_id}
        quote = quote.model_copy(update=versions)
    return _kept(quote, language, idempotency=idempotency, now=now)


def renew_quote(*, quote_id: str, idempotency: Idempotency | None, now: datetime) -> Quote:
    """Ask once more what was asked for a quote; the answer, with today's prices, is its next version.

    Raises:
        Problem: 404 ``not_found``; 422 when the request is not plausible any more.
        AlreadyAnswered: the same request was answered before.
    """
    stored = quotes.find(quote_id)
    if stored is None:
        raise not_found("quote")
    return request_quote(
        request=stored.quote.request,
        language=stored.language,
        idempotency=idempotency,
        now=now,
        renews=stored.quote,
    )


def request_quote_as_staff(
    *,
    caller: Caller,
    request: StaffQuoteRequest,
    language: Language,
    idempotency: Idempotency | None,
    now: datetime,
) -> Quote:
    """Compare tariffs for a customer on the telephone, also as of another day than today.

    Products that are not on sale are named as well. What was calculated for another day is for
    information: its prices hold no longer at once, and whoever opens its link gets those of today.

    Raises:
        Problem: 403 for anybody but staff of the brand; 422 like ``request_quote``.
        AlreadyAnswered: the same request was answered before.
    """
    caller.require_role(request.brand, *STAFF_ROLES)
    asked = QuoteRequest.model_validate(request.model_dump(exclude={"as_of"}))
    place = _plausible_place(asked)
    time_zone = brands.brand(request.brand).time_zone
    as_of = request.as_of if request.as_of != clock.business_date(now, time_zone) else None
    moment = now if as_of is None else datetime.combine(as_of, NOON, ZoneInfo(time_zone))
    answer = calculator.calculate(
        asked,
        assortment=products.assortment_at(request.brand, moment, now=now),
        place=place,
        language=language,
        moment=moment,
        with_unsold=True,
    )
    days = brands.settings(request.brand).quote_valid_days
    valid_until = now + timedelta(days=days) if as_of is None else now
    quote = _quote(asked, answer, place, created_at=now, valid_until=valid_until)
    return _kept(quote.model_copy(update={"as_of": as_of}), language, idempotency=idempotency, now=now)


def _quote(
    request: QuoteRequest,
    answer: calculator.Answer,
    place: places.Place,
    *,
    created_at: datetime,
    valid_until: datetime,
) -> Quote:
    operator = place.grid_operator(request.commodity)
    return Quote(
        quote_id=identifiers.unique_id(),
        created_at=created_at,
        valid_until=valid_until,
        price_list_version=answer.price_list_version,
        request=request,
        grid_operator=operator.name if operator else None,
        offers=answer.offers,
        further_offers=answer.further_offers,
        bundles=answer.bundles,
        extra_products=answer.extra_products,
        default_supply=answer.default_supply,
        ineligible=answer.ineligible,
        street_needed=answer.street_needed,
        street_matters=answer.street_matters,
    )


def _kept(quote: Quote, language: Language, *, idempotency: Idempotency | None, now: datetime) -> Quote:
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


def _plausible_place(request: QuoteRequest) -> places.Place:
    """Return what is known of the place, after checking that the request makes sense."""
    if not brands.exists(request.brand):
        raise invalid("/brand", "brand_unknown", "There is no such brand.")
    commodities = {request.commodity}
    _require_plausible_consumption(request.supplies()[0], "")
    for position, supply in enumerate(request.further_supplies):
        pointer = f"/further_supplies/{position}"
        if supply.commodity in commodities:
            raise invalid(f"{pointer}/commodity", "commodity_repeated", "This was asked for already.")
        commodities.add(supply.commodity)
        _require_plausible_consumption(supply, pointer)
    place = places.place(request.postcode)
    if not place.towns and places.imported_digest(places.POSTCODES) is not None:
        raise invalid("/postcode", "postcode_unknown", "There is no such postcode.")
    if request.town and place.towns and not any(same_town(request.town, town) for town in place.towns):
        raise invalid("/town", "town_unknown", "This postcode has no such town.")
    return place


def _require_plausible_consumption(supply: FurtherSupply, pointer: str) -> None:
    if supply.consumption_off_peak is not None and supply.commodity not in WITH_OFF_PEAK:
        raise invalid(
            f"{pointer}/consumption_off_peak",
            "off_peak_not_possible",
            "Only electricity meters have an off-peak rate.",
        )
    total = supply.consumption + (supply.consumption_off_peak or 0)
    largest = LARGEST_CONSUMPTION.get(supply.commodity)
    if largest is not None and total > largest:
        raise invalid(
            f"{pointer}/consumption",
            "consumption_needs_individual_offer",
            "Such a large consumption needs an individual offer.",
            largest=largest,
        )
