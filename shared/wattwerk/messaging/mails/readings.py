"""Mails about meter readings."""

from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording
from wattwerk.metering.schemas import Meter, Reading


def reading_received(
    customer: Customer, meter: Meter, reading: Reading, *, portal: str, words: Wording
) -> Content:
    """Return the receipt of a reading: the values, what they mean, what happens next."""
    remarks = []
    if not reading.consumption:
        remarks.append(words("reading_received.first"))
    if reading.rollover:
        remarks.append(words("reading_received.rollover"))
    if reading.status == "unconfirmed_implausible":
        remarks.append(words("reading_received.unusual"))
    return Content(
        kind=MailKind.READING_RECEIVED,
        language=words.language,
        subject=words("reading_received.subject", date=words.day(reading.date)),
        preview=words("reading_received.preview"),
        heading=words("reading_received.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("reading_received.paragraphs"),
        facts=_facts(meter, reading, words),
        remarks=tuple(remarks),
        steps=words.lines("reading_received.steps"),
        action=Action(words("reading_received.action"), portal),
        small_print=words.lines("reading_received.small_print"),
    )


def reading_corrected(
    customer: Customer, meter: Meter, reading: Reading, *, portal: str, words: Wording
) -> Content:
    """Return the notice that staff have looked at a reading, and which values hold now."""
    return Content(
        kind=MailKind.READING_CORRECTED,
        language=words.language,
        subject=words("reading_corrected.subject", date=words.day(reading.date)),
        preview=words("reading_corrected.preview"),
        heading=words("reading_corrected.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("reading_corrected.paragraphs"),
        facts=_facts(meter, reading, words),
        action=Action(words("reading_received.action"), portal),
        small_print=words.lines("reading_corrected.small_print"),
    )


def reading_rejected(
    customer: Customer, meter: Meter, reading: Reading, *, reason: str, portal: str, words: Wording
) -> Content:
    """Return the request to read again, after billing refused a reading."""
    return Content(
        kind=MailKind.TRANSACTION_REJECTED,
        language=words.language,
        subject=words("transaction_rejected.subject", date=words.day(reading.date)),
        preview=words("transaction_rejected.preview"),
        heading=words("transaction_rejected.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("transaction_rejected.paragraphs"),
        facts=(*_facts(meter, reading, words), Fact(words("request_details.reason"), reason)),
        steps=words.lines("transaction_rejected.steps"),
        action=Action(words("transaction_rejected.action"), portal),
        small_print=words.lines("transaction_rejected.small_print"),
    )


def _facts(meter: Meter, reading: Reading, words: Wording) -> tuple[Fact, ...]:
    units = {register.kind: register.unit for register in meter.registers}
    used = {entry.kind: entry.value for entry in reading.consumption}
    values = [
        Fact(
            words(f"labels.reading_{entry.kind.value}"),
            words.quantity(entry.value, units[entry.kind]),
            words(
                "labels.consumption_since",
                consumption=words.quantity(used[entry.kind], units[entry.kind]),
            )
            if entry.kind in used
            else "",
        )
        for entry in reading.values
    ]
    return (
        Fact(words("labels.meter_number"), meter.meter_number),
        Fact(words("labels.reading_date"), words.day(reading.date)),
        *values,
    )
