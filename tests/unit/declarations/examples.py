"""Examples that tests of declarations share."""

from datetime import datetime
from typing import Any

from wattwerk.declarations import queries
from wattwerk.declarations.operations import deciding, receiving
from wattwerk.declarations.schemas import (
    CancellationRequest,
    Declaration,
    DeclarationReceipt,
    WithdrawalRequest,
)

ANNA: dict[str, Any] = {
    "brand": "musterstadt",
    "first_name": "Anna",
    "last_name": "MUELLER",
    "number": "700 123 456",
    "email": "anna.privat@example.org",
}


def cancel(now: datetime, **changes: Any) -> DeclarationReceipt:
    """Receive a cancellation of Anna Müller's contract."""
    request = CancellationRequest.model_validate({**ANNA, **changes})
    return receiving.receive_cancellation(request=request, idempotency=None, now=now)


def withdraw(now: datetime, **changes: Any) -> DeclarationReceipt:
    """Receive a withdrawal from Anna Müller's contract."""
    request = WithdrawalRequest.model_validate({**ANNA, **changes})
    return receiving.receive_withdrawal(request=request, idempotency=None, now=now)


def decided(receipt: DeclarationReceipt, now: datetime) -> Declaration:
    """Let the system decide and return what became of it."""
    deciding.decide(declaration_number=receipt.declaration_number, now=now)
    return queries.declaration(receipt.declaration_number)
