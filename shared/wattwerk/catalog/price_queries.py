"""Reading price lists: versions, what holds where and when, and what differs between two of them."""

import base64
import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.import_progress import ImportState, standing
from wattwerk.catalog.domain.price_lists import Activation, PriceListVersion, holding, state
from wattwerk.catalog.domain.price_rows import PriceValues
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.streets import Address
from wattwerk.catalog.items import PriceImportItem
from wattwerk.catalog.price_schemas import (
    BrandListQuery,
    DifferenceKind,
    PriceActivation,
    PriceAtPlace,
    PriceBlock,
    PriceCells,
    PriceComparison,
    PriceComparisonQuery,
    PriceDifference,
    PriceHistory,
    PriceImport,
    PriceList,
    PriceListRow,
    PriceListSummary,
    PriceRowsQuery,
    PricesAtPlace,
    PricesQuery,
    PriceTable,
)
from wattwerk.catalog.repository import price_lists, prices
from wattwerk.platform import clock, storage
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import invalid, not_found
from wattwerk.platform.schema import Page

DOWNLOAD_VALID_FOR = timedelta(minutes=5)
NOTHING_FOUND: Mapping[str, Any] = {"products": {}, "columns": [], "preview": [], "faults": []}


def versions(*, caller: Caller, query: BrandListQuery, now: datetime) -> Page[PriceListSummary]:
    """Return the versions of a brand's price lists, newest first.

    Raises:
        Problem: 404 for a brand that is none of the caller's; 403 without a role.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = price_lists.versions(query.brand, cursor=query.cursor, limit=query.limit)
    activations = price_lists.activations(query.brand)
    return Page(items=[_summary(version, activations, now) for version in found], next_cursor=cursor)


def version(*, caller: Caller, brand: str, version_id: str, now: datetime) -> PriceList:
    """Return a version with its activations.

    Raises:
        Problem: 404 for an unknown version or somebody else's; 403 without a role.
    """
    found = _version(caller, brand, version_id)
    activations = price_lists.activations(brand)
    own = [_activation(entry) for entry in activations if entry.version == version_id]
    return PriceList(**_summary(found, activations, now).model_dump(), activations=own)


def history(*, caller: Caller, brand: str) -> PriceHistory:
    """Return who let which version hold from when, newest first.

    Raises:
        Problem: 404 for a brand that is none of the caller's; 403 without a role.
    """
    caller.require_role(brand, *STAFF_ROLES)
    return PriceHistory(items=[_activation(entry) for entry in price_lists.activations(brand)])


def table(*, caller: Caller, brand: str, version_id: str) -> PriceTable:
    """Return a short-lived link to all rows of a version as CSV.

    Raises:
        Problem: 404 for an unknown version or somebody else's; 403 without a role.
    """
    found = _version(caller, brand, version_id)
    name = f"{found.file_name.rpartition('.')[0] or found.file_name or 'prices'} {version_id}.csv"
    link = storage.download_link(
        key=price_lists.table_key(brand, version_id), name=name, valid_for=DOWNLOAD_VALID_FOR
    )
    return PriceTable(url=link)


def rows(*, caller: Caller, version_id: str, query: PriceRowsQuery) -> Page[PriceListRow]:
    """Return rows of a version by product and area, as they stand in the list.

    Raises:
        Problem: 404 for an unknown version or somebody else's; 403 without a role.
    """
    _version(caller, query.brand, version_id)
    fitting = (
        row
        for row in _table(query.brand, version_id)
        if query.product_code in (None, row.product_code) and row.area.startswith(query.area or "")
    )
    found, cursor = _page(fitting, query.cursor, query.limit)
    items = [
        PriceListRow(
            product_code=row.product_code,
            area=row.area,
            street=row.street,
            house_numbers=row.house_numbers,
            from_kwh=row.from_kwh,
            prices=_cells(row.values),
        )
        for row in found
    ]
    return Page(items=items, next_cursor=cursor)


def comparison(
    *, caller: Caller, version_id: str, query: PriceComparisonQuery, now: datetime
) -> PriceComparison:
    """Return what differs between two versions. Both tables are read side by side, row by row.

    Raises:
        Problem: 404 for an unknown version or somebody else's; 403 without a role.
    """
    found = _version(caller, query.brand, version_id)
    if query.before:
        _version(caller, query.brand, query.before)
    older = query.before or _natural_counterpart(query.brand, found, now)
    counts = {"added": 0, "removed": 0, "changed": 0, "unchanged": 0}
    start, items, more = _offset(query.cursor), list[PriceDifference](), False
    place = 0
    old_rows = _table(query.brand, older) if older else iter(())
    for before, after in _side_by_side(old_rows, _table(query.brand, version_id)):
        kind = _kind(before, after)
        counts[kind or "unchanged"] += 1
        if kind is None or query.kind not in (None, kind):
            continue
        if start <= place < start + query.limit:
            items.append(_difference(kind, before, after))
        more = place >= start + query.limit
        place += 1
    return PriceComparison(
        before=older,
        after=version_id,
        **counts,
        items=items,
        next_cursor=_cursor(start + query.limit) if more else None,
    )


def prices_at(*, caller: Caller, query: PricesQuery, now: datetime) -> PricesAtPlace:
    """Return what holds, held or will hold at a place on a day, as far as it is decided now.

    A day other than today is seen at its end. With a version, its prices are told whether it holds or not.

    Raises:
        Problem: 404 for a brand that is none of the caller's or an unknown version; 403 without a role.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    if query.version:
        found = _version(caller, query.brand, query.version)
        active = prices.ActiveVersion(found.version, found.basis)
    else:
        moment = _moment(query.on, brands.brand(query.brand).time_zone, now)
        holding = prices.active_version(query.brand, query.commodity, moment)
        if holding is None:
            return PricesAtPlace(version=None, basis=None, items=[], town_needed=[], street_needed=[])
        active = holding
    place = prices.prices(
        query.brand,
        query.commodity,
        active.version,
        query.postcode,
        Address(query.town, query.street, query.house_number),
    )
    return PricesAtPlace(
        version=active.version,
        basis=active.basis,
        items=[_at_place(code, price) for code, price in sorted(place.prices.items())],
        town_needed=sorted(place.town_needed),
        street_needed=sorted(place.street_needed),
    )


