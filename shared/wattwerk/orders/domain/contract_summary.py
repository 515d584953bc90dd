"""The contract summary: what a customer has to know, in one data model for page, mail and PDF.

§ 41 (1) and (4) EnWG name the contents. A summary with a gap must not be shown, so whoever builds
one asks ``missing`` first.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field

from wattwerk.brands.domain import BrandSettings, DisputeSettlement
from wattwerk.brands.schemas import Brand, Contact
from wattwerk.catalog.condition_schemas import Bundle, Conditions, EnergyBlock
from wattwerk.catalog.schemas import (
    Bonus,
    ElectricityMix,
    ExtraProduct,
    FurtherSupply,
    Offer,
    PriceComponent,
    StartDates,
)
from wattwerk.orders.domain.order_form import Address, OrderDraft
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod

MAY_BE_BLANK = frozenset({"/product/description", "/supply_point/address/addition"})


class SupplyPoint(Schema):
    """Where energy is delivered."""

    commodity: Commodity
    address: Address
    meter_number: str
    meter_type: str
    market_location: str | None
    grid_operator: str | None


class Product(Schema):
    """What is delivered. All products are special contracts outside default supply."""

    code: str
    name: str
    description: str
    two_rate: bool
    meter_operation_included: bool
    electricity_mix: ElectricityMix | None = Field(description="Electricity labelling (§ 42 EnWG).")


class Prices(Schema):
    """What it costs, gross for household customers and net for business customers."""

    consumption: int = Field(description="kWh per year (peak, HT, for two-rate tariffs).")
    consumption_off_peak: int | None
    yearly_price: Decimal = Field(description="€ per year without bonuses.")
    first_year_price: Decimal = Field(description="€ in the first year after all bonuses.")
    instalment: Decimal = Field(description="€ per month.")
    base_price: Decimal = Field(description="€ per month.")
    energy_price: Decimal = Field(description="ct/kWh (peak, HT, for two-rate tariffs).")
    energy_price_off_peak: Decimal | None
    energy_blocks: list[EnergyBlock] = Field(
        default_factory=list, description="Graduated prices: each block prices its own kWh."
    )
    include_vat: bool
    vat_rate: Decimal = Field(description="Percent.")
    components: list[PriceComponent]


class WithdrawalRight(Schema):
    """The right of household customers to withdraw (§§ 312g, 355, 356 BGB)."""

    days: int
    expected_end: date = Field(description="Last day if the contract were concluded on the day of order.")
    early_start_demanded: bool
    information_version: str


class ContractSummary(Schema):
    """Everything that the summary of a contract says."""

    language: Language
    customer_type: CustomerType
    brand: str
    brand_name: str
    supplier: Contact
    hotline: str
    supply_point: SupplyPoint
    product: Product
    prices: Prices
    bonuses: list[Bonus]
    supply_start: date = Field(description="Expected start of supply.")
    conditions: Conditions
    payment_method: PaymentMethod
    withdrawal: WithdrawalRight | None = Field(description="Null for business customers.")
    dispute_settlement: DisputeSettlement
    terms_url: str
    terms_version: str
    privacy_url: str
    bundle: Bundle | None = Field(default=None, description="What it is ordered with, and the discount.")
    extras: list[ExtraProduct] = Field(default_factory=list)


def contract_summary(
    *,
    draft: OrderDraft,
    brand: Brand,
    settings: BrandSettings,
    offer: Offer,
    supply: FurtherSupply,
    bundle: Bundle | None = None,
    extras: Sequence[ExtraProduct] = (),
    market_location: str | None,
    grid_operator: str | None,
    supply_start: date,
    dates: StartDates,
    withdrawal_days: int,
) -> ContractSummary:
    """Return the summary of the contract that would come from this order."""
    household = draft.customer_type is CustomerType.HOUSEHOLD
    return ContractSummary(
        language=draft.language,
        customer_type=draft.customer_type,
        brand=brand.id,
        brand_name=brand.name,
        supplier=brand.contact,
        hotline=settings.hotline,
        supply_point=SupplyPoint(
            commodity=offer.commodity,
            address=draft.supply_address,
            meter_number=draft.meter.meter_number,
            meter_type=draft.meter.type,
            market_location=market_location,
            grid_operator=grid_operator,
        ),
        product=Product(
            code=offer.product_code,
            name=offer.name,
            description=offer.description,
            two_rate=offer.two_rate,
            meter_operation_included=settings.meter_operation_included,
            electricity_mix=offer.electricity_mix,
        ),
        prices=_prices(offer, supply),
        bonuses=offer.bonuses,
        supply_start=supply_start,
        conditions=offer.conditions,
        payment_method=draft.payment.method,
        withdrawal=WithdrawalRight(
            days=withdrawal_days,
            expected_end=dates.withdrawal_period_ends,
            early_start_demanded=draft.start.early_start_demanded,
            information_version=settings.withdrawal_information_version,
        )
        if household
        else None,
        dispute_settlement=settings.dispute_settlement,
        terms_url=settings.terms_url,
        terms_version=settings.terms_version,
        privacy_url=settings.privacy_url,
        bundle=bundle,
        extras=list(extras),
    )


def _prices(offer: Offer, supply: FurtherSupply) -> Prices:
    return Prices(
        consumption=supply.consumption,
        consumption_off_peak=supply.consumption_off_peak,
        yearly_price=offer.yearly_price,
        first_year_price=offer.first_year_price,
        instalment=offer.monthly_price,
        base_price=offer.base_price,
        energy_price=offer.energy_price,
        energy_price_off_peak=offer.energy_price_off_peak,
        energy_blocks=offer.energy_blocks,
        include_vat=offer.prices_include_vat,
        vat_rate=offer.vat_rate,
        components=offer.breakdown,
    )


def missing(summary: ContractSummary) -> list[str]:
    """Return the JSON pointers of what the law wants in a summary and this one does not say."""
    own = summary.model_dump(exclude={"bundle", "extras"})
    gaps = [pointer for pointer in _blank(own, "") if pointer not in MAY_BE_BLANK]
    if not summary.prices.components:
        gaps.append("/prices/components")
    if not summary.conditions.payment_methods:
        gaps.append("/conditions/payment_methods")
    if summary.product.two_rate and summary.prices.energy_price_off_peak is None:
        gaps.append("/prices/energy_price_off_peak")
    if summary.conditions.price_guarantee_until and not summary.conditions.price_guarantee_scope:
        gaps.append("/conditions/price_guarantee_scope")
    return gaps


def _blank(value: Any, pointer: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _blank(part, f"{pointer}/{name}")
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _blank(part, f"{pointer}/{position}")
    elif isinstance(value, str) and not value.strip():
        yield pointer
