"""What is true of an order and its contract, and to which milestones that amounts."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from wattwerk.contracts.statuses import ContractStatus
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.lifecycle.domain.machine import Guard
from wattwerk.lifecycle.domain.vocabulary import GuardKind, Milestone
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.platform.schema import Schema

_OF_ORDER = {
    OrderStatus.RECEIVED: Milestone.ORDER_RECEIVED,
    OrderStatus.CLARIFICATION: Milestone.ORDER_IN_CLARIFICATION,
    OrderStatus.ACCEPTED: Milestone.ORDER_ACCEPTED,
    OrderStatus.REJECTED: Milestone.ORDER_REJECTED,
    OrderStatus.CONTRACT_CREATED: Milestone.CONTRACT_CONCLUDED,
    OrderStatus.WITHDRAWN: Milestone.CONTRACT_WITHDRAWN,
}


@dataclass(frozen=True)
class Reached:
    """A milestone, and the day on which it came about."""

    milestone: Milestone
    since: date


@dataclass(frozen=True)
class OrderWay:
    """The statuses that an order has had, each with its day, in their order."""

    steps: tuple[tuple[OrderStatus, date], ...]


@dataclass(frozen=True)
class ContractLife:
    """The dates and the status of a contract on the day of the question."""

    status: ContractStatus
    concluded_on: date
    supply_start: date
    supply_end: date | None


def milestones(order: OrderWay | None, contract: ContractLife | None, *, today: date) -> list[Reached]:
    """Return the milestones of a case up to today, each once, in the order in which they came about.

    An order that a clerk has to clarify counts as received as well.
    """
    found: list[Reached] = []
    for status, day in order.steps if order else ():
        if not found and status is OrderStatus.CLARIFICATION:
            found.append(Reached(Milestone.ORDER_RECEIVED, day))
        found.append(Reached(_OF_ORDER[status], day))
    if contract is not None:
        found += _of_contract(contract, today)
    known: set[Milestone] = set()
    once = []
    for reached in found:
        if reached.milestone not in known:
            known.add(reached.milestone)
            once.append(reached)
    return once


def next_change(contract: ContractLife | None, *, today: date) -> date | None:
    """Return the next day on which a date alone moves the case, or None."""
    if contract is None or contract.status in ("withdrawn", "ended"):
        return None
    days = [day for day in (contract.supply_start, contract.supply_end) if day is not None and day > today]
    return min(days, default=None)


def _of_contract(contract: ContractLife, today: date) -> list[Reached]:
    found = [Reached(Milestone.CONTRACT_CONCLUDED, contract.concluded_on)]
    end = contract.supply_end
    supplied = contract.supply_start <= today and (end is None or end > contract.supply_start)
    if supplied:
        found.append(Reached(Milestone.SUPPLY_STARTED, contract.supply_start))
    match contract.status:
        case "withdrawn":
            found.append(Reached(Milestone.CONTRACT_WITHDRAWN, today))
        case "terminated":
            found.append(Reached(Milestone.CONTRACT_TERMINATED, today))
        case "ended":
            found.append(Reached(Milestone.CONTRACT_TERMINATED, end or today))
            found.append(Reached(Milestone.CONTRACT_ENDED, end or today))
        case "accepted" | "active":
            pass
    return found


class CaseFacts(Schema):
    """What guards look at: of a case, or imagined for a simulation."""

    power_of_attorney: bool = False
    text_form_declaration: bool = True
    blacklist_clear: bool = True
    open_checks: int = 0
    documents: list[DocumentKind] = Field(default_factory=list)
    roles: list[str] = Field(default_factory=list)


def holds(guard: Guard, facts: CaseFacts) -> bool:
    """Return whether a guard lets a case pass."""
    match guard.kind:
        case GuardKind.POWER_OF_ATTORNEY:
            return facts.power_of_attorney
        case GuardKind.TEXT_FORM_DECLARATION:
            return facts.text_form_declaration
        case GuardKind.BLACKLIST_CLEAR:
            return facts.blacklist_clear
        case GuardKind.CHECKS_CLEAR:
            return facts.open_checks == 0
        case GuardKind.DOCUMENT_PRESENT:
            return guard.document in facts.documents
        case GuardKind.ROLE:
            return guard.role in facts.roles
