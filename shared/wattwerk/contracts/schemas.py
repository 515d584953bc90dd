"""Models of contracts, supply points and the customer's dashboard."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from wattwerk.billing.schemas.accounts import ContractAccount
from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.billing.schemas.transactions import Transaction
from wattwerk.catalog.condition_schemas import Bundle, Conditions, EnergyBlock
from wattwerk.contracts.price_changes import PriceChange
from wattwerk.contracts.statuses import ContractStatus
from wattwerk.customers.schemas import Activity, Arrangements, Customer, PostalAddress
from wattwerk.metering.schemas import Meter
from wattwerk.platform.extra_fields import Answer, FormField, GivenAnswer
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Commodity

LocationNumber = Annotated[str, Field(max_length=50, description="Blanks, dots and hyphens do not matter.")]


class SupplyPoint(Schema):
    """Where energy is delivered."""

    supply_point_id: str
    commodity: Commodity
    address: PostalAddress
    market_location: str | None
    metering_location: str | None = Field(default=None, description="MeLo-ID, 33 characters.")
    grid_location: str | None = Field(default=None, description="NeLo-ID, 11 characters.")
    grid_operator: str | None


class Contract(Schema):
    """A supply contract."""

    contract_number: str
    customer_number: str
    account_number: str
    order_number: str = Field(description="Order from which it was concluded.")
    brand: str
    status: ContractStatus
    product_code: str
    product_name: str
    commodity: Commodity
    supply_start: date
    supply_end: date | None = None
    concluded_on: date
    minimum_term_until: date | None
    term_until: date | None = Field(
        default=None, description="Last day of the running term, the first or an extension; null: open-ended."
    )
    conditions: Conditions
    yearly_price: Decimal = Field(description="€ per year at the forecast consumption.")
    base_price: Decimal = Field(description="€ per month.")
    energy_price: Decimal = Field(description="ct/kWh (HT on two-rate tariffs); water ct/m³.")
    energy_price_off_peak: Decimal | None
    energy_blocks: list[EnergyBlock] = Field(
        default_factory=list,
        description="Graduated prices: each block prices its own kWh of a year; `energy_price` is that of "
        "the first. Empty for all other tariffs.",
    )
    price_changes: list[PriceChange] = Field(
        default_factory=list, description="Announced and past ones; prices above are those of today."
    )
    consumption: int = Field(description="Forecast in kWh (water m³) per year (HT on two-rate tariffs).")
    consumption_off_peak: int | None
    supply_point: SupplyPoint
    meters: list[Meter]
    answers: list[GivenAnswer] = Field(
        default_factory=list, description="What was answered to the product's own questions in the order."
    )
    bundle: Bundle | None = Field(default=None, description="The bundle as which it was ordered, as shown.")
    bundle_discount_until: date | None = Field(
        default=None,
        description="Last day of the bundle's monthly discount, once a part of the bundle ends; one that was "
        "given once stays given.",
    )


class ContractSummary(Schema):
    """A contract as a line of a list."""

    contract_number: str
    customer_number: str
    order_number: str
    name: str = Field(description="Of the customer: the company's, else the person's.")
    status: ContractStatus
    commodity: Commodity
    product_name: str
    concluded_on: date
    supply_start: date
    supply_end: date | None


class ContractsQuery(PageRequest):
    """Which contracts to list, those concluded last first."""

    brand: str
    status: ContractStatus | None = None
    commodity: Commodity | None = None


class ContractChange(Schema):
    """What somebody changed of a contract."""

    at: datetime
    actor: str
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]


class StaffContract(Schema):
    """A contract with everything that staff see of it."""

    contract: Contract
    account: ContractAccount
    customer: Customer
    version: int
    form: list[FormField] = Field(description="The brand's further questions about contracts.")
    answers: dict[str, Answer]
    changes: list[ContractChange]


class Dashboard(Schema):
    """Everything that a customer sees first: one read of the customer's collection."""

    customer: Customer
    accounts: list[ContractAccount]
    contracts: list[Contract]
    products: list[PurchasedProduct] = Field(default_factory=list)
    arrangements: Arrangements = Field(default_factory=Arrangements)


class ContractPage(Schema):
    """One contract with its account."""

    contract: Contract
    account: ContractAccount


class CustomerPage(Schema):
    """The 360° view that staff have of a customer."""

    customer: Customer
    accounts: list[ContractAccount]
    contracts: list[Contract]
    products: list[PurchasedProduct] = Field(default_factory=list)
    transactions: list[Transaction]
    activities: list[Activity]
