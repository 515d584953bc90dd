"""Where a contract stands."""

from datetime import date
from typing import Literal

ContractStatus = Literal["accepted", "active", "terminated", "ended", "withdrawn"]


def status_on(
    today: date, *, status: ContractStatus, supply_start: date, supply_end: date | None
) -> ContractStatus:
    """Return how a contract stands on a day: dates alone make it active, and let it end."""
    if status in ("withdrawn", "ended"):
        return status
    if supply_end is not None and today >= supply_end:
        return "ended"
    if status == "accepted" and today >= supply_start:
        return "active"
    return status
