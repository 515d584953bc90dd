"""Letters about an order: what was declared, on which terms, and that we accept it."""

from datetime import date

from wattwerk.brands.schemas import Brand
from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section, WithdrawalInformation
from wattwerk.messaging.domain import full_name
from wattwerk.messaging.letters import terms
from wattwerk.messaging.mails.orders import one_line
from wattwerk.messaging.wording import Wording
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.domain.order_form import OrderRequest

ORDERED = (
    "product",
    "consumption",
    "yearly_price",
    "base_price",
    "energy_price",
    "energy_price_off_peak",
    "instalment",
    "bonuses",
    "bundle",
    "extras",
    "price_guarantee",
    "term",
    "notice_period",
)
"""What the confirmation repeats of the terms; the summary that goes with it has them all."""


def contract_summary(order: PlacedOrder, *, issued_on: date, words: Wording) -> Letter:
    """Return the summary of the key terms (§ 41 (4) EnWG): a marked sheet, the same as on the screen."""
    return Letter(
        kind=DocumentKind.CONTRACT_SUMMARY,
        language=words.language,
        title=words("letters.contract_summary.title"),
        marking=words("letters.contract_summary.marking"),
        issued_on=issued_on,
        introduction=(words("letters.contract_summary.introduction", order_number=order.order_number),),
        sections=terms.sections(order.declaration.contract_summary_lines, words),
    )


def order_confirmation(
    order: PlacedOrder, *, brand: Brand, issued_on: date, withdraw: str, words: Wording
) -> Letter:
    """Return the customer's declaration as received, with the withdrawal information for consumers."""
    received = words.moment(order.received_at)
    request = order.declaration.request
    return Letter(
        kind=DocumentKind.ORDER_CONFIRMATION,
        language=words.language,
        title=words("letters.order_confirmation.title", order_number=order.order_number),
        issued_on=issued_on,
        recipient=_recipient(request),
        reference=(
            Row(words("labels.order_number"), order.order_number),
            Row(words("labels.date"), words.day(issued_on)),
        ),
        salutation=words.greeting(request.person),
        introduction=words.lines("letters.order_confirmation.introduction", received_at=received),
        sections=(
            _person(request, words),
            _supply(order, words),
            _tariff(order, words),
            _payment(order, words),
            _declarations(order, words),
        ),
        conclusion=(words("closing"),),
        signature=(brand.contact.company,),
        withdrawal=_withdrawal(order, "order", order.order_number, withdraw, words),
    )


def power_of_attorney(order: PlacedOrder, text: str, *, issued_on: date, words: Wording) -> Letter:
    """Return the power of attorney to cancel the previous contract (§ 312h BGB): a sheet to be shown."""
    return Letter(
        kind=DocumentKind.POWER_OF_ATTORNEY,
        language=words.language,
        title=words("letters.power_of_attorney.title"),
        issued_on=issued_on,
        introduction=words.lines("letters.power_of_attorney.introduction", order_number=order.order_number),
        sections=(
            Section(
                words("letters.sections.power_of_attorney"),
                paragraphs=tuple(part for part in text.splitlines() if part),
            ),
        ),
    )


def contract_confirmation(
    order: PlacedOrder,
    *,
    contract_number: str,
    customer_number: str,
    acceptance: str,
    brand: Brand,
    issued_on: date,
    withdraw: str,
    words: Wording,
) -> Letter:
    """Return our declaration of acceptance in text form (§ 41b (1) EnWG), with all terms.

    The withdrawal period begins with it (§ 356 (2) no. 2 BGB), so consumers get the withdrawal
    information once more. The start is the one that was accepted, not the one first expected.
    """
    request = order.declaration.request
    lines = dict(order.declaration.contract_summary_lines)
    if order.supply_start != order.declaration.supply_start:
        lines["supply_start"] = words.day(order.supply_start)
    return Letter(
        kind=DocumentKind.CONTRACT_CONFIRMATION,
        language=words.language,
        title=words("letters.contract_confirmation.title", contract_number=contract_number),
        issued_on=issued_on,
        recipient=_recipient(request),
        reference=(
            Row(words("labels.customer_number"), customer_number),
            Row(words("labels.contract_number"), contract_number),
            Row(words("labels.date"), words.day(issued_on)),
        ),
        salutation=words.greeting(request.person),
        introduction=words.lines("letters.contract_confirmation.introduction", acceptance=acceptance),
        sections=terms.sections(lines, words),
        conclusion=(words("closing"),),
        signature=(brand.contact.company,),
        withdrawal=_withdrawal(order, "contract", contract_number, withdraw, words),
    )


