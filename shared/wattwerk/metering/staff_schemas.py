"""Models of what staff correct and import."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from wattwerk.metering.schemas import ReadingReport
from wattwerk.platform.schema import Schema


class ReadingCorrection(ReadingReport):
    """What a reading should have said. The same values again confirm an implausible reading."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    recorded_at: datetime = Field(description="Of the reading that was looked at: no other is changed.")


class GasFactorsImport(Schema):
    """A table of gas factors as grid operators publish them."""

    brand: str
    content: Annotated[str, Field(min_length=1, max_length=200_000)] = Field(
        description="Columns: grid_operator, area (postcode, empty or `*`), valid_from, valid_until "
        "(may be empty), volume_correction, calorific_value."
    )


class GasFactorsFault(Schema):
    """What is wrong with a line of the table; line 0 stands for the table as a whole."""

    line: int
    column: str
    code: str
    message: str


class GasFactorsImported(Schema):
    """What became of an import; one fault is enough to change nothing."""

    imported: int
    corrected: int
    unchanged: int
    faults: list[GasFactorsFault]
