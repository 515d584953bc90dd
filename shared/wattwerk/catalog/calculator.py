"""The tariff calculator: one answer for funnel, staff and the API.

It prices every supply that was asked for, then what can be bundled with it, and compares with the
default supplier's tariff.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from wattwerk.brands import queries as brands
from wattwerk.catalog import bundling, default_supply, offers
from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.domain.assortment import Assortment
from wattwerk.catalog.domain.prices import Consumption
from wattwerk.catalog.domain.products import OtherProduct, Product
from wattwerk.catalog.domain.streets import Address
from wattwerk.catalog.offers import Asked, Comparison
from wattwerk.catalog.repository.places import Place
from wattwerk.catalog.schemas import (
    DefaultSupply,
    ExtraProduct,
    FurtherSupply,
    Ineligible,
    Offer,
    QuoteRequest,
)
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import Commodity, Language


class Answer(NamedTuple):
    """Everything that can be ordered, and what cannot."""

    price_list_version: str
    offers: list[Offer]
    further_offers: list[Offer]
    bundles: list[Bundle]
    extra_products: list[ExtraProduct]
    default_supply: DefaultSupply | None
    ineligible: list[Ineligible]
    street_needed: bool
    street_matters: bool


def calculate(
    request: QuoteRequest,
    *,
    assortment: Assortment,
    place: Place,
    language: Language,
    moment: datetime,
    with_unsold: bool = False,
) -> Answer:
    """Return what a household or business can order at a place, as it holds at ``moment``.

    ``with_unsold`` also names the products that are not on sale then, as staff want to see them.

    Raises:
        LookupError: no VAT rate is in force; no price can be told.
    """
    asked = Asked(
        brand=request.brand,
        commodity=request.commodity,
        consumption=Consumption(request.consumption, request.consumption_off_peak),
        postcode=request.postcode,
        address=Address(request.town, request.street, request.house_number),
        customer_type=request.customer_type,
        language=language,
        moment=moment,
        day=clock.business_date(moment, brands.brand(request.brand).time_zone),
    )
    products = [product for product in assortment.at(moment) if with_unsold or product.sold_on(asked.day)]
    arrangement = assortment.arrangement
    main, *further = [
        offers.compare(
            replace(asked, commodity=supply.commodity, consumption=_consumption(supply)),
            candidates=_tariffs(products, supply.commodity),
            arrangement=arrangement,
        )
        for supply in request.supplies()
    ]
    further_offers = [offer for comparison in further for offer in comparison.offers]
    extra_products = bundling.extra_products(
        [product for product in products if isinstance(product, OtherProduct)], arrangement, asked
    )
    ineligible = [entry for comparison in (main, *further) for entry in comparison.ineligible]
    default = default_supply.compared(place.default_supply(request.commodity), asked)
    return Answer(
        price_list_version=main.price_list_version,
        offers=_with_savings(main, default),
        further_offers=further_offers,
        bundles=bundling.bundles(
            arrangement, offers=[*main.offers, *further_offers], extra_products=extra_products, asked=asked
        ),
        extra_products=extra_products,
        default_supply=default,
        ineligible=ineligible,
        street_needed=any("street_needed" in entry.reasons for entry in ineligible),
        street_matters=any(comparison.street_matters for comparison in (main, *further)),
    )


def _consumption(supply: FurtherSupply) -> Consumption:
    return Consumption(supply.consumption, supply.consumption_off_peak)


def _tariffs(products: Sequence[Product | OtherProduct], commodity: Commodity) -> list[Product]:
    return [
        product for product in products if isinstance(product, Product) and product.commodity is commodity
    ]


def _with_savings(comparison: Comparison, default: DefaultSupply | None) -> list[Offer]:
    if default is None:
        return comparison.offers
    return [
        offer.model_copy(update={"saving": default.yearly_price - offer.yearly_price})
        for offer in comparison.offers
    ]
