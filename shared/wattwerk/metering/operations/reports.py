"""A customer reports what a meter shows: it is checked, then stored.

The transaction is the caller's, who adds what else belongs to a report: the transaction for billing
and the activities.
"""

from collections.abc import Sequence
from datetime import datetime

from wattwerk.metering import repository
from wattwerk.metering.domain.capture import ReportingTerms, date_fault
from wattwerk.metering.domain.consumption import Observation, plain
from wattwerk.metering.domain.load_profiles import DEFAULT_PROFILES
from wattwerk.metering.domain.plausibility import RegisterVerdict, Surroundings, assess, worst
from wattwerk.metering.events import MeterReadingReported
from wattwerk.metering.items import MeterItem, ReadingItem
from wattwerk.metering.operations.traits import traits
from wattwerk.metering.schemas import (
    Channel,
    PlausibilityResult,
    Reading,
    ReadingReport,
    Register,
    Verdict,
)
from wattwerk.platform.problems import FieldError, Problem, not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity, RegisterKind

MESSAGES = {
    "reading_below_previous": "This is less than the meter showed before.",
    "reading_above_next": "This is more than the meter showed later.",
    "reading_too_high": "This is far more than can have been used.",
    "reading_too_many_digits": "The meter has fewer digits before the decimal point.",
    "reading_too_many_decimals": "The meter has fewer decimal places.",
    "reading_registers_swapped": "Peak (HT) and off-peak (NT) seem to be exchanged.",
}


def reported_before(*, customer_number: str, meter_id: str, report: ReadingReport) -> Reading | None:
    """Return the reading that this very report has become already, or None when the day is free.

    Raises:
        Problem: 409 ``reading_day_taken`` when there are other values for the day, or it did not
            come as a report.
    """
    stored = repository.find_reading_item(customer_number, ReadingItem.id_of(meter_id, report.date))
    if stored is None:
        return None
    same = repository.observation(stored).values == observation(report).values
    if not same or stored.transaction_id is None:
        raise Problem(
            409,
            "reading_day_taken",
            "There is a reading of this meter for that day already.",
            date=report.date.isoformat(),
        )
    meter = _meter(customer_number, meter_id)
    return repository.reading(
        stored, repository.reading_item_before(stored), meter, repository.factors_of(meter)
    )


def check_report(
    *, customer_number: str, meter_id: str, report: ReadingReport, terms: ReportingTerms
) -> PlausibilityResult:
    """Return what the plausibility check says of a report, without storing anything.

    Raises:
        Problem: 404 for an unknown meter; 422 when the date or the registers do not fit; 409
            ``reading_day_taken`` when there are other values for the day.
    """
    reported_before(customer_number=customer_number, meter_id=meter_id, report=report)
    return _checked(_meter(customer_number, meter_id), report, terms)


def record_report(
    *,
    customer_number: str,
    meter_id: str,
    brand: str,
    report: ReadingReport,
    terms: ReportingTerms,
    channel: Channel,
    transaction_id: str,
    now: datetime,
    transaction: Transaction,
) -> Reading:
    """Store a report as a reading of the meter and return it. ``transaction_id``: billing's.

    Raises:
        Problem: 404 for an unknown meter; 422 ``validation_failed`` when the date, the registers
            or the values cannot be true; 409 ``reading_needs_confirmation`` with the ``result`` of
            the check when the values are unusual and the customer has not confirmed them.
    """
    meter = _meter(customer_number, meter_id)
    checked = _checked(meter, report, terms)
    require_acceptable(checked, report)
    before = repository.reading_items(customer_number, meter_id, limit=1)
    item = ReadingItem.of(
        customer_number,
        meter_id=meter_id,
        read_on=report.date,
        values=repository.stored_values(observation(report).values),
        status="plausible" if checked.outcome == "plausible" else "unconfirmed_implausible",
        channel=channel,
        comment=report.comment,
        recorded_at=now,
        transaction_id=transaction_id,
    )
    repository.show_last(meter, observation(report))
    transaction.create(item)
    transaction.save(meter)
    transaction.emit(
        MeterReadingReported.happened(
            now=now,
            brand=brand,
            customer_number=customer_number,
            meter_id=meter_id,
            reading_id=item.reading_id,
            contract_number=meter.contract_number,
        )
    )
    return repository.reading(item, before[0] if before else None, meter, repository.factors_of(meter))


def _meter(customer_number: str, meter_id: str) -> MeterItem:
    meter = repository.find_meter_item(customer_number, meter_id)
    if meter is None:
        raise not_found("meter")
    return meter


def _checked(meter: MeterItem, report: ReadingReport, terms: ReportingTerms) -> PlausibilityResult:
    registers = repository.meter(meter).registers
    previous = repository.last_observation(registers)
    faults = register_faults(report, registers)
    if fault := date_fault(report.date, terms, previous.read_on if previous else None):
        faults.append(fault)
    if faults:
        raise refusal(faults)
    commodity = Commodity(meter.commodity)
    verdicts = assess(
        observation(report),
        traits(registers, commodity),
        Surroundings(commodity, DEFAULT_PROFILES[commodity], terms.bands, previous=previous),
    )
    return result(verdicts)


def register_faults(report: ReadingReport, registers: Sequence[Register]) -> list[FieldError]:
    """Return an error for each value of no register of the meter, and for missing registers."""
    wanted = {register.kind for register in registers}
    faults: list[FieldError] = []
    seen: set[RegisterKind] = set()
    for position, entry in enumerate(report.values):
        if entry.kind not in wanted or entry.kind in seen:
            faults.append(
                FieldError(
                    f"/values/{position}/kind", "reading_register_unknown", "The meter has no such register."
                )
            )
        seen.add(entry.kind)
    faults += [
        FieldError(
            "/values",
            "reading_register_missing",
            "Please report all registers of the meter, read on the same day.",
            {"kind": kind.value},
        )
        for kind in sorted(wanted - seen)
    ]
    return faults


def require_acceptable(result: PlausibilityResult, report: ReadingReport) -> None:
    """Refuse what cannot be true, and what is unusual as long as nobody has confirmed it.

    Raises:
        Problem: 422 ``validation_failed``; 409 ``reading_needs_confirmation``.
    """
    if result.outcome == "refused":
        positions = {entry.kind: position for position, entry in enumerate(report.values)}
        raise refusal(
            [
                FieldError(
                    f"/values/{positions[verdict.kind]}/value",
                    verdict.code,
                    MESSAGES[verdict.code],
                    _expectation(verdict),
                )
                for verdict in result.registers
                if verdict.outcome == "refused" and verdict.code
            ]
        )
    if result.outcome == "warning" and not report.confirmed:
        raise Problem(
            409,
            "reading_needs_confirmation",
            "This reading is unusual; please check it and confirm it.",
            result=result.model_dump(mode="json"),
        )


def _expectation(verdict: Verdict) -> dict[str, str]:
    if verdict.expected_from is None or verdict.expected_to is None:
        return {}
    return {"expected_from": str(verdict.expected_from), "expected_to": str(verdict.expected_to)}


def refusal(faults: list[FieldError]) -> Problem:
    """Return the answer to a report with faulty fields."""
    return Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)


def result(verdicts: Sequence[RegisterVerdict]) -> PlausibilityResult:
    """Return verdicts as they are shown."""
    return PlausibilityResult(
        outcome=worst(verdicts), registers=[Verdict.model_validate(verdict) for verdict in verdicts]
    )


def observation(report: ReadingReport) -> Observation:
    """Return what a report says."""
    values = {entry.kind: plain(entry.value) for entry in report.values}
    return Observation(report.date, dict(sorted(values.items())))
