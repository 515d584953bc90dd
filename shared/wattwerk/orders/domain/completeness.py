"""What an order needs before anybody may rely on it, each fault with its place and machine code."""

from collections.abc import Iterator
from datetime import date

from wattwerk.catalog.schemas import Offer, QuoteRequest
from wattwerk.orders.domain.order_form import OrderDraft, Person
from wattwerk.platform.problems import FieldError
from wattwerk.platform.vocabulary import CustomerType, PaymentMethod

FULL_AGE = 18
"""Contracts of minors need their parents (§§ 2, 107 BGB)."""
OLDEST_AGE = 120


def form_faults(draft: OrderDraft, today: date) -> list[FieldError]:
    """Return what is missing or wrong in the form itself."""
    return [*_person_faults(draft, today), *_payment_faults(draft), *_switch_faults(draft)]


def consent_faults(draft: OrderDraft) -> list[FieldError]:
    """Return the declarations that a binding order lacks.

    They are ticked on the review page, so the review itself does not ask for them. Business
    customers have no right of withdrawal (§ 312g BGB) of which they could take note.
    """
    needed = {"terms": draft.consents.terms}
    if draft.customer_type is CustomerType.HOUSEHOLD:
        needed["withdrawal_information"] = draft.consents.withdrawal_information
    return [
        FieldError(f"/consents/{name}", "consent_missing", "An order needs this declaration.")
        for name, given in needed.items()
        if not given
    ]


def quote_faults(draft: OrderDraft, asked: QuoteRequest, offer: Offer) -> list[FieldError]:
    """Return where the order leaves the ground on which its price was calculated."""
    return [
        FieldError(pointer, code, message)
        for faulty, pointer, code, message in (
            (draft.brand != asked.brand, "/brand", "quote_differs", "The quote is of another brand."),
            (
                draft.customer_type is not asked.customer_type,
                "/customer_type",
                "quote_differs",
                "The quote was calculated for the other type of customer.",
            ),
            (
                draft.supply_address.postcode != asked.postcode,
                "/supply_address/postcode",
                "quote_differs",
                "The quote was calculated for another postcode.",
            ),
            (
                draft.meter.type not in offer.conditions.meter_types,
                "/meter/type",
                "meter_type_not_offered",
                "This product is not offered for this type of meter.",
            ),
            (
                draft.payment.method not in offer.conditions.payment_methods,
                "/payment/method",
                "payment_method_not_offered",
                "This product cannot be paid in this way.",
            ),
        )
        if faulty
    ]


def _person_faults(draft: OrderDraft, today: date) -> Iterator[FieldError]:
    person = draft.person
    if draft.customer_type is CustomerType.BUSINESS:
        if not person.company:
            yield FieldError("/person/company", "company_missing", "Please name the company.")
    elif person.date_of_birth is None:
        yield FieldError(
            "/person/date_of_birth", "date_of_birth_missing", "Household customers state their birthday."
        )
    if person.date_of_birth is not None:
        yield from _age_faults(person.date_of_birth, today)
    if person.phone and not _possible_phone(person):
        yield FieldError("/person/phone", "phone_invalid", "This is not a telephone number.")


def _age_faults(date_of_birth: date, today: date) -> Iterator[FieldError]:
    had_birthday = (today.month, today.day) >= (date_of_birth.month, date_of_birth.day)
    age = today.year - date_of_birth.year - (0 if had_birthday else 1)
    if age < 0 or age > OLDEST_AGE:
        yield FieldError(
            "/person/date_of_birth", "date_of_birth_implausible", "Please check the date of birth."
        )
    elif age < FULL_AGE:
        yield FieldError(
            "/person/date_of_birth", "under_age", "Only adults can order.", {"full_age": FULL_AGE}
        )


def _possible_phone(person: Person) -> bool:
    import phonenumbers  # 30 ms that most requests do not need

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(person.phone, "DE"))
    except phonenumbers.NumberParseException:
        return False


def _payment_faults(draft: OrderDraft) -> Iterator[FieldError]:
    payment = draft.payment
    if payment.method is not PaymentMethod.SEPA_DIRECT_DEBIT:
        return
    if not payment.iban:
        yield FieldError("/payment/iban", "iban_missing", "Direct debit needs an account.")
    if not payment.mandate_granted:
        yield FieldError("/payment/mandate_granted", "mandate_missing", "Direct debit needs a SEPA mandate.")


def _switch_faults(draft: OrderDraft) -> Iterator[FieldError]:
    # A power of attorney must name both parties (§ 312h BGB).
    switches = draft.start.reason == "supplier_switch"
    if switches and draft.consents.power_of_attorney and not draft.meter.previous_supplier:
        yield FieldError(
            "/meter/previous_supplier",
            "previous_supplier_missing",
            "The power of attorney has to name the previous supplier.",
        )
