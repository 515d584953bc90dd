"""What others may know of meters and readings."""

from wattwerk.metering import repository
from wattwerk.metering.domain.capture import CaptureWindow, ReportingTerms, capture_window
from wattwerk.metering.repository import meters_in
from wattwerk.metering.schemas import Meter, Reading, Readings
from wattwerk.platform.problems import not_found

__all__ = ["meters_in", "reading", "readings", "window"]


def reading(*, customer_number: str, reading_id: str) -> Reading:
    """Return a reading with the consumption since the one before; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_reading_item(customer_number, reading_id)
    meter = repository.find_meter_item(customer_number, item.meter_id) if item else None
    if item is None or meter is None:
        raise not_found("reading")
    return repository.reading(item, repository.reading_item_before(item), meter)


def window(*, meter: Meter, terms: ReportingTerms) -> CaptureWindow:
    """Return the days for which a reading of a meter may be reported."""
    last = repository.last_observation(meter.registers)
    return capture_window(terms, last.read_on if last else None)


def readings(*, customer_number: str, meter_id: str, terms: ReportingTerms) -> Readings:
    """Return the readings of a meter, newest first, and the days for which one may be reported.

    No caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_meter_item(customer_number, meter_id)
    if item is None:
        raise not_found("meter")
    meter = repository.meter(item)
    days = window(meter=meter, terms=terms)
    return Readings(
        meter=meter,
        items=repository.readings_of(item),
        window_from=days.first,
        window_to=days.last,
    )
