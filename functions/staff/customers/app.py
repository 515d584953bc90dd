"""What staff see of customers."""

from datetime import datetime

from wattwerk.contracts import documents
from wattwerk.contracts.operations import opening
from wattwerk.contracts.schemas import CustomerPage
from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import CustomersQuery, CustomerSummary
from wattwerk.documents.schemas import DocumentEntries, DownloadLink
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
    """Show a customer with accounts, contracts, meters, transactions and activities.

    Customers whose data may only be kept (Art. 18 GDPR) are for administrators alone, and an activity says
    who has opened them.
    """
    return opening.open_customer(caller=caller, customer_number=customer_number, now=now)


@app.endpoint("GET", "/staff/customers/{customer_number}/documents")
def list_documents(customer_number: str, caller: Caller, now: datetime) -> DocumentEntries:
    """List all documents of a customer, also those that the portal does not show."""
    return documents.documents_for_staff(caller=caller, customer_number=customer_number, now=now)


@app.endpoint("GET", "/staff/customers/{customer_number}/documents/{document_id}/link")
def link_to_document(customer_number: str, document_id: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get an address from which a document can be downloaded for five minutes."""
    return documents.download_for_staff(
        caller=caller, customer_number=customer_number, document_id=document_id, now=now
    )
