"""Price lists: versions that never change, and the moments from which they hold."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from pydantic import Field

from wattwerk.catalog.domain.terms import PriceBasis, Terms
from wattwerk.platform.vocabulary import Commodity

VersionState = Literal["imported", "scheduled", "active", "superseded"]
PriceFormat = Literal["csv", "xlsx", "xml"]


class PriceListVersion(Terms):
    """A price list as it was imported. ``version`` is a fingerprint of the file and how it is read."""

    version: str
    file_name: str
    basis: PriceBasis
    rows: int
    products: Mapping[str, int] = Field(description="Rows by product code.")
    commodities: Sequence[Commodity]
    imported_at: datetime
    imported_by: str
    note: str = ""


class Activation(Terms):
    """That a version holds for its commodities from a moment on, perhaps until another one."""

    activation_id: str
    version: str
    commodities: Sequence[Commodity]
    active_from: datetime
    active_until: datetime | None = None
    made_at: datetime
    made_by: str
    note: str = ""
    replaced: Mapping[Commodity, str] = Field(
        default_factory=dict, description="Versions that would have held otherwise."
    )
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""

    def began(self, at: datetime) -> bool:
        """Return whether it counts at a moment, or has counted before."""
        return self.withdrawn_at is None and self.active_from <= at

    def over(self, at: datetime) -> bool:
        """Return whether its end has come."""
        return self.active_until is not None and self.active_until <= at


def holding(activations: Iterable[Activation], commodity: Commodity, at: datetime) -> Activation | None:
    """Return what holds for a commodity at a moment: what began last, unless it is over."""
    begun = [entry for entry in activations if commodity in entry.commodities and entry.began(at)]
    last = max(begun, key=lambda entry: (entry.active_from, entry.made_at), default=None)
    return None if last is None or last.over(at) else last


def state(version: str, activations: Sequence[Activation], at: datetime) -> VersionState:
    """Return how a version stands: active where it holds for any commodity, else what is to come."""
    if any((found := holding(activations, one, at)) and found.version == version for one in Commodity):
        return "active"
    own = [entry for entry in activations if entry.version == version and entry.withdrawn_at is None]
    if any(entry.active_from > at for entry in own):
        return "scheduled"
    return "superseded" if own else "imported"
