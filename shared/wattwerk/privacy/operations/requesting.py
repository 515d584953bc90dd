"""Asking for erasure: customers for themselves, staff for a customer who called or wrote."""

from datetime import datetime, timedelta

from wattwerk.customers import operations as customers
from wattwerk.customers.schemas import Customer
from wattwerk.identity.domain import PortalLogin
from wattwerk.platform import identifiers, throttle
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction
from wattwerk.privacy import queries, repository
from wattwerk.privacy.domain.periods import one_month_after
from wattwerk.privacy.events import ErasureRequested
from wattwerk.privacy.holdings import erasure_plan, holdings
from wattwerk.privacy.items import ErasureItem
from wattwerk.privacy.schemas import Erasure, ErasureOnBehalf, Identification

LIMIT = 10
WINDOW = timedelta(hours=1)
"""So many requests within this time: each reads everything that is stored about a customer."""

CUSTOMER = "customer"


def request(*, login: PortalLogin, customer_number: str, idempotency: Idempotency, now: datetime) -> Erasure:
    """Take the customer's own request; the caller has proven to know the password.

    Raises:
        Problem: 404 when the number is not the login's own; 409 ``erasure_pending`` while another request is
            carried out; 429 ``too_many_requests``.
    """
    customer = queries.owned(login, customer_number)
    throttle.check(scope="erasure", subject=customer_number, limit=LIMIT, window=WINDOW, now=now)
    return _begin(customer, actor=CUSTOMER, idempotency=idempotency, now=now)


def request_on_behalf(
    *,
    caller: Caller,
    customer_number: str,
    wish: ErasureOnBehalf,
    idempotency: Idempotency,
    now: datetime,
) -> Erasure:
    """Take a request that reached staff, with how they made sure who it is (Art. 12 (6) GDPR).

    Raises:
        Problem: 404 for customers of other brands; 403 ``customer_restricted``; 409 ``erasure_pending``.
    """
    return _begin(
        queries.looked_after(caller, customer_number),
        actor=caller.actor,
        identified_by=wish.identified_by,
        note=wish.note,
        idempotency=idempotency,
        now=now,
    )


def _begin(
    customer: Customer,
    *,
    actor: str,
    idempotency: Idempotency,
    now: datetime,
    identified_by: Identification | None = None,
    note: str = "",
) -> Erasure:
    number = customer.customer_number
    latest = repository.latest(number)
    if latest is not None and latest.state == "requested":
        raise Problem(409, "erasure_pending", "An earlier request is being carried out.")
    found = holdings(number, brand_id=customer.brand, now=now)
    item = ErasureItem.of(
        number,
        identifiers.unique_id(),
        brand=customer.brand,
        requested_at=now,
        answer_by=one_month_after(found.today),
        actor=actor,
        identified_by=identified_by,
        note=note,
        plan=erasure_plan(found, customer).model_dump_json(),
    )
    item.enter("requested")
    transaction = Transaction(now=now)
    transaction.save(item)
    customers.record_customer_activity(
        customer_number=number,
        kind="erasure_requested",
        actor=actor,
        parameters={"erasure_id": item.erasure_id},
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        ErasureRequested.happened(
            now=now, brand=customer.brand, customer_number=number, erasure_id=item.erasure_id
        )
    )
    answer = repository.erasure(item)
    transaction.remember(idempotency, answer)
    transaction.commit()
    return answer
