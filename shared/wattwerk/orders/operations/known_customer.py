"""Staff say that an order comes from somebody who is a customer already."""

from wattwerk.customers import queries as customers
from wattwerk.customers.domain import same_name
from wattwerk.customers.schemas import Customer
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.domain.order_form import Person
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.vocabulary import CustomerType


def require_customer_of(brand: str, customer_number: str) -> None:
    """Refuse a customer number that the brand has not given out.

    Raises:
        Problem: 422 ``customer_unknown`` at ``/customer_number``; 403 ``customer_restricted``.
    """
    try:
        known = customers.customer(customer_number)
    except Problem:
        known = None
    if known is None or known.brand != brand:
        raise invalid("/customer_number", "customer_unknown", "This brand has no customer with this number.")
    customers.require_unrestricted(known)


def require_same_customer(order: PlacedOrder) -> None:
    """Refuse to file an order with a customer who seems to be somebody else.

    Raises:
        Problem: 409 ``customer_differs``, with the name and the birth date of both.
    """
    if not seems_somebody_else(order):
        return
    person = order.declaration.request.person
    known = customers.customer(order.existing_customer or "")
    raise Problem(
        409,
        "customer_differs",
        "The existing customer has another name or birth date than the order.",
        customer_number=known.customer_number,
        ordered_by=_described(person),
        existing=_described(known),
    )


def seems_somebody_else(order: PlacedOrder) -> bool:
    """Return whether name or birth date of an order differ from those of the customer that it names.

    Companies are compared by their names, because anybody may order for them; people by surname and birth
    date, the latter where both are known.
    """
    if order.existing_customer is None:
        return False
    request = order.declaration.request
    person, known = request.person, customers.customer(order.existing_customer)
    if request.customer_type is CustomerType.BUSINESS:
        return not same_name(person.company, known.company)
    born = {person.date_of_birth, known.date_of_birth} - {None}
    return not same_name(person.last_name, known.last_name) or len(born) > 1


def _described(someone: Person | Customer) -> dict[str, str | None]:
    return {
        "name": someone.company or f"{someone.first_name} {someone.last_name}",
        "date_of_birth": someone.date_of_birth.isoformat() if someone.date_of_birth else None,
    }
