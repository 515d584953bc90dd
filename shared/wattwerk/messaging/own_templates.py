"""What a brand's own mails and letters can say: everything that is known of the record they are about.

The words are the brand's alone. So there is one composition for all of them, which offers the facts, and a
first text to begin with in the place of a standard.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer, PostalAddress
from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section
from wattwerk.messaging import own_words, specimens, standards
from wattwerk.messaging.domain import Action, Content, Fact, MailKind, full_name
from wattwerk.messaging.standards import Message, Records, Standard
from wattwerk.messaging.subject import Subject
from wattwerk.messaging.wording import Wording
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.domain.order_form import Address
from wattwerk.platform import settings as addresses
from wattwerk.platform.vocabulary import LANGUAGES, Language
from wattwerk.templates import definitions
from wattwerk.templates import letters as letter_templates
from wattwerk.templates.domain.model import About, Model, TemplateKind, is_own
from wattwerk.templates.schemas import OwnTemplate, TemplateContent

SAMPLE_DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class OwnStandard(Standard):
    """A mail or letter of a brand's own: nothing must be said in it, and nothing is said for it."""

    name: str = ""

    @property
    def title(self) -> str:
        """Return by what staff know it."""
        return self.name

    @property
    def model(self) -> Model:
        """Return what its template can use. It may leave out whatever it wants."""
        model = super().model
        return replace(model, slots=tuple(replace(one, required=False) for one in model.slots))

    @property
    def content(self) -> TemplateContent:
        """Return a text to begin with."""
        heading = f"<h1>{escape(self.name)}</h1>" if self.kind is TemplateKind.MAIL else ""
        greeting = '<p><span data-variable="salutation">salutation</span></p><p></p>'
        places = "".join(f'<div data-slot="{one}"></div>' for one in self.cases[0].slots)
        return TemplateContent(subject=self.name, html=f"{heading}{greeting}{places}")


def found(
    kind: TemplateKind,
    key: str,
    language: Language,
    *,
    brand: Brand,
    settings: BrandSettings,
    records: Records | None = None,
) -> Standard | None:
    """Return one mail or letter: of ours, or of the brand's own; None when there is no such one.

    Raises:
        Problem: 404 when the brand has no own one of this key.
    """
    if not is_own(key):
        return standards.standard(kind, key, language, brand=brand, settings=settings, records=records)
    return own_standard(definitions.find(brand.id, kind, key), language, brand, settings, records or {})


def own_standard(
    own: OwnTemplate, language: Language, brand: Brand, settings: BrandSettings, records: Records
) -> OwnStandard:
    """Return one of a brand's own mails or letters with its sample cases."""
    words = Wording(language, brand.time_zone)
    messages = tuple(
        composed(own, subject, brand=brand, issued_on=SAMPLE_DAY, words=words)
        for subject in _samples(own.about, brand.id, records)
    )
    cases = tuple(
        own_words.case_of(one, brand=brand, settings=settings)
        if isinstance(one, Content)
        else letter_templates.case_of(one, brand)
        for one in messages
    )
    return OwnStandard(own.kind, own.key, messages, cases, own.name)


def composed(own: OwnTemplate, subject: Subject, *, brand: Brand, issued_on: date, words: Wording) -> Message:
    """Return a mail or letter without words: to whom it goes, and what can be said about its record."""
    if own.kind is TemplateKind.MAIL:
        return _mail(own.about, subject, brand, words)
    return _letter(own.about, subject, brand, issued_on, words)


def speaks_of(about: About, subject: Subject) -> bool:
    """Return whether there is what a mail or letter is about, e.g. a contract."""
    wanted = {
        About.CUSTOMER: subject.customer,
        About.CONTRACT: subject.contract,
        About.ORDER: subject.order,
    }
    return wanted[about] is not None


def _mail(about: About, subject: Subject, brand: Brand, words: Wording) -> Content:
    return Content(
        kind=MailKind.OWN,
        language=words.language,
        subject="",
        preview="",
        heading="",
        salutation=words.greeting(subject.person),
        paragraphs=(),
        facts=tuple(Fact(words(f"labels.{name}"), value) for name, value in _facts(about, subject, words)),
        action=Action(words("own.action"), f"{addresses.site_url()}/portal/?brand={brand.id}"),
    )


