"""Words for declarations: what they want, where they stand, why a clerk has to look at them."""

import secrets
from enum import StrEnum

from wattwerk.platform.identifiers import ALPHABET


class DeclarationKind(StrEnum):
    """What a customer declares."""

    CANCELLATION = "cancellation"
    WITHDRAWAL = "withdrawal"
    MOVE_OUT = "move_out"
    MOVE_IN = "move_in"


class DeclarationStatus(StrEnum):
    """Where a declaration stands: received, then carried out at once or looked at by a clerk.

    What the customer takes back before billing has got it is ``taken_back``.
    """

    RECEIVED = "received"
    CLARIFICATION = "clarification"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    TAKEN_BACK = "taken_back"


UNDECIDED = frozenset({DeclarationStatus.RECEIVED, DeclarationStatus.CLARIFICATION})


class Ground(StrEnum):
    """Why a contract shall end before its time; an ordinary cancellation needs no reason."""

    ORDINARY = "ordinary"
    MOVING = "moving"
    PRICE_CHANGE = "price_change"
    IMPORTANT_CAUSE = "important_cause"


class ClarificationReason(StrEnum):
    """Why a declaration was not carried out without a clerk."""

    NOT_IDENTIFIED = "not_identified"
    SEVERAL_CONTRACTS = "several_contracts"
    NOT_LIVE = "not_live"
    ALREADY_TERMINATED = "already_terminated"
    CAUSE_TO_CHECK = "cause_to_check"
    MOVING_DATE_MISSING = "moving_date_missing"
    NEW_ADDRESS_MISSING = "new_address_missing"
    OFFER_POSSIBLE = "offer_possible"
    NOT_A_CONSUMER = "not_a_consumer"
    WITHDRAWAL_LATE = "withdrawal_late"
    WITHDRAWAL_EXPIRED = "withdrawal_expired"
    ORDER_IN_PROGRESS = "order_in_progress"
    NEW_SUPPLY_POINT = "new_supply_point"


def new_declaration_number() -> str:
    """Return a number that can be read out on the telephone, e.g. ``E-7K2M-Q4XN``."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"E-{characters[:4]}-{characters[4:]}"
