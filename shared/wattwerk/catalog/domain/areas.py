"""Where a price holds: one postcode, all that begin alike, or everywhere.

A price list is given by patterns (``80331``, ``80*``, ``*``) of which the most specific wins per
product. It is stored as ranges of postcodes that do not overlap, each with all its prices, so that
a look-up is one read however long the list and however many kinds of patterns it uses.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from wattwerk.catalog.domain.refusals import Refused

Price = TypeVar("Price")

POSTCODE_LENGTH = 5
POSTCODES = 10**POSTCODE_LENGTH


@dataclass(frozen=True, order=True)
class Area:
    """All postcodes that begin with ``prefix``; the empty one stands for everywhere."""

    prefix: str

    @classmethod
    def parsed(cls, text: str) -> "Area":
        """Return the area of a pattern.

        Raises:
            Refused: ``area_invalid``.
        """
        match = re.fullmatch(r"([0-9]{5})|([0-9]{0,4})\*", text.strip())
        if match is None:
            raise Refused(
                "area_invalid", "An area is a postcode (80331), its beginning (80*) or *.", given=text
            )
        return cls(match[1] or match[2] or "")

    @property
    def first(self) -> int:
        """Return the first postcode as a number."""
        return int(self.prefix.ljust(POSTCODE_LENGTH, "0"))

    @property
    def end(self) -> int:
        """Return the number after the last postcode."""
        return self.first + int(10 ** (POSTCODE_LENGTH - len(self.prefix)))


@dataclass(frozen=True)
class Range(Generic[Price]):
    """Postcodes from ``first`` up to the next range, and what holds there by product code."""

    first: str
    prices: Mapping[str, Price]


def ranges(rows: Iterable[tuple[Area, str, Price]]) -> list[Range[Price]]:
    """Return the ranges of a price list, beginning with 00000, adjacent equal ones joined.

    ``rows`` are area, product code and price; of several prices of a product at a place the one
    with the longest prefix holds.
    """
    by_prefix: dict[str, dict[str, Price]] = {}
    borders = {0}
    for area, product_code, price in rows:
        by_prefix.setdefault(area.prefix, {})[product_code] = price
        borders |= {area.first, area.end} - {POSTCODES}
    result: list[Range[Price]] = []
    for border in sorted(borders):
        postcode = f"{border:0{POSTCODE_LENGTH}d}"
        prices: dict[str, Price] = {}
        for length in range(POSTCODE_LENGTH + 1):
            prices |= by_prefix.get(postcode[:length], {})
        if not result or result[-1].prices != prices:
            result.append(Range(postcode, prices))
    return result
