"""Reading quotes, and what they cost by now."""

from datetime import datetime
from typing import NamedTuple

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.repository import places, products, quotes
from wattwerk.catalog.schemas import (
    ExtraProduct,
    FurtherSupply,
    Offer,
    Quote,
    QuoteRequest,
)
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.vocabulary import Language


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
    supply = next(entry for entry in held.request.supplies() if entry.commodity is offer.commodity)
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
    # Only for quotes whose prices hold no longer; it takes as long to load as all the rest of an order.
    from wattwerk.catalog import calculator

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
