"""Models of readings that are reported without signing in."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.customers.schemas import PostalAddress
from wattwerk.metering.schemas import ReadingReports
from wattwerk.platform.schema import Schema, ShortText
from wattwerk.platform.vocabulary import Commodity, RegisterKind


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
