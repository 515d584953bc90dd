"""Staff pass transactions to billing by hand, as a file."""

from datetime import datetime

from wattwerk.billing import repository
from wattwerk.billing.domain.transactions import TransactionStatus, new_export_id
from wattwerk.billing.items import ExportItem, TransactionItem
from wattwerk.billing.operations.transactions import proceed
from wattwerk.billing.schemas.exports import ExportRequest, TransactionExport
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict


def export_transactions(
    *, caller: Caller, request: ExportRequest, idempotency: Idempotency | None, now: datetime
) -> TransactionExport:
    """Mark transactions as exported; the file is fetched with the export's id, as often as needed.

    The export is recorded before its transactions are marked one by one: if that breaks off, the
    file still has all that were marked, and the next export takes the others. What the customer
    takes back meanwhile, or may still undo by a mail, stays out.

    Raises:
        Problem: 404 when the brand is none of the caller's, or a transaction is not the brand's;
            409 ``nothing_to_export``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_role(request.brand, *STAFF_ROLES)
    waiting = _chosen(request)
    ready = [item for item in waiting if item.exportable_from is None or now >= item.exportable_from]
    if not ready:
        raise Problem(409, "nothing_to_export", "No transaction waits for an export.")
    export_id = new_export_id(now)
    record = Transaction(now=now)
    record.create(
        ExportItem.of(
            request.brand,
            export_id=export_id,
            exported_at=now,
            actor=caller.actor,
            transaction_ids=[item.transaction_id for item in ready],
        )
    )
    record.commit()
    exported = [item.transaction_id for item in ready if _marked(item, caller, now)]
    answer = TransactionExport(
        export_id=export_id,
        brand=request.brand,
        exported_at=now,
        actor=caller.actor,
        transaction_ids=exported,
        held=len(waiting) - len(ready),
    )
    remembered = Transaction(now=now)
    if idempotency is not None:
        remembered.remember(idempotency, answer)
        remembered.commit()
    return answer


def _chosen(request: ExportRequest) -> list[TransactionItem]:
    if request.transaction_ids is None:
        return repository.received_items(request.brand, request.kind)
    items = []
    for transaction_id in dict.fromkeys(request.transaction_ids):
        item = repository.find_transaction_item(transaction_id)
        if item is None or item.brand != request.brand:
            raise not_found("transaction")
        items.append(item)
    return [item for item in items if item.status == TransactionStatus.RECEIVED]


def _marked(item: TransactionItem, caller: Caller, now: datetime) -> bool:
    """Mark one transaction and return whether it was still there to be marked."""
    transaction = Transaction(now=now)
    proceed(item, TransactionStatus.EXPORTED, actor=caller.actor, reason="", now=now, transaction=transaction)
    try:
        transaction.commit()
    except WriteConflict:
        return False
    return True
