"""Mails about what customers asked for."""

from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.billing.schemas.transactions import Transaction
from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def bank_change_received(
    customer: Customer, transaction: Transaction, *, undo: str | None, words: Wording
) -> Content:
    """Return the notice of new bank details, with the link that undoes them while there is one."""
    kind = MailKind.BANK_CHANGE_RECEIVED
    until = transaction.exportable_from
    shown = ("account_holder", "iban", "payout_holder", "payout_iban", "mandate_reference", "mandate_revoked")
    details = transaction.details
    facts = [
        Fact(words(f"request_details.{name}"), details[name])
        for name in shown
        if name in details and details[name] != "–"
    ]
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject"),
        preview=words(f"{kind.value}.preview"),
        heading=words(f"{kind.value}.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(f"{kind.value}.paragraphs", received_at=words.moment(transaction.received_at)),
        facts=(*facts, Fact(words("request_details.account"), transaction.account_number)),
        remarks=(words(f"{kind.value}.undo", until=words.moment(until)),) if undo and until else (),
        action=Action(words(f"{kind.value}.action"), undo, spelled_out=True) if undo else None,
        small_print=words.lines(f"{kind.value}.small_print"),
    )


def product_cancelled(
    customer: Customer, product: PurchasedProduct, transaction: Transaction, *, portal: str, words: Wording
) -> Content:
    """Return the receipt of the cancellation of a product besides energy, with its last day."""
    received_at = words.moment(transaction.received_at)
    return _of_product(
        MailKind.PRODUCT_CANCELLED, customer, product, portal=portal, words=words, received_at=received_at
    )


def product_ended(customer: Customer, product: PurchasedProduct, *, portal: str, words: Wording) -> Content:
    """Return the news that a product besides energy has ended as it was cancelled."""
    return _of_product(MailKind.PRODUCT_ENDED, customer, product, portal=portal, words=words)


def _of_product(
    kind: MailKind,
    customer: Customer,
    product: PurchasedProduct,
    *,
    portal: str,
    words: Wording,
    **values: str,
) -> Content:
    last_day = words.day(product.last_day or product.earliest_last_day)
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject", product=product.name),
        preview=words(f"{kind.value}.preview"),
        heading=words(f"{kind.value}.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(f"{kind.value}.paragraphs", product=product.name, last_day=last_day, **values),
        facts=(
            Fact(words(f"{kind.value}.product"), product.name),
            Fact(words(f"{kind.value}.number"), product.number),
            Fact(words(f"{kind.value}.last_day"), last_day),
        ),
        remarks=words.lines(f"{kind.value}.bundle", bundle=product.bundle_name)
        if product.bundle_discount_monthly
        else words.lines(f"{kind.value}.alone"),
        action=Action(words(f"{kind.value}.action"), portal),
        small_print=words.lines(f"{kind.value}.small_print"),
    )


def request_rejected(
    customer: Customer, transaction: Transaction, *, reason: str, portal: str, words: Wording
) -> Content:
    """Return the news that billing did not carry out a request, and why."""
    kind = MailKind.REQUEST_REJECTED
    what = words(f"request_kinds.{transaction.kind}")
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject", what=what),
        preview=words(f"{kind.value}.preview"),
        heading=words(f"{kind.value}.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(f"{kind.value}.paragraphs", received_at=words.moment(transaction.received_at)),
        facts=(
            Fact(words("request_details.kind"), what),
            Fact(words("request_details.reason"), reason),
            Fact(words("request_details.account"), transaction.account_number),
        ),
        action=Action(words(f"{kind.value}.action"), portal),
        small_print=words.lines(f"{kind.value}.small_print"),
    )
