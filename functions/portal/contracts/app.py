"""What customers see of their contracts."""

from datetime import datetime

from wattwerk.contracts import queries
from wattwerk.contracts.schemas import ContractPage, Dashboard
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller

app = Api("portal-contracts", audience="customer", description="Your contracts and customer data.")


@app.endpoint("GET", "/portal/dashboard")
def dashboard(caller: Caller, now: datetime) -> Dashboard:
    """Show customer data, contract accounts, contracts and meters.

    A login with several customer numbers chooses one by the header `X-Customer-Number`.
    """
    return queries.dashboard(caller=caller, customer_number=caller.customer_number(), now=now)


@app.endpoint("GET", "/portal/contracts/{contract_number}")
def contract(contract_number: str, caller: Caller, now: datetime) -> ContractPage:
    """Show one contract with its contract account."""
    return queries.contract_page(
        caller=caller, customer_number=caller.customer_number(), contract_number=contract_number, now=now
    )
