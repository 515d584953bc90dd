"""What others may know of customers."""

from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.customers import repository
from wattwerk.customers.domain import normalised
from wattwerk.customers.repository import arrangements_in, customer_in
from wattwerk.customers.schemas import Activity, Customer, CustomersQuery, CustomerSummary
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.schema import Page

__all__ = [
    "activities",
    "arrangements_in",
    "customer",
    "customer_in",
    "customers_for_staff",
    "is_restricted",
    "names",
    "require_unrestricted",
    "require_visible",
]

SHOWN_ACTIVITIES = 100


def customer(customer_number: str) -> Customer:
    """Return a customer, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = repository.find_customer(customer_number)
    if found is None:
        raise not_found("customer")
    return found


def is_restricted(customer_number: str) -> bool:
    """Return whether a customer's data may only be kept (Art. 18 GDPR); unknown customers are not."""
    found = repository.find_customer(customer_number)
    return found is not None and found.restricted_since is not None


def require_visible(found: Customer, *, caller: Caller) -> None:
    """Refuse everybody but staff of the customer's brand; restricted ones are for administrators alone.

    Raises:
        Problem: 404 for other brands; 403 ``forbidden`` without a role, ``customer_restricted``.
    """
    caller.require_role(found.brand, *STAFF_ROLES)
    if f"{found.brand}.{ADMINISTRATOR}" not in caller.roles:
        require_unrestricted(found)


def require_unrestricted(found: Customer) -> None:
    """Refuse to use the data of a customer that may only be kept.

    Raises:
        Problem: 403 ``customer_restricted`` with the moment ``since`` when.
    """
    if found.restricted_since is not None:
        raise Problem(
            403,
            "customer_restricted",
            "These data may only be kept, not used, since their erasure was requested.",
            since=found.restricted_since.isoformat(),
        )


def activities(customer_number: str) -> list[Activity]:
    """Return the latest activities of a customer, newest first; no caller is checked."""
    return repository.activities(customer_number, limit=SHOWN_ACTIVITIES)


def customers_for_staff(*, caller: Caller, query: CustomersQuery) -> Page[CustomerSummary]:
    """Return the customers of a brand by name, or those that a search text finds.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    term = normalised(query.search) if query.search else ""
    lines, cursor = repository.search(
        query.brand,
        kind="TERM" if term else "NAME",
        term=term,
        cursor=query.cursor,
        limit=query.limit,
    )
    return Page(items=lines, next_cursor=cursor)


def names(customer_numbers: list[str]) -> dict[str, str]:
    """Return how lists call some customers, by their numbers; no caller is checked."""
    found = repository.several(customer_numbers)
    return {number: one.company or f"{one.last_name}, {one.first_name}" for number, one in found.items()}
