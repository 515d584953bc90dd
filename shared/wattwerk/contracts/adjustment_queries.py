"""What staff see of price adjustments."""

from wattwerk.contracts import adjustment_repository
from wattwerk.contracts.price_schemas import (
    AdjustedContract,
    AdjustedContractsQuery,
    AdjustmentsQuery,
    AdjustmentSummary,
    PriceAdjustment,
)
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page


def adjustments(*, caller: Caller, query: AdjustmentsQuery) -> Page[AdjustmentSummary]:
    """Return the price adjustments of a brand, the latest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    items, cursor = adjustment_repository.page(query.brand, cursor=query.cursor, limit=query.limit)
    return Page(items=items, next_cursor=cursor)


def adjustment(*, caller: Caller, adjustment_id: str) -> PriceAdjustment:
    """Return a price adjustment, how far it is, and examples.

    Raises:
        Problem: 404 for an unknown adjustment and for other brands'.
    """
    item = adjustment_repository.find(adjustment_id)
    if item is None:
        raise not_found("price adjustment")
    caller.require_role(item.brand, *STAFF_ROLES)
    return adjustment_repository.adjustment(item)


def contracts(*, caller: Caller, adjustment_id: str, query: AdjustedContractsQuery) -> Page[AdjustedContract]:
    """Return the contracts of a price adjustment with one verdict.

    Raises:
        Problem: 404 for an unknown adjustment and for other brands'.
    """
    item = adjustment_repository.find(adjustment_id)
    if item is None:
        raise not_found("price adjustment")
    caller.require_role(item.brand, *STAFF_ROLES)
    found, cursor = adjustment_repository.contracts(
        adjustment_id, query.verdict, cursor=query.cursor, limit=query.limit
    )
    return Page(items=found, next_cursor=cursor)
