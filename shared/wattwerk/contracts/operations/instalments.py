"""A customer changes what is paid every month."""

from datetime import datetime

from wattwerk.billing.operations import instalments
from wattwerk.billing.schemas.instalments import InstalmentChange
from wattwerk.billing.schemas.requests import CustomerRequest
from wattwerk.contracts.accounts import billed_supply
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency


def change_instalment(
    *,
    caller: Caller,
    customer_number: str,
    account_number: str,
    change: InstalmentChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequest:
    """Ask billing for another instalment, within what the contracts of the account allow.

    Raises:
        Problem: 404 for somebody else's account; 403 for people who may only read; 409 and 422
            with ``lowest``, ``highest`` and ``earliest`` when the change is not allowed.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    supply = billed_supply(customer_number, account_number, now=now)
    return instalments.change_instalment(
        customer_number=customer_number,
        account_number=account_number,
        brand=supply.brand,
        change=change,
        choice=supply.choice,
        running=supply.running,
        actor=caller.customer_actor,
        idempotency=idempotency,
        now=now,
    )
