"""Staff replace a reading that turned out to be wrong; what it said before is kept.

The transaction is the caller's, who adds what else belongs to a correction.
"""

from dataclasses import dataclass
from datetime import date, datetime

from wattwerk.metering import repository
from wattwerk.metering.domain.capture import ReportingTerms
from wattwerk.metering.domain.consumption import Observation
from wattwerk.metering.domain.load_profiles import DEFAULT_PROFILES
from wattwerk.metering.domain.plausibility import Surroundings, assess
from wattwerk.metering.events import MeterReadingCorrected
from wattwerk.metering.items import MeterItem, ReadingItem, SupersededReadingItem
from wattwerk.metering.operations import reports
from wattwerk.metering.operations.traits import traits
from wattwerk.metering.schemas import Reading
from wattwerk.metering.staff_schemas import ReadingCorrection
from wattwerk.platform.problems import FieldError, not_found
from wattwerk.platform.transaction import Transaction, changed_meanwhile
from wattwerk.platform.vocabulary import Commodity


@dataclass(frozen=True)
class _Neighbours:
    """The readings between which a reading has to fit."""

    before: ReadingItem | None
    after: ReadingItem | None


def record_correction(
    *,
    customer_number: str,
    reading_id: str,
    brand: str,
    correction: ReadingCorrection,
    terms: ReportingTerms,
    actor: str,
    transaction_id: str,
    now: datetime,
    transaction: Transaction,
) -> Reading:
    """Replace a reading by one with other values, or another day between its neighbours.

    Staff have looked at the reading, so that it counts as plausible afterwards, also when the values
    stay the same. ``transaction_id``: billing's.

    Raises:
        Problem: 404 for an unknown reading; 409 ``changed_meanwhile`` when it is not the one that
            was looked at; 422 ``validation_failed`` for what cannot be true; 409
            ``reading_needs_confirmation`` for what is unusual and not confirmed.
    """
    stored = repository.find_reading_item(customer_number, reading_id)
    meter = repository.find_meter_item(customer_number, stored.meter_id) if stored else None
    if stored is None or meter is None:
        raise not_found("reading")
    if stored.recorded_at != correction.recorded_at:
        raise changed_meanwhile()
    neighbours = _neighbours(stored)
    _check(meter, correction, neighbours, terms)
    observation = reports.observation(correction)
    item = ReadingItem.of(
        customer_number,
        meter_id=meter.meter_id,
        read_on=correction.date,
        values=repository.stored_values(observation.values),
        status="plausible",
        channel="staff",
        comment=correction.comment,
        recorded_at=now,
        transaction_id=transaction_id,
    )
    _replace(stored, item, actor, correction.reason, transaction)
    if neighbours.after is None:
        repository.show_last(meter, observation)
    transaction.save(meter)
    transaction.emit(
        MeterReadingCorrected.happened(
            now=now,
            brand=brand,
            customer_number=customer_number,
            meter_id=meter.meter_id,
            reading_id=item.reading_id,
            replaced_reading_id=stored.reading_id,
            contract_number=meter.contract_number,
        )
    )
    return repository.reading(item, neighbours.before, meter, repository.factors_of(meter))


def _neighbours(stored: ReadingItem) -> _Neighbours:
    series = repository.reading_items(stored.customer_number, stored.meter_id)
    position = next(place for place, one in enumerate(series) if one.sk == stored.sk)
    after = series[position - 1] if position else None
    before = series[position + 1] if position + 1 < len(series) else None
    return _Neighbours(before=before, after=after)


def _check(
    meter: MeterItem, correction: ReadingCorrection, neighbours: _Neighbours, terms: ReportingTerms
) -> None:
    registers = repository.meter(meter).registers
    faults = reports.register_faults(correction, registers)
    if fault := _date_fault(correction.date, neighbours, terms.latest):
        faults.append(fault)
    if faults:
        raise reports.refusal(faults)
    commodity = Commodity(meter.commodity)
    verdicts = assess(
        reports.observation(correction),
        traits(registers, commodity),
        Surroundings(
            commodity,
            DEFAULT_PROFILES[commodity],
            terms.bands,
            previous=_observed(neighbours.before),
            next=_observed(neighbours.after),
        ),
    )
    reports.require_acceptable(reports.result(verdicts), correction)


def _observed(item: ReadingItem | None) -> Observation | None:
    return None if item is None else repository.observation(item)


def _date_fault(day: date, neighbours: _Neighbours, latest: date) -> FieldError | None:
    before, after = neighbours.before, neighbours.after
    if day > latest:
        return FieldError(
            "/date", "reading_in_future", "The date lies in the future.", {"latest": latest.isoformat()}
        )
    if (before is not None and day <= before.read_on) or (after is not None and day >= after.read_on):
        return FieldError("/date", "reading_day_taken", "There is another reading for that day already.")
    return None


def _replace(
    stored: ReadingItem, item: ReadingItem, actor: str, reason: str, transaction: Transaction
) -> None:
    unchanged = ReadingItem.recorded_at == stored.recorded_at
    if stored.sk == item.sk:
        transaction.save(item, condition=unchanged)
    else:
        transaction.delete(stored, condition=unchanged)
        transaction.create(item)
    transaction.create(
        SupersededReadingItem.of(
            stored,
            replaced_by=item.reading_id,
            replaced_at=transaction.now,
            actor=actor,
            reason=reason,
        )
    )
