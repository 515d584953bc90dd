"""A measured figure beside its limit."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row of the table. ``limit`` is the budget; ``at_least`` says on which side of it is good."""

    what: str
    measured: float
    limit: float | None
    unit: str
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Return whether the budget is met; figures without one are for information."""
        if self.limit is None:
            return ""
        met = self.measured >= self.limit if self.at_least else self.measured <= self.limit
        return "met" if met else "MISSED"


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as aligned text."""
    rows = [("what", "measured", "limit", "")]
    for figure in figures:
        limit = "" if figure.limit is None else f"{'≥' if figure.at_least else '≤'} {figure.limit:g}"
        rows.append((figure.what, f"{figure.measured:.3g} {figure.unit}", limit, figure.verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
