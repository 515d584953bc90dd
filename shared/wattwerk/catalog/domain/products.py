"""Products: what is sold, to whom, on which conditions; everything but prices by area."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from wattwerk.catalog.domain.terms import MeterType, ProductCode, Terms, Text
from wattwerk.platform.vocabulary import Commodity, CustomerType, PaymentMethod

ProductKind = Literal["energy", "photovoltaics", "internet", "insurance", "smartphone", "other"]
"""Energy is priced by area and consumption; everything else has a fixed price, or one on request."""


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


class Product(Terms):
    """What is sold, to whom, on which conditions; everything but its prices."""

    code: ProductCode
    commodity: Commodity
    name: Text
    description: Text
    features: list[Text] = Field(default_factory=list, max_length=6)
    green: bool = False
    two_rate: bool = False
    customer_types: list[CustomerType] = Field(min_length=1)
    meter_types: list[MeterType] = Field(min_length=1)
    minimum_consumption: int = Field(default=1, ge=1, description="kWh per year.")
    maximum_consumption: int = Field(default=100_000, ge=1, description="kWh per year.")
    bonuses: list[BonusTerms] = Field(default_factory=list)
    initial_term_months: int = Field(ge=0, le=24, description="At most 24 (§ 309 no. 9 BGB).")
    notice_period_days: int = Field(ge=0, le=31, description="At most a month (§ 309 no. 9 BGB).")
    price_guarantee_until: date | None = None
    price_guarantee_scope: Literal["full", "energy_only", "without_levies"] | None = None
    payment_methods: list[PaymentMethod] = Field(
        min_length=2, description="More than one way to pay (§ 41 (2) EnWG)."
    )
    electricity_mix: ElectricityMix | None = None
    valid_from: date | None = Field(default=None, description="First day on which it is sold.")
    valid_until: date | None = Field(default=None, description="First day on which it is sold no more.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("valid_until is not after valid_from")
        if self.minimum_consumption > self.maximum_consumption:
            raise ValueError("minimum_consumption is above maximum_consumption")
        if self.two_rate and "two_rate" not in self.meter_types:
            raise ValueError("a two-rate product needs the meter type two_rate")
        if (self.price_guarantee_until is None) != (self.price_guarantee_scope is None):
            raise ValueError("a price guarantee has both an end and a scope")
        if self.commodity is not Commodity.GAS and self.electricity_mix is None:
            raise ValueError("electricity needs its labelling (§ 42 EnWG)")
        return self

    def sold_on(self, day: date) -> bool:
        """Return whether it is sold on a day (half-open period)."""
        return (self.valid_from or day) <= day and (self.valid_until is None or day < self.valid_until)


class ProductList(Terms):
    """A products file: the products of a brand."""

    brand: str
    products: list[Product] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        codes = [product.code for product in self.products]
        if repeated := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"product codes appear twice: {', '.join(sorted(repeated))}")
        return self
