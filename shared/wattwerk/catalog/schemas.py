"""Models of the tariff calculator and of the reference data behind the order funnel."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod

Postcode = Annotated[str, Field(pattern=r"^[0-9]{5}$", description="German postcode, five digits.")]
KilowattHours = Annotated[
    int, Field(ge=1, le=1_000_000, description="Yearly consumption in kWh (two-rate meters: peak, HT).")
]


class Towns(Schema):
    """Towns of a postcode, and whether the postcode could be checked at all."""

    postcode: str
    status: Literal["known", "unknown", "could_not_be_checked"] = Field(
        description="`could_not_be_checked` when no postcode data are loaded."
    )
    towns: list[str]


class StreetsQuery(Schema):
    """Beginning of a street name."""

    prefix: str = Field(min_length=1, max_length=60)


class Streets(Schema):
    """Streets of a postcode that begin with the given letters; empty when none are loaded."""

    status: Literal["known", "could_not_be_checked"]
    streets: list[str]


class BankAccountQuery(Schema):
    """An IBAN to check. It travels in the body, so that it never appears in an address or a log."""

    iban: str = Field(min_length=5, max_length=42, examples=["DE02 1203 0000 0000 2020 51"])


class BankAccount(Schema):
    """A valid IBAN. BIC and bank name are unknown for some countries, which is no fault."""

    iban: str = Field(description="Without blanks.")
    formatted: str = Field(description="In groups of four.")
    country: str
    bic: str | None
    bank_name: str | None


class StartDateQuery(Schema):
    """For what supply would start."""

    brand: str
    commodity: Commodity
    reason: Literal["supplier_switch", "move_in"] = "supplier_switch"


class StartDates(Schema):
    """When supply can start at the earliest and be wished for at the latest."""

    earliest: date
    latest: date
    withdrawal_period_ends: date = Field(
        description="Last day of the withdrawal period if the order is placed today (§ 356 BGB)."
    )
    earliest_without_early_start: date = Field(
        description="Earliest start when the customer does not demand supply within the withdrawal period."
    )


class QuoteRequest(Schema):
    """What a prospect tells to get offers."""

    brand: str
    postcode: Postcode
    town: str | None = Field(default=None, max_length=120)
    commodity: Commodity
    consumption: KilowattHours
    consumption_off_peak: int | None = Field(
        default=None, ge=0, le=1_000_000, description="Off-peak (NT) share in kWh on a two-rate meter."
    )
    customer_type: CustomerType = CustomerType.HOUSEHOLD


class QuoteLanguage(Schema):
    """Language of the texts in a quote."""

    language: Language = "de"


class PriceComponent(Schema):
    """One line of a price breakdown. Levies are contained in the energy price, not added to it."""

    kind: Literal["base_price", "energy_price", "energy_price_ht", "energy_price_nt", "levy", "vat"]
    code: str = Field(description="Translation key, e.g. `electricity_tax`, `kwkg`, `base_price`.")
    price: Decimal = Field(description="Price per unit, net, unrounded as given.")
    unit: Literal["ct/kWh", "€/month", "%"]
    quantity: Decimal = Field(description="kWh, months, or the net sum in € for VAT.")
    amount: Decimal = Field(description="€ per year, rounded for display.")
    contained: bool = Field(default=False, description="True for levies already contained in another line.")


class Bonus(Schema):
    """A bonus, always shown apart from the yearly price (PAngV)."""

    kind: Literal["new_customer_bonus", "instant_bonus"]
    amount: Decimal = Field(description="€, like the prices of the offer (business customers: net).")
    condition: str = Field(description="When it is paid, in the language asked for.")


class Conditions(Schema):
    """Terms of a product that a customer must know before ordering."""

    initial_term_months: int
    notice_period_days: int
    renewal: Literal["open_ended"] = "open_ended"
    renewal_notice_days: int = 30
    price_guarantee_until: date | None = None
    price_guarantee_scope: Literal["full", "energy_only", "without_levies"] | None = None
    payment_methods: list[PaymentMethod]
    meter_types: list[Literal["single", "two_rate"]]


class ElectricityMix(Schema):
    """Electricity labelling (§ 42 EnWG)."""

    renewable_percent: Decimal
    co2_grams_per_kwh: Decimal
    radioactive_waste_mg_per_kwh: Decimal
    year: int


class Offer(Schema):
    """A tariff with its price for the asked consumption, gross (business customers: net)."""

    product_code: str
    name: str
    description: str
    features: list[str]
    commodity: Commodity
    green: bool
    two_rate: bool
    yearly_price: Decimal = Field(description="€ per year without bonuses.")
    monthly_price: Decimal = Field(description="€: a twelfth, the proposed instalment, in full €.")
    first_year_price: Decimal = Field(description="€ in the first year after all bonuses.")
    base_price: Decimal = Field(description="€ per month, as shown to this customer type.")
    energy_price: Decimal = Field(description="ct/kWh (peak, HT, for two-rate tariffs).")
    energy_price_off_peak: Decimal | None = Field(default=None, description="ct/kWh off-peak (NT).")
    prices_include_vat: bool
    vat_rate: Decimal = Field(description="Percent.")
    bonuses: list[Bonus]
    breakdown: list[PriceComponent]
    conditions: Conditions
    electricity_mix: ElectricityMix | None = None


class Ineligible(Schema):
    """A product that cannot be ordered here, and why."""

    product_code: str
    name: str
    reason: Literal[
        "not_in_supply_area", "consumption_too_low", "consumption_too_high", "customer_type", "meter_type"
    ]


class Quote(Schema):
    """A stored answer of the tariff calculator; its prices hold until ``valid_until``."""

    quote_id: str
    created_at: datetime
    valid_until: datetime
    price_list_version: str
    request: QuoteRequest
    grid_operator: str | None = Field(
        default=None, description="Null when it could not be determined for the postcode."
    )
    offers: list[Offer]
    ineligible: list[Ineligible]
