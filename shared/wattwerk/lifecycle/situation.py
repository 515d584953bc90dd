"""What the records say about a case: its order, the contract that came of it, what guards look at."""

from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus

from wattwerk.blacklist import queries as blacklist
from wattwerk.blacklist.schemas import BlockedPerson
from wattwerk.brands import queries as brands
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import Customer
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner
from wattwerk.lifecycle.domain.facts import CaseFacts, ContractLife, OrderWay
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.problems import Problem, not_found


@dataclass(frozen=True)
class Situation:
    """An order, its contract, or both; contracts that were taken over have no order here."""

    order_number: str
    brand: str
    order: PlacedOrder | None
    contract: Contract | None
    today: date

    @property
    def way(self) -> OrderWay | None:
        """Return the way of the order so far."""
        if self.order is None:
            return None
        zone = brands.brand(self.brand).time_zone
        return OrderWay(tuple((entry.status, business_date(entry.at, zone)) for entry in self.order.history))

    @property
    def life(self) -> ContractLife | None:
        """Return the dates of the contract."""
        one = self.contract
        if one is None:
            return None
        return ContractLife(one.status, one.concluded_on, one.supply_start, one.supply_end)

    def customer(self) -> Customer | None:
        """Return the customer of the contract, or None before there is one."""
        return customers.customer(self.contract.customer_number) if self.contract else None


def situation(order_number: str, *, now: datetime) -> Situation:
    """Return what is known by an order's number.

    Raises:
        Problem: 404 when there is neither an order nor a contract that came of it.
    """
    order = _order(order_number)
    contract = contracts.contract_of_order(order_number, now=now)
    if order is not None:
        brand = order.brand
    elif contract is not None:
        brand = contract.brand
    else:
        raise not_found("order")
    today = business_date(now, brands.brand(brand).time_zone)
    return Situation(order_number, brand, order, contract, today)


def facts(found: Situation, *, caller: Caller | None, now: datetime) -> CaseFacts:
    """Return what guards look at; without a caller nobody has a role."""
    order = found.order
    kinds = {document.kind for document in documents.documents_of(Owner("order", found.order_number))}
    if found.contract is not None:
        owner = Owner("customer", found.contract.customer_number)
        kinds |= {document.kind for document in documents.documents_of(owner)}
    return CaseFacts(
        power_of_attorney=bool(order and order.declaration.request.consents.power_of_attorney)
        or DocumentKind.POWER_OF_ATTORNEY in kinds,
        text_form_declaration=not (order and order.awaits_confirmation),
        blacklist_clear=is_clear(found, now=now),
        open_checks=order.declaration.open_checks if order else 0,
        documents=sorted(kinds),
        roles=sorted(role.partition(".")[2] for role in caller.roles if role.startswith(f"{found.brand}."))
        if caller
        else [],
    )


def is_clear(found: Situation, *, now: datetime) -> bool:
    """Return whether nothing on the brand's blacklist means whoever ordered, or is supplied."""
    if found.order is not None:
        request = found.order.declaration.request
        person, address = request.person, request.supply_address
        iban = found.order.declaration.iban or ""
    else:
        customer = found.customer()
        if customer is None:
            return True
        person, address, iban = customer, customer.billing_address, ""  # type: ignore[assignment]
    asked = BlockedPerson(
        first_name=person.first_name,
        last_name=person.last_name,
        company=person.company,
        date_of_birth=person.date_of_birth,
        street=address.street,
        house_number=address.house_number,
        postcode=address.postcode,
        town=address.town,
        email=person.email,
        phone=person.phone,
        iban=iban,
    )
    return blacklist.decision(brand=found.brand, person=asked, now=now).outcome == "clear"


def _order(order_number: str) -> PlacedOrder | None:
    try:
        return orders.placed_order(order_number)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        return None
