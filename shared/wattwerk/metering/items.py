"""Items of meters and readings, and the only code that builds their keys."""

from datetime import date, datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from wattwerk.platform import clock
from wattwerk.platform.attributes import DateAttribute, DecimalAttribute, TimestampAttribute
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
    # Where the gas comes from: its energy depends on it.
    brand = UnicodeAttribute(null=True)
    grid_operator = UnicodeAttribute(null=True)
    postcode = UnicodeAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, *, meter_id: str, **attributes: Any) -> "MeterItem":
        """Return the item of a meter."""
        return cls(*cls.key(customer_number, meter_id), meter_id=meter_id, **attributes)

    @staticmethod
    def key(customer_number: str, meter_id: str) -> tuple[str, str]:
        """Return the key of a meter in its customer's collection."""
        return partition(customer_number), f"{OVERVIEW}METER#{meter_id}"


class ReadingItem(CustomerCollectionItem, discriminator="reading"):
    """What all registers of a meter showed on one day; there is one per meter and day.

    Only staff replace one, and then it stays as a ``SupersededReadingItem``. Consumption and rollovers
    follow from the series of readings and are not stored.
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


class SupersededReadingItem(CustomerCollectionItem, discriminator="superseded_reading"):
    """A reading that staff have replaced, as it was, with who did so, when and why. Never changed."""

    reading_id = UnicodeAttribute()
    meter_id = UnicodeAttribute()
    read_on = DateAttribute()
    values: JSONAttribute = JSONAttribute()
    status = UnicodeAttribute()
    channel = UnicodeAttribute()
    recorded_at = TimestampAttribute()
    transaction_id = UnicodeAttribute(null=True)
    replaced_by = UnicodeAttribute()
    replaced_at = TimestampAttribute()
    actor = UnicodeAttribute()
    reason = UnicodeAttribute()

    @classmethod
    def of(
        cls, reading: ReadingItem, *, replaced_by: str, replaced_at: datetime, actor: str, reason: str
    ) -> "SupersededReadingItem":
        """Return the item that keeps a reading after its replacement by another."""
        return cls(
            reading.pk,
            f"{cls.prefix(reading.meter_id)}{clock.timestamp(replaced_at)}",
            reading_id=reading.reading_id,
            meter_id=reading.meter_id,
            read_on=reading.read_on,
            values=reading.values,
            status=reading.status,
            channel=reading.channel,
            recorded_at=reading.recorded_at,
            transaction_id=reading.transaction_id,
            replaced_by=replaced_by,
            replaced_at=replaced_at,
            actor=actor,
            reason=reason,
        )

    @staticmethod
    def prefix(meter_id: str) -> str:
        """Return how the sort keys of all replaced readings of a meter begin."""
        return f"SUPERSEDED#{meter_id}#"


class GasFactorsItem(CustomerCollectionItem, discriminator="gas_factors"):
    """What a grid operator published of the gas in an area, valid from a day on.

    ``earlier`` are the values that this publication had before it was corrected.
    """

    brand = UnicodeAttribute()
    grid_operator = UnicodeAttribute()
    area = UnicodeAttribute()
    valid_from = DateAttribute()
    valid_until = DateAttribute(null=True)
    volume_correction = DecimalAttribute()
    calorific_value = DecimalAttribute()
    actor = UnicodeAttribute()
    recorded_at = TimestampAttribute()
    earlier: JSONAttribute = JSONAttribute()

    @classmethod
    def of(
        cls, *, brand: str, grid_operator: str, area: str, valid_from: date, **attributes: Any
    ) -> "GasFactorsItem":
        """Return the item of a publication; there is one per area and first day."""
        prefix = cls.prefix(area)
        return cls(
            cls.partition(brand, grid_operator),
            f"{prefix}{valid_from.isoformat()}",
            gsi1pk=cls.index_partition(brand),
            gsi1sk=f"{grid_operator}#{prefix}{valid_from.isoformat()}",
            brand=brand,
            grid_operator=grid_operator,
            area=area,
            valid_from=valid_from,
            **attributes,
        )

    @staticmethod
    def partition(brand: str, grid_operator: str) -> str:
        """Return the partition of what a brand knows of a grid operator's gas."""
        return f"GAS_FACTORS#{brand}#{grid_operator}"

    @staticmethod
    def index_partition(brand: str) -> str:
        """Return the partition of everything that a brand knows of gas."""
        return f"GAS_FACTORS#{brand}"

    @staticmethod
    def prefix(area: str) -> str:
        """Return how the sort keys of an area (a postcode or ``*``) begin."""
        return f"AREA#{area}#"
