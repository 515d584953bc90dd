"""A declaration takes effect: contract, transaction for billing, history and event in one transaction."""

from datetime import date, datetime, timedelta
from typing import Any

from wattwerk.billing.operations import products, transactions
from wattwerk.contracts.operations import termination
from wattwerk.contracts.schemas import Contract
from wattwerk.declarations.domain.vocabulary import DeclarationKind, DeclarationStatus
from wattwerk.declarations.events import DeclarationConfirmed
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.schemas import Declared
from wattwerk.platform.transaction import Transaction

ONE_DAY = timedelta(days=1)


def carry_out(
    item: DeclarationItem,
    *,
    contract: Contract,
    ends_on: date,
    actor: str,
    note: str = "",
    extra: dict[str, Any] | None = None,
    now: datetime,
    transaction: Transaction,
) -> None:
    """End or undo a contract as declared; ``ends_on`` is the last day of supply.

    The other contracts of a bundle are not touched: each ends by a declaration of its own. Products besides
    energy that were ordered along with the contract end with a withdrawal (§ 360 BGB), not with a
    cancellation.
    """
    kind = DeclarationKind(item.kind)
    item.belongs_to(contract.customer_number)
    item.contract_number = contract.contract_number
    item.ends_on = ends_on
    end = ends_on + ONE_DAY
    withdrawn: list[str] = []
    if kind is DeclarationKind.WITHDRAWAL:
        withdrawn = products.withdraw_products(
            customer_number=contract.customer_number,
            contract_number=contract.contract_number,
            last_day=ends_on,
            declaration_number=item.declaration_number,
            transaction=transaction,
        )
        before = termination.withdraw(
            customer_number=contract.customer_number,
            contract_number=contract.contract_number,
            today=end,
            transaction=transaction,
        )
    else:
        before = termination.terminate(
            customer_number=contract.customer_number,
            contract_number=contract.contract_number,
            supply_end=end,
            transaction=transaction,
        )
    item.status_before, item.supply_end_before = before.status, before.supply_end
    item.transaction_id = transactions.submit_transaction(
        brand=item.brand,
        kind=kind.value,
        customer_number=contract.customer_number,
        account_number=contract.account_number,
        contract_number=contract.contract_number,
        payload={
            **_payload(item, ends_on),
            **({"products": withdrawn} if withdrawn else {}),
            **(extra or {}),
        },
        details={"ends_on": ends_on.isoformat()},
        actor=actor,
        now=now,
        transaction=transaction,
    )
    confirm(item, actor=actor, note=note, now=now, transaction=transaction)


def confirm(
    item: DeclarationItem, *, actor: str, note: str = "", now: datetime, transaction: Transaction
) -> None:
    """Mark a declaration as carried out and announce it."""
    item.proceed(DeclarationStatus.CONFIRMED, at=now, actor=actor, note=note)
    transaction.emit(
        DeclarationConfirmed.happened(
            now=now,
            brand=item.brand,
            declaration_number=item.declaration_number,
            kind=DeclarationKind(item.kind),
        )
    )


def _payload(item: DeclarationItem, ends_on: date) -> dict[str, Any]:
    declared = Declared.model_validate_json(item.declared)
    place = declared.new_address
    return {
        "declaration_number": item.declaration_number,
        "received_at": item.received_at.isoformat(),
        "ground": declared.ground.value if declared.ground else None,
        "last_day_of_supply": ends_on.isoformat(),
        "new_address": place.model_dump(mode="json") if place else None,
        "new_market_location": declared.new_market_location or None,
        "final_bill": declared.final_bill.model_dump(mode="json") if declared.final_bill else None,
    }
