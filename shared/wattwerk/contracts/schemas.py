"""Models of contracts, supply points and the customer's dashboard."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from wattwerk.billing.schemas import (
    ContractAccount,
    CustomerRequests,
    PaymentChange,
    PurchasedProduct,
    Transaction,
)
from wattwerk.catalog.condition_schemas import Bundle, Conditions, EnergyBlock
from wattwerk.contracts.price_changes import PriceChange
from wattwerk.contracts.statuses import ContractStatus
from wattwerk.customers.schemas import Activity, Arrangements, Customer, PostalAddress
from wattwerk.documents.schemas import AttachedFile
from wattwerk.metering.schemas import Meter, ReadingReports
from wattwerk.platform.extra_fields import Answer, Answers, FormField, GivenAnswer
from wattwerk.platform.schema import PageRequest, Schema, ShortText
from wattwerk.platform.vocabulary import Commodity, Language, RegisterKind

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


class FormLanguage(Schema):
    """Language of the brand's questions."""

    language: Language = "de"


class ContractEdit(Schema):
    """A contract as it shall be from now on; what is left out stays. Prices change by announcement."""

    version: int = Field(description="Version that was looked at.")
    reason: Annotated[str, Field(min_length=3, max_length=500)]
    consumption: Annotated[int, Field(ge=1, le=100_000_000)] | None = None
    consumption_off_peak: Annotated[int, Field(ge=0, le=100_000_000)] | None = None
    supply_start: date | None = Field(default=None, description="Only before supply has begun.")
    market_location: LocationNumber | None = Field(default=None, description="MaLo-ID; empty: unknown.")
    metering_location: LocationNumber | None = Field(default=None, description="MeLo-ID; empty: unknown.")
    grid_location: LocationNumber | None = Field(default=None, description="NeLo-ID; empty: none.")
    grid_operator: Annotated[str, Field(max_length=120)] | None = None
    answers: Answers | None = None


class StaffBankChange(Schema):
    """How a customer wishes to pay from now on, as told to staff."""

    payment: PaymentChange
    language: Language = Field(default="de", description="Language of the mandate.")
    mandate_document: AttachedFile | None = Field(
        default=None,
        description="The signed SEPA mandate. Without it the customer is asked by mail to grant one, and "
        "pays as before until then; `mandate_granted` counts for nothing here.",
    )


class StaffBankChangeOutcome(CustomerRequests):
    """What became of it: requests to billing, or a mail that asks for the mandate."""

    mandate_requested_until: datetime | None = Field(
        default=None, description="Until when the link of that mail works; null when none was sent."
    )


class NewStaffContract(Schema):
    """One more contract of a customer, entered by staff. Prices come from a quote."""

    customer_number: ShortText
    account_number: ShortText = Field(description="Contract account by which it is paid.")
    quote_id: ShortText
    product_code: ShortText
    supply_address: PostalAddress
    supply_start: date
    meter_number: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[0-9A-Za-z .\-/]+$")]
    meter_type: Literal["single", "two_rate"] = "single"
    meter_digits: int = Field(default=6, ge=4, le=9)
    market_location: LocationNumber = ""
    declared_in_text_form: bool = Field(
        default=False,
        description="The customer has declared it in text form, which a household has to (§ 41 (1) EnWG).",
    )


class ContractReference(Schema):
    """The number of a contract."""

    contract_number: str


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


class HolderClaim(Schema):
    """What somebody tells who wants to report a reading without signing in; all of it stands on a bill."""

    brand: Annotated[str, Field(max_length=40)]
    customer_number: Annotated[str, Field(min_length=1, max_length=20)]
    last_name: ShortText = Field(description="Surname, or the name of the company.")
    secret: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description="Number of a meter, or the postcode of a place of supply."
    )


class PublicRegister(Schema):
    """A counter of a meter, as far as it is shown without signing in."""

    kind: RegisterKind
    digits: int
    decimals: int
    unit: Literal["kWh", "m³"]
    last_value: Decimal | None
    last_date: date | None


class PublicMeter(Schema):
    """A meter as far as it is shown without signing in: where it is, and what it showed last."""

    meter_id: str
    meter_number: str
    commodity: Commodity
    type: Literal["single", "two_rate"]
    address: PostalAddress
    registers: list[PublicRegister]
    window_from: date = Field(description="After `window_to` when nothing can be reported now.")
    window_to: date


class PublicMeters(Schema):
    """The meters for which somebody may report without signing in."""

    meters: list[PublicMeter]


class PublicReadings(ReadingReports):
    """Readings of one or several meters, reported without signing in."""

    holder: HolderClaim


class ForecastOfContract(Schema):
    """What a contract will have used and cost by the end of the account's year."""

    contract_number: str
    product_name: str
    commodity: Commodity
    consumption: Decimal = Field(description="kWh, water m³.")
    cost: Decimal = Field(description="€ at today's prices.")
    known_until: date | None = Field(description="Day up to which readings tell it; null without any.")


class BalanceForecast(Schema):
    """How a contract account will stand at the end of its year, from the contracts' anniversary on."""

    account_number: str
    period_from: date
    period_until: date = Field(description="First day of the next year.")
    cost: Decimal
    instalments: Decimal = Field(description="€ of all instalments that are due in the year.")
    balance: Decimal = Field(description="€; above 0 a credit, below 0 an additional payment.")
    current_instalment: Decimal
    proposed_instalment: Decimal | None = Field(
        description="€ per month that would settle the year; null when the present one does."
    )
    settles: bool = Field(
        description="False when too few instalments are left: then the proposal is what a whole year needs."
    )
    proposed_from: date | None
    within_policy: bool = Field(description="Whether the proposal lies in the range that needs no reason.")
    contracts: list[ForecastOfContract]


class BalanceForecasts(Schema):
    """Forecasts of all contract accounts with running contracts."""

    accounts: list[BalanceForecast]
