"""Packs adjacent ranges of postcodes into few small records.

DynamoDB counts reads in steps of 4 KB: as many ranges share a record as fit into one step, so that
100,000 prices need some hundred writes, and a look-up still reads a single step.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from wattwerk.catalog.domain.areas import Range
from wattwerk.catalog.domain.price_rows import PriceValues
from wattwerk.catalog.domain.product_prices import Blocks, ProductPrice
from wattwerk.catalog.domain.streets import HouseNumbers, StreetPrice

LARGEST = 3_800
"""Bytes of a record; keys and names of attributes need the rest of 4 KB."""
ATTEMPTS = 6
MOST_RANGES = 4_096


class Packed(NamedTuple):
    """Ranges from ``first`` up to the next record, as they are stored."""

    first: str
    content: bytes


class PackedStreets(NamedTuple):
    """Prices of some streets of a postcode, from the one named ``first`` (as compared) on."""

    postcode: str
    first: str
    content: bytes


def packed(ranges: Iterable[Range[Blocks]]) -> Iterator[Packed]:
    """Yield the records of a list. A single range that is larger than a step has one of its own."""
    waiting: list[Range[Blocks]] = []
    guess = 64
    for entry in ranges:
        waiting.append(entry)
        if len(waiting) >= 2 * guess:
            guess, record = _largest(waiting, guess)
            yield record
            del waiting[:guess]
    while waiting:
        count, record = _largest(waiting, min(guess, len(waiting)))
        yield record
        del waiting[:count]


def packed_streets(streets: Iterable[tuple[str, StreetPrice[Blocks]]]) -> Iterator[PackedStreets]:
    """Yield the records of the streets of a list, which come by postcode and street.

    All prices of a street share a record, and a postcode begins a new one.
    """
    for postcode, own in groupby(streets, key=lambda entry: entry[0]):
        waiting: list[StreetPrice[Blocks]] = []
        for _, street in groupby((entry for _, entry in own), key=lambda entry: entry.key):
            added = list(street)
            if waiting and len(_packed_streets(waiting + added)) > LARGEST:
                yield PackedStreets(postcode, waiting[0].key, _packed_streets(waiting))
                waiting = []
            waiting += added
        yield PackedStreets(postcode, waiting[0].key, _packed_streets(waiting))


def unpacked_streets(content: bytes) -> Iterator[StreetPrice[ProductPrice]]:
    """Yield the prices of a record of streets."""
    record = json.loads(zlib.decompress(content))
    for street, town, numbers, product, price in record["streets"]:
        yield StreetPrice(
            street,
            town,
            HouseNumbers.parsed(numbers),
            record["products"][product],
            _price(record["prices"][price]),
        )


def unpacked(content: bytes, postcode: str) -> Range[ProductPrice] | None:
    """Return the range of a record in which a postcode lies, None when it lies before all of them."""
    record = json.loads(zlib.decompress(content))
    entries: Sequence[Any] = record["ranges"]
    place = bisect_right([entry[0] for entry in entries], postcode)
    return None if place == 0 else _read(record, entries[place - 1])


def _largest(waiting: Sequence[Range[Blocks]], guess: int) -> tuple[int, Packed]:
    """Return how many ranges fit into a record, nearly the most, and that record."""
    count, best = max(1, min(guess, MOST_RANGES)), None
    for _ in range(ATTEMPTS):
        content = _packed(waiting[:count])
        if len(content) <= LARGEST:
            best = (count, Packed(waiting[0].first, content))
            more = min(len(waiting), int(count * LARGEST / len(content) * 0.97), MOST_RANGES)
            if more <= count * 1.1:
                return best
            count = more
        elif best is not None:
            return best
        else:
            count = max(1, int(count * LARGEST / len(content) * 0.95))
    return best or (1, Packed(waiting[0].first, _packed(waiting[:1])))


def _packed(ranges: Sequence[Range[Blocks]]) -> bytes:
    products: dict[str, int] = {}
    prices: dict[Blocks, int] = {}
    entries: list[list[Any]] = []
    for entry in ranges:
        written: list[Any] = [entry.first, _indexes(entry.prices, products, prices)]
        if entry.towns or entry.streets:
            written.append({town: _indexes(own, products, prices) for town, own in entry.towns.items()})
        if entry.streets:
            written.append(
                {
                    town: [products.setdefault(code, len(products)) for code in codes]
                    for town, codes in entry.streets.items()
                }
            )
        entries.append(written)
    return _compressed({**_shared(products, prices), "ranges": entries})


def _shared(products: Mapping[str, int], prices: Mapping[Blocks, int]) -> dict[str, Any]:
    """Return what the entries of a record name by number."""
    return {
        "products": list(products),
        "prices": [[[from_kwh, *_trimmed(values)] for from_kwh, values in blocks] for blocks in prices],
    }


def _compressed(record: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode(), 9)


def _packed_streets(entries: Sequence[StreetPrice[Blocks]]) -> bytes:
    products: dict[str, int] = {}
    prices: dict[Blocks, int] = {}
    written = [
        [
            entry.street,
            entry.town,
            entry.numbers.pattern,
            products.setdefault(entry.product_code, len(products)),
            prices.setdefault(entry.price, len(prices)),
        ]
        for entry in entries
    ]
    return _compressed({**_shared(products, prices), "streets": written})


def _indexes(own: Mapping[str, Blocks], products: dict[str, int], prices: dict[Blocks, int]) -> list[int]:
    """Return product and price in turn, each by its number in the record."""
    result: list[int] = []
    for code, blocks in own.items():
        result += (products.setdefault(code, len(products)), prices.setdefault(blocks, len(prices)))
    return result


def _trimmed(values: PriceValues) -> list[str]:
    """Return the values without the empty ones at the end."""
    result = list(values)
    while len(result) > 2 and not result[-1]:
        result.pop()
    return result


def _read(record: Any, entry: Sequence[Any]) -> Range[ProductPrice]:
    def prices(indexes: Sequence[int]) -> dict[str, ProductPrice]:
        pairs = zip(indexes[::2], indexes[1::2], strict=True)
        return {record["products"][product]: _price(record["prices"][price]) for product, price in pairs}

    towns = {town: prices(indexes) for town, indexes in entry[2].items()} if len(entry) > 2 else {}
    in_streets = entry[3].items() if len(entry) > 3 else ()
    streets = {town: [record["products"][product] for product in indexes] for town, indexes in in_streets}
    return Range(entry[0], prices(entry[1]), towns, streets)


def _price(written: Sequence[Sequence[Any]]) -> ProductPrice:
    blocks = tuple((int(block[0]), PriceValues(*block[1:])) for block in written)
    return ProductPrice.of(blocks)
