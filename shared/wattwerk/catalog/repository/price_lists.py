"""Loads and stores versions of price lists, their activations and the imports that they come from."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pynamodb.exceptions import DoesNotExist

from wattwerk.catalog.domain.price_lists import Activation, PriceListVersion
from wattwerk.catalog.items import (
    PriceActivationItem,
    PriceImportItem,
    PriceVersionGuardItem,
    PriceVersionItem,
)
from wattwerk.platform import clock, cursors
from wattwerk.platform.items import expiry
from wattwerk.platform.transaction import Transaction

IMPORTS_KEPT = timedelta(days=90)
MOST_ACTIVATIONS = 500
"""Enough for years of weekly lists; older ones hold no more and are only history."""


def versions(brand: str, *, cursor: str | None, limit: int) -> tuple[Sequence[PriceListVersion], str | None]:
    """Return versions, newest first, and where the list goes on."""
    partition = PriceVersionItem.partition(brand)
    found = PriceVersionItem.query(
        partition,
        PriceVersionItem.sk.startswith(PriceVersionItem.sort()),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=cursors.decode(cursor, pk=partition),
    )
    entries = [PriceListVersion.model_validate_json(item.content) for item in found]
    return entries, cursors.encode(found.last_evaluated_key)


def version(brand: str, version_id: str) -> PriceListVersion | None:
    """Return a version, or None when it was never imported."""
    try:
        guard = PriceVersionGuardItem.get(*PriceVersionGuardItem.key(brand, version_id), consistent_read=True)
    except PriceVersionGuardItem.DoesNotExist:
        return None
    sort = PriceVersionItem.sort(guard.imported_at, version_id)
    item = PriceVersionItem.get(PriceVersionItem.partition(brand), sort, consistent_read=True)
    return PriceListVersion.model_validate_json(item.content)


def imported_before(brand: str, version: PriceListVersion) -> str | None:
    """Return the version that was imported before another one, None for the first."""
    here = PriceVersionItem.sort(clock.timestamp(version.imported_at), version.version)
    older = PriceVersionItem.sk.between(PriceVersionItem.sort(), here)
    partition = PriceVersionItem.partition(brand)
    for item in PriceVersionItem.query(partition, older, scan_index_forward=False, limit=2):
        if item.sk != here:
            return PriceListVersion.model_validate_json(item.content).version
    return None


def add_version(transaction: Transaction, brand: str, version: PriceListVersion) -> None:
    """Let everybody see a version; the second import of it fails."""
    imported_at = clock.timestamp(version.imported_at)
    transaction.create(
        PriceVersionGuardItem(*PriceVersionGuardItem.key(brand, version.version), imported_at=imported_at)
    )
    transaction.create(
        PriceVersionItem(
            PriceVersionItem.partition(brand),
            PriceVersionItem.sort(imported_at, version.version),
            content=version.model_dump_json(),
        )
    )


def activations(brand: str) -> list[Activation]:
    """Return who let which version hold from when, newest first."""
    partition, prefix = PriceActivationItem.key(brand, "")
    found = PriceActivationItem.query(
        partition,
        PriceActivationItem.sk.startswith(prefix),
        scan_index_forward=False,
        limit=MOST_ACTIVATIONS,
    )
    return [Activation.model_validate_json(item.content) for item in found]


def activation(brand: str, activation_id: str) -> PriceActivationItem | None:
    """Return a stored activation for changing it."""
    try:
        return PriceActivationItem.get(*PriceActivationItem.key(brand, activation_id), consistent_read=True)
    except PriceActivationItem.DoesNotExist:
        return None


def add_activation(transaction: Transaction, brand: str, activation: Activation) -> None:
    """Record an activation."""
    transaction.create(
        PriceActivationItem(
            *PriceActivationItem.key(brand, activation.activation_id), content=activation.model_dump_json()
        )
    )


def add_import(
    transaction: Transaction, brand: str, import_id: str, request: dict[str, Any], now: datetime
) -> None:
    """Record that a file is going to come."""
    transaction.create(
        PriceImportItem(
            *PriceImportItem.key(brand, import_id),
            request=json.dumps(request),
            state="announced",
            percent=0,
            lines=0,
            fault_count=0,
            expires_at=expiry(now + IMPORTS_KEPT),
        )
    )


def find_import(brand: str, import_id: str) -> PriceImportItem | None:
    """Return what is known of an import."""
    try:
        return PriceImportItem.get(*PriceImportItem.key(brand, import_id), consistent_read=True)
    except DoesNotExist:
        return None


def imports(brand: str, *, cursor: str | None, limit: int) -> tuple[list[PriceImportItem], str | None]:
    """Return imports, newest first, and where the list goes on."""
    partition, prefix = PriceImportItem.key(brand, "")
    found = PriceImportItem.query(
        partition,
        PriceImportItem.sk.startswith(prefix),
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=cursors.decode(cursor, pk=partition),
    )
    return list(found), cursors.encode(found.last_evaluated_key)


def table_key(brand: str, version: str) -> str:
    """Return where the rows of a version lie in the bucket, as a table."""
    return f"price-lists/{brand}/{version}.csv"
