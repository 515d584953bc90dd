"""Readings that come from elsewhere, e.g. the history that the billing system has."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wattwerk.brands.domain import DEFAULT_TOLERANCE_BANDS, ToleranceBand
from wattwerk.metering import repository
from wattwerk.metering.domain.consumption import Observation
from wattwerk.metering.domain.load_profiles import DEFAULT_PROFILES
from wattwerk.metering.domain.plausibility import Surroundings, assess, worst
from wattwerk.metering.items import MeterItem, ReadingItem
from wattwerk.metering.operations.traits import traits
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import Commodity

LARGEST_CHUNK = 90
"""Readings per transaction; DynamoDB takes 100 writes."""


@dataclass(frozen=True)
class RefusedReading:
    """A reading that was not imported, and why: a code of the plausibility check or
    ``reading_day_taken``, ``reading_in_future``, ``reading_registers_incomplete``."""

    read_on: date
    code: str


@dataclass(frozen=True)
class ImportResult:
    """What became of the readings of an import."""

    imported: int
    unchanged: int
    refused: tuple[RefusedReading, ...]


class _Series:
    """The readings of a meter in the order of their days."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        self._observations = sorted(observations, key=lambda one: one.read_on)

    def on(self, day: date) -> Observation | None:
        return next((one for one in self._observations if one.read_on == day), None)

    def around(self, day: date) -> tuple[Observation | None, Observation | None]:
        position = self._position(day)
        before = self._observations[position - 1] if position else None
        after = self._observations[position] if position < len(self._observations) else None
        return before, after

    def insert(self, observation: Observation) -> None:
        self._observations.insert(self._position(observation.read_on), observation)

    @property
    def last(self) -> Observation:
        return self._observations[-1]

    def _position(self, day: date) -> int:
        return bisect_left(self._observations, day, key=lambda one: one.read_on)


def import_readings(
    *,
    customer_number: str,
    meter_id: str,
    readings: Sequence[Observation],
    today: date,
    now: datetime,
    bands: tuple[ToleranceBand, ...] = DEFAULT_TOLERANCE_BANDS,
) -> ImportResult:
    """Add readings of any days up to today to a meter; those that are there already stay as they are.

    The import of history tells nobody: it leaves no transaction for billing, no event, no activity.
    Readings from before the start of supply are welcome, the counter knows no contracts. What is
    outside the tolerance band is stored as implausible, what cannot be true is refused.

    Raises:
        Problem: 404 for an unknown meter; 409 ``changed_meanwhile`` when somebody reports a
            reading at the same time; the import can simply be repeated.
    """
    meter = repository.find_meter_item(customer_number, meter_id)
    if meter is None:
        raise not_found("meter")
    stored = repository.reading_items(customer_number, meter_id)
    series = _Series([repository.observation(item) for item in stored])
    accepted: list[ReadingItem] = []
    refused: list[RefusedReading] = []
    unchanged = 0
    for reading in sorted(readings, key=lambda one: one.read_on):
        present = series.on(reading.read_on)
        if present is not None and present.values == reading.values:
            unchanged += 1
            continue
        status = _status(meter, reading, series, bands, today)
        if isinstance(status, RefusedReading):
            refused.append(status)
            continue
        series.insert(reading)
        accepted.append(_item(customer_number, meter_id, reading, status, now))
    _store(meter, accepted, series, now)
    return ImportResult(len(accepted), unchanged, tuple(refused))


def _status(
    meter: MeterItem,
    reading: Observation,
    series: _Series,
    bands: tuple[ToleranceBand, ...],
    today: date,
) -> str | RefusedReading:
    """Return the status with which a reading is stored, or the refusal."""
    if reading.read_on > today:
        return RefusedReading(reading.read_on, "reading_in_future")
    if series.on(reading.read_on) is not None:
        return RefusedReading(reading.read_on, "reading_day_taken")
    registers = traits(repository.meter(meter).registers, Commodity(meter.commodity))
    if set(reading.values) != {register.kind for register in registers}:
        return RefusedReading(reading.read_on, "reading_registers_incomplete")
    previous, following = series.around(reading.read_on)
    commodity = Commodity(meter.commodity)
    verdicts = assess(
        reading,
        registers,
        Surroundings(commodity, DEFAULT_PROFILES[commodity], bands, previous=previous, next=following),
    )
    outcome = worst(verdicts)
    if outcome == "refused":
        code = next(verdict.code for verdict in verdicts if verdict.outcome == "refused")
        return RefusedReading(reading.read_on, code or "refused")
    if previous is None:
        return "initial"
    return "plausible" if outcome == "plausible" else "unconfirmed_implausible"


def _item(
    customer_number: str, meter_id: str, reading: Observation, status: str, now: datetime
) -> ReadingItem:
    return ReadingItem.of(
        customer_number,
        meter_id=meter_id,
        read_on=reading.read_on,
        values=repository.stored_values(reading.values),
        status=status,
        channel="import",
        recorded_at=now,
    )


def _store(meter: MeterItem, items: Sequence[ReadingItem], series: _Series, now: datetime) -> None:
    """Write the readings in chunks, each with the meter, so that nobody reports in between unnoticed."""
    for start in range(0, len(items), LARGEST_CHUNK):
        transaction = Transaction(now=now)
        for item in items[start : start + LARGEST_CHUNK]:
            transaction.create(item)
        repository.show_last(meter, series.last)
        transaction.save(meter)
        try:
            transaction.commit()
        except WriteConflict as conflict:
            raise changed_meanwhile() from conflict
