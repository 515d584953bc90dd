"""Rules of contract accounts and of the transactions for billing."""

from wattwerk.billing.domain.bank_details import masked_iban
from wattwerk.billing.domain.transactions import (
    NEXT_STATUSES,
    UNDOABLE_KINDS,
    UNPROCESSED,
    TransactionStatus,
    new_export_id,
    new_transaction_id,
    require_export_allowed,
    require_transition,
    undoable,
)

__all__ = [
    "NEXT_STATUSES",
    "UNDOABLE_KINDS",
    "UNPROCESSED",
    "TransactionStatus",
    "masked_iban",
    "new_export_id",
    "new_transaction_id",
    "require_export_allowed",
    "require_transition",
    "undoable",
]
