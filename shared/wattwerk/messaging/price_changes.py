"""Telling customers of new prices."""

from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.contracts import queries as contracts
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import MailKind, Recipient, full_name, message_id
from wattwerk.messaging.mails.price_changes import price_change_announced
from wattwerk.messaging.wording import Wording
from wattwerk.platform import settings


def notify_price_change_announced(
    *, event_id: str, customer_number: str, contract_number: str, effective_on: date, now: datetime
) -> None:
    """Announce new prices in text form, with both prices of each component and the right to cancel."""
    found = contracts.overview(customer_number, now=now)
    customer = found.customer
    contract = next(one for one in found.contracts if one.contract_number == contract_number)
    change = next(one for one in contract.price_changes if one.effective_on == effective_on)
    brand = brands.brand(customer.brand)
    words = Wording(customer.language, brand.time_zone)
    portal = f"{settings.site_url()}/portal/contracts/{contract_number}?brand={brand.id}"

    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                price_change_announced(customer, contract, change, portal=portal, words=words),
                recipient=Recipient(customer.company or full_name(customer), customer.email),
                brand=brand,
                settings=brands.settings(brand.id),
                message_id=message_id(event_id, MailKind.PRICE_CHANGE_ANNOUNCED),
            )
        )

    send_once(
        event_id=event_id,
        kind=MailKind.PRICE_CHANGE_ANNOUNCED,
        brand=brand.id,
        subject=f"customer/{customer_number}",
        prepare=prepare,
        now=now,
    )