def _recipient(request: OrderRequest) -> tuple[str, ...]:
    address = request.billing_address or request.supply_address
    lines = (
        request.person.company,
        full_name(request.person),
        address.addition,
        f"{address.street} {address.house_number}",
        f"{address.postcode} {address.town}",
    )
    return tuple(line for line in lines if line)


def _withdrawal(
    order: PlacedOrder, subject: str, number: str, withdraw: str, words: Wording
) -> WithdrawalInformation | None:
    summary = order.declaration.contract_summary
    if summary.withdrawal is None:
        return None
    return WithdrawalInformation(
        product=summary.product.name,
        commodity=order.declaration.offer.commodity,
        number_label=words(f"letters.number_labels.{subject}"),
        number=number,
        online_address=withdraw,
    )


def _section(name: str, rows: list[tuple[str, str | None]], words: Wording) -> Section:
    """Return a section without the lines that say nothing."""
    shown = tuple(Row(words(f"labels.{label}"), value) for label, value in rows if value)
    return Section(words(f"letters.sections.{name}"), shown)


def _person(request: OrderRequest, words: Wording) -> Section:
    person = request.person
    return _section(
        "person",
        [
            ("company", person.company),
            ("name", full_name(person)),
            ("date_of_birth", words.day(person.date_of_birth) if person.date_of_birth else None),
            ("email", person.email),
            ("phone", person.phone),
            ("billing_address", one_line(request.billing_address) if request.billing_address else None),
        ],
        words,
    )


def _supply(order: PlacedOrder, words: Wording) -> Section:
    request = order.declaration.request
    return _section(
        "supply",
        [
            ("supply_address", one_line(request.supply_address)),
            ("meter_number", request.meter.meter_number),
            ("market_location", order.declaration.market_location),
            ("previous_supplier", request.meter.previous_supplier),
            ("supply_start", words.day(order.declaration.supply_start)),
        ],
        words,
    )


def _tariff(order: PlacedOrder, words: Wording) -> Section:
    lines = order.declaration.contract_summary_lines
    rows = tuple(
        Row(words(f"letters.lines.{key}"), lines[key], total=key == terms.TOTAL)
        for key in ORDERED
        if key in lines
    )
    return Section(words("letters.sections.order"), rows)


def _payment(order: PlacedOrder, words: Wording) -> Section:
    declaration = order.declaration
    by_debit = declaration.iban is not None
    return _section(
        "payment",
        [
            ("payment_method", words(f"payment_methods.{declaration.request.payment.method.value}")),
            ("account_holder", declaration.request.account_holder if by_debit else None),
            ("iban", declaration.iban_masked),
            ("mandate_reference", declaration.mandate_reference),
        ],
        words,
    )


def _declarations(order: PlacedOrder, words: Wording) -> Section:
    """Return what was declared, in the words that stood beside the boxes."""
    request, shown = order.declaration.request, order.declaration.shown.texts
    may_withdraw = order.declaration.contract_summary.withdrawal is not None
    made = {
        "terms": request.consents.terms,
        "withdrawal_information": request.consents.withdrawal_information and may_withdraw,
        "early_start": request.start.early_start_demanded,
        "power_of_attorney": request.consents.power_of_attorney,
        "sepa_mandate": request.payment.mandate_granted,
        "marketing_email": request.consents.marketing_email,
    }
    rows = tuple(
        Row(words(f"letters.declarations.{key}"), shown[key])
        for key, declared in made.items()
        if declared and key in shown
    )
    return Section(words("letters.sections.declarations"), rows)
