"""On which days a customer may have read the meter that is reported today."""

from dataclasses import dataclass
from datetime import date, timedelta

from wattwerk.brands.domain import DEFAULT_TOLERANCE_BANDS, ToleranceBand
from wattwerk.metering.domain.limits import limits_on
from wattwerk.platform.problems import FieldError


@dataclass(frozen=True)
class ReportingTerms:
    """What contract and brand say about the reports of a meter."""

    today: date
    """In the time zone of the brand."""
    supply_start: date
    supply_end: date | None = None
    """First day without supply; the meter is read on it."""
    window_days: int = 42
    """How many days back a reading may be dated."""
    bands: tuple[ToleranceBand, ...] = DEFAULT_TOLERANCE_BANDS

    @property
    def latest(self) -> date:
        """Return today, or the end of supply if that was earlier."""
        return self.today if self.supply_end is None else min(self.today, self.supply_end)

    @property
    def earliest(self) -> date:
        """Return how far back a reading may be dated today."""
        return self.today - timedelta(days=self.window_days)

    def supply_from(self, last_reading: date | None) -> date:
        """Return the first day of supply for which a reading makes sense.

        The first reading of a meter may come a little before supply: customers report with which
        value their supply is going to start.
        """
        if last_reading is not None:
            return self.supply_start
        return self.supply_start - limits_on(self.today).initial_reading_lead


@dataclass(frozen=True)
class CaptureWindow:
    """First and last day for which a reading may be reported; nothing is possible when first > last."""

    first: date
    last: date


def capture_window(terms: ReportingTerms, last_reading: date | None) -> CaptureWindow:
    """Return the days for which a new reading is accepted."""
    bounds = [terms.supply_from(last_reading), terms.earliest]
    if last_reading is not None:
        bounds.append(last_reading + timedelta(days=1))
    return CaptureWindow(max(bounds), terms.latest)


def date_fault(read_on: date, terms: ReportingTerms, last_reading: date | None) -> FieldError | None:
    """Return why a reading of that day cannot be reported, or None.

    The day of the last reading itself is no fault of the date: there, either the same values are
    sent again or the day is taken.
    """
    supply_from = terms.supply_from(last_reading)
    if read_on > terms.today:
        return _fault("reading_in_future", "The date lies in the future.", latest=terms.today)
    if read_on > terms.latest:
        return _fault("reading_after_supply_end", "Supply had ended by then.", latest=terms.latest)
    if read_on < supply_from:
        return _fault("reading_before_supply_start", "Supply had not begun by then.", earliest=supply_from)
    if last_reading is not None and read_on < last_reading:
        return _fault("reading_before_last", "There is a later reading already.", earliest=last_reading)
    if read_on < terms.earliest:
        return _fault("reading_outside_window", "The date lies too far back.", earliest=terms.earliest)
    return None


def _fault(code: str, message: str, **bounds: date) -> FieldError:
    return FieldError("/date", code, message, {name: bound.isoformat() for name, bound in bounds.items()})
