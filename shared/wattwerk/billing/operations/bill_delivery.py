"""Customers say how often and in which form their bills come (§ 40b (1) EnWG)."""

from datetime import datetime

from wattwerk.billing import repository
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.operations.contact import committed, submitted
from wattwerk.billing.schemas.accounts import BillDelivery
from wattwerk.billing.schemas.changes import BillDeliveryChange
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.customers import queries
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction


def change_bill_delivery(
    *,
    caller: Caller,
    customer_number: str,
    change: BillDeliveryChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    """Keep how often and in which form the bills of some contract accounts come; and tell billing.

    Raises:
        Problem: 404 for somebody else's account; 403 for people who may only read; 409
            ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    brand = queries.customer(customer_number).brand
    found = {item.account_number: item for item in repository.account_items(customer_number)}
    chosen = sorted(set(change.account_numbers))
    if not found.keys() >= set(chosen):
        raise not_found("contract account")
    ids = [new_transaction_id(customer_number, now) for _ in chosen]
    transaction = Transaction(now=now)
    after = change.delivery.model_dump()
    requests = []
    for number, transaction_id in zip(chosen, ids, strict=True):
        account = found[number]
        before = BillDelivery.model_validate(account.bill_delivery or {}).model_dump()
        account.bill_delivery = after
        transaction.save(account)
        requests.append(
            submitted(
                "bill_delivery_change",
                transaction_id,
                ids,
                account,
                brand,
                {"before": before, "after": after},
                dict(after),
                now,
                transaction,
            )
        )
    return committed(requests, idempotency, transaction)
