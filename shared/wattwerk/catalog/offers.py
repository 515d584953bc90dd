"""Puts offers together: what is sold, what it costs at a place, what becomes of it in a year."""

from datetime import datetime
from typing import NamedTuple

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.eligibility import obstacle
from wattwerk.catalog.domain.levies import VAT, Levy, in_force, vat_rate
from wattwerk.catalog.domain.prices import Calculation, Consumption, calculate
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.repository import levies as levy_table
from wattwerk.catalog.repository import prices, products
from wattwerk.catalog.schemas import (
    Bonus,
    Conditions,
    ElectricityMix,
    Ineligible,
    Offer,
    PriceComponent,
    QuoteRequest,
)
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import CustomerType, Language


class Comparison(NamedTuple):
    """What can be ordered, cheapest first, and what cannot."""

    price_list_version: str
    offers: list[Offer]
    ineligible: list[Ineligible]


NOTHING_SOLD = Comparison("", [], [])


def compare(request: QuoteRequest, *, language: Language, now: datetime) -> Comparison:
    """Return the offers for a place and a consumption from the price list that holds now.

    Raises:
        LookupError: no VAT rate is in force; no price can be told.
    """
    today = clock.business_date(now, brands.brand(request.brand).time_zone)
    sold = products.assortment(request.brand).sold(moment=now, day=today)
    candidates = [product for product in sold if product.commodity is request.commodity]
    active = prices.active_version(request.brand, request.commodity, now) if candidates else None
    if active is None:
        return NOTHING_SOLD
    place = prices.prices(request.brand, request.commodity, active.version, request.postcode, request.town)
    price_of = place.prices
    levies = in_force(levy_table.levies(request.commodity), request.commodity, today)
    consumption = Consumption(request.consumption, request.consumption_off_peak)
    offers: list[Offer] = []
    ineligible: list[Ineligible] = []
    for product in candidates:
        price = price_of.get(product.code)
        reason = obstacle(product, price, consumption=consumption, customer_type=request.customer_type)
        if price is None or reason is not None:
            name = product.name.in_language(language)
            ineligible.append(
                Ineligible(product_code=product.code, name=name, reason=reason or "not_in_supply_area")
            )
        else:
            result = _calculated(product, price, active.basis, consumption, levies, request.customer_type)
            offers.append(_offer(product, result, language))
    offers.sort(key=lambda offer: offer.yearly_price)
    return Comparison(active.version, offers, ineligible)


def _calculated(
    product: Product,
    price: ProductPrice,
    basis: PriceBasis,
    consumption: Consumption,
    levies: list[Levy],
    customer_type: CustomerType,
) -> Calculation:
    return calculate(
        price=price,
        basis=basis,
        consumption=consumption,
        bonuses=product.bonuses,
        levies=[levy for levy in levies if levy.code != VAT and levy.rate],
        vat_rate=vat_rate(levies),
        show_gross=customer_type is CustomerType.HOUSEHOLD,
    )


def _offer(product: Product, result: Calculation, language: Language) -> Offer:
    mix = product.electricity_mix
    return Offer(
        product_code=product.code,
        name=product.name.in_language(language),
        description=product.description.in_language(language),
        features=[feature.in_language(language) for feature in product.features],
        commodity=product.commodity,
        green=product.green,
        two_rate=product.two_rate,
        yearly_price=result.yearly_price,
        monthly_price=result.monthly_price,
        first_year_price=result.first_year_price,
        base_price=result.base_price,
        energy_price=result.energy_price,
        energy_price_off_peak=result.energy_price_off_peak,
        prices_include_vat=result.includes_vat,
        vat_rate=result.vat_rate,
        bonuses=[
            Bonus(
                kind=bonus.terms.kind,
                amount=bonus.amount,
                condition=bonus.terms.condition.in_language(language),
            )
            for bonus in result.bonuses
        ],
        breakdown=[PriceComponent.model_validate(line) for line in result.lines],
        conditions=Conditions(
            initial_term_months=product.initial_term_months,
            notice_period_days=product.notice_period_days,
            price_guarantee_until=product.price_guarantee_until,
            price_guarantee_scope=product.price_guarantee_scope,
            payment_methods=product.payment_methods,
            meter_types=product.meter_types,
        ),
        electricity_mix=ElectricityMix(**mix.model_dump()) if mix else None,
    )
