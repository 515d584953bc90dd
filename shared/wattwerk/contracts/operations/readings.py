"""A customer reports a meter reading: one transaction for meter, billing, history and the world."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.operations import transactions
from wattwerk.contracts.queries import Metered, metered, metered_places, overview
from wattwerk.customers import operations as customers
from wattwerk.metering.operations import reports as metering_reports
from wattwerk.metering.schemas import (
    Channel,
    MeterReport,
    PlausibilityResult,
    Reading,
    ReadingReceipt,
    ReadingReceipts,
    ReadingReport,
    Register,
)
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import FieldError, Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "customer"


def check_reading(
    *, caller: Caller, customer_number: str, meter_id: str, report: ReadingReport, now: datetime
) -> PlausibilityResult:
    """Return how plausible a report is, without storing anything.

    Raises:
        Problem: 404 for somebody else's meter; 422 when the date or the registers do not fit.
    """
    caller.require_customer(customer_number)
    place = metered(customer_number, meter_id, now=now)
    return metering_reports.check_report(
        customer_number=customer_number, meter_id=meter_id, report=report, terms=place.terms
    )


def report_reading(
    *,
    caller: Caller,
    customer_number: str,
    meter_id: str,
    report: ReadingReport,
    idempotency: Idempotency | None,
    now: datetime,
) -> ReadingReceipt:
    """Store a reading and hand it to billing. The same report again gets the same receipt.

    Raises:
        Problem: 404 for somebody else's meter; 422 ``validation_failed`` for what cannot be true;
            409 ``reading_needs_confirmation`` for what is unusual, ``reading_day_taken`` for other
            values on the same day, ``changed_meanwhile`` when readings keep arriving at once.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    place = metered(customer_number, meter_id, now=now)
    channel: Channel = "staff" if caller.on_behalf else "portal"

    def receive(transaction: Transaction) -> ReadingReceipt:
        return _receive(place, report, channel, transaction, actor=caller.customer_actor)

    return _stored(receive, idempotency, now)


