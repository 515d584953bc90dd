"""Telling customers what happens with their requests to billing."""

from datetime import datetime

from wattwerk.billing import queries as billing
from wattwerk.billing.schemas import Transaction
from wattwerk.brands import queries as brands
from wattwerk.contracts.undo_links import undo_address
from wattwerk.customers import queries as customers
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import Content, Recipient, full_name, message_id
from wattwerk.messaging.mails.requests import bank_change_received, request_rejected
from wattwerk.messaging.wording import Wording
from wattwerk.platform import settings

BANK_CHANGE = "bank_change"


def notify_request_received(*, event_id: str, transaction_id: str, now: datetime) -> None:
    """Tell of new bank details, so that nobody changes them secretly; one mail for all accounts.

    Other requests show in the portal how far they have come, and need no mail.
    """
    transaction = billing.transaction(transaction_id)
    if transaction.kind != BANK_CHANGE or transaction.together[:1] not in ([], [transaction_id]):
        return
    customer = customers.customer(transaction.customer_number)
    undo = None
    if transaction.exportable_from is not None and now < transaction.exportable_from:
        undo = undo_address(transaction_id, brand=transaction.brand)
    words = Wording(customer.language, brands.brand(transaction.brand).time_zone)
    _send(bank_change_received(customer, transaction, undo=undo, words=words), event_id, transaction, now)


def notify_request_rejected(*, event_id: str, transaction: Transaction, now: datetime) -> None:
    """Tell that billing did not carry out a request, with the reason that staff recorded."""
    customer = customers.customer(transaction.customer_number)
    words = Wording(customer.language, brands.brand(transaction.brand).time_zone)
    content = request_rejected(
        customer,
        transaction,
        reason=transaction.history[-1].reason,
        portal=f"{settings.site_url()}/portal/requests?brand={transaction.brand}",
        words=words,
    )
    _send(content, event_id, transaction, now)


def _send(content: Content, event_id: str, transaction: Transaction, now: datetime) -> None:
    customer = customers.customer(transaction.customer_number)
    brand = brands.brand(transaction.brand)

    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                content,
                recipient=Recipient(customer.company or full_name(customer), customer.email),
                brand=brand,
                settings=brands.settings(brand.id),
                message_id=message_id(event_id, content.kind),
                attachments=[],
            )
        )

    send_once(
        event_id=event_id,
        kind=content.kind,
        brand=brand.id,
        subject=f"customer/{transaction.customer_number}",
        prepare=prepare,
        now=now,
    )
