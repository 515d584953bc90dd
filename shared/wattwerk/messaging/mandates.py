"""Asking customers for SEPA mandates."""

from datetime import datetime

from wattwerk.billing import mandate_links
from wattwerk.billing.operations import mandates as billing
from wattwerk.brands import queries as brands
from wattwerk.customers import queries as customers
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import MailKind, Recipient, full_name, message_id
from wattwerk.messaging.mails.mandates import mandate_requested
from wattwerk.messaging.wording import Wording


def notify_mandate_requested(
    *, event_id: str, customer_number: str, account_number: str, request_id: str, now: datetime
) -> None:
    """Ask a customer for the mandate, unless it was granted or asked for anew meanwhile."""
    request = billing.open_request(customer_number, account_number, request_id, now=now)
    if request is None:
        return
    customer = customers.customer(customer_number)
    brand = brands.brand(customer.brand)
    words = Wording(customer.language, brand.time_zone)
    address = mandate_links.mandate_address(
        customer_number, account_number, request_id, brand=brand.id, language=customer.language
    )
    content = mandate_requested(customer, request, address=address, words=words)

    def prepare() -> Prepared:
        mail = rendering.mail(
            content,
            recipient=Recipient(customer.company or full_name(customer), customer.email),
            brand=brand,
            settings=brands.settings(brand.id),
            message_id=message_id(event_id, content.kind),
        )
        return Prepared(mail)

    send_once(
        event_id=event_id,
        kind=MailKind.MANDATE_REQUESTED,
        brand=brand.id,
        subject=f"customer/{customer_number}",
        prepare=prepare,
        now=now,
    )
