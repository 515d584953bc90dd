"""The way of a transaction to the billing system."""

import secrets
from datetime import UTC, datetime
from enum import StrEnum

from wattwerk.platform.identifiers import ALPHABET
from wattwerk.platform.problems import Problem, invalid


class TransactionStatus(StrEnum):
    """Way of a transaction: received from the customer, passed to billing, answered by billing.

    What the customer takes back before it is passed on is ``withdrawn``.
    """

    RECEIVED = "received"
    EXPORTED = "exported"
    ACKNOWLEDGED = "acknowledged"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


NEXT_STATUSES: dict[TransactionStatus, frozenset[TransactionStatus]] = {
    TransactionStatus.RECEIVED: frozenset({TransactionStatus.EXPORTED, TransactionStatus.WITHDRAWN}),
    TransactionStatus.EXPORTED: frozenset({TransactionStatus.ACKNOWLEDGED, TransactionStatus.REJECTED}),
    TransactionStatus.ACKNOWLEDGED: frozenset(),
    TransactionStatus.REJECTED: frozenset(),
    TransactionStatus.WITHDRAWN: frozenset(),
}
"""From received to exported, and from there to billing's answer, which is final; or taken back."""

UNPROCESSED = frozenset({TransactionStatus.RECEIVED, TransactionStatus.EXPORTED})
"""Statuses in which billing has not answered yet."""


UNDOABLE_KINDS = frozenset(
    {
        "bank_change",
        "bill_delivery_change",
        "billing_address_change",
        "cancellation",
        "contact_change",
        "instalment_change",
        "meter_reading_report",
        "move_in",
        "move_out",
        "name_change",
        "product_cancellation",
        "withdrawal",
    }
)
"""What a customer may take back until it is passed to billing. ``contracts`` and ``declarations`` say
how for what changes more than billing's own records."""


def undoable(kind: str, status: str) -> bool:
    """Return whether the customer may still take a request back."""
    return kind in UNDOABLE_KINDS and status == TransactionStatus.RECEIVED


def require_transition(current: TransactionStatus, wanted: TransactionStatus, reason: str) -> None:
    """Refuse a step that the transaction cannot take now.

    Raises:
        Problem: 409 ``transaction_status_not_allowed``; 422 ``reason_missing`` for a rejection
            without a reason.
    """
    if wanted not in NEXT_STATUSES[current]:
        raise Problem(
            409,
            "transaction_status_not_allowed",
            f"A transaction that is {current} cannot become {wanted}.",
            current_status=str(current),
            wanted_status=str(wanted),
        )
    if wanted is TransactionStatus.REJECTED and not reason:
        raise invalid("/reason", "reason_missing", "Please say why billing rejected the transaction.")


def require_export_allowed(exportable_from: datetime | None, now: datetime) -> None:
    """Refuse to pass on what the customer may still stop by the link in a mail.

    Raises:
        Problem: 409 ``undo_period_running`` with the moment of its end.
    """
    if exportable_from is not None and now < exportable_from:
        raise Problem(
            409,
            "undo_period_running",
            "The customer may still undo this request.",
            until=exportable_from.isoformat(),
        )


def new_transaction_id(customer_number: str, received_at: datetime) -> str:
    """Return an id that names the customer and sorts by time, e.g. ``48213377-20261121093000123456-7K2M``."""
    suffix = "".join(secrets.choice(ALPHABET) for _ in range(4))
    return f"{customer_number}-{received_at.astimezone(UTC):%Y%m%d%H%M%S%f}-{suffix}"


def new_export_id(exported_at: datetime) -> str:
    """Return the id of an export, which sorts by time, e.g. ``20261121093000123456-7K2M``."""
    suffix = "".join(secrets.choice(ALPHABET) for _ in range(4))
    return f"{exported_at.astimezone(UTC):%Y%m%d%H%M%S%f}-{suffix}"
