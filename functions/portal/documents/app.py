"""The customer's documents: what there is, and how to fetch it."""

from datetime import datetime

from wattwerk.contracts import documents, uploads
from wattwerk.documents.schemas import (
    DocumentEntries,
    DownloadLink,
    Upload,
    UploadAnnouncement,
    UploadTicket,
)
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

app = Api("portal-documents", audience="customer", description="Your documents, and files for us.")


@app.endpoint("GET", "/portal/documents")
def list_documents(caller: Caller, now: datetime) -> DocumentEntries:
    """List your invoices, contract documents, letters and uploads, newest first."""
    return documents.inbox(caller=caller, customer_number=caller.customer_number(), now=now)


@app.endpoint("GET", "/portal/documents/{document_id}/link")
def link_to_document(document_id: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get an address from which a document can be downloaded for five minutes."""
    return documents.download(
        caller=caller, customer_number=caller.customer_number(), document_id=document_id, now=now
    )


@app.endpoint("POST", "/portal/uploads", status=201)
def announce_upload(
    body: UploadAnnouncement, caller: Caller, idempotency: Idempotency, now: datetime
) -> UploadTicket:
    """Get a form with which to send us a file: PDF, JPEG, PNG or HEIC, up to 15 MB.

    Send the file within 15 minutes, then ask what became of it; it is checked before we keep it.
    """
    return uploads.announce(
        caller=caller,
        customer_number=caller.customer_number(),
        announcement=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/portal/uploads/{upload_id}")
def show_upload(upload_id: str, caller: Caller) -> Upload:
    """Show what became of a file that you sent."""
    return uploads.upload(caller=caller, customer_number=caller.customer_number(), upload_id=upload_id)
