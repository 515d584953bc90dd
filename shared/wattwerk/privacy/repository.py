"""Loads and stores requests for erasure and runs of the deletion concept."""

from typing import Any

from wattwerk.platform import cursors
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.schema import Page
from wattwerk.privacy.items import ErasureItem, RetentionRunItem
from wattwerk.privacy.schemas import (
    Erasure,
    ErasurePlan,
    ErasuresQuery,
    RetentionRun,
    RetentionRunsQuery,
    StaffErasure,
)


def latest(customer_number: str) -> ErasureItem | None:
    """Return the latest request of a customer, read consistently, or None."""
    found = ErasureItem.query(
        partition(customer_number),
        ErasureItem.sk.startswith(ErasureItem.PREFIX),
        scan_index_forward=False,
        consistent_read=True,
        limit=1,
    )
    return next(iter(found), None)


def find(customer_number: str, erasure_id: str) -> ErasureItem | None:
    """Return a request of a customer, read consistently, or None."""
    found = ErasureItem.query(
        partition(customer_number), ErasureItem.sk.startswith(ErasureItem.PREFIX), consistent_read=True
    )
    return next((item for item in found if item.erasure_id == erasure_id), None)


def erasure(item: ErasureItem) -> Erasure:
    """Return a stored request."""
    return Erasure(**_fields(item))


def page(query: ErasuresQuery) -> Page[StaffErasure]:
    """Return one page of a brand's requests, the latest first."""
    if query.state:
        key, name, index = ErasureItem.in_state(query.brand, query.state), "gsi2pk", ErasureItem.second_index
        found: Any = index.query(key, **_paging(query, name, key))
    else:
        key = ErasureItem.of_brand(query.brand)
        found = ErasureItem.first_index.query(key, **_paging(query, "gsi1pk", key))
    lines = [
        StaffErasure(**_fields(item), customer_number=item.customer_number, brand=item.brand)
        for item in found
    ]
    return Page(items=lines, next_cursor=cursors.encode(found.last_evaluated_key))


def find_run(run_id: str) -> RetentionRunItem | None:
    """Return a run, read consistently, or None."""
    try:
        return RetentionRunItem.get(*RetentionRunItem.key(run_id), consistent_read=True)
    except RetentionRunItem.DoesNotExist:
        return None


def runs(query: RetentionRunsQuery) -> Page[RetentionRun]:
    """Return one page of a brand's runs, the latest first."""
    key = RetentionRunItem.of_brand(query.brand)
    found = RetentionRunItem.query(key, RetentionRunItem.sk > " ", **_paging(query, "pk", key))
    lines = [RetentionRun.model_validate(item) for item in found]
    return Page(items=lines, next_cursor=cursors.encode(found.last_evaluated_key))


def _paging(query: ErasuresQuery | RetentionRunsQuery, name: str, key: str) -> dict[str, Any]:
    return {
        "scan_index_forward": False,
        "limit": query.limit,
        "last_evaluated_key": cursors.decode(query.cursor, **{name: key}),
    }


def _fields(item: ErasureItem) -> dict[str, Any]:
    return {
        **ErasurePlan.model_validate_json(item.plan).model_dump(),
        "erasure_id": item.erasure_id,
        "requested_at": item.requested_at,
        "answer_by": item.answer_by,
        "state": item.state,
        "actor": item.actor,
        "identified_by": item.identified_by,
        "note": item.note or "",
        "done_at": item.done_at,
    }
