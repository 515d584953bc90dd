"""Carrying a request for erasure out: what nothing requires goes, the rest is locked away."""

from datetime import datetime

from wattwerk.customers import operations as customers
from wattwerk.customers import queries as customer_queries
from wattwerk.messaging import privacy as mails
from wattwerk.messaging.mails.privacy import ErasureResult, KeptData
from wattwerk.platform.transaction import Transaction
from wattwerk.privacy import repository
from wattwerk.privacy.holdings import holdings
from wattwerk.privacy.items import ErasureItem
from wattwerk.privacy.operations.restricting import restrict
from wattwerk.privacy.removal import remove_judged
from wattwerk.privacy.schemas import ErasurePlan

ACTOR = "erasure"


def carry_out(*, customer_number: str, erasure_id: str, now: datetime) -> None:
    """Confirm the request, carry it out and tell the customer what became of it.

    Each part may be repeated, so an interrupted one is finished by the next delivery. Nothing happens when
    the customer is gone already.
    """
    item = repository.find(customer_number, erasure_id)
    if item is None:
        return
    customer = customer_queries.customer(customer_number)
    mails.send_erasure_received(
        delivery=_delivery(item),
        customer=customer,
        received_at=item.requested_at,
        answer_by=item.answer_by,
        now=now,
    )
    plan = ErasurePlan.model_validate_json(item.plan)
    if item.state == "requested":
        _erase(item, plan, now)
    mails.send_erasure_done(delivery=_delivery(item), customer=customer, result=_result(item, plan), now=now)


def _erase(item: ErasureItem, plan: ErasurePlan, now: datetime) -> None:
    number = item.customer_number
    found = holdings(number, brand_id=item.brand, now=now)
    remove_judged(found, found.judged(requested=True), now=now)
    transaction = Transaction(now=now)
    customers.forget_optional_data(customer_number=number, transaction=transaction)
    transaction.commit()
    # What began between request and execution, a new contract e.g., is not locked away with the rest.
    if plan.restricts and not found.runs:
        restrict(customer_number=number, brand=item.brand, actor=ACTOR, now=now)
    item.enter("done")
    item.done_at = now
    transaction = Transaction(now=now)
    transaction.save(item)
    customers.record_customer_activity(
        customer_number=number,
        kind="erasure_done",
        actor=ACTOR,
        parameters={"erasure_id": item.erasure_id},
        now=now,
        transaction=transaction,
    )
    transaction.commit()


def _delivery(item: ErasureItem) -> str:
    return f"erasure-{item.erasure_id}"


def _result(item: ErasureItem, plan: ErasurePlan) -> ErasureResult:
    return ErasureResult(
        requested_at=item.requested_at,
        deleted=tuple(one.group for one in plan.deleted),
        kept=(
            *(KeptData(one.group, None, "") for one in plan.needed),
            *(KeptData(one.group, one.until, one.law) for one in plan.kept),
        ),
        restricted=plan.restricts,
    )
