"""What somebody agrees to who orders a tariff or a bundle, as contracts keep it."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from wattwerk.catalog.domain.terms import ProductKind, Renewal
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity, PaymentMethod


class EnergyBlock(Schema):
    """A block of consumption that has its own price per kWh."""

    from_kwh: int = Field(description="Yearly consumption from which the kWh have this price.")
    energy_price: Decimal = Field(ge=0, description="ct/kWh, as shown to this customer type.")


class Conditions(Schema):
    """Terms of a product that a customer must know before ordering."""

    initial_term_months: int
    notice_period_days: int
    renewal: Renewal = Field(
        default="open_ended", description="How the contract goes on after its first term."
    )
    renewal_months: int | None = Field(default=None, description="Length of every extension.")
    renewal_longest_months: int | None = Field(
        default=None, description="All extensions together; then the contract ends. Null: without a limit."
    )
    renewal_notice_days: int = 30
    price_guarantee_until: date | None = None
    price_guarantee_scope: Literal["full", "energy_only", "without_levies"] | None = None
    payment_methods: list[PaymentMethod]
    meter_types: list[Literal["single", "two_rate"]]


class BundlePart(Schema):
    """A product of a bundle. Each part is a contract of its own and can be terminated on its own."""

    product_code: str
    product_kind: ProductKind
    commodity: Commodity | None = Field(default=None, description="Null for what is not energy.")
    name: str
    yearly_price: Decimal | None = Field(
        default=None, description="€ per year before the discount; null for a price on request."
    )
    separately_terminable: bool = True


class BundleDiscount(Schema):
    """What is taken off for ordering the parts together, shown apart from their prices."""

    kind: Literal["amount", "percent"]
    recurrence: Literal["once", "monthly"] = Field(
        description="`once`: in the first year. `monthly`: as long as all parts are supplied."
    )
    percent: Decimal | None = Field(default=None, description="Of the prices of all parts.")
    amount: Decimal = Field(description="€ per month, or once.")
    yearly_amount: Decimal = Field(description="€ in the first year.")


class Bundle(Schema):
    """Products that cost less together. `parts` name products among offers and extra products."""

    bundle_code: str = Field(examples=["strom-und-gas"])
    name: str
    description: str
    parts: list[BundlePart]
    discount: BundleDiscount
    prices_include_vat: bool
    yearly_price: Decimal = Field(description="€ per year after a monthly discount, without bonuses.")
    monthly_price: Decimal = Field(description="€: a twelfth, in full €.")
    first_year_price: Decimal = Field(description="€ in the first year after discount and all bonuses.")
