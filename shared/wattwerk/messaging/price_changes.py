"""Telling customers of new prices, and that they will not come after all."""

from datetime import date, datetime

from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.messaging.mails.price_changes import price_change_announced, price_change_withdrawn
from wattwerk.messaging.to_customers import send_to, words_for
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
            customer, contract, change, portal=_portal(contract), words=words_for(customer)
        )
        send_to(customer, content, event_id=event_id, now=now)


def notify_price_change_withdrawn(
    *, event_id: str, customer_number: str, contract_number: str, effective_on: date, now: datetime
) -> None:
    """Tell that the prices stay that were to change."""
    customer, contract = _found(customer_number, contract_number, now)
    content = price_change_withdrawn(
        customer, contract, effective_on, portal=_portal(contract), words=words_for(customer)
    )
    send_to(customer, content, event_id=event_id, now=now)


def _found(customer_number: str, contract_number: str, now: datetime) -> tuple[Customer, Contract]:
    found = contracts.overview(customer_number, now=now)
    contract = next(one for one in found.contracts if one.contract_number == contract_number)
    return found.customer, contract


def _portal(contract: Contract) -> str:
    return f"{settings.site_url()}/portal/contracts/{contract.contract_number}?brand={contract.brand}"
