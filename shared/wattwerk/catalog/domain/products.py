"""Products as a price list describes them, and their prices."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod

MeterType = Literal["single", "two_rate"]
PriceBasis = Literal["net", "gross"]
ProductCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]

LEVY_CODE = r"[a-z][a-z0-9_]{1,39}"


class Terms(BaseModel):
    """Base of everything that a price list says about its products."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Text(Terms):
    """A text in every language in which customers are addressed."""

    de: str = Field(min_length=1)
    en: str = Field(min_length=1)
    fr: str = Field(min_length=1)

    def in_language(self, language: Language) -> str:
        """Return the text for a reader."""
        return str(getattr(self, language))


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

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.minimum_consumption > self.maximum_consumption:
            raise ValueError("minimum_consumption is above maximum_consumption")
        if self.two_rate and "two_rate" not in self.meter_types:
            raise ValueError("a two-rate product needs the meter type two_rate")
        if (self.price_guarantee_until is None) != (self.price_guarantee_scope is None):
            raise ValueError("a price guarantee has both an end and a scope")
        if self.commodity is not Commodity.GAS and self.electricity_mix is None:
            raise ValueError("electricity needs its labelling (§ 42 EnWG)")
        return self


class ProductList(Terms):
    """A products file: what its prices mean, and its products."""

    brand: str
    prices: PriceBasis = Field(description="Whether all prices of the list are net or gross of VAT.")
    products: list[Product] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        codes = [product.code for product in self.products]
        if repeated := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"product codes appear twice: {', '.join(sorted(repeated))}")
        return self


class ProductPrice(Terms):
    """Prices of a product in an area, as the list gives them: never rounded."""

    base_price: Decimal = Field(ge=0, description="€ per month.")
    energy_price: Decimal = Field(ge=0, description="ct/kWh; peak (HT) for two-rate products.")
    energy_price_off_peak: Decimal | None = Field(default=None, ge=0, description="ct/kWh off-peak (NT).")


class Levy(Terms):
    """A tax, levy or fee that is contained in the energy price, or the VAT rate, for a time."""

    commodity: Commodity
    code: str = Field(pattern=f"^{LEVY_CODE}$", description="Translation key.")
    rate: Decimal = Field(ge=0, description="Net ct/kWh; for `vat` percent.")
    valid_from: date
    valid_until: date | None = Field(default=None, description="First day on which it holds no more.")

    def holds_on(self, day: date) -> bool:
        """Return whether this row is the one for a day (half-open period)."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)
