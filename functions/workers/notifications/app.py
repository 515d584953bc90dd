"""Queue: people are told by mail what happened."""

from datetime import datetime

from wattwerk.billing.events import TransactionRejected
from wattwerk.identity.events import LinkRequested, PortalLoginCreated
from wattwerk.messaging import operations
from wattwerk.metering.events import MeterReadingReported
from wattwerk.orders.events import OrderPlaced, OrderRejected
from wattwerk.platform.batch import Detail, consume


def order_placed(detail: Detail, now: datetime) -> None:
    """Confirm the order."""
    event = OrderPlaced.model_validate(detail)
    operations.notify_order_placed(event_id=event.id, order_number=event.order_number, now=now)


def order_rejected(detail: Detail, now: datetime) -> None:
    """Tell that the order is not accepted."""
    event = OrderRejected.model_validate(detail)
    operations.notify_order_rejected(event_id=event.id, order_number=event.order_number, now=now)


def portal_login_created(detail: Detail, now: datetime) -> None:
    """Welcome the customer."""
    event = PortalLoginCreated.model_validate(detail)
    operations.notify_login_created(
        event_id=event.id, customer_number=event.customer_number, link_id=event.link_id, now=now
    )


def link_requested(detail: Detail, now: datetime) -> None:
    """Send the link."""
    event = LinkRequested.model_validate(detail)
    operations.notify_link_requested(event_id=event.id, link_id=event.link_id, now=now)


def meter_reading_reported(detail: Detail, now: datetime) -> None:
    """Confirm the reading."""
    event = MeterReadingReported.model_validate(detail)
    operations.notify_reading_reported(
        event_id=event.id, customer_number=event.customer_number, reading_id=event.reading_id, now=now
    )


def transaction_rejected(detail: Detail, now: datetime) -> None:
    """Ask for another reading."""
    event = TransactionRejected.model_validate(detail)
    operations.notify_transaction_rejected(event_id=event.id, transaction_id=event.transaction_id, now=now)


handler = consume(
    "workers-notifications",
    {
        OrderPlaced.detail_type(): order_placed,
        OrderRejected.detail_type(): order_rejected,
        PortalLoginCreated.detail_type(): portal_login_created,
        LinkRequested.detail_type(): link_requested,
        MeterReadingReported.detail_type(): meter_reading_reported,
        TransactionRejected.detail_type(): transaction_rejected,
    },
)
