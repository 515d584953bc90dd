"""What a contract is made of, and what follows from its dates."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from wattwerk.billing.domain.products import NewProduct
from wattwerk.catalog.condition_schemas import Bundle, Conditions, EnergyBlock
from wattwerk.customers.domain import normalised, same_name
from wattwerk.customers.schemas import PostalAddress
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language, PaymentMethod, Salutation


class NewContract(BaseModel):
    """Everything that an accepted order says about the contract that it becomes.

    The numbers have been reserved before. Prices: ``yearly_price`` and ``instalment`` in € (per
    year, per month), ``base_price`` in € per month, energy prices in ct/kWh; consumption in kWh
    per year; water is priced in ct/m³ and counted in m³. ``consumption`` and ``energy_price`` are
    those of the peak register (HT) on a two-rate meter.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    order_number: str
    customer_number: str
    existing_customer: bool = False
    account_number: str
    contract_number: str
    brand: str
    language: Language
    customer_type: CustomerType
    salutation: Salutation
    title: str = ""
    first_name: str
    last_name: str
    company: str = ""
    date_of_birth: date | None = None
    email: str
    phone: str = ""
    billing_address: PostalAddress
    supply_address: PostalAddress
    commodity: Commodity
    product_code: str
    product_name: str
    conditions: Conditions
    yearly_price: Decimal
    base_price: Decimal
    energy_price: Decimal
    energy_price_off_peak: Decimal | None = None
    energy_blocks: tuple[EnergyBlock, ...] = ()
    instalment: Decimal
    consumption: int
    consumption_off_peak: int | None = None
    supply_start: date
    concluded_on: date
    market_location: str | None = None
    grid_operator: str | None = None
    meter_number: str
    meter_type: Literal["single", "two_rate"] = "single"
    meter_digits: int = 6
    payment_method: PaymentMethod
    iban: str | None = None
    bic: str | None = None
    bank_name: str | None = None
    account_holder: str | None = None
    mandate_reference: str | None = None
    mandate_granted_at: datetime | None = None
    answers: tuple[GivenAnswer, ...] = ()
    bundle: Bundle | None = None
    products: tuple[NewProduct, ...] = ()


def is_named(given: str, *, last_name: str, company: str) -> bool:
    """Return whether a typed name is that of the customer; case, accents and umlauts do not matter."""
    return same_name(given, last_name) or same_name(given, company)


def names_place(secret: str, *, meter_numbers: Collection[str], postcode: str) -> bool:
    """Return whether a typed text is the number of a meter at a place, or the postcode of the place."""
    typed = _joined(secret)
    return bool(typed) and typed in {_joined(postcode), *map(_joined, meter_numbers)}


def _joined(text: str) -> str:
    return normalised(text).replace(" ", "")


def year_around(today: date, start: date) -> tuple[date, date]:
    """Return the year of supply in which a day lies, counted from the anniversary of its start."""
    years = today.year - start.year
    first = _anniversary(start, years)
    if first > today:
        years -= 1
        first = _anniversary(start, years)
    return first, _anniversary(start, years + 1)


def _anniversary(start: date, years: int) -> date:
    """Return the same day in another year; 29 February is 1 March where there is none."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)
