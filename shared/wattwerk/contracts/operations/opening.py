"""Staff open a customer."""

from datetime import datetime

from wattwerk.contracts import queries
from wattwerk.contracts.schemas import CustomerPage
from wattwerk.customers import operations as customers
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.transaction import Transaction


def open_customer(*, caller: Caller, customer_number: str, now: datetime) -> CustomerPage:
    """Return everything that staff see of a customer; opening a restricted one is written down.

    Raises:
        Problem: 404 for an unknown customer, and for customers of other brands; 403 ``customer_restricted``
            for a restricted one, unless the caller is an administrator.
    """
    page = queries.customer_page(caller=caller, customer_number=customer_number, now=now)
    if page.customer.restricted_since is not None:
        transaction = Transaction(now=now)
        customers.record_customer_activity(
            customer_number=customer_number,
            kind="restricted_customer_opened",
            actor=caller.actor,
            parameters={},
            now=now,
            transaction=transaction,
        )
        transaction.commit()
    return page
