"""What staff see of customers."""

from datetime import datetime

from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import CustomerPage
from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import CustomersQuery, CustomerSummary
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.schema import Page

app = Api("staff-customers", audience="staff", description="Find customers and see everything about them.")


@app.endpoint("GET", "/staff/customers")
def list_customers(query: CustomersQuery, caller: Caller) -> Page[CustomerSummary]:
    """List the customers of a brand by name, or find them by the beginning of a name or number."""
    return customers.customers_for_staff(caller=caller, query=query)


@app.endpoint("GET", "/staff/customers/{customer_number}")
def show_customer(customer_number: str, caller: Caller, now: datetime) -> CustomerPage:
    """Show a customer with accounts, contracts, meters, transactions and activities."""
    return contracts.customer_page(caller=caller, customer_number=customer_number, now=now)
