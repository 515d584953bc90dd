"""Which declarations are carried out at once, to which day, and which a clerk has to look at."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wattwerk.brands.domain import TerminationRules
from wattwerk.contracts.statuses import ContractStatus
from wattwerk.contracts.term import Term
from wattwerk.declarations.domain.end_of_contract import (
    ContractTerms,
    moving_end,
    ordinary_end,
    price_change_end,
)
from wattwerk.declarations.domain.vocabulary import ClarificationReason, Ground
from wattwerk.declarations.domain.withdrawal import WithdrawalTiming, timing
from wattwerk.platform.vocabulary import CustomerType


@dataclass(frozen=True)
class Decision:
    """The last day of supply, if there is one to name, and why a clerk has to confirm it."""

    ends_on: date | None
    reasons: tuple[ClarificationReason, ...] = ()


@dataclass(frozen=True)
class Cancellation:
    """What a cancellation says. For a price change, ``wished_on`` is the day of the new prices."""

    received_on: date
    ground: Ground
    wished_on: date | None
    names_new_place: bool = False
    announced: frozenset[date] = frozenset()
    """First days of new prices that we have announced and that bring the right to cancel."""


def decide_cancellation(
    cancellation: Cancellation,
    *,
    terms: ContractTerms,
    status: ContractStatus,
    rules: TerminationRules,
) -> Decision:
    """Return to which day a cancellation ends a contract, and what a clerk has to check of it.

    Nothing of a declaration is ever refused here: it has arrived, and somebody answers it.
    """
    if status in ("ended", "withdrawn"):
        return Decision(None, (ClarificationReason.NOT_LIVE,))
    decision = _within(_GROUNDS[cancellation.ground](cancellation, terms, rules), terms.term)
    if status == "terminated":
        return Decision(decision.ends_on, (ClarificationReason.ALREADY_TERMINATED, *decision.reasons))
    return decision


def decide_withdrawal(
    *,
    customer_type: CustomerType,
    concluded_on: date,
    received_on: date,
    supply_start: date,
    status: ContractStatus,
) -> Decision:
    """Return whether a withdrawal undoes a contract at once (§ 355 BGB).

    A withdrawal after 14 days may still hold if the information was wrong; businesses have no such
    right, but the utility may be generous: a clerk decides both.
    """
    last_day = max(received_on, supply_start) - timedelta(days=1)
    if status in ("ended", "withdrawn"):
        return Decision(None, (ClarificationReason.NOT_LIVE,))
    if customer_type is not CustomerType.HOUSEHOLD:
        return Decision(last_day, (ClarificationReason.NOT_A_CONSUMER,))
    came = timing(concluded_on, received_on)
    if came is WithdrawalTiming.IN_TIME:
        return Decision(last_day)
    late = (
        ClarificationReason.WITHDRAWAL_LATE
        if came is WithdrawalTiming.LATE
        else ClarificationReason.WITHDRAWAL_EXPIRED
    )
    return Decision(last_day, (late,))


def _within(decision: Decision, term: Term) -> Decision:
    """A contract that ends by itself runs no longer because somebody cancels it."""
    if decision.ends_on is None or term.last_day is None:
        return decision
    return replace(decision, ends_on=min(decision.ends_on, term.last_day))


def _ordinary(cancellation: Cancellation, terms: ContractTerms, rules: TerminationRules) -> Decision:
    return Decision(ordinary_end(cancellation.received_on, cancellation.wished_on, terms, rules))


def _moving(cancellation: Cancellation, terms: ContractTerms, rules: TerminationRules) -> Decision:
    if cancellation.wished_on is None:
        end = ordinary_end(cancellation.received_on, None, terms, rules)
        return Decision(end, (ClarificationReason.MOVING_DATE_MISSING,))
    end = moving_end(cancellation.received_on, cancellation.wished_on, terms, rules)
    ordinary = ordinary_end(cancellation.received_on, cancellation.wished_on, terms, rules)
    if end == ordinary:
        # The ordinary way leads there as well, so nothing of the special right has to be proven.
        return Decision(end)
    if not cancellation.names_new_place:
        return Decision(end, (ClarificationReason.NEW_ADDRESS_MISSING,))
    return Decision(end, (ClarificationReason.OFFER_POSSIBLE,) if rules.offers_after_moving else ())


def _price_change(cancellation: Cancellation, terms: ContractTerms, rules: TerminationRules) -> Decision:
    wished = cancellation.wished_on
    end = price_change_end(cancellation.received_on, wished) if wished else None
    if end is not None and wished in cancellation.announced:
        return Decision(end)
    return Decision(
        end or ordinary_end(cancellation.received_on, None, terms, rules),
        (ClarificationReason.CAUSE_TO_CHECK,),
    )


def _important_cause(cancellation: Cancellation, _: ContractTerms, __: TerminationRules) -> Decision:
    end = max(cancellation.wished_on or cancellation.received_on, cancellation.received_on)
    return Decision(end, (ClarificationReason.CAUSE_TO_CHECK,))


_GROUNDS = {
    Ground.ORDINARY: _ordinary,
    Ground.MOVING: _moving,
    Ground.PRICE_CHANGE: _price_change,
    Ground.IMPORTANT_CAUSE: _important_cause,
}
