"""Reading the catalog: places, dates, bank accounts, quotes."""

from datetime import datetime
from typing import Literal, NamedTuple

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import StartReason
from wattwerk.catalog import calculator
from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.domain import bank_accounts
from wattwerk.catalog.domain import start_dates as dates
from wattwerk.catalog.domain.places import is_postcode, normalised, same_town
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.repository import places, products, quotes
from wattwerk.catalog.schemas import (
    BankAccount,
    ExtraProduct,
    FurtherSupply,
    Offer,
    Quote,
    QuoteRequest,
    StartDates,
    Streets,
    Towns,
)
from wattwerk.platform import clock
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.vocabulary import Commodity, Language

MOST_STREETS = 20
"""Suggestions at once; more letters narrow them down."""

Plausibility = Literal["confirmed", "could_not_be_checked", "implausible"]


class Recomputed(NamedTuple):
    """An offer as it holds now, and whether it is another than the quoted one."""

    offer: Offer
    request: QuoteRequest
    changed: bool
    language: Language
    grid_operator: str | None
    price_list_version: str
    supply: FurtherSupply
    """The one that the offer is for: its commodity and consumption."""
    bundles: list[Bundle]
    extra_products: list[ExtraProduct]
    street_matters: bool = False
    """Whether the price depends on the street of the request."""


def towns(postcode: str) -> Towns:
    """Return the towns of a postcode, and whether the postcode could be checked at all."""
    if not is_postcode(postcode):
        return Towns(postcode=postcode, status="unknown", towns=[])
    known = places.place(postcode).towns
    if known:
        return Towns(postcode=postcode, status="known", towns=known)
    checkable = places.imported_digest(places.POSTCODES) is not None
    return Towns(postcode=postcode, status="unknown" if checkable else "could_not_be_checked", towns=[])


def town_plausibility(postcode: str, town: str) -> Plausibility:
    """Return whether a town belongs to a postcode, as far as that is known."""
    answer = towns(postcode)
    if answer.status == "could_not_be_checked":
        return "could_not_be_checked"
    return "confirmed" if any(same_town(town, known) for known in answer.towns) else "implausible"


def streets(postcode: str, prefix: str) -> Streets:
    """Return streets of a postcode that begin with the given letters, 20 at most."""
    found = places.streets(postcode, prefix, limit=MOST_STREETS)
    if not found and not places.has_streets(postcode):
        return Streets(status="could_not_be_checked", streets=[])
    return Streets(status="known", streets=found)


def street_plausibility(postcode: str, street: str) -> Plausibility:
    """Return whether a street belongs to a postcode, as far as that is known."""
    answer = streets(postcode, street)
    if answer.status == "could_not_be_checked":
        return "could_not_be_checked"
    wanted = normalised(street)
    return "confirmed" if any(normalised(name) == wanted for name in answer.streets) else "implausible"


def grid_operator(postcode: str, commodity: Commodity) -> str | None:
    """Return the name of the grid operator, None when it is not known."""
    operator = places.place(postcode).grid_operator(commodity)
    return operator.name if operator else None


def bank_account(iban: str) -> BankAccount:
    """Return the bank account of an IBAN.

    Raises:
        Problem: 422 at ``/iban`` with ``iban_invalid``, ``iban_wrong_length`` or ``iban_not_sepa``.
    """
    try:
        return BankAccount.model_validate(bank_accounts.bank_account(iban))
    except Refused as error:
        raise Problem(
            422, "validation_failed", "Please correct the marked fields.", errors=[error.at("/iban")]
        ) from error


def start_dates(*, brand: str, commodity: Commodity, reason: StartReason, now: datetime) -> StartDates:
    """Return when supply can start if the order is placed now.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
    """
    settings = brands.settings(brand)
    today = clock.business_date(now, brands.brand(brand).time_zone)
    lead_time = settings.lead_time(commodity, reason)
    return StartDates(
        earliest=dates.earliest_start(today, lead_time),
        latest=dates.latest_start(today, settings.latest_start_days),
        withdrawal_period_ends=dates.withdrawal_deadline(today),
        earliest_without_early_start=dates.earliest_without_early_start(today, lead_time),
    )


def product_name(brand: str, code: str, language: Language) -> str:
    """Return what a product is called, or its code when it is gone; no caller is checked."""
    product = products.known(brand).get(code)
    return product.name.in_language(language) if product else code


def quote(quote_id: str, *, now: datetime) -> Quote:
    """Return a quote whose prices still hold.

    Raises:
        Problem: 404 ``not_found``; 410 ``quote_expired`` after its validity.
    """
    stored = _stored(quote_id).quote
    if now >= stored.valid_until:
        raise Problem(410, "quote_expired", "The prices of this quote hold no longer; please ask again.")
    return stored


def recompute(quote_id: str, product_code: str, *, now: datetime) -> Recomputed:
    """Return what a quoted product costs if it is ordered now.

    Within the validity the quoted offer stands. After it, or for a product that was not among
    the offers, the price list of today decides.

    Raises:
        Problem: 404 ``not_found`` for an unknown quote; 409 ``product_not_available`` when the
            product is not, or no longer, sold for this place and consumption.
    """
    stored = _stored(quote_id)
    held = stored.quote
    quoted = _offer(held, product_code)
    current = held
    if quoted is None or now >= held.valid_until:
        current = _of_today(stored, now=now)
    offer = _offer(current, product_code)
    if offer is None:
        raise Problem(409, "product_not_available", "This product is not available here any more.")
    supply = next(entry for entry in calculator.supplies(held.request) if entry.commodity is offer.commodity)
    return Recomputed(
        offer=offer,
        request=held.request,
        changed=quoted is None or _terms(quoted) != _terms(offer),
        language=stored.language,
        grid_operator=held.grid_operator,
        price_list_version=current.price_list_version,
        supply=supply,
        bundles=current.bundles,
        extra_products=current.extra_products,
        street_matters=current.street_matters,
    )


def quote_as_staff(quote_id: str, *, caller: Caller) -> Quote:
    """Return a quote, also one whose prices hold no longer.

    Raises:
        Problem: 404 ``not_found`` for an unknown quote; 403 for anybody but staff of its brand.
    """
    stored = _stored(quote_id).quote
    caller.require_role(stored.request.brand, *STAFF_ROLES)
    return stored


def _of_today(stored: quotes.StoredQuote, *, now: datetime) -> Quote:
    request = stored.quote.request
    answer = calculator.calculate(
        request,
        assortment=products.assortment(request.brand),
        place=places.place(request.postcode),
        language=stored.language,
        moment=now,
    )
    return stored.quote.model_copy(update=answer._asdict())


def _stored(quote_id: str) -> quotes.StoredQuote:
    stored = quotes.find(quote_id)
    if stored is None:
        raise not_found("quote")
    return stored


def _offer(quote: Quote, product_code: str) -> Offer | None:
    offers = (*quote.offers, *quote.further_offers)
    return next((offer for offer in offers if offer.product_code == product_code), None)


def _terms(offer: Offer) -> object:
    """What a prospect agreed to: every price, every bonus, every condition; not the wording."""
    return (
        offer.yearly_price,
        offer.base_price,
        offer.energy_price,
        offer.energy_price_off_peak,
        offer.vat_rate,
        [(bonus.kind, bonus.amount) for bonus in offer.bonuses],
        offer.conditions,
    )