def price_import(*, caller: Caller, brand: str, import_id: str, now: datetime) -> PriceImport:
    """Return how far an import is and what came of it.

    Raises:
        Problem: 404 for an unknown import or somebody else's; 403 without a role.
    """
    caller.require_role(brand, *STAFF_ROLES)
    item = price_lists.find_import(brand, import_id)
    if item is None:
        raise not_found("import")
    return _import(brand, item, now)


def price_imports(*, caller: Caller, query: BrandListQuery, now: datetime) -> Page[PriceImport]:
    """Return the imports of a brand, newest first, without what was found in the files.

    Raises:
        Problem: 404 for a brand that is none of the caller's; 403 without a role.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = price_lists.imports(query.brand, cursor=query.cursor, limit=query.limit)
    short: dict[str, list[str]] = {"preview": [], "faults": [], "columns": []}
    items = [_import(query.brand, item, now).model_copy(update=short) for item in found]
    return Page(items=items, next_cursor=cursor)


class _Row(NamedTuple):
    """A row of a stored table."""

    product_code: str
    area: str
    street: str
    house_numbers: str
    from_kwh: int
    values: PriceValues

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        return self.product_code, self.area, self.street, self.house_numbers, self.from_kwh


def _version(caller: Caller, brand: str, version_id: str) -> PriceListVersion:
    caller.require_role(brand, *STAFF_ROLES)
    found = price_lists.version(brand, version_id)
    if found is None:
        raise not_found("price list")
    return found


def _natural_counterpart(brand: str, version: PriceListVersion, now: datetime) -> str | None:
    """Return what holds now in the place of a version, else what was imported before it."""
    activations = price_lists.activations(brand)
    held = (holding(activations, commodity, now) for commodity in version.commodities)
    others = (found.version for found in held if found and found.version != version.version)
    return next(others, None) or price_lists.imported_before(brand, version)


def _table(brand: str, version_id: str) -> Iterator[_Row]:
    for line in csv.DictReader(storage.lines(price_lists.table_key(brand, version_id)), delimiter=";"):
        yield _Row(
            line["product_code"],
            line["area"],
            line.get("street", ""),
            line.get("house_numbers", ""),
            int(line["from_kwh"] or 0),
            PriceValues(*(line.get(name, "") for name in PriceValues._fields)),
        )


def _side_by_side(left: Iterator[_Row], right: Iterator[_Row]) -> Iterator[tuple[_Row | None, _Row | None]]:
    """Yield rows of two sorted tables that speak of the same, or the one without its counterpart."""
    before, after = next(left, None), next(right, None)
    while before or after:
        if after is None or (before is not None and before.key < after.key):
            yield before, None
            before = next(left, None)
        elif before is None or after.key < before.key:
            yield None, after
            after = next(right, None)
        else:
            yield before, after
            before, after = next(left, None), next(right, None)


def _kind(before: _Row | None, after: _Row | None) -> DifferenceKind | None:
    if before is None or after is None:
        return "added" if before is None else "removed"
    return None if _numbers(before) == _numbers(after) else "changed"


def _difference(kind: DifferenceKind, before: _Row | None, after: _Row | None) -> PriceDifference:
    row = after or before
    assert row is not None  # noqa: S101 one of two sides is always there
    old = None if before is None else _cells(before.values)
    new = None if after is None else _cells(after.values)

    def difference(of: Callable[[PriceCells], Decimal | None]) -> Decimal | None:
        if old is None or new is None:
            return None
        first, second = of(old), of(new)
        return None if first is None or second is None else second - first

    return PriceDifference(
        kind=kind,
        product_code=row.product_code,
        area=row.area,
        street=row.street,
        house_numbers=row.house_numbers,
        from_kwh=row.from_kwh,
        before=old,
        after=new,
        base_price_difference=difference(lambda cells: cells.base_price),
        energy_price_difference=difference(lambda cells: cells.energy_price),
    )


def _numbers(row: _Row) -> tuple[object, ...]:
    """Return the values by what they are worth: 27.30 is 27.3."""
    return tuple(Decimal(text) if text[-1:].isdigit() else text for text in row.values)


def _cells(values: PriceValues) -> PriceCells:
    return PriceCells.model_validate({name: text or None for name, text in values._asdict().items()})


def _page(found: Iterator[_Row], cursor: str | None, limit: int) -> tuple[list[_Row], str | None]:
    start = _offset(cursor)
    items = list(islice(found, start, start + limit + 1))
    return items[:limit], _cursor(start + limit) if len(items) > limit else None


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(str(offset).encode()).decode()


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        return int(base64.b64decode(cursor, altchars=b"-_", validate=True))
    except ValueError:
        raise invalid("/cursor", "cursor_invalid", "This cursor does not belong to this list.") from None


def _moment(day: date | None, time_zone: str, now: datetime) -> datetime:
    if day is None or day == clock.business_date(now, time_zone):
        return now
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))
    return end.astimezone(UTC) - timedelta(microseconds=1)


def _at_place(product_code: str, price: ProductPrice) -> PriceAtPlace:
    return PriceAtPlace(
        product_code=product_code,
        blocks=[PriceBlock.model_validate(block) for block in (price, *price.further)],
        graduated=price.graduated,
        new_customer_bonus=price.new_customer_bonus,
        new_customer_bonus_percent=price.new_customer_bonus_percent,
        new_customer_bonus_cap=price.new_customer_bonus_cap,
        instant_bonus=price.instant_bonus,
    )


def _summary(version: PriceListVersion, activations: Sequence[Activation], now: datetime) -> PriceListSummary:
    own = [entry for entry in activations if entry.version == version.version and not entry.withdrawn_at]
    last = max(own, key=lambda entry: (entry.active_from, entry.made_at), default=None)
    return PriceListSummary(
        **version.model_dump(),
        state=state(version.version, activations, now),
        active_from=last.active_from if last else None,
        active_until=last.active_until if last else None,
    )


def _activation(activation: Activation) -> PriceActivation:
    return PriceActivation.model_validate(activation)


def _import(brand: str, item: PriceImportItem, now: datetime) -> PriceImport:
    request = json.loads(item.request)
    stands = standing(
        cast(ImportState, item.state),
        announced_at=clock.from_timestamp(request["announced_at"]),
        begun_at=clock.from_timestamp(item.begun_at) if item.begun_at else None,
        now=now,
    )
    return PriceImport(
        import_id=item.sk.partition("#")[2],
        brand=brand,
        **request,
        state=stands.state,
        failure=stands.failure,
        percent=int(item.percent),
        rows_read=int(item.lines),
        fault_count=int(item.fault_count),
        **{**NOTHING_FOUND, **json.loads(item.result or "{}")},
    )
