"""Mails about the erasure of what is stored about somebody (Art. 12, 17 and 18 GDPR)."""

from dataclasses import dataclass
from datetime import date, datetime

from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


@dataclass(frozen=True)
class KeptData:
    """A group of data that stays after an erasure, and why."""

    group: str
    until: date | None
    """The last day on which it is kept; None while a contract needs it."""
    law: str
    """What asks for it, e.g. ``§ 147 AO, § 257 HGB``; empty for what a contract needs."""


@dataclass(frozen=True)
class ErasureResult:
    """What came of a request for erasure. Groups of data are named by the codes of ``data_groups``."""

    requested_at: datetime
    deleted: tuple[str, ...]
    kept: tuple[KeptData, ...]
    restricted: bool
    """Whether no contract runs any more, so that what stays is locked (Art. 18 GDPR)."""


def erasure_received(
    customer: Customer, *, received_at: datetime, answer_by: date, words: Wording
) -> Content:
    """Return the receipt of a request for erasure, with the day by which it is answered at the latest."""
    kind = MailKind.ERASURE_RECEIVED.value
    return Content(
        kind=MailKind.ERASURE_RECEIVED,
        language=words.language,
        subject=words(f"{kind}.subject"),
        preview=words(f"{kind}.preview"),
        heading=words(f"{kind}.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(f"{kind}.paragraphs"),
        facts=(
            Fact(words("labels.customer_number"), customer.customer_number),
            Fact(words("labels.received_at"), words.moment(received_at)),
            Fact(words(f"{kind}.answer_by"), words.day(answer_by)),
        ),
        small_print=words.lines(f"{kind}.small_print"),
    )


def erasure_done(customer: Customer, result: ErasureResult, words: Wording) -> Content:
    """Return what was deleted and what stays until when and why, with the ways to complain.

    Whoever does not get everything that was asked for is told the reasons and where to complain
    (Art. 12 (4) GDPR).
    """
    kind = MailKind.ERASURE_DONE.value
    deleted = ", ".join(words(f"data_groups.{group}") for group in result.deleted)
    return Content(
        kind=MailKind.ERASURE_DONE,
        language=words.language,
        subject=words(f"{kind}.subject"),
        preview=words(f"{kind}.preview"),
        heading=words(f"{kind}.heading"),
        salutation=words.greeting(customer),
        paragraphs=(
            *words.lines(f"{kind}.introduction", requested_at=words.moment(result.requested_at)),
            *words.lines(f"{kind}.{_outcome(result)}"),
        ),
        facts=(
            *((Fact(words(f"{kind}.deleted"), deleted),) if deleted else ()),
            *(_kept(one, words) for one in result.kept),
        ),
        small_print=words.lines(f"{kind}.ways_to_complain") if result.kept else (),
    )


def restriction_lifted(
    customer: Customer, *, restricted_since: datetime, reason: str, words: Wording
) -> Content:
    """Return the news that locked data are used again; it goes out before that (Art. 18 (3) GDPR)."""
    kind = MailKind.RESTRICTION_LIFTED.value
    return Content(
        kind=MailKind.RESTRICTION_LIFTED,
        language=words.language,
        subject=words(f"{kind}.subject"),
        preview=words(f"{kind}.preview"),
        heading=words(f"{kind}.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(f"{kind}.paragraphs"),
        facts=(
            Fact(words("labels.customer_number"), customer.customer_number),
            Fact(words(f"{kind}.restricted_since"), words.moment(restricted_since)),
            Fact(words("labels.reason"), reason),
        ),
        small_print=words.lines(f"{kind}.small_print"),
    )


def _outcome(result: ErasureResult) -> str:
    if not result.kept:
        return "nothing_kept"
    return "locked" if result.restricted else "contract_runs"


def _kept(one: KeptData, words: Wording) -> Fact:
    kind = MailKind.ERASURE_DONE.value
    if one.until is None:
        until = words(f"{kind}.with_contract")
    else:
        until = words(f"{kind}.until", day=words.day(one.until))
    return Fact(words(f"data_groups.{one.group}"), until, one.law)
