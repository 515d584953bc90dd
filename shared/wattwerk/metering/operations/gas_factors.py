"""Grid operators' gas factors come in as tables and are kept with what they were before."""

from collections.abc import Sequence
from datetime import datetime

from wattwerk.metering import repository
from wattwerk.metering.domain.gas_tables import Publication, publications
from wattwerk.metering.items import GasFactorsItem
from wattwerk.metering.staff_schemas import GasFactorsFault, GasFactorsImport, GasFactorsImported
from wattwerk.platform import clock
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.transaction import MAXIMUM_WRITES, Transaction


def import_gas_factors(*, caller: Caller, request: GasFactorsImport, now: datetime) -> GasFactorsImported:
    """Add the factors of a table, and correct those that are known with other values.

    One fault stops the import; every fault is told with its line. The same table again changes
    nothing. Energy that is shown is computed with the new factors from then on.

    Raises:
        Problem: 404 when the brand is none of the caller's, 403 without a role for it.
    """
    caller.require_role(request.brand, *STAFF_ROLES)
    return store_gas_factors(
        brand=request.brand, content=request.content.encode(), actor=caller.actor, now=now
    )


def store_gas_factors(*, brand: str, content: bytes, actor: str, now: datetime) -> GasFactorsImported:
    """Import a table for somebody who is known to be entitled, e.g. when a brand is set up."""
    lines, faults = publications(content)
    if faults:
        told = [
            GasFactorsFault(line=one.line, column=one.column, code=one.code, message=one.message)
            for one in faults
        ]
        return GasFactorsImported(imported=0, corrected=0, unchanged=0, faults=told)
    fresh: list[GasFactorsItem] = []
    corrected = 0
    for line in lines:
        known = repository.find_gas_factors_item(brand, line)
        item = _item(brand, line, actor, now, known)
        if known is not None and _says(known) == _says(item):
            continue
        corrected += known is not None
        fresh.append(item)
    _store(fresh, now)
    return GasFactorsImported(
        imported=len(fresh) - corrected,
        corrected=corrected,
        unchanged=len(lines) - len(fresh),
        faults=[],
    )


def _item(
    brand: str, line: Publication, actor: str, now: datetime, known: GasFactorsItem | None
) -> GasFactorsItem:
    return GasFactorsItem.of(
        brand=brand,
        grid_operator=line.grid_operator,
        area=line.area,
        valid_from=line.factors.valid_from,
        valid_until=line.factors.valid_until,
        volume_correction=line.factors.factors.volume_correction,
        calorific_value=line.factors.factors.calorific_value,
        actor=actor,
        recorded_at=now,
        earlier=[] if known is None else [*known.earlier, _history(known)],
    )


def _says(item: GasFactorsItem) -> dict[str, str | None]:
    return {
        "valid_until": None if item.valid_until is None else item.valid_until.isoformat(),
        "volume_correction": str(item.volume_correction),
        "calorific_value": str(item.calorific_value),
    }


def _history(item: GasFactorsItem) -> dict[str, str | None]:
    """Return what a publication says and who said so, as it is kept once it is corrected."""
    return {**_says(item), "actor": item.actor, "recorded_at": clock.timestamp(item.recorded_at)}


def _store(items: Sequence[GasFactorsItem], now: datetime) -> None:
    for start in range(0, len(items), MAXIMUM_WRITES):
        transaction = Transaction(now=now)
        for item in items[start : start + MAXIMUM_WRITES]:
            transaction.save(item)
        transaction.commit()
