"""Attributes of items for values that DynamoDB does not know: exact decimals, dates, moments."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pynamodb.attributes import Attribute
from pynamodb.constants import STRING

from wattwerk.platform import clock


class DecimalAttribute(Attribute[Decimal]):
    """An exact decimal as text; PynamoDB's own number attribute answers binary fractions."""

    attr_type = STRING

    def serialize(self, value: Decimal) -> str:
        """Return the decimal as it was given, trailing zeros included."""
        return str(value)

    def deserialize(self, value: Any) -> Decimal:
        """Return the stored decimal."""
        return Decimal(value)


class DateAttribute(Attribute[date]):
    """A calendar date in the brand's time zone, as ISO text."""

    attr_type = STRING

    def serialize(self, value: date) -> str:
        """Return ISO text, which sorts like the dates do."""
        return value.isoformat()

    def deserialize(self, value: Any) -> date:
        """Return the stored date."""
        return date.fromisoformat(value)


class TimestampAttribute(Attribute[datetime]):
    """A moment in UTC, as ISO text that sorts like the moments do."""

    attr_type = STRING

    def serialize(self, value: datetime) -> str:
        """Return ISO text with microseconds."""
        return clock.timestamp(value)

    def deserialize(self, value: Any) -> datetime:
        """Return the stored moment."""
        return clock.from_timestamp(value)
