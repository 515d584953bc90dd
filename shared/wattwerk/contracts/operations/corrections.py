"""Staff correct a wrong reading: one transaction for meter, billing, history and the world."""

from datetime import datetime

from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.operations import transactions
from wattwerk.contracts.operations.readings import reading_payload, receipt_of
from wattwerk.contracts.queries import metered, require_staff_of
from wattwerk.customers import operations as customers
from wattwerk.metering import queries as readings
from wattwerk.metering.operations import corrections
from wattwerk.metering.schemas import ReadingReceipt
from wattwerk.metering.staff_schemas import ReadingCorrection
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def correct_reading(
    *,
    caller: Caller,
    customer_number: str,
    reading_id: str,
    correction: ReadingCorrection,
    idempotency: Idempotency | None,
    now: datetime,
) -> ReadingReceipt:
    """Replace a reading and tell billing; what it said before stays in the history of the meter.

    Raises:
        Problem: 404 for customers of other brands and unknown readings; 403 without a role; 422 for
            what cannot be true; 409 ``reading_needs_confirmation``, ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    require_staff_of(customer_number, caller=caller, now=now)
    before = readings.reading(customer_number=customer_number, reading_id=reading_id)
    place = metered(customer_number, before.meter_id, now=now)
    contract = place.contract
    transaction = Transaction(now=now)
    reading = corrections.record_correction(
        customer_number=customer_number,
        reading_id=reading_id,
        brand=contract.brand,
        correction=correction,
        terms=place.terms,
        actor=caller.actor,
        transaction_id=new_transaction_id(customer_number, now),
        now=now,
        transaction=transaction,
    )
    receipt = receipt_of(reading)
    replaced = {
        "date": before.date.isoformat(),
        "values": {entry.kind.value: str(entry.value) for entry in before.values},
        "transaction_id": before.transaction_id,
    }
    transactions.receive_transaction(
        transaction_id=receipt.transaction_id,
        brand=contract.brand,
        kind="meter_reading_report",
        customer_number=customer_number,
        account_number=contract.account_number,
        contract_number=contract.contract_number,
        payload={
            **reading_payload(place, reading, correction.comment),
            "replaces": replaced,
            "reason": correction.reason,
        },
        actor=caller.actor,
        now=now,
        transaction=transaction,
    )
    customers.record_activity(
        customer_number=customer_number,
        account_number=contract.account_number,
        kind="meter_reading_corrected",
        actor=caller.actor,
        parameters={
            "meter_number": place.meter.meter_number,
            "contract_number": contract.contract_number,
            "date": reading.date.isoformat(),
            "date_before": before.date.isoformat(),
            "reason": correction.reason,
            **{f"value_{entry.kind}": str(entry.value) for entry in reading.values},
            **{f"value_{entry.kind}_before": str(entry.value) for entry in before.values},
        },
        now=now,
        transaction=transaction,
    )
    transaction.remember(idempotency, receipt)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return receipt
