"""Sending a mail once, whatever is delivered twice, at the same time or again after a crash.

Two deliveries of an event at the same time: the claim in the log lets one of them send. A delivery
that fails gives its claim back; one that dies keeps others away for a minute, then the next may
try. What remains: a crash in the instant between the mail service taking the mail and the log
knowing it sends a second, identical mail with the same Message-ID. Sending and logging therefore
follow each other without anything in between; losing a mail would be worse than repeating it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wattwerk.customers import queries as customers
from wattwerk.messaging import repository
from wattwerk.messaging.domain import MailKind, claim_until
from wattwerk.messaging.items import MessageItem
from wattwerk.platform import mail as mails
from wattwerk.platform.mail import Mail


class BeingSent(Exception):
    """Another delivery of the same event is sending this mail right now; try again later."""


@dataclass(frozen=True)
class Prepared:
    """A mail with the identifiers of the documents that it carries."""

    mail: Mail
    document_ids: Sequence[str] = field(default_factory=tuple)


def send_once(
    *,
    event_id: str,
    kind: MailKind,
    brand: str,
    subject: str,
    prepare: Callable[[], Prepared],
    now: datetime,
) -> None:
    """Prepare and send a mail, unless it was sent for this event before.

    ``subject`` names the record that it is about, e.g. ``order/A-7K2M-Q4XN``. Customers whose data may only
    be kept get nothing (Art. 18 GDPR) but what is about that, whose subject is their request.

    Raises:
        BeingSent: another delivery has the claim; its success or failure is not known yet.
    """
    about, _, number = subject.partition("/")
    if about == "customer" and customers.is_restricted(number):
        return
    message = MessageItem.claimed(
        event_id=event_id, kind=kind, brand=brand, subject=subject, until=claim_until(now), now=now
    )
    if not repository.claim(message, now=now):
        if repository.is_sent(message):
            return
        raise BeingSent(f"{kind.value} of event {event_id}")
    try:
        prepared = prepare()
        sent_as = mails.send(prepared.mail)
    except Exception:
        repository.release(message)
        raise
    repository.mark_sent(message, sent_as=sent_as, document_ids=list(prepared.document_ids), now=now)
