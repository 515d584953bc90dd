"""Telling people what comes of their request for erasure.

Whoever asks calls these with what is known of the person, since afterwards there may be nobody to look
up. The log names the request alone and no customer.
"""

from datetime import date, datetime

from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Content
from wattwerk.messaging.mails.privacy import (
    ErasureResult,
    erasure_done,
    erasure_received,
    restriction_lifted,
)
from wattwerk.messaging.to_customers import send_to, words_for


def send_erasure_received(
    *, delivery: str, customer: Customer, received_at: datetime, answer_by: date, now: datetime
) -> None:
    """Confirm a request for erasure, once for each ``delivery``."""
    words = words_for(customer)
    content = erasure_received(customer, received_at=received_at, answer_by=answer_by, words=words)
    _send(content, customer, delivery, now)


def send_erasure_done(*, delivery: str, customer: Customer, result: ErasureResult, now: datetime) -> None:
    """Tell what was deleted and what stays, once for each ``delivery``."""
    _send(erasure_done(customer, result, words_for(customer)), customer, delivery, now)


def send_restriction_lifted(
    *, delivery: str, customer: Customer, restricted_since: datetime, reason: str, now: datetime
) -> None:
    """Tell that locked data are going to be used again, once for each ``delivery``."""
    words = words_for(customer)
    content = restriction_lifted(customer, restricted_since=restricted_since, reason=reason, words=words)
    _send(content, customer, delivery, now)


def _send(content: Content, customer: Customer, delivery: str, now: datetime) -> None:
    send_to(customer, content, event_id=delivery, subject=f"erasure/{delivery}", now=now)
