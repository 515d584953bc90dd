"""Telling customers what happens with their requests to billing."""

from datetime import datetime

from wattwerk.billing import queries as billing
from wattwerk.billing.schemas.transactions import Transaction
from wattwerk.contracts.undo_links import undo_address
from wattwerk.customers import queries as customers
from wattwerk.messaging.mails.requests import (
    bank_change_received,
    product_cancelled,
    product_ended,
    request_rejected,
)
from wattwerk.messaging.to_customers import send_to, words_for
from wattwerk.platform import settings

BANK_CHANGE = "bank_change"
PRODUCT_CANCELLATION = "product_cancellation"


def notify_request_received(*, event_id: str, transaction_id: str, now: datetime) -> None:
    """Tell of new bank details, so that nobody changes them secretly, and confirm that a product ends.

    Bank details of several accounts are told in one mail. Other requests show in the portal how far they
    have come, and need no mail.
    """
    transaction = billing.transaction(transaction_id)
    if transaction.kind == PRODUCT_CANCELLATION:
        _notify_product_cancelled(event_id, transaction, now)
    elif transaction.kind == BANK_CHANGE and transaction.together[:1] in ([], [transaction_id]):
        _notify_bank_change(event_id, transaction, now)


def notify_product_ended(*, event_id: str, customer_number: str, product_number: str, now: datetime) -> None:
    """Tell that a product has ended on the day to which it was cancelled."""
    customer = customers.customer(customer_number)
    product = billing.product(customer_number, product_number, now=now)
    portal = f"{settings.site_url()}/portal/?brand={customer.brand}"
    content = product_ended(customer, product, portal=portal, words=words_for(customer))
    send_to(customer, content, event_id=event_id, now=now)


def _notify_bank_change(event_id: str, transaction: Transaction, now: datetime) -> None:
    customer = customers.customer(transaction.customer_number)
    undo = None
    if transaction.exportable_from is not None and now < transaction.exportable_from:
        undo = undo_address(transaction.transaction_id, brand=transaction.brand)
    content = bank_change_received(customer, transaction, undo=undo, words=words_for(customer))
    send_to(customer, content, event_id=event_id, now=now)


def _notify_product_cancelled(event_id: str, transaction: Transaction, now: datetime) -> None:
    customer = customers.customer(transaction.customer_number)
    number = transaction.details["product_number"]
    product = billing.product(transaction.customer_number, number, now=now)
    if product.last_day is None:
        # Taken back before the mail went out.
        return
    content = product_cancelled(
        customer, product, transaction, portal=_requests(transaction.brand), words=words_for(customer)
    )
    send_to(customer, content, event_id=event_id, now=now)


def notify_request_rejected(*, event_id: str, transaction: Transaction, now: datetime) -> None:
    """Tell that billing did not carry out a request, with the reason that staff recorded."""
    customer = customers.customer(transaction.customer_number)
    content = request_rejected(
        customer,
        transaction,
        reason=transaction.history[-1].reason,
        portal=_requests(transaction.brand),
        words=words_for(customer),
    )
    send_to(customer, content, event_id=event_id, now=now)


def _requests(brand: str) -> str:
    return f"{settings.site_url()}/portal/requests?brand={brand}"
