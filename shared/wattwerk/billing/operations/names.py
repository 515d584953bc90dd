"""Customers are called otherwise, for example since they married."""

from datetime import datetime

from wattwerk.billing import repository
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.operations.contact import committed, submitted
from wattwerk.billing.schemas.changes import NameChange
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.customers import queries
from wattwerk.customers.schemas import Customer, PersonName
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction


def change_name(
    *,
    caller: Caller,
    customer_number: str,
    change: NameChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    """Ask for another name. It holds when billing has confirmed it, because contracts and bills bear it.

    Whoever calls this has had the customer's password confirmed.

    Raises:
        Problem: 404 for somebody else's number; 403 for people who may only read; 409
            ``name_unchanged``; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    customer = queries.customer(customer_number)
    before = _name_of(customer)
    if before == change.name:
        raise Problem(409, "name_unchanged", "This is the name that we know.")
    accounts = repository.account_items(customer_number)
    ids = [new_transaction_id(customer_number, now) for _ in accounts]
    transaction = Transaction(now=now)
    payload = {
        "before": before.model_dump(mode="json"),
        "after": change.name.model_dump(mode="json"),
        "reason": change.reason,
    }
    details = {
        "name": _called(change.name),
        "former_name": _called(before),
        **({"reason": change.reason} if change.reason else {}),
    }
    requests = [
        submitted(
            "name_change", transaction_id, ids, account, customer.brand, payload, details, now, transaction
        )
        for account, transaction_id in zip(accounts, ids, strict=True)
    ]
    return committed(requests, idempotency, transaction)


def _name_of(customer: Customer) -> PersonName:
    return PersonName(
        salutation=customer.salutation,
        title=customer.title,
        first_name=customer.first_name,
        last_name=customer.last_name,
    )


def _called(name: PersonName) -> str:
    return " ".join(part for part in (name.title, name.first_name, name.last_name) if part)
