"""Loads and stores price adjustments and what became of their contracts."""

from wattwerk.contracts.adjustment_items import AdjustedContractItem, PriceAdjustmentItem
from wattwerk.contracts.price_adjustments import AdjustmentTerms, AdjustmentVerdict
from wattwerk.contracts.price_schemas import (
    AdjustedContract,
    AdjustmentSummary,
    ContractSelection,
    LeftOut,
    PriceAdjustment,
)
from wattwerk.platform import cursors
from wattwerk.platform.transaction import Transaction

EXAMPLES = 5


def find(adjustment_id: str) -> PriceAdjustmentItem | None:
    """Return a stored price adjustment, read consistently, or None."""
    try:
        return PriceAdjustmentItem.get(
            PriceAdjustmentItem.partition(adjustment_id), "ADJUSTMENT", consistent_read=True
        )
    except PriceAdjustmentItem.DoesNotExist:
        return None


def page(brand: str, *, cursor: str | None, limit: int) -> tuple[list[AdjustmentSummary], str | None]:
    """Return price adjustments of a brand, the latest first."""
    key = PriceAdjustmentItem.of_brand(brand)
    found = PriceAdjustmentItem.second_index.query(
        key,
        PriceAdjustmentItem.gsi2sk > "0",
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=cursors.decode(cursor, gsi2pk=key),
    )
    items = [AdjustmentSummary.model_validate(_summary(item)) for item in found]
    return items, cursors.encode(found.last_evaluated_key)


def adjustment(item: PriceAdjustmentItem, *, version: int | None = None) -> PriceAdjustment:
    """Return a price adjustment with its examples; ``version`` is the one that is about to be written."""
    verdict = next(
        (
            verdict
            for verdict in (AdjustmentVerdict.ANNOUNCED, AdjustmentVerdict.PLANNED)
            if getattr(item, verdict.value)
        ),
        AdjustmentVerdict.WITHDRAWN,
    )
    examples, _ = contracts(item.adjustment_id, verdict, cursor=None, limit=EXAMPLES)
    return PriceAdjustment(
        **_summary(item),
        version=version or int(item.version),
        terms=AdjustmentTerms.model_validate_json(item.terms),
        reasons=[LeftOut(code=code, contracts=number) for code, number in sorted(item.reasons.items())],
        announced_at=item.announced_at,
        announced_by=item.announced_by,
        withdrawn_at=item.withdrawn_at,
        withdrawn_by=item.withdrawn_by,
        withdrawal_reason=item.withdrawal_reason,
        examples=examples,
    )


def contracts(
    adjustment_id: str, verdict: AdjustmentVerdict, *, cursor: str | None, limit: int
) -> tuple[list[AdjustedContract], str | None]:
    """Return contracts of a price adjustment with one verdict, by number."""
    key = AdjustedContractItem.with_verdict(adjustment_id, verdict)
    found = AdjustedContractItem.first_index.query(
        key,
        AdjustedContractItem.gsi1sk > "0",
        limit=limit,
        last_evaluated_key=cursors.decode(cursor, gsi1pk=key),
    )
    items = [content(item) for item in found]
    return items, cursors.encode(found.last_evaluated_key)


def contracts_after(adjustment_id: str, position: str | None, limit: int) -> list[AdjustedContractItem]:
    """Return stored contracts of a price adjustment after the one at ``position``, read consistently."""
    sort = AdjustedContractItem.sk
    after = f"{AdjustedContractItem.PREFIX}{position or ''}"
    # "~" sorts behind every number.
    return list(
        AdjustedContractItem.query(
            PriceAdjustmentItem.partition(adjustment_id),
            sort.between(f"{after}\x01" if position else after, f"{AdjustedContractItem.PREFIX}~"),
            limit=limit,
            consistent_read=True,
        )
    )


def content(item: AdjustedContractItem) -> AdjustedContract:
    """Return what became of a contract."""
    return AdjustedContract.model_validate_json(item.content)


def put(adjustment_id: str, entry: AdjustedContract) -> None:
    """Store what the check of a contract found; whoever repeats this writes the same."""
    AdjustedContractItem.of(
        adjustment_id,
        contract_number=entry.contract_number,
        verdict=entry.verdict,
        customer=entry.customer_number,
        content=entry.model_dump_json(),
    ).save()


def change(
    adjustment_id: str, item: AdjustedContractItem, entry: AdjustedContract, transaction: Transaction
) -> None:
    """Store another verdict about a contract; the commit fails when somebody else did so first."""
    unchanged = AdjustedContractItem.verdict == item.verdict
    item.verdict = entry.verdict
    item.gsi1pk = AdjustedContractItem.with_verdict(adjustment_id, entry.verdict)
    item.content = entry.model_dump_json()
    transaction.save(item, unchanged)


def _summary(item: PriceAdjustmentItem) -> dict[str, object]:
    return {
        "adjustment_id": item.adjustment_id,
        "brand": item.brand,
        "state": item.state,
        "effective_on": item.effective_on,
        "selection": ContractSelection.model_validate_json(item.selection),
        "created_at": item.created_at,
        "created_by": item.created_by,
        **{verdict.value: int(getattr(item, verdict.value)) for verdict in AdjustmentVerdict},
    }
