"""Mails that open the portal. Their links are secrets and appear nowhere but in the mail."""

from dataclasses import dataclass
from datetime import datetime

from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.identity.queries import Link
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def welcome(
    customer: Customer, contract: Contract, *, instalment: str, link: Link | None, words: Wording
) -> Content:
    """Return the welcome: the contract is concluded, and with ``link`` one gets into the portal."""
    entry = _way_in(link, words)
    return Content(
        kind=MailKind.WELCOME,
        language=words.language,
        subject=words("welcome.subject", contract_number=contract.contract_number),
        preview=words("welcome.preview" if link else "welcome.preview_alone"),
        heading=words("welcome.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("welcome.paragraphs"),
        facts=(
            Fact(words("labels.customer_number"), customer.customer_number),
            Fact(words("labels.contract_number"), contract.contract_number),
            Fact(words("labels.product"), contract.product_name),
            Fact(words("labels.supply_start"), words.day(contract.supply_start)),
            Fact(words("labels.instalment"), instalment),
            *entry.facts,
        ),
        remarks=entry.invitation,
        action=entry.action,
        small_print=entry.hints,
    )


def access(customer: Customer, *, link: Link | None, words: Wording) -> Content:
    """Return the welcome to somebody whose contracts were concluded elsewhere, e.g. taken over."""
    entry = _way_in(link, words)
    return Content(
        kind=MailKind.WELCOME,
        language=words.language,
        subject=words("access.subject"),
        preview=words("access.preview"),
        heading=words("access.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines("access.paragraphs"),
        facts=(Fact(words("labels.customer_number"), customer.customer_number), *entry.facts),
        remarks=entry.invitation,
        action=entry.action,
        small_print=entry.hints,
    )


def initial_password(link: Link, words: Wording) -> Content:
    """Return the mail with a generated password, which has to be changed at the first sign-in."""
    entry = _way_in(link, words)
    return Content(
        kind=MailKind.INITIAL_PASSWORD,
        language=words.language,
        subject=words("initial_password.subject"),
        preview=words("initial_password.preview"),
        heading=words("initial_password.heading"),
        salutation=words("salutation.none", name=link.name),
        paragraphs=(*words.lines("initial_password.paragraphs"), *entry.invitation),
        facts=entry.facts,
        action=entry.action,
        small_print=entry.hints,
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
        paragraphs=(*words.lines("login_changed.introduction"), words(f"login_changed.{change}.text")),
        facts=(Fact(words("labels.date"), words.moment(at)),),
        action=None if change in CLOSED else Action(words("login_changed.action"), portal),
        small_print=_warning(change, words),
    )


def _warning(change: str, words: Wording) -> tuple[str, ...]:
    """Return what to do if it was somebody else; a password helps only whoever can still sign in."""
    if change in BY_STAFF:
        return ()
    return words.lines("login_changed.call_us" if change in BEYOND_REACH else "login_changed.small_print")


BY_STAFF = frozenset({"activated", "locked", "reactivated"})
"""What only the utility does to a login."""
CLOSED = frozenset({"locked", "deleted"})
"""After that nobody signs in."""
BEYOND_REACH = frozenset({"deleted", "customer_number_added_elsewhere"})
"""What another password would not undo."""


@dataclass(frozen=True)
class _WayIn:
    """The part of a mail that leads into the portal; empty without a link."""

    facts: tuple[Fact, ...] = ()
    invitation: tuple[str, ...] = ()
    action: Action | None = None
    hints: tuple[str, ...] = ()


def _way_in(link: Link | None, words: Wording) -> _WayIn:
    if link is None:
        return _WayIn()
    kind = "initial_password" if link.password else "welcome"
    until = words.moment(link.ends_at) if link.ends_at else ""
    credentials = (("user_name", link.user_name), ("initial_password", link.password))
    return _WayIn(
        facts=tuple(Fact(words(f"labels.{label}"), value) for label, value in credentials if link.password),
        invitation=(words(f"{kind}.invitation"),),
        action=Action(words(f"{kind}.action"), link.url, spelled_out=True),
        hints=words.lines(f"{kind}.small_print", until=until),
    )
