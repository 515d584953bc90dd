"""Models of contracts, supply points and the customer's dashboard."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from wattwerk.billing.schemas import ContractAccount, Transaction
from wattwerk.catalog.schemas import Conditions
from wattwerk.contracts.domain import ContractStatus
from wattwerk.customers.schemas import Activity, Customer, PostalAddress
from wattwerk.metering.schemas import Meter
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity


class SupplyPoint(Schema):
    """Where energy is delivered."""

    supply_point_id: str
    commodity: Commodity
    address: PostalAddress
    market_location: str | None
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
    conditions: Conditions
    yearly_price: Decimal = Field(description="€ per year at the forecast consumption.")
    base_price: Decimal = Field(description="€ per month.")
    energy_price: Decimal = Field(description="ct/kWh (HT on two-rate tariffs).")
    energy_price_off_peak: Decimal | None
    consumption: int = Field(description="Forecast in kWh per year (HT on two-rate tariffs).")
    consumption_off_peak: int | None
    supply_point: SupplyPoint
    meters: list[Meter]


class Dashboard(Schema):
    """Everything that a customer sees first: one read of the customer's collection."""

    customer: Customer
    accounts: list[ContractAccount]
    contracts: list[Contract]


class ContractPage(Schema):
    """One contract with its account."""

    contract: Contract
    account: ContractAccount


class CustomerPage(Schema):
    """The 360° view that staff have of a customer."""

    customer: Customer
    accounts: list[ContractAccount]
    contracts: list[Contract]
    transactions: list[Transaction]
    activities: list[Activity]
