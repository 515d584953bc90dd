"""Puts the offers of one supply together: what is sold, what it costs at a place and in a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from wattwerk.brands import queries as brands
from wattwerk.catalog.condition_schemas import Conditions, EnergyBlock
from wattwerk.catalog.domain.bundles import ProductArrangement
from wattwerk.catalog.domain.eligibility import obstacles
from wattwerk.catalog.domain.levies import VAT, Levy, in_force, vat_rate
from wattwerk.catalog.domain.prices import Calculation, Consumption, calculate
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import Product, Sellable
from wattwerk.catalog.domain.renewal import RenewalTerms, renewal_of
from wattwerk.catalog.domain.streets import Address
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.repository import levies as levy_table
from wattwerk.catalog.repository import prices, shelf
from wattwerk.catalog.schemas import Bonus, ElectricityMix, Ineligible, Offer, PriceComponent, ProductFile
from wattwerk.platform.extra_fields import form
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language


@dataclass(frozen=True)
class Asked:
    """What the offers of one supply depend on: who asks, for how much, where, and for what moment."""

    brand: str
    commodity: Commodity
    consumption: Consumption
    postcode: str
    address: Address
    customer_type: CustomerType
    language: Language
    moment: datetime
    day: date


class Comparison(NamedTuple):
    """What can be ordered, cheapest first, and what cannot."""

    price_list_version: str
    offers: list[Offer]
    ineligible: list[Ineligible]
    street_matters: bool = False


def compare(asked: Asked, *, candidates: Sequence[Product], arrangement: ProductArrangement) -> Comparison:
    """Return the offers for a place and a consumption from the price list that holds at the moment.

    Raises:
        LookupError: no VAT rate is in force; no price can be told.
    """
    active = shelf.active_version(asked.brand, asked.commodity, asked.moment) if candidates else None
    if active is None:
        return Comparison("", [], [])
    found = prices.prices(asked.brand, asked.commodity, active.version, asked.postcode, asked.address)
    rates = in_force(levy_table.levies(asked.commodity), asked.commodity, asked.day)
    settings = brands.settings(asked.brand)
    offers: list[Offer] = []
    ineligible: list[Ineligible] = []
    for product in candidates:
        price = found.prices.get(product.code)
        reasons = obstacles(
            product,
            price,
            consumption=asked.consumption,
            customer_type=asked.customer_type,
            day=asked.day,
            town_needed=product.code in found.town_needed,
            street_needed=product.code in found.street_needed,
        )
        if price is None or reasons:
            name = product.name.in_language(asked.language)
            ineligible.append(
                Ineligible(product_code=product.code, name=name, reason=reasons[0], reasons=reasons)
            )
        else:
            result = _calculated(product, price, active.basis, asked.consumption, rates, asked.customer_type)
            renewal = renewal_of(product, settings, customer_type=asked.customer_type, concluded_on=asked.day)
            offers.append(_offer(product, result, asked.language, arrangement, renewal))
    offers.sort(key=lambda offer: offer.yearly_price)
    return Comparison(active.version, offers, ineligible, found.street_matters)


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


def _offer(
    product: Product,
    result: Calculation,
    language: Language,
    arrangement: ProductArrangement,
    renewal: RenewalTerms,
) -> Offer:
    mix = product.electricity_mix
    group = arrangement.set_of(product.code)
    return Offer(
        product_code=product.code,
        product_set=group.name.in_language(language) if group else None,
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
        energy_blocks=[EnergyBlock.model_validate(block) for block in result.energy_blocks],
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
            renewal=renewal.renewal,
            renewal_months=renewal.months,
            renewal_longest_months=renewal.longest_months,
            renewal_notice_days=product.renewal_notice_days,
            price_guarantee_until=product.price_guarantee_until,
            price_guarantee_scope=product.price_guarantee_scope,
            payment_methods=product.payment_methods,
            meter_types=product.meter_types,
        ),
        electricity_mix=ElectricityMix(**mix.model_dump()) if mix else None,
        extra_fields=form(product.extra_fields, language),
        files=files_of(product, language),
    )


def files_of(product: Sellable, language: Language) -> list[ProductFile]:
    """Return the documents of a product as a reader sees them."""
    return [
        ProductFile(kind=file.kind, title=file.title.in_language(language), file_id=file.file_id)
        for file in product.files
    ]
