"""Mails that open the portal. Their links are secrets and appear nowhere but in the mail."""

from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def welcome(
    customer: Customer, contract: Contract, *, instalment: str, address: str, words: Wording
) -> Content:
    """Return the welcome: the contract is concluded, and a password can be chosen."""
    return Content(
        kind=MailKind.WELCOME,
        language=words.language,
        subject=words("welcome.subject", contract_number=contract.contract_number),
        preview=words("welcome.preview"),
        heading=words("welcome.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("welcome.paragraphs"),
        facts=(
            Fact(words("labels.customer_number"), customer.customer_number),
            Fact(words("labels.contract_number"), contract.contract_number),
            Fact(words("labels.product"), contract.product_name),
            Fact(words("labels.supply_start"), words.day(contract.supply_start)),
            Fact(words("labels.instalment"), instalment),
        ),
        remarks=(words("welcome.invitation"),),
        action=Action(words("welcome.action"), address, spelled_out=True),
        small_print=words.lines("welcome.small_print"),
    )


def access(customer: Customer, *, address: str, words: Wording) -> Content:
    """Return the welcome to somebody whose contracts were concluded elsewhere, e.g. taken over."""
    return Content(
        kind=MailKind.WELCOME,
        language=words.language,
        subject=words("access.subject"),
        preview=words("access.preview"),
        heading=words("access.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("access.paragraphs"),
        facts=(Fact(words("labels.customer_number"), customer.customer_number),),
        remarks=(words("welcome.invitation"),),
        action=Action(words("welcome.action"), address, spelled_out=True),
        small_print=words.lines("welcome.small_print"),
    )


def link(kind: MailKind, *, name: str, address: str, words: Wording) -> Content:
    """Return the mail with a link that signs in without a password, or lets choose a new one.

    It greets without "Frau" or "Herr": a login knows only the name.
    """
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject"),
        preview=words(f"{kind.value}.preview"),
        heading=words(f"{kind.value}.heading"),
        salutation=words("salutation.none", name=name),
        paragraphs=words.lines(f"{kind.value}.paragraphs"),
        action=Action(words(f"{kind.value}.action"), address, spelled_out=True),
        small_print=words.lines(f"{kind.value}.small_print"),
    )
