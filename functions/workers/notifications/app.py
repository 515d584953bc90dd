"""Queue: people are told by mail what happened."""

from datetime import datetime

from wattwerk.billing.events import TransactionReceived, TransactionRejected
from wattwerk.contracts.events import ContractConcluded, PriceChangeAnnounced
from wattwerk.conversations.events import MessageAnswered
from wattwerk.declarations.events import (
    DeclarationConfirmed,
    DeclarationReceived,
    DeclarationRejected,
    DeclarationTakenBack,
)
from wattwerk.identity.events import LinkRequested, LoginChanged, PortalLoginCreated
from wattwerk.messaging import answers, declarations, offers, operations, price_changes, requests
from wattwerk.metering.events import MeterReadingCorrected, MeterReadingReported
from wattwerk.offers.events import SalesOfferSent
from wattwerk.orders.events import OrderCaptured, OrderFormSaved, OrderPlaced, OrderRejected
from wattwerk.platform.batch import Detail, consume


def order_placed(detail: Detail, now: datetime) -> None:
    """Confirm the order."""
    event = OrderPlaced.model_validate(detail)
    operations.notify_order_placed(event_id=event.id, order_number=event.order_number, now=now)


def order_form_saved(detail: Detail, now: datetime) -> None:
    """Send the link with which an order goes on."""
    event = OrderFormSaved.model_validate(detail)
    operations.notify_order_form_saved(event_id=event.id, form_id=event.form_id, now=now)


def order_captured(detail: Detail, now: datetime) -> None:
    """Ask the customer to declare what staff took down."""
    event = OrderCaptured.model_validate(detail)
    offers.notify_order_captured(event_id=event.id, order_number=event.order_number, now=now)


def sales_offer_sent(detail: Detail, now: datetime) -> None:
    """Send the offer."""
    event = SalesOfferSent.model_validate(detail)
    offers.notify_offer_sent(event_id=event.id, offer_number=event.offer_number, now=now)


def order_rejected(detail: Detail, now: datetime) -> None:
    """Tell that the order is not accepted."""
    event = OrderRejected.model_validate(detail)
    operations.notify_order_rejected(event_id=event.id, order_number=event.order_number, now=now)


def portal_login_created(detail: Detail, now: datetime) -> None:
    """Welcome the customer."""
    event = PortalLoginCreated.model_validate(detail)
    operations.notify_login_created(
        event_id=event.id,
        customer_number=event.customer_number,
        link_id=event.link_id,
        invited=event.invited,
        now=now,
    )


def contract_concluded(detail: Detail, now: datetime) -> None:
    """Send our acceptance, unless it comes with the welcome to the portal."""
    event = ContractConcluded.model_validate(detail)
    operations.notify_contract_concluded(event_id=event.id, customer_number=event.customer_number, now=now)


def link_requested(detail: Detail, now: datetime) -> None:
    """Send the link."""
    event = LinkRequested.model_validate(detail)
    operations.notify_link_requested(event_id=event.id, link_id=event.link_id, now=now)


def login_changed(detail: Detail, now: datetime) -> None:
    """Tell the owner of a login what happened to it."""
    event = LoginChanged.model_validate(detail)
    operations.notify_login_changed(
        event_id=event.id, login_id=event.login_id, change=event.change, at=event.occurred_at, now=now
    )


def meter_reading_reported(detail: Detail, now: datetime) -> None:
    """Confirm the reading."""
    event = MeterReadingReported.model_validate(detail)
    operations.notify_reading_reported(
        event_id=event.id, customer_number=event.customer_number, reading_id=event.reading_id, now=now
    )


def meter_reading_corrected(detail: Detail, now: datetime) -> None:
    """Tell which values hold now."""
    event = MeterReadingCorrected.model_validate(detail)
    operations.notify_reading_corrected(
        event_id=event.id, customer_number=event.customer_number, reading_id=event.reading_id, now=now
    )


def transaction_received(detail: Detail, now: datetime) -> None:
    """Tell of new bank details."""
    event = TransactionReceived.model_validate(detail)
    requests.notify_request_received(event_id=event.id, transaction_id=event.transaction_id, now=now)


def transaction_rejected(detail: Detail, now: datetime) -> None:
    """Tell what billing refused, and why."""
    event = TransactionRejected.model_validate(detail)
    operations.notify_transaction_rejected(event_id=event.id, transaction_id=event.transaction_id, now=now)


def price_change_announced(detail: Detail, now: datetime) -> None:
    """Announce new prices."""
    event = PriceChangeAnnounced.model_validate(detail)
    price_changes.notify_price_change_announced(
        event_id=event.id,
        customer_number=event.customer_number,
        contract_number=event.contract_number,
        effective_on=event.effective_on,
        now=now,
    )


def declaration_received(detail: Detail, now: datetime) -> None:
    """Confirm content, date and time."""
    event = DeclarationReceived.model_validate(detail)
    declarations.notify_declaration_received(
        event_id=event.id, declaration_number=event.declaration_number, now=now
    )


def declaration_confirmed(detail: Detail, now: datetime) -> None:
    """Tell what applies now."""
    event = DeclarationConfirmed.model_validate(detail)
    declarations.notify_declaration_confirmed(
        event_id=event.id, declaration_number=event.declaration_number, now=now
    )


def declaration_taken_back(detail: Detail, now: datetime) -> None:
    """Tell that everything stays as it was."""
    event = DeclarationTakenBack.model_validate(detail)
    declarations.notify_declaration_taken_back(
        event_id=event.id, declaration_number=event.declaration_number, now=now
    )


def declaration_rejected(detail: Detail, now: datetime) -> None:
    """Tell that it was not carried out, and why."""
    event = DeclarationRejected.model_validate(detail)
    declarations.notify_declaration_rejected(
        event_id=event.id, declaration_number=event.declaration_number, now=now
    )


def message_answered(detail: Detail, now: datetime) -> None:
    """Tell the writer that there is an answer."""
    event = MessageAnswered.model_validate(detail)
    answers.notify_message_answered(
        event_id=event.id, conversation_id=event.conversation_id, answer_id=event.message_id, now=now
    )


handler = consume(
    "workers-notifications",
    {
        OrderPlaced.detail_type(): order_placed,
        OrderFormSaved.detail_type(): order_form_saved,
        OrderRejected.detail_type(): order_rejected,
        OrderCaptured.detail_type(): order_captured,
        SalesOfferSent.detail_type(): sales_offer_sent,
        PortalLoginCreated.detail_type(): portal_login_created,
        ContractConcluded.detail_type(): contract_concluded,
        LinkRequested.detail_type(): link_requested,
        LoginChanged.detail_type(): login_changed,
        MeterReadingReported.detail_type(): meter_reading_reported,
        MeterReadingCorrected.detail_type(): meter_reading_corrected,
        TransactionReceived.detail_type(): transaction_received,
        TransactionRejected.detail_type(): transaction_rejected,
        MessageAnswered.detail_type(): message_answered,
        PriceChangeAnnounced.detail_type(): price_change_announced,
        DeclarationReceived.detail_type(): declaration_received,
        DeclarationConfirmed.detail_type(): declaration_confirmed,
        DeclarationRejected.detail_type(): declaration_rejected,
        DeclarationTakenBack.detail_type(): declaration_taken_back,
    },
)
