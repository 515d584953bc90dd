"""The customer's documents: what there is, and how to fetch it."""

from datetime import datetime

from wattwerk.contracts import documents, queries
from wattwerk.documents.schemas import DocumentEntries, DownloadLink
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller

app = Api("portal-documents", audience="customer", description="Your documents.")


@app.endpoint("GET", "/portal/documents")
def list_documents(caller: Caller, now: datetime) -> DocumentEntries:
    """List your invoices, contract documents, letters and uploads, newest first."""
    return documents.inbox(caller=caller, customer_number=_customer_number(caller), now=now)


@app.endpoint("GET", "/portal/documents/{document_id}/link")
def link_to_document(document_id: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get an address from which a document can be downloaded for five minutes."""
    return documents.download(
        caller=caller, customer_number=_customer_number(caller), document_id=document_id, now=now
    )


def _customer_number(caller: Caller) -> str:
    return queries.chosen_customer(caller=caller, wanted=app.current_request.headers.get("x-customer-number"))
