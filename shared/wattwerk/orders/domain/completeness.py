"""What an order needs before anybody may rely on it, each fault with its place and machine code."""

from collections.abc import Iterator
from datetime import date

from wattwerk.catalog.domain.places import normalised
from wattwerk.catalog.domain.streets import house_number
from wattwerk.catalog.schemas import Offer, QuoteRequest
from wattwerk.orders.domain import vat_ids
from wattwerk.orders.domain.order_form import Consents, OrderDraft, OrderedMeter, Payment, Person, Start
from wattwerk.platform.problems import FieldError
from wattwerk.platform.vocabulary import CustomerType, PaymentMethod

FULL_AGE = 18
"""Contracts of minors need their parents (§§ 2, 107 BGB)."""
OLDEST_AGE = 120


def form_faults(draft: OrderDraft, today: date) -> list[FieldError]:
    """Return what is missing or wrong in the form itself."""
    return [
        *person_faults(draft.person, draft.customer_type, today),
        *payment_faults(draft.payment),
        *switch_faults(draft.start, draft.meter, draft.consents),
    ]


def consent_faults(consents: Consents, customer_type: CustomerType) -> list[FieldError]:
    """Return the declarations that a binding order lacks.

    They are ticked on the review page, so the review itself does not ask for them. Business
    customers have no right of withdrawal (§ 312g BGB) of which they could take note.
    """
    needed = {"terms": consents.terms}
    if customer_type is CustomerType.HOUSEHOLD:
        needed["withdrawal_information"] = consents.withdrawal_information
    return [
        FieldError(f"/consents/{name}", "consent_missing", "An order needs this declaration.")
        for name, given in needed.items()
        if not given
    ]


def quote_faults(
    draft: OrderDraft, asked: QuoteRequest, offer: Offer, *, street_matters: bool = False
) -> list[FieldError]:
    """Return where the order leaves the ground on which its price was calculated.

    Where prices differ by street (``street_matters``), that is the quoted street and house number.
    """
    elsewhere = street_matters and not _same_house(draft, asked)
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
                elsewhere,
                "/supply_address/street",
                "street_differs",
                "The quote was calculated for another street or house number.",
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


def person_faults(person: Person, customer_type: CustomerType, today: date) -> Iterator[FieldError]:
    """Yield what is missing or wrong about who orders."""
    if customer_type is CustomerType.BUSINESS:
        yield from _company_faults(person)
    elif person.date_of_birth is None:
        yield FieldError(
            "/person/date_of_birth", "date_of_birth_missing", "Household customers state their birthday."
        )
    if person.date_of_birth is not None:
        yield from _age_faults(person.date_of_birth, today)
    if person.phone and not _possible_phone(person):
        yield FieldError("/person/phone", "phone_invalid", "This is not a telephone number.")


def _company_faults(person: Person) -> Iterator[FieldError]:
    if not person.company:
        yield FieldError("/person/company", "company_missing", "Please name the company.")
    if person.register_number and not person.register_court:
        yield FieldError(
            "/person/register_court", "register_court_missing", "Which court keeps the register?"
        )
    if person.vat_id and not vat_ids.is_possible(person.vat_id):
        yield FieldError("/person/vat_id", "vat_id_invalid", "This is not a VAT identification number.")


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


def payment_faults(payment: Payment) -> Iterator[FieldError]:
    """Yield what a direct debit lacks."""
    if payment.method is not PaymentMethod.SEPA_DIRECT_DEBIT:
        return
    if not payment.iban:
        yield FieldError("/payment/iban", "iban_missing", "Direct debit needs an account.")
    if not payment.mandate_granted:
        yield FieldError("/payment/mandate_granted", "mandate_missing", "Direct debit needs a SEPA mandate.")


def switch_faults(start: Start, meter: OrderedMeter, consents: Consents) -> Iterator[FieldError]:
    """Yield what a power of attorney lacks: it must name both parties (§ 312h BGB)."""
    switches = start.reason == "supplier_switch"
    if switches and consents.power_of_attorney and not meter.previous_supplier:
        yield FieldError(
            "/meter/previous_supplier",
            "previous_supplier_missing",
            "The power of attorney has to name the previous supplier.",
        )


def _same_house(draft: OrderDraft, asked: QuoteRequest) -> bool:
    at = draft.supply_address
    same_street = normalised(at.street) == normalised(asked.street or "")
    return same_street and house_number(at.house_number) == house_number(asked.house_number)
