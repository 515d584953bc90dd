"""Products: what is sold, to whom, on which conditions; everything but prices by area."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator

from wattwerk.catalog.domain.terms import (
    MeterType,
    OtherKind,
    PriceBasis,
    ProductCode,
    Renewal,
    Terms,
    Text,
)
from wattwerk.platform.extra_fields import ExtraField, require_consistent
from wattwerk.platform.vocabulary import Commodity, CustomerType, PaymentMethod

FileKind = Literal["price_sheet", "terms", "information"]


class BonusTerms(Terms):
    """A bonus: an amount, or a share of the yearly price up to a limit. Amounts include VAT."""

    kind: Literal["new_customer_bonus", "instant_bonus"]
    amount: Decimal | None = Field(default=None, gt=0, description="€ gross.")
    percent: Decimal | None = Field(default=None, gt=0, le=100, description="Of the yearly price.")
    cap: Decimal | None = Field(default=None, gt=0, description="€ gross at most, for a percentage.")
    condition: Text

    @model_validator(mode="after")
    def _either_amount_or_percent(self) -> Self:
        if (self.amount is None) == (self.percent is None):
            raise ValueError("a bonus has either an amount or a percent")
        if self.cap is not None and self.percent is None:
            raise ValueError("only a percentage has a cap")
        return self


class ElectricityMix(Terms):
    """Electricity labelling (§ 42 EnWG)."""

    renewable_percent: Decimal = Field(ge=0, le=100)
    co2_grams_per_kwh: Decimal = Field(ge=0)
    radioactive_waste_mg_per_kwh: Decimal = Field(ge=0)
    year: int


class FileTerms(Terms):
    """A document that belongs to a product."""

    file_id: str = Field(pattern=r"^[0-9a-f]{32}$")
    kind: FileKind
    title: Text


class Sellable(Terms):
    """What products of all kinds have in common."""

    code: ProductCode = Field(description="Name for machines; it never changes.")
    name: Text
    description: Text
    features: list[Text] = Field(default_factory=list, max_length=6)
    customer_types: list[CustomerType] = Field(min_length=1)
    initial_term_months: int = Field(default=0, ge=0, le=24, description="At most 24 (§ 309 no. 9 BGB).")
    notice_period_days: int = Field(default=30, ge=0, le=31, description="At most a month (§ 309 no. 9 BGB).")
    renewal_notice_days: int = Field(
        default=30,
        ge=0,
        le=31,
        description="Notice after the first term; at most a month (§ 309 no. 9 BGB).",
    )
    valid_from: date | None = Field(default=None, description="First day on which it is sold.")
    valid_until: date | None = Field(default=None, description="First day on which it is sold no more.")
    extra_fields: list[ExtraField] = Field(default_factory=list, max_length=30)
    files: list[FileTerms] = Field(default_factory=list, max_length=10)

    @model_validator(mode="after")
    def _period_and_form_make_sense(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("valid_until is not after valid_from")
        require_consistent(self.extra_fields)
        return self

    def sold_on(self, day: date) -> bool:
        """Return whether it is sold on a day (half-open period)."""
        return (self.valid_from or day) <= day and (self.valid_until is None or day < self.valid_until)


class Product(Sellable):
    """A tariff for energy or water; its prices stand in the price lists."""

    kind: Literal["energy"] = "energy"
    commodity: Commodity
    green: bool = False
    two_rate: bool = False
    meter_types: list[MeterType] = Field(min_length=1)
    minimum_consumption: int = Field(default=1, ge=1, description="kWh per year.")
    maximum_consumption: int = Field(default=100_000, ge=1, description="kWh per year.")
    renewal: Renewal = Field(
        default="open_ended", description="How contracts go on after the first term, as the market allows."
    )
    renewal_months: int | None = Field(
        default=None, ge=1, le=12, description="Length of every further term, for extensions only."
    )
    bonuses: list[BonusTerms] = Field(default_factory=list)
    price_guarantee_until: date | None = None
    price_guarantee_scope: Literal["full", "energy_only", "without_levies"] | None = None
    payment_methods: list[PaymentMethod] = Field(
        min_length=2, description="More than one way to pay (§ 41 (2) EnWG)."
    )
    electricity_mix: ElectricityMix | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.minimum_consumption > self.maximum_consumption:
            raise ValueError("minimum_consumption is above maximum_consumption")
        if self.two_rate and "two_rate" not in self.meter_types:
            raise ValueError("a two-rate product needs the meter type two_rate")
        if self.renewal != "open_ended" and not self.initial_term_months:
            raise ValueError("only a contract with a first term ends or is extended after it")
        if (self.renewal == "extension") != (self.renewal_months is not None):
            raise ValueError("an extension has a length in months, and nothing else has")
        if (self.price_guarantee_until is None) != (self.price_guarantee_scope is None):
            raise ValueError("a price guarantee has both an end and a scope")
        if self.commodity in WITH_LABELLING and self.electricity_mix is None:
            raise ValueError("electricity needs its labelling (§ 42 EnWG)")
        return self


class FixedPrice(Terms):
    """A price that is the same everywhere."""

    basis: PriceBasis = "gross"
    monthly: Decimal | None = Field(default=None, ge=0, description="€ per month.")
    once: Decimal | None = Field(default=None, ge=0, description="€ once.")
    vat_rate: Decimal = Field(default=Decimal(19), ge=0, le=100, description="Percent.")

    @model_validator(mode="after")
    def _has_a_price(self) -> Self:
        if self.monthly is None and self.once is None:
            raise ValueError("a fixed price is monthly, once, or both")
        return self


class OtherProduct(Sellable):
    """Something that is sold besides energy, e.g. photovoltaics or internet access."""

    kind: OtherKind
    price: FixedPrice | None = Field(default=None, description="Empty: a price on request.")


def _kind(value: Any) -> str:
    given = getattr(value, "kind", None) if isinstance(value, BaseModel) else _named(value)
    return "energy" if given in (None, "energy") else "other"


def _named(value: Any) -> Any:
    return value.get("kind") if isinstance(value, dict) else None


AnyProduct = Annotated[
    Annotated[Product, Tag("energy")] | Annotated[OtherProduct, Tag("other")], Discriminator(_kind)
]
"""A product of any kind; without a kind it is energy."""

WITH_LABELLING = frozenset({Commodity.ELECTRICITY, Commodity.HEATING_ELECTRICITY})
