"""Conversations between customers and staff: who is to act, until when, and how one is told from others."""

import secrets
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from wattwerk.brands.correspondence import MessageReason
from wattwerk.platform.identifiers import ALPHABET
from wattwerk.platform.problems import Problem

ANONYMOUS = "anonymous"
"""Stands where the customer number would be when nobody signed in."""


class ConversationStatus(StrEnum):
    """Who is to act: staff, the customer, or nobody."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Author(StrEnum):
    """Who wrote a message."""

    CUSTOMER = "customer"
    STAFF = "staff"


def new_conversation_id(customer_number: str | None, opened_at: datetime) -> str:
    """Return an id that names the customer and sorts by time, e.g. ``48213377-20261121093000-7K2M4XQN``.

    People quote it on the telephone, so it has no letters that are misread.
    """
    suffix = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{customer_number or ANONYMOUS}-{opened_at.astimezone(UTC):%Y%m%d%H%M%S}-{suffix}"


def customer_of(conversation_id: str) -> str | None:
    """Return the customer number that a conversation's id names, or None without a customer."""
    owner = conversation_id.partition("-")[0]
    return None if owner == ANONYMOUS else owner


def reference_of(conversation_id: str) -> str:
    """Return how people quote a conversation: without a customer number four and four letters of its id."""
    if customer_of(conversation_id) is not None:
        return conversation_id
    letters = conversation_id.rpartition("-")[2]
    return f"{letters[:4]}-{letters[4:]}"


def answer_by(reason: MessageReason, received_on: date) -> date:
    """Return the last day for an answer; four weeks for complaints at most (§ 111a EnWG)."""
    return received_on + timedelta(days=reason.answer_within_days)


def require_not_closed(status: ConversationStatus) -> None:
    """Refuse to close or forward what is closed.

    Raises:
        Problem: 409 ``conversation_closed``.
    """
    if status is ConversationStatus.CLOSED:
        raise Problem(409, "conversation_closed", "This conversation is closed already.")
