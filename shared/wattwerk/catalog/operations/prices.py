"""Importing price lists, and deciding from when they hold."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.imports import ImportReport
from wattwerk.catalog.domain.price_lists import Activation, PriceListVersion, holding
from wattwerk.catalog.domain.price_rows import Priced
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.price_files.loading import Geography, Loading
from wattwerk.catalog.price_files.staging import Staging
from wattwerk.catalog.price_schemas import ActivationRequest, ActivationWithdrawal, PriceActivation
from wattwerk.catalog.repository import places, price_lists, prices, products, shelf
from wattwerk.platform import storage
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

TABLE_TYPE = "text/csv; charset=utf-8"
LONGEST_AHEAD = timedelta(days=3 * 366)


def import_price_list(
    *,
    brand: str,
    prices_file: bytes,
    basis: PriceBasis,
    active_from: datetime,
    now: datetime,
    file_name: str = "",
    author: str = "system",
    note: str = "",
    dry_run: bool = False,
) -> ImportReport:
    """Import a brand's price list and let it hold from ``active_from`` on for what it prices.

    All or nothing: with a single fault nothing is written. The same file again changes nothing.
    ``dry_run`` only tells what would happen. ``basis`` says whether the prices are net or gross of VAT.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
    """
    brands.brand(brand)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "prices"
        path.write_bytes(prices_file)
        with opened(path, brand, basis=basis) as loading:
            loading.check(lambda _: None)
            if loading.faults:
                return ImportReport(faults=tuple(loading.faults))
            version = describe(loading, file_name=file_name, author=author, note=note, now=now)
            held = (prices.active_version(brand, commodity, active_from) for commodity in version.commodities)
            changed = any(active is None or active.version != version.version for active in held)
            if changed and not dry_run:
                store(brand, version, loading, now=now)
                _activate(brand, version, active_from=active_from, author=author, note=note, now=now)
    return ImportReport(version=version.version, rows=version.rows, changed=changed)


@contextmanager
def opened(path: Path, brand: str, *, basis: PriceBasis) -> Iterator[Loading]:
    """Give a file for reading, with its sorted copy beside it."""
    staging = Staging(path.with_suffix(".sorted"))
    try:
        yield Loading(
            path,
            staging,
            _priced(brand),
            Geography(places.grid_postcodes, _towns, places.known_streets),
            basis,
        )
    finally:
        staging.close()


def describe(loading: Loading, *, file_name: str, author: str, note: str, now: datetime) -> PriceListVersion:
    """Return the version that a faultless file makes."""
    return PriceListVersion(
        version=loading.version,
        file_name=file_name,
        basis=loading.basis,
        rows=loading.staging.count,
        products=loading.staging.products(),
        commodities=loading.staging.commodities(),
        imported_at=now,
        imported_by=author,
        note=note,
    )


def store(brand: str, version: PriceListVersion, loading: Loading, *, now: datetime) -> int:
    """Write a version and return in how many records. Its prices come first, and at last, in one
    transaction, that it exists; a broken import leaves nothing that anybody sees, and is repeated."""
    count = 0
    for commodity in version.commodities:
        place = brand, commodity, version.version
        count += prices.store_ranges(*place, loading.records(commodity))
        count += prices.store_streets(*place, loading.street_records(commodity))
    table = loading.path.with_suffix(".csv")
    loading.write_table(table)
    storage.store_file(table, key=price_lists.table_key(brand, version.version), media_type=TABLE_TYPE)
    transaction = Transaction(now=now)
    price_lists.add_version(transaction, brand, version)
    try:
        transaction.commit()
    except WriteConflict:
        # Somebody else has imported the very same list; its content is what we wrote as well.
        return count
    return count


def activate(
    *, caller: Caller, version: str, request: ActivationRequest, idempotency: Idempotency, now: datetime
) -> PriceActivation:
    """Let a version hold from now or a later moment on; an earlier version rolls back.

    Raises:
        Problem: 404 for an unknown version or somebody else's; 403 without the role; 422 for a moment
            that has passed, is too far away or not before its end.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_role(request.brand, "administrator")
    found = price_lists.version(request.brand, version)
    if found is None:
        raise not_found("price list")
    active_from = request.active_from.astimezone(UTC) if request.active_from else now
    active_until = request.active_until.astimezone(UTC) if request.active_until else None
    _require_possible(active_from, active_until, now)
    return _activate(
        request.brand,
        found,
        active_from=active_from,
        active_until=active_until,
        author=caller.actor,
        note=request.note,
        idempotency=idempotency,
        now=now,
    )


def withdraw(
    *,
    caller: Caller,
    activation_id: str,
    request: ActivationWithdrawal,
    idempotency: Idempotency,
    now: datetime,
) -> PriceActivation:
    """Take an activation back before its moment comes.

    Raises:
        Problem: 404 for an unknown activation; 403 without the role; 409 ``activation_began`` when it
            holds already: roll back instead.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_role(request.brand, "administrator")
    item = price_lists.activation(request.brand, activation_id)
    if item is None:
        raise not_found("activation")
    activation = Activation.model_validate_json(item.content)
    if activation.withdrawn_at is not None:
        return _shown(activation)
    if activation.began(now):
        raise Problem(409, "activation_began", "These prices hold already; activate others instead.")
    withdrawn = activation.model_copy(update={"withdrawn_at": now, "withdrawn_by": caller.actor})
    item.content = withdrawn.model_dump_json()
    transaction = Transaction(now=now)
    transaction.save(item)
    shelf.point_no_more(transaction, request.brand, activation)
    transaction.remember(idempotency, _shown(withdrawn))
    _commit(transaction)
    return _shown(withdrawn)


def _activate(
    brand: str,
    version: PriceListVersion,
    *,
    active_from: datetime,
    author: str,
    note: str,
    now: datetime,
    active_until: datetime | None = None,
    idempotency: Idempotency | None = None,
) -> PriceActivation:
    others = price_lists.activations(brand)
    before = {commodity: holding(others, commodity, active_from) for commodity in version.commodities}
    activation = Activation(
        activation_id=f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}",
        version=version.version,
        commodities=version.commodities,
        active_from=active_from,
        active_until=active_until,
        made_at=now,
        made_by=author,
        note=note,
        replaced={commodity: found.version for commodity, found in before.items() if found},
    )
    transaction = Transaction(now=now)
    price_lists.add_activation(transaction, brand, activation)
    shelf.point_to(transaction, brand, activation, version.basis)
    transaction.remember(idempotency, _shown(activation))
    _commit(transaction)
    return _shown(activation)


def _commit(transaction: Transaction) -> None:
    """Write a decision about prices; who decides second is told."""
    try:
        transaction.commit()
    except WriteConflict:
        raise changed_meanwhile() from None
    shelf.forget()


def _require_possible(active_from: datetime, active_until: datetime | None, now: datetime) -> None:
    if active_from < now:
        raise invalid("/active_from", "moment_passed", "This moment has passed already.")
    if active_from > now + LONGEST_AHEAD:
        raise invalid("/active_from", "too_far_ahead", "This is too far ahead.")
    if active_until is not None and active_until <= active_from:
        raise invalid("/active_until", "period_empty", "The end is not after the beginning.")


def _shown(activation: Activation) -> PriceActivation:
    return PriceActivation.model_validate(activation)


def _priced(brand: str) -> Mapping[str, Priced]:
    return products.tariffs(brand)


def _towns(postcode: str) -> list[str] | None:
    """Return the towns of a postcode, None where no data tell them."""
    return places.place(postcode).towns or None
