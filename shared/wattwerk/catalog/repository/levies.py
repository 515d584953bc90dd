"""Loads and stores taxes, levies and VAT rates."""

import json
import time
from collections.abc import Sequence

from pydantic import TypeAdapter

from wattwerk.catalog.domain.levies import Levy
from wattwerk.catalog.items import LeviesItem
from wattwerk.platform.schema import DEFERRED
from wattwerk.platform.vocabulary import Commodity

KEPT_SECONDS = 60

_LEVIES = TypeAdapter(list[Levy], config=DEFERRED)
_kept: dict[Commodity, tuple[float, list[Levy]]] = {}


def forget() -> None:
    """Drop what is kept in this process."""
    _kept.clear()


def levies(commodity: Commodity) -> list[Levy]:
    """Return all levies of a commodity, past and future, at most a minute old."""
    kept = _kept.get(commodity)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    try:
        rows = _LEVIES.validate_json(LeviesItem.get(*LeviesItem.key(commodity)).levies)
    except LeviesItem.DoesNotExist:
        return []
    _kept[commodity] = (time.monotonic(), rows)
    return rows


def keep(text: str) -> None:
    """Keep the levies of all commodities that were read together with something else."""
    rows = _LEVIES.validate_json(text)
    for commodity in Commodity:
        _kept[commodity] = (time.monotonic(), [levy for levy in rows if levy.commodity is commodity])


def store_levies(rows: Sequence[Levy]) -> None:
    """Replace the levies of every commodity."""
    with LeviesItem.batch_write() as batch:
        for commodity in Commodity:
            own = [levy.model_dump(mode="json") for levy in rows if levy.commodity is commodity]
            batch.save(LeviesItem(*LeviesItem.key(commodity), levies=json.dumps(own)))
    forget()
