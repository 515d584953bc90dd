"""Streets of a postcode, or parts of them, that have prices of their own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from wattwerk.catalog.domain.places import normalised, same_town
from wattwerk.catalog.domain.refusals import Refused

Price = TypeVar("Price")
Side = Literal["", "odd", "even"]

LARGEST_NUMBER = 9_999
_SIDES: dict[str, Side] = {"odd": "odd", "ungerade": "odd", "even": "even", "gerade": "even"}
_PATTERN = re.compile(r"(?P<first>[0-9]{1,4})(?:\s*[-–]\s*(?P<last>[0-9]{1,4}))?(?:\s+(?P<side>[a-z]+))?")


@dataclass(frozen=True, order=True)
class HouseNumbers:
    """House numbers from ``first`` to ``last``, perhaps of one side of the street only.

    Letters do not count: 12a lies where 12 does.
    """

    first: int = 0
    last: int = LARGEST_NUMBER
    side: Side = ""

    @classmethod
    def parsed(cls, text: str) -> "HouseNumbers":
        """Return the numbers of a text like ``1-99``, ``2-40 even`` or ``7``; of an empty one, all.

        Raises:
            Refused: ``house_numbers_invalid``.
        """
        if not text:
            return ALL_NUMBERS
        match = _PATTERN.fullmatch(text.strip().lower())
        side = _SIDES.get(match["side"] or "") if match else None
        if match is None or (match["side"] and side is None):
            raise _invalid(text)
        found = cls(int(match["first"]), int(match["last"] or match["first"]), side or "")
        if found.first > found.last or not any(map(found.holds, range(found.first, found.last + 1)[:2])):
            raise _invalid(text)
        return found

    @property
    def whole(self) -> bool:
        """Return whether the whole street is meant."""
        return self == ALL_NUMBERS

    @property
    def pattern(self) -> str:
        """Return the numbers as they are written in a price list."""
        if self.whole:
            return ""
        span = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{span} {self.side}".strip()

    def holds(self, number: int) -> bool:
        """Return whether a house has one of these numbers."""
        parity = "odd" if number % 2 else "even"
        return self.first <= number <= self.last and self.side in ("", parity)

    def meets(self, other: "HouseNumbers") -> bool:
        """Return whether a house could have a number of both."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return any(self.holds(number) and other.holds(number) for number in range(first, last + 1)[:2])


ALL_NUMBERS = HouseNumbers()


def house_number(text: str | None) -> int | None:
    """Return the number of a house as typed, e.g. 12 of ``12a`` or ``12-14``; None when there is none."""
    match = re.match(r"\s*([0-9]{1,4})(?![0-9])", text or "")
    return int(match[1]) if match else None


class Address(NamedTuple):
    """What is known of a place to supply within its postcode."""

    town: str | None = None
    street: str | None = None
    house_number: str | None = None


@dataclass(frozen=True)
class StreetPrice(Generic[Price]):
    """What holds for a product in a street, or in a part of it; without a town in every town."""

    street: str
    town: str
    numbers: HouseNumbers
    product_code: str
    price: Price

    @property
    def key(self) -> str:
        """Return by what it is found: every spelling of a street is the same."""
        return normalised(self.street)


class StreetPrices(NamedTuple, Generic[Price]):
    """What differs at an address, and the products of which the house number must be known."""

    prices: dict[str, Price]
    number_needed: frozenset[str]


def at_address(entries: Iterable[StreetPrice[Price]], address: Address) -> StreetPrices[Price]:
    """Return the prices of an address; house numbers are more specific than a street, a town than none."""
    number = house_number(address.house_number)
    street = normalised(address.street or "")
    fitting = [
        entry
        for entry in entries
        if entry.key == street and (not entry.town or same_town(address.town or "", entry.town))
    ]
    found: dict[str, tuple[tuple[bool, bool], Price]] = {}
    needed: set[str] = set()
    for entry in fitting:
        if not entry.numbers.whole and number is None:
            needed.add(entry.product_code)
        elif entry.numbers.whole or entry.numbers.holds(number or 0):
            rank = (not entry.numbers.whole, bool(entry.town))
            held = found.get(entry.product_code)
            if held is None or held[0] < rank:
                found[entry.product_code] = (rank, entry.price)
    prices = {code: price for code, (_, price) in found.items() if code not in needed}
    return StreetPrices(prices, frozenset(needed))


def overlapping(numbers: Sequence[HouseNumbers]) -> bool:
    """Return whether the last of some parts of a street meets one before; the whole street is no part."""
    *before, last = numbers
    return any(one.whole == last.whole and one.meets(last) for one in before)


def _invalid(text: str) -> Refused:
    return Refused(
        "house_numbers_invalid", "House numbers are 7, 1-99, or one side of them: 1-99 odd.", given=text
    )
