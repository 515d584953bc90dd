"""Models of products besides energy."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from wattwerk.billing.domain.products import ProductStatus
from wattwerk.catalog.domain.terms import ProductKind
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.schema import Schema


class PurchasedProduct(Schema):
    """A product besides energy that a customer has bought. Each can be cancelled on its own."""

    number: str
    contract_number: str = Field(description="Of the contract with which it was ordered.")
    account_number: str
    product_code: str
    name: str
    product_kind: ProductKind
    status: ProductStatus
    on_request: bool = Field(description="There is no fixed price; the utility makes a personal offer.")
    monthly_price: Decimal | None = Field(description="€ per month, as shown when it was ordered.")
    one_time_price: Decimal | None = Field(description="€ once, as shown when it was ordered.")
    prices_include_vat: bool
    answers: list[GivenAnswer]
    ordered_on: date
    active_since: date | None
    last_day: date | None = Field(description="Set when it has been cancelled.")
    earliest_last_day: date = Field(description="When it would end if it were cancelled today.")
    bundle_name: str = Field(description="Of the bundle that it belongs to; empty without one.")
    bundle_discount_monthly: bool = Field(
        description="The bundle's discount lasts as long as all its parts, and ends with this one."
    )


class ProductActivation(Schema):
    """Since when a product is in use, as staff say it."""

    active_since: date