def report_readings(
    *,
    caller: Caller,
    customer_number: str,
    reports: Sequence[MeterReport],
    idempotency: Idempotency | None,
    now: datetime,
) -> ReadingReceipts:
    """Store readings of several meters: all of them, or none when one cannot be stored.

    Raises:
        Problem: as for one reading; faults of fields point into ``/reports/<position>``, and
            ``reading_needs_confirmation`` brings the ``results`` of the check by meter.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    places = metered_places(overview(customer_number, now=now), now=now)
    return receive_readings(
        places=places, reports=reports, channel="portal", idempotency=idempotency, now=now
    )


def receive_readings(
    *,
    places: Mapping[str, Metered],
    reports: Sequence[MeterReport],
    channel: Channel,
    idempotency: Idempotency | None,
    now: datetime,
) -> ReadingReceipts:
    """Store readings of the given meters (by their ids) for somebody who is known to be entitled."""
    _require_each_meter_once(reports)
    for report in reports:
        if report.meter_id not in places:
            raise not_found("meter")

    def receive(transaction: Transaction) -> ReadingReceipts:
        return _receive_all(places, reports, channel, transaction)

    return _stored(receive, idempotency, now)


Receipt = TypeVar("Receipt", bound=BaseModel)


def _stored(
    receive: Callable[[Transaction], Receipt], idempotency: Idempotency | None, now: datetime
) -> Receipt:
    """Carry out a report; if somebody reports at the same moment, decide anew on what is stored then."""
    for attempt in range(2):
        transaction = Transaction(now=now)
        receipt = receive(transaction)
        if transaction.is_empty:
            return receipt
        transaction.remember(idempotency, receipt)
        try:
            transaction.commit()
        except WriteConflict as conflict:
            if attempt:
                raise changed_meanwhile() from conflict
        else:
            return receipt
    raise AssertionError("the second attempt ends in a receipt or a refusal")


def _require_each_meter_once(reports: Sequence[MeterReport]) -> None:
    seen: set[str] = set()
    for position, report in enumerate(reports):
        if report.meter_id in seen:
            raise invalid(
                f"/reports/{position}/meter_id",
                "meter_reported_twice",
                "There is another reading of this meter in the same report.",
            )
        seen.add(report.meter_id)


def _receive_all(
    places: Mapping[str, Metered],
    reports: Sequence[MeterReport],
    channel: Channel,
    transaction: Transaction,
) -> ReadingReceipts:
    """Check every report before refusing any, so that all faults are told at once."""
    receipts: list[ReadingReceipt] = []
    faults: list[FieldError] = []
    unusual: dict[str, Any] = {}
    for position, report in enumerate(reports):
        try:
            receipts.append(_receive(places[report.meter_id], report, channel, transaction))
        except Problem as problem:
            if problem.code == "reading_needs_confirmation":
                unusual[report.meter_id] = problem.parameters["result"]
            elif problem.code == "reading_day_taken":
                faults.append(
                    FieldError(f"/reports/{position}/date", problem.code, problem.detail, problem.parameters)
                )
            elif problem.errors:
                faults += [
                    replace(error, pointer=f"/reports/{position}{error.pointer}") for error in problem.errors
                ]
            else:
                raise
    if faults:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    if unusual:
        raise Problem(
            409,
            "reading_needs_confirmation",
            "Some readings are unusual; please check and confirm them.",
            results=unusual,
        )
    return ReadingReceipts(receipts=receipts)


def _receive(
    place: Metered,
    report: ReadingReport,
    channel: Channel,
    transaction: Transaction,
    *,
    actor: str = ACTOR,
) -> ReadingReceipt:
    """Add one report to a transaction; nothing when this very report is stored already."""
    contract, meter = place.contract, place.meter
    customer_number, now = contract.customer_number, transaction.now
    present = metering_reports.reported_before(
        customer_number=customer_number, meter_id=meter.meter_id, report=report
    )
    if present is not None:
        return receipt_of(present)
    reading = metering_reports.record_report(
        customer_number=customer_number,
        meter_id=meter.meter_id,
        brand=contract.brand,
        report=report,
        terms=place.terms,
        channel=channel,
        transaction_id=new_transaction_id(customer_number, now),
        now=now,
        transaction=transaction,
    )
    receipt = receipt_of(reading)
    transactions.receive_transaction(
        transaction_id=receipt.transaction_id,
        brand=contract.brand,
        kind="meter_reading_report",
        customer_number=customer_number,
        account_number=contract.account_number,
        contract_number=contract.contract_number,
        payload=reading_payload(place, reading, report.comment),
        actor=actor,
        now=now,
        transaction=transaction,
    )
    customers.record_activity(
        customer_number=customer_number,
        account_number=contract.account_number,
        kind="meter_reading_reported",
        actor=actor,
        parameters={
            "meter_number": meter.meter_number,
            "contract_number": contract.contract_number,
            "date": reading.date.isoformat(),
            "status": reading.status,
            "channel": channel,
            **{f"value_{entry.kind}": str(entry.value) for entry in reading.values},
        },
        now=now,
        transaction=transaction,
    )
    return receipt


def receipt_of(reading: Reading) -> ReadingReceipt:
    """Return the receipt of a stored reading."""
    return ReadingReceipt(
        reading=reading, transaction_id=reading.transaction_id or "", received_at=reading.recorded_at
    )


def reading_payload(place: Metered, reading: Reading, comment: str) -> dict[str, object]:
    """Return what billing gets of a reading."""
    registers: dict[str, Register] = {register.kind: register for register in place.meter.registers}
    used = {entry.kind: entry.value for entry in reading.consumption}
    return {
        "reading_id": reading.reading_id,
        "meter_id": reading.meter_id,
        "meter_number": place.meter.meter_number,
        "market_location": place.contract.supply_point.market_location,
        "date": reading.date.isoformat(),
        "channel": reading.channel,
        "status": reading.status,
        "rollover": reading.rollover,
        "comment": comment,
        "values": [
            {
                "register": entry.kind.value,
                "obis": registers[entry.kind].obis,
                "value": str(entry.value),
                "unit": registers[entry.kind].unit,
                "consumption": str(used[entry.kind]) if entry.kind in used else None,
            }
            for entry in reading.values
        ],
    }
