"""Telling people what comes of their request for erasure.

Whoever asks calls these with what is known of the person, since afterwards there may be nobody to look
up. The log names the request alone and no customer.
"""

from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.customers.schemas import Customer
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Content, Recipient, full_name, message_id
from wattwerk.messaging.mails.privacy import (
    ErasureResult,
    erasure_done,
    erasure_received,
    restriction_lifted,
)
from wattwerk.messaging.wording import Wording


def send_erasure_received(
    *, delivery: str, customer: Customer, received_at: datetime, answer_by: date, now: datetime
) -> None:
    """Confirm a request for erasure, once for each ``delivery``."""
    content = erasure_received(customer, received_at=received_at, answer_by=answer_by, words=_words(customer))
    _send(content, customer, delivery, now)


def send_erasure_done(*, delivery: str, customer: Customer, result: ErasureResult, now: datetime) -> None:
    """Tell what was deleted and what stays, once for each ``delivery``."""
    _send(erasure_done(customer, result, _words(customer)), customer, delivery, now)


def send_restriction_lifted(
    *, delivery: str, customer: Customer, restricted_since: datetime, reason: str, now: datetime
) -> None:
    """Tell that locked data are going to be used again, once for each ``delivery``."""
    content = restriction_lifted(
        customer, restricted_since=restricted_since, reason=reason, words=_words(customer)
    )
    _send(content, customer, delivery, now)


def _words(customer: Customer) -> Wording:
    return Wording(customer.language, brands.brand(customer.brand).time_zone)


def _send(content: Content, customer: Customer, delivery: str, now: datetime) -> None:
    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                content,
                recipient=Recipient(customer.company or full_name(customer), customer.email),
                brand=brands.brand(customer.brand),
                settings=brands.settings(customer.brand),
                message_id=message_id(delivery, content.kind),
            )
        )

    send_once(
        event_id=delivery,
        kind=content.kind,
        brand=customer.brand,
        subject=f"erasure/{delivery}",
        prepare=prepare,
        now=now,
    )
