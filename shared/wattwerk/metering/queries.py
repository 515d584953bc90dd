"""What others may know of meters and readings."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from wattwerk.metering import repository
from wattwerk.metering.domain.capture import CaptureWindow, ReportingTerms, capture_window
from wattwerk.metering.domain.forecast import Forecast, Used, forecast
from wattwerk.metering.domain.load_profiles import DEFAULT_PROFILES
from wattwerk.metering.repository import meters_in
from wattwerk.metering.schemas import GasFactors, GasFactorsQuery, Meter, Reading, Readings, StaffReadings
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.platform.vocabulary import Commodity, RegisterKind

__all__ = [
    "consumption_forecast",
    "gas_factors",
    "meters_in",
    "reading",
    "readings",
    "staff_readings",
    "window",
]


def gas_factors(*, caller: Caller, query: GasFactorsQuery) -> Page[GasFactors]:
    """Return what a brand knows of its grid operators' gas, for staff.

    Raises:
        Problem: 404 when the brand is none of the caller's, 403 without a role for it.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    items, cursor = repository.gas_factors_of_brand(query.brand, cursor=query.cursor, limit=query.limit)
    return Page(items=items, next_cursor=cursor)


def reading(*, customer_number: str, reading_id: str) -> Reading:
    """Return a reading with the consumption since the one before; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_reading_item(customer_number, reading_id)
    meter = repository.find_meter_item(customer_number, item.meter_id) if item else None
    if item is None or meter is None:
        raise not_found("reading")
    return repository.reading(item, repository.reading_item_before(item), meter, repository.factors_of(meter))


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


def consumption_forecast(
    *,
    customer_number: str,
    meter_id: str,
    annual: Mapping[RegisterKind, int],
    first: date,
    end: date,
) -> dict[RegisterKind, Forecast]:
    """Return what each register will have counted in [first, end), gas in kWh. No caller is checked.

    ``annual`` is the forecast by register in the unit of the contract: kWh, water m³.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_meter_item(customer_number, meter_id)
    if item is None:
        raise not_found("meter")
    profile = DEFAULT_PROFILES[Commodity(item.commodity)]
    series = repository.readings_of(item)
    return {
        kind: forecast(_used(series, kind), annual=yearly, profile=profile, first=first, end=end)
        for kind, yearly in annual.items()
    }


def _used(series: Sequence[Reading], kind: RegisterKind) -> list[Used]:
    """Return what a register counted between readings, of gas the energy."""
    used: list[Used] = []
    for later, earlier in pairwise(series):
        amounts = {entry.kind: entry.value for entry in later.consumption}
        amount = amounts.get(kind) if later.energy is None else later.energy.kilowatt_hours
        if amount is not None:
            used.append(Used(earlier.date, later.date, amount))
    return used


def staff_readings(*, customer_number: str, meter_id: str, terms: ReportingTerms) -> StaffReadings:
    """Return the readings of a meter with those that were replaced. No caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = readings(customer_number=customer_number, meter_id=meter_id, terms=terms)
    return StaffReadings(**dict(found), superseded=repository.superseded_readings(customer_number, meter_id))
