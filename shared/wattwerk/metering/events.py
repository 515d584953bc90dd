"""Events of metering."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class MeterReadingReported(DomainEvent):
    """A customer reported a meter reading, and it was stored."""

    source: ClassVar[str] = "metering"

    customer_number: str = Field(description="Customer whose meter was read.")
    meter_id: str = Field(description="The meter.")
    reading_id: str = Field(description="The stored reading.")
    contract_number: str = Field(description="Contract that is supplied through the meter.")


class MeterReadingCorrected(DomainEvent):
    """Staff replaced a stored meter reading by another."""

    source: ClassVar[str] = "metering"

    customer_number: str = Field(description="Customer whose meter was read.")
    meter_id: str = Field(description="The meter.")
    reading_id: str = Field(description="The reading that holds now.")
    replaced_reading_id: str = Field(description="The reading that held before; same day, same id.")
    contract_number: str = Field(description="Contract that is supplied through the meter.")
