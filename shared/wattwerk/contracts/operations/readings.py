"""A customer reports a meter reading: one transaction for meter, billing, history and the world."""

from datetime import datetime

from wattwerk.billing import operations as billing
from wattwerk.billing.domain import new_transaction_id
from wattwerk.contracts.queries import Metered, metered
from wattwerk.customers import operations as customers
from wattwerk.metering import operations as metering
from wattwerk.metering.schemas import PlausibilityResult, Reading, ReadingReceipt, ReadingReport, Register
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
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
    return metering.check_report(
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
    try:
        return _report(place, report, idempotency, now)
    except WriteConflict:
        # Somebody reported at the same moment. Seen from after that, it may be the same report.
        try:
            return _report(place, report, idempotency, now)
        except WriteConflict as again:
            raise changed_meanwhile() from again


def _report(
    place: Metered, report: ReadingReport, idempotency: Idempotency | None, now: datetime
) -> ReadingReceipt:
    contract, meter = place.contract, place.meter
    customer_number = contract.customer_number
    present = metering.reported_before(
        customer_number=customer_number, meter_id=meter.meter_id, report=report
    )
    if present is not None:
        return _receipt(present)
    transaction = Transaction(now=now)
    reading = metering.record_report(
        customer_number=customer_number,
        meter_id=meter.meter_id,
        brand=contract.brand,
        report=report,
        terms=place.terms,
        transaction_id=new_transaction_id(customer_number, now),
        now=now,
        transaction=transaction,
    )
    receipt = _receipt(reading)
    billing.receive_transaction(
        transaction_id=receipt.transaction_id,
        brand=contract.brand,
        kind="meter_reading_report",
        customer_number=customer_number,
        account_number=contract.account_number,
        contract_number=contract.contract_number,
        payload=_payload(place, reading, report.comment),
        actor=ACTOR,
        now=now,
        transaction=transaction,
    )
    customers.record_activity(
        customer_number=customer_number,
        account_number=contract.account_number,
        kind="meter_reading_reported",
        actor=ACTOR,
        parameters={
            "meter_number": meter.meter_number,
            "contract_number": contract.contract_number,
            "date": reading.date.isoformat(),
            "status": reading.status,
            **{f"value_{entry.kind}": str(entry.value) for entry in reading.values},
        },
        now=now,
        transaction=transaction,
    )
    transaction.remember(idempotency, receipt)
    transaction.commit()
    return receipt


def _receipt(reading: Reading) -> ReadingReceipt:
    return ReadingReceipt(
        reading=reading, transaction_id=reading.transaction_id or "", received_at=reading.recorded_at
    )


def _payload(place: Metered, reading: Reading, comment: str) -> dict[str, object]:
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
