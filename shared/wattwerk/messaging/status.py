"""Mails and letters about where an order or a contract stands, as a brand's status machine wants them."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import MailKind, Recipient, full_name, message_id
from wattwerk.messaging.letters.status import status_letter
from wattwerk.messaging.mails.status import status_mail
from wattwerk.messaging.subject import Subject
from wattwerk.messaging.wording import Wording
from wattwerk.platform.clock import business_date
from wattwerk.templates import letters as documents


def send(kind: MailKind, *, delivery: str, subject: Subject, now: datetime) -> None:
    """Send a mail about a status, once for each ``delivery``."""
    brand = brands.brand(subject.brand)
    words = Wording(subject.language, brand.time_zone)
    person = subject.person

    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                status_mail(kind, subject, words),
                recipient=Recipient(person.company or full_name(person), person.email),
                brand=brand,
                settings=brands.settings(brand.id),
                message_id=message_id(delivery, kind),
            )
        )

    send_once(
        event_id=delivery,
        kind=kind,
        brand=brand.id,
        subject=f"{subject.owner.type}/{subject.owner.number}",
        prepare=prepare,
        now=now,
    )


def issue_letter(*, delivery: str, subject: Subject, now: datetime) -> str:
    """Issue a letter about a status, once for each ``delivery``; return its identifier."""
    brand = brands.brand(subject.brand)
    words = Wording(subject.language, brand.time_zone)
    letter = status_letter(subject, brand=brand, issued_on=business_date(now, brand.time_zone), words=words)
    issued = documents.issue(
        letter,
        brand=brand,
        owner=subject.owner,
        reference=delivery,
        file_name=f"{words('letters.status_letter.file')}-{subject.order_number}",
        contract_number=subject.contract.contract_number if subject.contract else None,
        now=now,
    )
    return issued.document.document_id
