"""What others may know of meters and readings."""

from wattwerk.metering.repository import meters_in

__all__ = ["meters_in"]