def _letter(about: About, subject: Subject, brand: Brand, issued_on: date, words: Wording) -> Letter:
    person, address = subject.person, subject.address
    facts = [Row(words(f"labels.{name}"), value) for name, value in _facts(about, subject, words)]
    lines = (
        person.company,
        full_name(person),
        address.addition,
        f"{address.street} {address.house_number}",
        f"{address.postcode} {address.town}",
    )
    return Letter(
        kind=DocumentKind.OWN_LETTER,
        language=words.language,
        title="",
        issued_on=issued_on,
        recipient=tuple(line for line in lines if line),
        reference=(*facts[:1], Row(words("labels.date"), words.day(issued_on))),
        salutation=words.greeting(person),
        sections=(Section(words("letters.own_letter.section"), tuple(facts)),),
        conclusion=(words("closing"),),
        signature=(brand.contact.company,),
    )


def _facts(about: About, subject: Subject, words: Wording) -> Iterator[tuple[str, str]]:
    """Return what is known, as names of labels with values; what is not there is left out."""
    match about:
        case About.CUSTOMER:
            known = _of_customer(subject)
        case About.CONTRACT:
            known = _of_contract(subject, words)
        case About.ORDER:
            known = _of_order(subject, words)
    status = subject.label.get(words.language, "")
    return ((name, value) for name, value in (*known, ("status", status)) if value)


def _of_customer(subject: Subject) -> list[tuple[str, str]]:
    customer = subject.customer
    if customer is None:
        raise ValueError("a message about a customer without one")
    return [
        ("customer_number", customer.customer_number),
        ("name", full_name(customer)),
        ("company", customer.company),
        ("billing_address", _one_line(customer.billing_address)),
        ("email", customer.email),
        ("phone", customer.phone),
    ]


def _of_contract(subject: Subject, words: Wording) -> list[tuple[str, str]]:
    contract, customer = subject.contract, subject.customer
    if contract is None or customer is None:
        raise ValueError("a message about a contract without one")
    return [
        ("contract_number", contract.contract_number),
        ("customer_number", customer.customer_number),
        ("name", full_name(customer)),
        ("company", customer.company),
        ("product", contract.product_name),
        ("supply_address", _one_line(contract.supply_point.address)),
        ("meter_number", ", ".join(meter.meter_number for meter in contract.meters)),
        ("market_location", contract.supply_point.market_location or ""),
        ("supply_began", words.day(contract.supply_start)),
        ("ends_on", words.day(contract.supply_end) if contract.supply_end else ""),
        ("yearly_price", words.money(contract.yearly_price)),
    ]


def _of_order(subject: Subject, words: Wording) -> list[tuple[str, str]]:
    order = subject.order
    if order is None:
        raise ValueError("a message about an order without one")
    request, offer = order.declaration.request, order.declaration.offer
    return [
        ("order_number", order.order_number),
        ("received_at", words.moment(order.received_at)),
        ("name", full_name(request.person)),
        ("company", request.person.company),
        ("product", offer.name),
        ("supply_address", _one_line(request.supply_address)),
        ("meter_number", request.meter.meter_number if request.meter else ""),
        ("supply_start", words.day(order.supply_start)),
        ("previous_supplier", (request.meter.previous_supplier or "") if request.meter else ""),
        ("yearly_price", words.money(offer.yearly_price)),
        ("instalment", words.money(offer.monthly_price)),
    ]


def _one_line(address: PostalAddress | Address) -> str:
    street = f"{address.street} {address.house_number}"
    return ", ".join(
        part for part in (street, address.addition, f"{address.postcode} {address.town}") if part
    )


def _samples(about: About, brand: str, records: Records) -> list[Subject]:
    """Return the usual case first, then one change at a time; with a record, that alone."""
    kind = {About.CUSTOMER: Customer, About.CONTRACT: Contract, About.ORDER: PlacedOrder}[about]
    usual, *variants = [records[kind]] if kind in records else specimens.of(kind, about.value)
    person, *others = [records[Customer]] if Customer in records else specimens.of(Customer, "customer")
    pairs = [(usual, person), *((one, person) for one in variants), *((usual, one) for one in others)]
    subjects = [
        Subject(
            order_number=getattr(record, "order_number", ""),
            brand=brand,
            order=record if isinstance(record, PlacedOrder) else None,
            contract=record if isinstance(record, Contract) else None,
            customer=record if isinstance(record, Customer) else customer,
        )
        for record, customer in pairs
    ]
    # Only what a status sends can say where something stands.
    status = dict.fromkeys(LANGUAGES, specimens.by_name("label")[0])
    return [*subjects, replace(subjects[0], label=status)]
