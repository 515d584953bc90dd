"""Items of meters and readings, and the only code that builds their keys."""

from datetime import date
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import OVERVIEW, CustomerCollectionItem, partition
from wattwerk.platform.items import Versioned


class MeterItem(Versioned, CustomerCollectionItem, discriminator="meter"):
    """A meter with its registers and what each showed last."""

    meter_id = UnicodeAttribute()
    meter_number = UnicodeAttribute()
    contract_number = UnicodeAttribute()
    supply_point_id = UnicodeAttribute()
    commodity = UnicodeAttribute()
    meter_type = UnicodeAttribute()
    registers: JSONAttribute = JSONAttribute()
    installed_on = DateAttribute()

    @classmethod
    def of(cls, customer_number: str, *, meter_id: str, **attributes: Any) -> "MeterItem":
        """Return the item of a meter."""
        return cls(*cls.key(customer_number, meter_id), meter_id=meter_id, **attributes)

    @staticmethod
    def key(customer_number: str, meter_id: str) -> tuple[str, str]:
        """Return the key of a meter in its customer's collection."""
        return partition(customer_number), f"{OVERVIEW}METER#{meter_id}"


class ReadingItem(CustomerCollectionItem, discriminator="reading"):
    """What all registers of a meter showed on one day. Never changed; one per meter and day.

    Consumption and rollovers follow from the series of readings and are not stored.
    """

    reading_id = UnicodeAttribute()
    meter_id = UnicodeAttribute()
    read_on = DateAttribute()
    values: JSONAttribute = JSONAttribute()
    status = UnicodeAttribute()
    channel = UnicodeAttribute()
    comment = UnicodeAttribute(default="")
    recorded_at = TimestampAttribute()
    transaction_id = UnicodeAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, *, meter_id: str, read_on: date, **attributes: Any) -> "ReadingItem":
        """Return the item of a reading; readings of a meter sort by their date."""
        return cls(
            *cls.key(customer_number, cls.id_of(meter_id, read_on)),
            reading_id=cls.id_of(meter_id, read_on),
            meter_id=meter_id,
            read_on=read_on,
            **attributes,
        )

    @staticmethod
    def id_of(meter_id: str, day: date) -> str:
        """Return the id of the reading of a meter on a day."""
        return f"{meter_id}-{day:%Y%m%d}"

    @classmethod
    def key(cls, customer_number: str, reading_id: str) -> tuple[str, str]:
        """Return the key of a reading, which customer and reading id determine."""
        meter_id, _, day = reading_id.rpartition("-")
        return partition(customer_number), f"{cls.prefix(meter_id)}{day}"

    @staticmethod
    def prefix(meter_id: str) -> str:
        """Return how the sort keys of all readings of a meter begin."""
        return f"READING#{meter_id}#"
