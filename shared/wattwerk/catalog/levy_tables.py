"""The table of levies and VAT rates, as staff see and replace it. It holds for every brand."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain import levies as files
from wattwerk.catalog.domain.imports import fingerprint
from wattwerk.catalog.domain.levies import Levy
from wattwerk.catalog.items import LevyImportItem
from wattwerk.catalog.price_schemas import (
    ImportFault,
    Levies,
    LevyImport,
    LevyImported,
    LevyImportResult,
    LevyRow,
)
from wattwerk.catalog.repository import levies, places, shelf
from wattwerk.platform import clock
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.vocabulary import Commodity

HISTORY_SHOWN = 20


def table(*, caller: Caller, brand: str) -> Levies:
    """Return all levies and who imported them.

    Raises:
        Problem: 404 for a brand that is none of the caller's; 403 without a role.
    """
    caller.require_role(brand, *STAFF_ROLES)
    partition, prefix = LevyImportItem.key("")
    found = LevyImportItem.query(
        partition, LevyImportItem.sk.startswith(prefix), scan_index_forward=False, limit=HISTORY_SHOWN
    )
    return Levies(
        items=[_row(levy) for levy in _all()],
        history=[LevyImported.model_validate_json(item.content) for item in found],
    )


def replace(*, caller: Caller, request: LevyImport, now: datetime) -> LevyImportResult:
    """Replace the whole table, for all brands; with a single fault nothing changes. The same table
    again changes nothing.

    Raises:
        Problem: 404 for a brand that is none of the caller's; 403 without the role.
    """
    caller.require_role(request.brand, "administrator")
    content = request.content.encode()
    rows, faults = files.read(content)
    if faults or not rows:
        told = [
            ImportFault(
                line=fault.line,
                column=fault.column,
                code=fault.code,
                message=fault.message,
                parameters=fault.parameters,
            )
            for fault in faults
        ]
        return LevyImportResult(rows=0, changed=False, faults=told, added=[], removed=[])
    before = _all()
    added, removed = _without(rows, before), _without(before, rows)
    changed = bool(added or removed)
    if changed and not request.dry_run:
        shelf.put_levies([brand.id for brand in brands.brands()], rows)
        levies.store_levies(rows)
        places.record_import(
            places.LEVIES, digest=fingerprint(content), source=request.source, rows=len(rows), now=now
        )
        imported = LevyImported(
            at=now, actor=caller.actor, source=request.source, rows=len(rows), added=added, removed=removed
        )
        LevyImportItem(*LevyImportItem.key(clock.timestamp(now)), content=imported.model_dump_json()).save()
    return LevyImportResult(rows=len(rows), changed=changed, faults=[], added=added, removed=removed)


def _all() -> list[Levy]:
    return [levy for commodity in Commodity for levy in levies.levies(commodity)]


def _without(rows: Iterable[Levy], others: Sequence[Levy]) -> list[LevyRow]:
    known = {json.dumps(levy.model_dump(mode="json"), sort_keys=True) for levy in others}
    return [
        _row(levy) for levy in rows if json.dumps(levy.model_dump(mode="json"), sort_keys=True) not in known
    ]


def _row(levy: Levy) -> LevyRow:
    return LevyRow.model_validate(levy.model_dump())
