"""Loads and stores declarations."""

from wattwerk.declarations.domain.vocabulary import UNDECIDED, DeclarationStatus
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.schemas import (
    CustomerDeclaration,
    Declaration,
    DeclarationsQuery,
    DeclarationStep,
    Declared,
    FinalBill,
)
from wattwerk.platform import cursors
from wattwerk.platform.schema import Page


def find_item(declaration_number: str) -> DeclarationItem | None:
    """Return the stored declaration, read consistently, or None."""
    try:
        return DeclarationItem.get(*DeclarationItem.key(declaration_number), consistent_read=True)
    except DeclarationItem.DoesNotExist:
        return None


def page(query: DeclarationsQuery) -> Page[Declaration]:
    """Return a brand's declarations in one status, newest first."""
    key = DeclarationItem.by_status(query.brand, query.status)
    found = DeclarationItem.first_index.query(
        key,
        scan_index_forward=False,
        limit=query.limit,
        last_evaluated_key=cursors.decode(query.cursor, gsi1pk=key),
    )
    items = [declaration(item) for item in found]
    return Page(items=items, next_cursor=cursors.encode(found.last_evaluated_key))


def of_customer(customer_number: str, *, limit: int) -> list[CustomerDeclaration]:
    """Return a customer's latest declarations, newest first."""
    found = DeclarationItem.second_index.query(
        DeclarationItem.by_customer(customer_number),
        scan_index_forward=False,
        limit=limit,
    )
    return [seen_by_customer(item) for item in found]


def seen_by_customer(item: DeclarationItem) -> CustomerDeclaration:
    """Return a stored declaration as its customer sees it: a proposed end is not promised."""
    confirmed = item.status == DeclarationStatus.CONFIRMED
    return CustomerDeclaration(
        declaration_number=item.declaration_number,
        kind=item.kind,
        status=item.status,
        received_at=item.received_at,
        contract_number=item.contract_number,
        ends_on=item.ends_on if confirmed else None,
        declared=Declared.model_validate_json(item.declared),
        transaction_id=item.transaction_id,
        undoable=item.transaction_id is None and DeclarationStatus(item.status) in UNDECIDED,
        final_bill=_final_bill(item),
    )


def _final_bill(item: DeclarationItem) -> FinalBill | None:
    """Return what was wished for the final bill: afterwards, or with the declaration itself."""
    if item.final_bill is not None:
        return FinalBill.model_validate_json(item.final_bill)
    return Declared.model_validate_json(item.declared).final_bill


def declaration(item: DeclarationItem) -> Declaration:
    """Return a stored declaration as staff see it."""
    return Declaration(
        declaration_number=item.declaration_number,
        brand=item.brand,
        kind=item.kind,
        status=item.status,
        received_at=item.received_at,
        actor=item.actor,
        declared=Declared.model_validate_json(item.declared),
        reasons=item.reasons,
        customer_number=item.customer,
        contract_number=item.contract_number,
        order_number=item.order_number,
        ends_on=item.ends_on,
        transaction_id=item.transaction_id,
        history=[DeclarationStep.model_validate(entry) for entry in item.history],
        version=item.version,
    )
