"""Which contract or order a declaration is about. Name and number must fit; nothing is guessed."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract, Dashboard
from wattwerk.customers.domain import same_name
from wattwerk.customers.schemas import Customer
from wattwerk.declarations.domain.vocabulary import ClarificationReason
from wattwerk.declarations.schemas import Declared
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.platform.problems import Problem

LIVE = ("accepted", "active", "terminated")


@dataclass(frozen=True)
class Identified:
    """The contract of a customer, or an order that is no contract yet."""

    customer: Customer | None = None
    contract: Contract | None = None
    order: PlacedOrder | None = None


def identify(declared: Declared, *, brand: str, now: datetime) -> Identified | ClarificationReason:
    """Return the contract or order that a declaration names, or why none can be told.

    ``number`` may be the number of a contract, of an order, or of a customer with one live contract.
    """
    number = "".join(declared.number.split()).upper()
    order = _order(number)
    if order is not None and order.numbers is None:
        person = order.declaration.request.person
        fits = order.brand == brand and _same(declared, person.last_name, person.company)
        return Identified(order=order) if fits else ClarificationReason.NOT_IDENTIFIED
    if order is not None and order.numbers is not None:
        number = order.numbers.contract_number
    found = _overview(contracts.customer_of_contract(number) or number, now)
    if found is None:
        # An accepted order becomes a contract within seconds; a clerk sees to what fell in between.
        return (
            ClarificationReason.ORDER_IN_PROGRESS if order is not None else ClarificationReason.NOT_IDENTIFIED
        )
    customer = found.customer
    if customer.brand != brand or not _same(declared, customer.last_name, customer.company):
        return ClarificationReason.NOT_IDENTIFIED
    named = [one for one in found.contracts if one.contract_number == number]
    possible = named or [one for one in found.contracts if one.status in LIVE]
    if len(possible) > 1:
        return ClarificationReason.SEVERAL_CONTRACTS
    if not possible:
        return ClarificationReason.NOT_LIVE
    return Identified(customer=customer, contract=possible[0])


def _same(declared: Declared, last_name: str, company: str) -> bool:
    """Return whether a name fits, however umlauts, capitals and hyphens are written."""
    return same_name(declared.last_name, last_name) or same_name(declared.company, company)


def _order(number: str) -> PlacedOrder | None:
    if not number.startswith("A-"):
        return None
    try:
        return orders.placed_order(number)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        return None


def _overview(customer_number: str, now: datetime) -> Dashboard | None:
    try:
        return contracts.overview(customer_number, now=now)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        return None
