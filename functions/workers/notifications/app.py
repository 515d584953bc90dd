"""Queue: people are told by mail what happened."""

import inspect
from collections.abc import Callable
from datetime import datetime

from wattwerk.billing.events import (
    MandateRequested,
    ProductEnded,
    TransactionReceived,
    TransactionRejected,
)
from wattwerk.contracts.events import ContractConcluded, PriceChangeAnnounced, PriceChangeWithdrawn
from wattwerk.conversations.events import MessageAnswered
from wattwerk.declarations.events import (
    DeclarationConfirmed,
    DeclarationReceived,
    DeclarationRejected,
    DeclarationTakenBack,
)
from wattwerk.identity.events import LinkRequested, LoginChanged, PortalLoginCreated
from wattwerk.messaging import (
    answers,
    declarations,
    gaps,
    mandates,
    offers,
    operations,
    own_sending,
    price_changes,
    requests,
)
from wattwerk.messaging.events import OwnMessageRequested
from wattwerk.metering.events import MeterReadingCorrected, MeterReadingReported
from wattwerk.offers.events import SalesOfferSent
from wattwerk.orders.events import (
    ContractSummaryIncomplete,
    OrderCaptured,
    OrderFormSaved,
    OrderPlaced,
    OrderRejected,
)
from wattwerk.platform.batch import Consumer, Detail, consume
from wattwerk.platform.events import DomainEvent

MAILS: dict[type[DomainEvent], Callable[..., None]] = {
    OrderPlaced: operations.notify_order_placed,
    OrderFormSaved: operations.notify_order_form_saved,
    OrderRejected: operations.notify_order_rejected,
    ContractSummaryIncomplete: gaps.notify_contract_summary_incomplete,
    OrderCaptured: offers.notify_order_captured,
    SalesOfferSent: offers.notify_offer_sent,
    PortalLoginCreated: operations.notify_login_created,
    ContractConcluded: operations.notify_contract_concluded,
    LinkRequested: operations.notify_link_requested,
    LoginChanged: operations.notify_login_changed,
    MeterReadingReported: operations.notify_reading_reported,
    MeterReadingCorrected: operations.notify_reading_corrected,
    MandateRequested: mandates.notify_mandate_requested,
    TransactionReceived: requests.notify_request_received,
    TransactionRejected: operations.notify_transaction_rejected,
    OwnMessageRequested: own_sending.deliver_own_message,
    MessageAnswered: answers.notify_message_answered,
    PriceChangeAnnounced: price_changes.notify_price_change_announced,
    PriceChangeWithdrawn: price_changes.notify_price_change_withdrawn,
    ProductEnded: requests.notify_product_ended,
    DeclarationReceived: declarations.notify_declaration_received,
    DeclarationConfirmed: declarations.notify_declaration_confirmed,
    DeclarationRejected: declarations.notify_declaration_rejected,
    DeclarationTakenBack: declarations.notify_declaration_taken_back,
}
"""Which mail each event leads to."""


def mailing(event: type[DomainEvent], notify: Callable[..., None]) -> Consumer:
    """Return the consumer of an event: it gives ``notify`` what it asks for of the event.

    Raises:
        TypeError: the event does not tell what the mail needs.
    """
    wanted = inspect.signature(notify).parameters.keys() - {"event_id", "now"}
    if not wanted <= event.model_fields.keys():
        raise TypeError(f"{event.__name__} does not tell {wanted - event.model_fields.keys()}")

    def consumer(detail: Detail, now: datetime) -> None:
        happened = event.model_validate(detail)
        notify(event_id=happened.id, now=now, **{name: getattr(happened, name) for name in wanted})

    return consumer


handler = consume(
    "workers-notifications",
    {event.detail_type(): mailing(event, notify) for event, notify in MAILS.items()},
)
