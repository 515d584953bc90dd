"""Staff say that an order comes from somebody who is a customer already."""

from wattwerk.customers import queries as customers
from wattwerk.platform.problems import Problem, invalid


def require_customer_of(brand: str, customer_number: str) -> None:
    """Refuse a customer number that the brand has not given out.

    Raises:
        Problem: 422 ``customer_unknown`` at ``/customer_number``.
    """
    try:
        known = customers.customer(customer_number).brand == brand
    except Problem:
        known = False
    if not known:
        raise invalid("/customer_number", "customer_unknown", "This brand has no customer with this number.")
