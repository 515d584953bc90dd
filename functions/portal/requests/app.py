"""How customers follow their requests, take them back, and change what they pay every month."""

from datetime import datetime

from wattwerk.billing import queries as billing
from wattwerk.billing.schemas.instalments import InstalmentChange, InstalmentOverview
from wattwerk.billing.schemas.requests import CustomerRequest, CustomerRequests
from wattwerk.contracts import accounts
from wattwerk.contracts.operations import instalments
from wattwerk.declarations.operations import taking_back
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

app = Api("portal-requests", audience="customer", description="Your requests, and what happens with them.")


@app.endpoint("GET", "/portal/requests")
def list_requests(caller: Caller) -> CustomerRequests:
    """List what the customer asked for, newest first, and how far it has come."""
    return billing.requests_of_customer(caller.customer_number())


@app.endpoint("GET", "/portal/requests/{transaction_id}")
def show_request(transaction_id: str, caller: Caller) -> CustomerRequest:
    """Show one request with its way."""
    return billing.request(customer_number=caller.customer_number(), transaction_id=transaction_id)


@app.endpoint("POST", "/portal/requests/{transaction_id}/withdrawal")
def take_back(
    transaction_id: str, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Take a request back, as long as it has not been passed to billing.

    A contract that was cancelled, withdrawn from or moved out of goes on as before.
    """
    return taking_back.take_back_request(
        caller=caller,
        customer_number=caller.customer_number(),
        transaction_id=transaction_id,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/portal/accounts/{account_number}/instalments")
def show_instalments(account_number: str, caller: Caller, now: datetime) -> InstalmentOverview:
    """Show the instalments of a contract account, and what they can be changed to."""
    return accounts.instalments(
        caller=caller, customer_number=caller.customer_number(), account_number=account_number, now=now
    )


@app.endpoint("POST", "/portal/accounts/{account_number}/instalments", status=201)
def change_instalment(
    account_number: str, body: InstalmentChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequest:
    """Ask for another instalment. A refusal tells the allowed range and the earliest day."""
    return instalments.change_instalment(
        caller=caller,
        customer_number=caller.customer_number(),
        account_number=account_number,
        change=body,
        idempotency=idempotency,
        now=now,
    )
