"""What customers and staff may know of erasure and of the deletion concept."""

from datetime import datetime

from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import Customer
from wattwerk.identity.domain import PortalLogin
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.privacy import repository
from wattwerk.privacy.holdings import erasure_plan, holdings
from wattwerk.privacy.schemas import (
    ErasureOverview,
    ErasuresQuery,
    RetentionRun,
    RetentionRunsQuery,
    StaffErasure,
)


def overview_for_owner(*, login: PortalLogin, customer_number: str, now: datetime) -> ErasureOverview:
    """Return what erasure would do with the data of a customer number that the login owns.

    Raises:
        Problem: 404 when the number is not the login's own.
    """
    return _overview(owned(login, customer_number), now)


def overview_for_staff(*, caller: Caller, customer_number: str, now: datetime) -> ErasureOverview:
    """Return what erasure would do with a customer's data.

    Raises:
        Problem: 404 for unknown customers and those of other brands; 403 ``customer_restricted`` for a
            restricted one, unless the caller is an administrator.
    """
    return _overview(looked_after(caller, customer_number), now)


def erasures_for_staff(*, caller: Caller, query: ErasuresQuery) -> Page[StaffErasure]:
    """Return the requests of a brand, the latest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    return repository.page(query)


def runs_for_staff(*, caller: Caller, query: RetentionRunsQuery) -> Page[RetentionRun]:
    """Return what the deletion concept has done for a brand.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    return repository.runs(query)


def owned(login: PortalLogin, customer_number: str) -> Customer:
    """Return the customer whose number the login owns; access given by others does not do.

    Raises:
        Problem: 404.
    """
    if customer_number not in login.customer_numbers:
        raise not_found("customer number")
    return customers.customer(customer_number)


def looked_after(caller: Caller, customer_number: str) -> Customer:
    """Return a customer of a brand of the caller's; restricted ones are for administrators alone.

    Raises:
        Problem: 404, 403 ``customer_restricted``.
    """
    found = customers.customer(customer_number)
    customers.require_visible(found, caller=caller)
    return found


def _overview(customer: Customer, now: datetime) -> ErasureOverview:
    number = customer.customer_number
    latest = repository.latest(number)
    return ErasureOverview(
        customer_number=number,
        restricted_since=customer.restricted_since,
        plan=erasure_plan(holdings(number, brand_id=customer.brand, now=now), customer),
        latest=repository.erasure(latest) if latest else None,
    )
