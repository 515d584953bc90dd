"""How staff follow transactions to the billing system and record its answers."""

from datetime import datetime

from wattwerk.billing import queries
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import exports, transactions
from wattwerk.billing.schemas.exports import (
    ExportFile,
    ExportFileQuery,
    ExportRequest,
    ExportsQuery,
    TransactionExport,
)
from wattwerk.billing.schemas.transactions import StatusChange, Transaction, TransactionsQuery
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-transactions", audience="staff", description="What billing must know, and what it answered.")


@app.endpoint("GET", "/staff/transactions")
def list_transactions(query: TransactionsQuery, caller: Caller) -> Page[Transaction]:
    """List the transactions of a brand, newest first, of one status or kind when asked for."""
    return queries.transactions_for_staff(caller=caller, query=query)


@app.endpoint("GET", "/staff/transaction-exports")
def list_exports(query: ExportsQuery, caller: Caller) -> Page[TransactionExport]:
    """List what was passed to billing by hand, newest first."""
    return queries.exports_for_staff(caller=caller, query=query)


@app.endpoint("POST", "/staff/transaction-exports", status=201)
def export_transactions(
    body: ExportRequest, caller: Caller, idempotency: Idempotency, now: datetime
) -> TransactionExport:
    """Mark transactions as passed to billing: those named, or up to 100 that wait."""
    return exports.export_transactions(caller=caller, request=body, idempotency=idempotency, now=now)


@app.endpoint("GET", "/staff/transaction-exports/{export_id}")
def export_file(export_id: str, query: ExportFileQuery, caller: Caller) -> ExportFile:
    """Give the file of an export as CSV or JSON, as often as needed. It holds full IBANs."""
    return queries.export_file(caller=caller, export_id=export_id, query=query)


@app.endpoint("GET", "/staff/transactions/{transaction_id}")
def show_transaction(transaction_id: str, caller: Caller) -> Transaction:
    """Show a transaction with its payload and its history."""
    return queries.transaction_for_staff(caller=caller, transaction_id=transaction_id)


@app.endpoint("POST", "/staff/transactions/{transaction_id}/export")
def export(
    transaction_id: str, body: StatusChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> Transaction:
    """Record that a transaction was passed to billing."""
    return _recorded(TransactionStatus.EXPORTED, transaction_id, body, caller, idempotency, now)


@app.endpoint("POST", "/staff/transactions/{transaction_id}/acknowledgement")
def acknowledge(
    transaction_id: str, body: StatusChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> Transaction:
    """Record that billing carried a transaction out."""
    return _recorded(TransactionStatus.ACKNOWLEDGED, transaction_id, body, caller, idempotency, now)


@app.endpoint("POST", "/staff/transactions/{transaction_id}/rejection")
def reject(
    transaction_id: str, body: StatusChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> Transaction:
    """Record that billing refused a transaction, and why."""
    return _recorded(TransactionStatus.REJECTED, transaction_id, body, caller, idempotency, now)


def _recorded(
    status: TransactionStatus,
    transaction_id: str,
    change: StatusChange,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> Transaction:
    return transactions.change_status(
        caller=caller,
        transaction_id=transaction_id,
        status=status,
        change=change,
        idempotency=idempotency,
        now=now,
    )
