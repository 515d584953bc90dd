"""Files that customers send us: announced in the portal, checked by a worker."""

from datetime import datetime

from wattwerk.contracts import queries
from wattwerk.customers import operations as customers
from wattwerk.documents import uploads
from wattwerk.documents.schemas import Upload, UploadAnnouncement, UploadTicket
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction

ACTOR = "customer"


def announce(
    *,
    caller: Caller,
    customer_number: str,
    announcement: UploadAnnouncement,
    idempotency: Idempotency,
    now: datetime,
) -> UploadTicket:
    """Let a customer send a file.

    Raises:
        Problem: 404 for somebody else's customer number; 403 for access for reading only; 422 for an
            unknown contract.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    found = queries.overview(customer_number, now=now)
    contract_numbers = {contract.contract_number for contract in found.contracts}
    if announcement.contract_number and announcement.contract_number not in contract_numbers:
        raise invalid("/contract_number", "contract_unknown", "There is no such contract.")
    transaction = Transaction(now=now)
    ticket = uploads.announce(
        announcement,
        brand=found.customer.brand,
        customer_number=customer_number,
        language=found.customer.language,
        now=now,
        transaction=transaction,
    )
    transaction.remember(idempotency, ticket)
    transaction.commit()
    return ticket


def upload(*, caller: Caller, customer_number: str, upload_id: str) -> Upload:
    """Return what became of a file that a customer sent.

    Raises:
        Problem: 404 for an unknown upload, and for somebody else's.
    """
    caller.require_customer(customer_number)
    return uploads.upload(customer_number=customer_number, upload_id=upload_id)


def receive(*, customer_number: str, upload_id: str, now: datetime) -> None:
    """Check a file that arrived in quarantine, keep or refuse it, and record it with the customer.

    Called again for the same file it changes nothing.

    Raises:
        ScanFailed: the scanner gave no verdict; try again later.
        WriteConflict: the same file is being checked right now.
    """
    transaction = Transaction(now=now)
    document = uploads.check(
        customer_number=customer_number, upload_id=upload_id, now=now, transaction=transaction
    )
    found = queries.overview(customer_number, now=now) if document else None
    if document and found and found.accounts:
        by_contract = {one.contract_number: one.account_number for one in found.contracts}
        customers.record_activity(
            customer_number=customer_number,
            account_number=by_contract.get(document.contract_number or "", found.accounts[0].account_number),
            kind="document_uploaded",
            actor=ACTOR,
            parameters={"document_id": document.document_id, "title": document.title},
            now=now,
            transaction=transaction,
        )
    if not transaction.is_empty:
        transaction.commit()
    uploads.empty_quarantine(customer_number=customer_number, upload_id=upload_id)
