"""Models of meters, readings and consumption."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import RegisterKind

Value = Annotated[Decimal, Field(ge=0, max_digits=13, decimal_places=3)]
Channel = Literal["portal", "public", "order", "staff", "import"]
"""How a reading came: `public` is the page for which nobody has to sign in."""
MOST_REPORTS = 12
"""Meters that are reported at once; all of them must fit one transaction."""


class Register(Schema):
    """A counter of a meter."""

    kind: RegisterKind
    obis: str = Field(description="OBIS code, e.g. 1-0:1.8.1.")
    digits: int = Field(description="Digits before the decimal point.")
    decimals: int
    unit: Literal["kWh", "m³"]
    last_value: Decimal | None
    last_date: date | None
    annual_consumption: int = Field(description="Forecast in the register's unit per year.")


class Meter(Schema):
    """A meter with its registers."""

    meter_id: str
    meter_number: str
    contract_number: str
    supply_point_id: str
    type: Literal["single", "two_rate"]
    registers: list[Register]
    installed_on: date


class RegisterReading(Schema):
    """What a register showed."""

    kind: RegisterKind
    value: Value


class ReadingReport(Schema):
    """A meter reading as the customer reports it: all registers of a meter, same day."""

    date: date
    values: list[RegisterReading] = Field(min_length=1, max_length=2)
    confirmed: bool = Field(
        default=False, description="The customer saw the warning and confirms the unusual value."
    )
    comment: Annotated[str, Field(max_length=500)] = ""


class MeterReport(ReadingReport):
    """A meter reading with the meter that it is of."""

    meter_id: Annotated[str, Field(min_length=1, max_length=60)]


class ReadingReports(Schema):
    """Readings of several meters of a customer, reported at once."""

    reports: Annotated[list[MeterReport], Field(min_length=1, max_length=MOST_REPORTS)]


class Verdict(Schema):
    """Result of the plausibility check of one register."""

    kind: RegisterKind
    outcome: Literal["plausible", "warning", "refused"]
    code: str | None = Field(
        default=None,
        description="`reading_too_low`, `reading_too_high`, `reading_below_previous`, `reading_above_next`, "
        "`reading_too_many_digits`, `reading_too_many_decimals`, `reading_registers_swapped`, "
        "`reading_rollover`.",
    )
    consumption: Decimal | None = Field(default=None, description="Since the previous reading.")
    expected_from: Decimal | None = Field(default=None, description="Lowest expected reading.")
    expected_to: Decimal | None = Field(default=None, description="Highest expected reading.")
    rollover: bool = False


class PlausibilityResult(Schema):
    """Plausibility of a report before it is sent."""

    outcome: Literal["plausible", "warning", "refused"]
    registers: list[Verdict]


class EnergyPart(Schema):
    """A time for which the same factors held, and the volume that falls into it."""

    valid_from: date
    valid_until: date = Field(description="First day that no longer belongs to it.")
    volume: Decimal = Field(description="m³, shown with 3 decimals; the energy is not rounded before.")
    volume_correction: Decimal
    calorific_value: Decimal = Field(description="kWh per m³.")
    estimated: bool


class Energy(Schema):
    """Energy of a volume of gas (DVGW G 685), rounded once to whole kWh."""

    kilowatt_hours: Decimal
    parts: list[EnergyPart] = Field(description="How it comes about.")
    estimated: bool = Field(
        description="True while the grid operator's factors are unknown: about 10 kWh per m³."
    )


class Reading(Schema):
    """A stored reading."""

    reading_id: str
    meter_id: str
    date: date
    values: list[RegisterReading]
    consumption: list[RegisterReading] = Field(description="Since the previous reading; empty for the first.")
    energy: Energy | None = Field(
        default=None, description="Energy of the consumption of a gas meter since the previous reading."
    )
    status: Literal["plausible", "unconfirmed_implausible", "initial"]
    rollover: bool = False
    channel: Channel
    recorded_at: datetime
    transaction_id: str | None = None


class Readings(Schema):
    """All readings of a meter, newest first, and the window in which one may be reported."""

    meter: Meter
    items: list[Reading]
    window_from: date = Field(description="After `window_to` when nothing can be reported now.")
    window_to: date


class ReadingReceipt(Schema):
    """What the customer gets after reporting a reading."""

    reading: Reading
    transaction_id: str
    received_at: datetime


class ReadingReceipts(Schema):
    """Receipts of readings that were reported at once, in the order of the reports."""

    receipts: list[ReadingReceipt]


class SupersededReading(Schema):
    """A reading that staff have replaced, and why."""

    reading_id: str
    read_on: date
    values: list[RegisterReading]
    status: Literal["plausible", "unconfirmed_implausible", "initial"]
    channel: Channel
    recorded_at: datetime
    replaced_by: str = Field(description="The reading that stands in its place.")
    replaced_at: datetime
    actor: str
    reason: str


class StaffReadings(Readings):
    """All readings of a meter as staff see them, with those that were replaced, latest first."""

    superseded: list[SupersededReading]


class GasFactors(Schema):
    """What turns m³ of gas into kWh in an area of a grid operator, for a time."""

    brand: str
    grid_operator: str
    area: str = Field(description="A postcode, or `*` for all places of the grid operator.")
    valid_from: date
    valid_until: date | None = Field(description="First day on which they hold no more; null: for good.")
    volume_correction: Decimal
    calorific_value: Decimal = Field(description="kWh per m³.")
    actor: str
    recorded_at: datetime


class GasFactorsQuery(PageRequest):
    """Whose gas factors to list, by grid operator, area and day."""

    brand: str
