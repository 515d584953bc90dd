"""The tariff of a contract: what it is, and its price sheet as of a day."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pydantic import Field

from wattwerk.brands import queries as brands
from wattwerk.catalog import product_information
from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.catalog.product_information import ContainedLevy, ProductInformation
from wattwerk.contracts import repository
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.queries import customer_in
from wattwerk.platform import clock, customer_collection
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import invalid, not_found
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language

AHEAD = timedelta(days=365)
"""How far ahead a price sheet can be asked for; it tells what has been announced by now."""
WITHOUT_LEVIES = frozenset({Commodity.WATER, Commodity.HEAT})
"""Their prices contain nothing that the table of levies prices per kWh."""


class TariffQuery(Schema):
    """Which day and language."""

    on: date | None = Field(default=None, description="By default today, within the contract's time.")
    language: Language = "de"


class PriceSheet(Schema):
    """What a contract costs on a day, as far as it is known."""

    on: date
    valid_from: date = Field(description="Since when these prices hold: conclusion, or a price change.")
    valid_until: date | None = Field(description="Last day before announced other prices.")
    includes_vat: bool
    vat_rate: Decimal | None = Field(description="Percent; null where no table has it for the day.")
    base_price: Decimal = Field(description="€ per month.")
    energy_price: Decimal = Field(description="ct/kWh (HT on two-rate tariffs); water ct/m³.")
    energy_price_off_peak: Decimal | None
    energy_blocks: list[EnergyBlock] = Field(
        description="Graduated prices: each block prices its own kWh of a year. Empty for all other tariffs."
    )
    contained: list[ContainedLevy] = Field(description="Taxes and levies that the energy price contains.")
    consumption: int = Field(description="Yearly consumption expected today, in kWh (water m³).")
    consumption_off_peak: int | None
    yearly_price: Decimal = Field(description="€ per year at that consumption.")


class Tariff(Schema):
    """The tariff of a contract."""

    product_name: str
    earliest: date = Field(description="First day for which there is a price sheet.")
    latest: date
    information: ProductInformation | None = Field(description="Null when the tariff is known no more.")
    sheet: PriceSheet


def tariff(
    *, caller: Caller, customer_number: str, contract_number: str, query: TariffQuery, now: datetime
) -> Tariff:
    """Return a contract's tariff with its price sheet.

    Raises:
        Problem: 404 for an unknown contract, and for somebody else's; 422 ``day_outside_contract``.
    """
    caller.require_customer(customer_number)
    items = customer_collection.overview(customer_number)
    customer = customer_in(items)
    if customer is None:
        raise not_found("customer")
    zone = brands.brand(customer.brand).time_zone
    today = clock.business_date(now, zone)

    def contract_on(day: date) -> Contract:
        for contract in repository.contracts_in(items, meters=[], today=day):
            if contract.contract_number == contract_number:
                return contract
        raise not_found("contract")

    present = contract_on(today)
    earliest, latest = _days(present, today)
    day = query.on or min(max(today, earliest), latest)
    if not earliest <= day <= latest:
        raise invalid(
            "/on",
            "day_outside_contract",
            "There is no price sheet for this day.",
            earliest=earliest.isoformat(),
            latest=latest.isoformat(),
        )
    contract = contract_on(day)
    # What counted when the day ended: a version published that day is the one that customers read.
    end_of_day = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
    return Tariff(
        product_name=contract.product_name,
        earliest=earliest,
        latest=latest,
        information=product_information.information(
            brand=contract.brand, code=contract.product_code, moment=end_of_day, language=query.language
        ),
        sheet=_sheet(contract, day, gross=customer.customer_type is not CustomerType.BUSINESS),
    )


def _days(contract: Contract, today: date) -> tuple[date, date]:
    """Return the first and last day of which prices can be told: from the conclusion to the end."""
    last = today + AHEAD
    if contract.supply_end is not None:
        last = min(last, contract.supply_end - timedelta(days=1))
    return contract.concluded_on, max(contract.concluded_on, last)


def _sheet(contract: Contract, day: date, *, gross: bool) -> PriceSheet:
    changes = [change.effective_on for change in contract.price_changes]
    following = min((effective for effective in changes if effective > day), default=None)
    levies = product_information.levies_of(contract.commodity, day)
    return PriceSheet(
        on=day,
        valid_from=max(
            (effective for effective in changes if effective <= day), default=contract.concluded_on
        ),
        valid_until=None if following is None else following - timedelta(days=1),
        includes_vat=gross,
        vat_rate=levies.vat_rate,
        base_price=contract.base_price,
        energy_price=contract.energy_price,
        energy_price_off_peak=contract.energy_price_off_peak,
        energy_blocks=contract.energy_blocks,
        contained=[] if contract.commodity in WITHOUT_LEVIES else levies.contained,
        consumption=contract.consumption,
        consumption_off_peak=contract.consumption_off_peak,
        yearly_price=contract.yearly_price,
    )
