"""Where a price holds: everywhere, where postcodes begin alike, in the grid of an operator, at one
postcode, in one town of a postcode, or in a street there.

A price list is given by such areas, of which the most specific wins per product. It is stored as
ranges of postcodes that do not overlap, each with all its prices, so that a look-up is one read
however long the list and however many kinds of areas it uses.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, NamedTuple, TypeVar

from wattwerk.catalog.domain.places import normalised, same_town
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.streets import ALL_NUMBERS, HouseNumbers

Price = TypeVar("Price")
_Key = tuple[bool, str, str]

POSTCODE_LENGTH = 5
POSTCODES = 10**POSTCODE_LENGTH
GRID_OPERATOR_RANK = 5
"""More specific than the beginning of a postcode (0 to 4 digits), less than a whole one."""
POSTCODE_RANK = 6

_PATTERN = re.compile(
    r"(?P<postcode>[0-9]{5})"
    r"|(?P<prefix>[0-9]{0,4})\*"
    r"|(?P<grid_operator>[0-9]{13})"
    r"|(?P<town_postcode>[0-9]{5})[ ,]+(?P<town>[^\W\d_].{1,118})"
)


@dataclass(frozen=True, order=True)
class Area:
    """All postcodes that begin with ``prefix`` (the empty one stands for everywhere), one town among
    those of a postcode, a street there or a part of it, or the grid of an operator."""

    prefix: str
    town: str = ""
    grid_operator: str = ""
    street: str = ""
    numbers: HouseNumbers = ALL_NUMBERS

    @classmethod
    def parsed(cls, text: str) -> "Area":
        """Return the area of a pattern.

        Raises:
            Refused: ``area_invalid``.
        """
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise Refused(
                "area_invalid",
                "An area is a postcode (80331), its beginning (80*), a town in it (80331 München), "
                "a grid operator (13 digits) or *.",
                given=text,
            )
        found = match.groupdict(default="")
        return cls(
            found["postcode"] or found["town_postcode"] or found["prefix"],
            found["town"],
            found["grid_operator"],
        )

    def within(self, street: str, numbers: HouseNumbers) -> "Area":
        """Return a street of this area, or a part of it.

        Raises:
            Refused: ``street_without_postcode``.
        """
        if len(self.prefix) != POSTCODE_LENGTH:
            raise Refused("street_without_postcode", "A street lies in one postcode.", given=street)
        return replace(self, street=street, numbers=numbers)

    @property
    def pattern(self) -> str:
        """Return the area, without its street, as it is written in a price list."""
        if self.grid_operator:
            return self.grid_operator
        if self.town:
            return f"{self.prefix} {self.town}"
        return self.prefix if len(self.prefix) == POSTCODE_LENGTH else f"{self.prefix}*"

    @property
    def first(self) -> int:
        """Return the first postcode as a number."""
        return int(self.prefix.ljust(POSTCODE_LENGTH, "0"))

    @property
    def end(self) -> int:
        """Return the number after the last postcode."""
        return self.first + int(10 ** (POSTCODE_LENGTH - len(self.prefix)))

    def spans(self, grid: Sequence[str] = ()) -> list["Span"]:
        """Return the postcodes of this area; ``grid`` are those of its grid operator."""
        if self.grid_operator:
            return [Span(int(code), int(code) + 1, GRID_OPERATOR_RANK) for code in grid]
        exact = len(self.prefix) == POSTCODE_LENGTH
        return [Span(self.first, self.end, POSTCODE_RANK if exact else len(self.prefix))]


class Span(NamedTuple):
    """Adjacent postcodes as numbers, and how specific the area is that they come from."""

    first: int
    end: int
    rank: int


class Placed(NamedTuple, Generic[Price]):
    """What holds for a product within a span, in one town of it or in all.

    ``in_streets`` says only that streets there have prices of their own.
    """

    span: Span
    product_code: str
    town: str
    price: Price
    in_streets: bool = False


@dataclass(frozen=True)
class Range(Generic[Price]):
    """Postcodes from ``first`` up to the next range, and what holds there by product code; ``towns``
    has what is different in single towns, ``streets`` the products that have prices of their own in
    streets of a town, or under an empty name in streets of any."""

    first: str
    prices: Mapping[str, Price]
    towns: Mapping[str, Mapping[str, Price]] = field(default_factory=dict)
    streets: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def at(self, town: str | None) -> dict[str, Price]:
        """Return what holds in a town; without a town only what holds in all of them."""
        return {**self.prices, **self._special(town)}

    def town_needed(self, town: str | None) -> frozenset[str]:
        """Return the products that are sold in some towns only, while it is not known in which one."""
        if town:
            return frozenset()
        return frozenset(code for prices in self.towns.values() for code in prices if code not in self.prices)

    def in_streets(self, town: str | None) -> frozenset[str]:
        """Return the products whose price may depend on the street."""
        return frozenset(
            code
            for name, codes in self.streets.items()
            if not name or not town or same_town(town, name)
            for code in codes
        )

    def _special(self, town: str | None) -> Mapping[str, Price]:
        if not town:
            return {}
        exact = (prices for name, prices in self.towns.items() if normalised(name) == normalised(town))
        alike = (prices for name, prices in self.towns.items() if same_town(town, name))
        return next(exact, None) or next(alike, {})


def ranges(placed: Iterable[Placed[Price]]) -> Iterator[Range[Price]]:
    """Yield the ranges of a price list, beginning with 00000, adjacent equal ones joined.

    ``placed`` must be sorted by first postcode. Memory is needed for one postcode only. Of several
    prices of a product at a place the one with the highest rank holds.
    """
    coming = iter(placed)
    upcoming = next(coming, None)
    holding: dict[_Key, dict[int, Price]] = defaultdict(dict)
    ends: list[tuple[int, int, _Key]] = []
    last: Range[Price] | None = None
    position = 0
    while position < POSTCODES:
        while ends and ends[0][0] <= position:
            _, rank, key = heapq.heappop(ends)
            del holding[key][rank]
            if not holding[key]:
                del holding[key]
        while upcoming is not None and upcoming.span.first <= position:
            key = (upcoming.in_streets, upcoming.town, upcoming.product_code)
            holding[key][upcoming.span.rank] = upcoming.price
            heapq.heappush(ends, (upcoming.span.end, upcoming.span.rank, key))
            upcoming = next(coming, None)
        entry = _range(position, holding)
        if last is None or replace(last, first=entry.first) != entry:
            yield entry
            last = entry
        borders = [ends[0][0]] if ends else []
        if upcoming is not None:
            borders.append(upcoming.span.first)
        position = min(borders, default=POSTCODES)


def _range(position: int, holding: Mapping[_Key, Mapping[int, Price]]) -> Range[Price]:
    prices: dict[str, Price] = {}
    towns: dict[str, dict[str, Price]] = {}
    streets: dict[str, list[str]] = {}
    for (in_streets, town, product_code), by_rank in holding.items():
        if in_streets:
            streets.setdefault(town, []).append(product_code)
            continue
        price = by_rank[max(by_rank)] if len(by_rank) > 1 else next(iter(by_rank.values()))
        if town:
            towns.setdefault(town, {})[product_code] = price
        else:
            prices[product_code] = price
    return Range(f"{position:0{POSTCODE_LENGTH}d}", prices, towns, streets)
