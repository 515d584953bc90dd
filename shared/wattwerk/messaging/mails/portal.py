"""Mails that open the portal. Their links are secrets and appear nowhere but in the mail."""

from datetime import datetime

from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def welcome(
    customer: Customer, contract: Contract, *, instalment: str, address: str | None, words: Wording
) -> Content:
    """Return the welcome: the contract is concluded, and with ``address`` a password can be chosen."""
    invitation = (words("welcome.invitation"),) if address else ()
    return Content(
        kind=MailKind.WELCOME,
        language=words.language,
        subject=words("welcome.subject", contract_number=contract.contract_number),
        preview=words("welcome.preview" if address else "welcome.preview_alone"),
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
        remarks=invitation,
        action=Action(words("welcome.action"), address, spelled_out=True) if address else None,
        small_print=words.lines("welcome.small_print") if address else (),
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


def link(kind: MailKind, *, name: str, address: str, words: Wording, inviter: str = "") -> Content:
    """Return the mail with a link: to sign in, to choose a password, to confirm or to undo something.

    It greets without "Frau" or "Herr": a login knows only the name. ``inviter`` is who gives access.
    """
    return Content(
        kind=kind,
        language=words.language,
        subject=words(f"{kind.value}.subject"),
        preview=words(f"{kind.value}.preview"),
        heading=words(f"{kind.value}.heading"),
        salutation=words("salutation.none", name=name),
        paragraphs=words.lines(f"{kind.value}.paragraphs", inviter=inviter),
        action=Action(words(f"{kind.value}.action"), address, spelled_out=True),
        small_print=words.lines(f"{kind.value}.small_print"),
    )


def login_changed(change: str, *, name: str, at: datetime, portal: str, words: Wording) -> Content:
    """Return the notice of what happened to a login, with what to do if it was somebody else."""
    return Content(
        kind=MailKind.LOGIN_CHANGED,
        language=words.language,
        subject=words(f"login_changed.{change}.subject"),
        preview=words(f"login_changed.{change}.text"),
        heading=words(f"login_changed.{change}.subject"),
        salutation=words("salutation.none", name=name),
        paragraphs=(words(f"login_changed.{change}.text"),),
        facts=(Fact(words("labels.date"), words.moment(at)),),
        action=Action(words("login_changed.action"), portal),
        small_print=words.lines("login_changed.small_print"),
    )
