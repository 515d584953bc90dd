"""Wanting locked data to be used again. The worker does it, because it sends mails."""

from datetime import datetime

from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.customers import queries as customers
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.privacy import repository
from wattwerk.privacy.events import RestrictionLiftRequested


def request_lift(*, caller: Caller, customer_number: str, reason: str, now: datetime) -> None:
    """Take down that locked data shall be used again, and why; the worker tells the customer and does it.

    Raises:
        Problem: 404 for customers of other brands; 403 for anybody but administrators; 409
            ``not_restricted``, ``changed_meanwhile``.
    """
    customer = customers.customer(customer_number)
    caller.require_role(customer.brand, ADMINISTRATOR)
    item = repository.latest(customer_number)
    if customer.restricted_since is None or item is None:
        raise Problem(409, "not_restricted", "The data of this customer are not restricted.")
    item.lifted_by, item.lift_reason = caller.actor, reason
    transaction = Transaction(now=now)
    transaction.save(item)
    transaction.emit(
        RestrictionLiftRequested.happened(
            now=now, brand=customer.brand, customer_number=customer_number, erasure_id=item.erasure_id
        )
    )
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
