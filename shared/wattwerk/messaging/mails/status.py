"""Mails about where an order or a contract stands."""

from wattwerk.messaging.domain import Content, Fact, MailKind
from wattwerk.messaging.subject import Subject
from wattwerk.messaging.wording import Wording


def status_mail(kind: MailKind, subject: Subject, words: Wording) -> Content:
    """Return a mail about a status, with what order and contract are about."""
    label = subject.label[words.language]
    number = subject.contract.contract_number if subject.contract else subject.order_number
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject", label=label, number=number),
        preview=words(f"{kind.value}.preview", label=label),
        heading=words(f"{kind.value}.heading", label=label),
        salutation=words.greeting(subject.person),
        paragraphs=words.lines(f"{kind.value}.paragraphs", label=label),
        facts=tuple(Fact(name, value) for name, value in status_facts(subject, words)),
        steps=words.lines(f"{kind.value}.steps"),
        small_print=words.lines(f"{kind.value}.small_print"),
    )


def status_facts(subject: Subject, words: Wording) -> list[tuple[str, str]]:
    """Return what a message about a status is about, as pairs of label and value."""
    contract, order = subject.contract, subject.order
    start = contract.supply_start if contract else order.supply_start if order else None
    began = contract is not None and contract.status == "active"
    product = contract.product_name if contract else order.declaration.offer.name if order else ""
    lines = [
        ("order_number", "" if contract else subject.order_number),
        ("customer_number", contract.customer_number if contract else ""),
        ("contract_number", contract.contract_number if contract else ""),
        ("product", product),
        ("supply_began" if began else "supply_start", words.day(start) if start else ""),
        ("status", subject.label[words.language]),
    ]
    return [(words(f"labels.{label}"), value) for label, value in lines if value]
