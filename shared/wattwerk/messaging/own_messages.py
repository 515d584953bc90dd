"""A brand's own mails and letters reach people: by a status, or because staff send them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from http import HTTPStatus
from typing import TypeVar, cast

from wattwerk.brands import queries as brands
from wattwerk.brands.schemas import Brand
from wattwerk.contracts import queries as contracts
from wattwerk.documents import operations as operations_of_documents
from wattwerk.documents import rendering as documents
from wattwerk.documents.domain.design import Design
from wattwerk.documents.domain.layout import LetterLayout
from wattwerk.documents.domain.letter import Letter
from wattwerk.messaging import own_templates, own_words, rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Content, MailKind, Recipient, full_name, message_id
from wattwerk.messaging.subject import Subject
from wattwerk.messaging.wording import Wording
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.platform.clock import business_date
from wattwerk.platform.mail import Mail
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.vocabulary import Language
from wattwerk.templates import definitions, queries
from wattwerk.templates import letters as letter_templates
from wattwerk.templates.domain.model import TemplateAddress, TemplateKind
from wattwerk.templates.domain.rendering import TemplateFailed
from wattwerk.templates.schemas import OwnTemplate, TemplateContent

Result = TypeVar("Result")


class NotSayable(Exception):
    """A brand's own mail or letter cannot be made of a record; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class OwnMessage:
    """One of a brand's own mails or letters, about one record and in one language."""

    template: OwnTemplate
    address: TemplateAddress
    words: TemplateContent
    subject: Subject
    brand: Brand

    @property
    def language(self) -> Language:
        """Return the language of the words: the person's, else the brand's first one."""
        return cast(Language, self.address.language)

    def mail(self, delivery: str, *, preview: bool = False) -> Mail:
        """Return it as a mail; for a ``preview``, images stand in the page itself.

        Raises:
            TemplateFailed: something is missing.
        """
        settings = brands.settings(self.brand.id)
        content = cast(Content, self._composed(None))
        filled = own_words.filled(self.words, content, brand=self.brand, settings=settings, preview=preview)
        person = self.subject.person
        return rendering.page(
            content,
            filled,
            recipient=Recipient(person.company or full_name(person), person.email),
            brand=self.brand,
            settings=settings,
            message_id=message_id(delivery, MailKind.OWN),
        )

    def letter(self, issued_on: date) -> tuple[Letter, Design]:
        """Return it as a letter, with the words and the look in which it is laid out.

        Raises:
            TemplateFailed: something is missing.
        """
        letter = cast(Letter, self._composed(issued_on))
        layout = queries.layout(self.brand.id) or LetterLayout()
        frame = letter_templates.framed(layout, self.brand, self.language)
        context = letter_templates.case_of(letter, self.brand).context
        design = letter_templates.worded(self.words, context, frame, self.address)
        return replace(letter, title=design.title), design

    def _composed(self, issued_on: date | None) -> Content | Letter:
        return own_templates.composed(
            self.template,
            self.subject,
            brand=self.brand,
            issued_on=issued_on or own_templates.SAMPLE_DAY,
            words=Wording(self.language, self.brand.time_zone),
        )


def message(kind: TemplateKind, key: str, subject: Subject) -> OwnMessage:
    """Return one of a brand's own mails or letters about a record.

    Raises:
        NotSayable: ``template_unknown`` when there is none, or none that is published;
            ``record_missing`` when it speaks of a contract or order that there is not.
    """
    try:
        template = definitions.find(subject.brand, kind, key)
        address, published = definitions.words(subject.brand, kind, key, subject.language)
    except Problem as problem:
        raise NotSayable("template_unknown") from problem
    if not own_templates.speaks_of(template.about, subject):
        raise NotSayable("record_missing")
    return OwnMessage(template, address, published.content, subject, brands.brand(subject.brand))


def send(key: str, *, delivery: str, subject: Subject, now: datetime) -> None:
    """Send one of a brand's own mails, once for each ``delivery``.

    Raises:
        NotSayable: see ``message``; ``template_failed`` when it cannot be filled in.
    """
    found = message(TemplateKind.MAIL, key, subject)
    _filled(
        found,
        lambda: send_once(
            event_id=delivery,
            kind=MailKind.OWN,
            brand=subject.brand,
            subject=f"{subject.owner.type}/{subject.owner.number}",
            prepare=lambda: Prepared(found.mail(delivery)),
            now=now,
        ),
    )


def issue_letter(key: str, *, delivery: str, subject: Subject, now: datetime) -> str:
    """Issue one of a brand's own letters, once for each ``delivery``; return its identifier.

    Raises:
        NotSayable: see ``message``; ``template_failed`` when it cannot be filled in.
    """
    found = message(TemplateKind.LETTER, key, subject)
    brand = found.brand

    def issue() -> str:
        letter, design = found.letter(business_date(now, brand.time_zone))
        name = Wording(found.language, brand.time_zone)("letters.own_letter.file")
        issued = operations_of_documents.issue(
            letter,
            brand=brand,
            owner=subject.owner,
            reference=delivery,
            file_name=f"{name}-{subject.owner.number}",
            contract_number=subject.contract.contract_number if subject.contract else None,
            render=lambda one, look: documents.pdf(one, look, design),
            now=now,
        )
        return issued.document.document_id

    return _filled(found, issue)


def about_customer(customer_number: str, contract_number: str | None, *, now: datetime) -> Subject:
    """Return what is known of a customer, and of one of the contracts with its order.

    Raises:
        Problem: 404 for an unknown customer or contract.
    """
    found = contracts.overview(customer_number, now=now)
    contract = None
    if contract_number is not None:
        contract = next((one for one in found.contracts if one.contract_number == contract_number), None)
        if contract is None:
            raise not_found("contract")
    order_number = contract.order_number if contract else ""
    return Subject(
        order_number=order_number,
        brand=found.customer.brand,
        order=_order(order_number) if order_number else None,
        contract=contract,
        customer=found.customer,
    )


def _order(number: str) -> PlacedOrder | None:
    try:
        return orders.placed_order(number)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        return None


def _filled(found: OwnMessage, deliver: Callable[[], Result]) -> Result:
    try:
        return deliver()
    except TemplateFailed as failure:
        # There is no standard that could go out instead: nothing is sent, and staff see why.
        letter_templates.report(found.address, failure)
        raise NotSayable("template_failed") from failure
