"""Sending a mail to a customer, in the customer's language and in the name of the brand."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.customers.schemas import Customer
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Content, Recipient, full_name, message_id
from wattwerk.messaging.wording import Wording


def words_for(customer: Customer) -> Wording:
    """Return the words in which a customer reads."""
    return Wording(customer.language, brands.brand(customer.brand).time_zone)


def send_to(customer: Customer, content: Content, *, event_id: str, now: datetime, subject: str = "") -> None:
    """Send a mail once for an event; ``subject`` names what it is about, without it the customer.

    Raises:
        BeingSent: another delivery of the event is sending it right now.
    """

    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                content,
                recipient=Recipient(customer.company or full_name(customer), customer.email),
                brand=brands.brand(customer.brand),
                settings=brands.settings(customer.brand),
                message_id=message_id(event_id, content.kind),
            )
        )

    send_once(
        event_id=event_id,
        kind=content.kind,
        brand=customer.brand,
        subject=subject or f"customer/{customer.customer_number}",
        prepare=prepare,
        now=now,
    )
