"""A declaration arrives through a public form: stored with date and time, and nothing else.

What it leads to is decided afterwards. So the answer takes as long and says the same whether or
not there is such a contract, and nothing can keep a declaration from arriving.
"""

import secrets
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.declarations.domain.vocabulary import (
    DeclarationKind,
    DeclarationStatus,
    new_declaration_number,
)
from wattwerk.declarations.events import DeclarationReceived
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.queries import fingerprint
from wattwerk.declarations.schemas import (
    CancellationRequest,
    DeclarationReceipt,
    Declared,
    WithdrawalRequest,
)
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "public"


def receive_cancellation(
    *, request: CancellationRequest, idempotency: Idempotency | None, now: datetime
) -> DeclarationReceipt:
    """Receive a cancellation (§ 312k BGB) and return its receipt.

    Raises:
        Problem: 422 for an unknown brand.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    return _receive(DeclarationKind.CANCELLATION, request, idempotency, now)


def receive_withdrawal(
    *, request: WithdrawalRequest, idempotency: Idempotency | None, now: datetime
) -> DeclarationReceipt:
    """Receive a withdrawal (§ 356a BGB) and return its receipt.

    Raises:
        Problem: 422 for an unknown brand.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    return _receive(DeclarationKind.WITHDRAWAL, request, idempotency, now)


def _receive(
    kind: DeclarationKind,
    request: CancellationRequest | WithdrawalRequest,
    idempotency: Idempotency | None,
    now: datetime,
) -> DeclarationReceipt:
    if not brands.exists(request.brand):
        raise invalid("/brand", "brand_unknown", "There is no such brand.")
    receipt = DeclarationReceipt(
        declaration_number=new_declaration_number(),
        kind=kind,
        received_at=now,
        declared=Declared.model_validate(request.model_dump(exclude={"brand"})),
        receipt_key=secrets.token_urlsafe(24),
    )
    transaction = Transaction(now=now)
    item = new_item(receipt, brand=request.brand, actor=ACTOR)
    item.proceed(DeclarationStatus.RECEIVED, at=now, actor=ACTOR)
    transaction.create(item)
    transaction.emit(
        DeclarationReceived.happened(
            now=now, brand=request.brand, declaration_number=receipt.declaration_number, kind=kind
        )
    )
    transaction.remember(idempotency, receipt)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return receipt


def new_item(receipt: DeclarationReceipt, *, brand: str, actor: str) -> DeclarationItem:
    """Return the item of a declaration that just arrived."""
    return DeclarationItem.of(
        receipt.declaration_number,
        brand=brand,
        received_at=receipt.received_at,
        kind=receipt.kind.value,
        actor=actor,
        declared=receipt.declared.model_dump_json(),
        receipt_fingerprint=fingerprint(receipt.receipt_key),
    )
