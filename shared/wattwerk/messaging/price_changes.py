"""Telling customers of new prices, and that they will not come after all."""

from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Content, Recipient, full_name, message_id
from wattwerk.messaging.mails.price_changes import price_change_announced, price_change_withdrawn
from wattwerk.messaging.wording import Wording
from wattwerk.platform import settings


def notify_price_change_announced(
    *, event_id: str, customer_number: str, contract_number: str, effective_on: date, now: datetime
) -> None:
    """Announce new prices in text form, with both prices of each component and the right to cancel.

    An announcement that has been taken back meanwhile is not sent.
    """
    customer, contract = _found(customer_number, contract_number, now)
    change = next((one for one in contract.price_changes if one.effective_on == effective_on), None)
    if change is not None:
        content = price_change_announced(
            customer, contract, change, portal=_portal(contract), words=_words(customer)
        )
        _send(content, customer, event_id, now)


def notify_price_change_withdrawn(
    *, event_id: str, customer_number: str, contract_number: str, effective_on: date, now: datetime
) -> None:
    """Tell that the prices stay that were to change."""
    customer, contract = _found(customer_number, contract_number, now)
    content = price_change_withdrawn(
        customer, contract, effective_on, portal=_portal(contract), words=_words(customer)
    )
    _send(content, customer, event_id, now)


def _found(customer_number: str, contract_number: str, now: datetime) -> tuple[Customer, Contract]:
    found = contracts.overview(customer_number, now=now)
    contract = next(one for one in found.contracts if one.contract_number == contract_number)
    return found.customer, contract


def _portal(contract: Contract) -> str:
    return f"{settings.site_url()}/portal/contracts/{contract.contract_number}?brand={contract.brand}"


def _words(customer: Customer) -> Wording:
    return Wording(customer.language, brands.brand(customer.brand).time_zone)


def _send(content: Content, customer: Customer, event_id: str, now: datetime) -> None:
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
        subject=f"customer/{customer.customer_number}",
        prepare=prepare,
        now=now,
    )
