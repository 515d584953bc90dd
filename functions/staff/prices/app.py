"""Price lists for staff: import, compare, activate; levies."""

from datetime import datetime

from wattwerk.catalog import levy_tables, price_queries
from wattwerk.catalog.operations import price_imports, prices
from wattwerk.catalog.price_schemas import (
    ActivationRequest,
    ActivationWithdrawal,
    BrandListQuery,
    BrandQuery,
    ImportRepetition,
    Levies,
    LevyImport,
    LevyImportResult,
    PriceActivation,
    PriceComparison,
    PriceComparisonQuery,
    PriceHistory,
    PriceImport,
    PriceImportAnnouncement,
    PriceImportTicket,
    PriceList,
    PriceListRow,
    PriceListSummary,
    PriceRowsQuery,
    PricesAtPlace,
    PricesQuery,
    PriceTable,
)
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-prices", audience="staff", description="Import price lists and decide when they hold.")


@app.endpoint("POST", "/staff/price-imports", status=201)
def announce_import(
    body: PriceImportAnnouncement, caller: Caller, idempotency: Idempotency, now: datetime
) -> PriceImportTicket:
    """Announce a file with prices. The answer says where to send it.

    The file is CSV, XLSX or XML with the columns `product_code`, `area`, `base_price`, `energy_price`
    and, where needed, `street`, `house_numbers`, `energy_price_off_peak`, `from_kwh`,
    `new_customer_bonus`, `new_customer_bonus_cap`, `instant_bonus` and `blocks`.
    """
    return price_imports.announce(caller=caller, announcement=body, idempotency=idempotency, now=now)


@app.endpoint("GET", "/staff/price-imports")
def list_imports(query: BrandListQuery, caller: Caller, now: datetime) -> Page[PriceImport]:
    """List imports, newest first, without previews and faults."""
    return price_queries.price_imports(caller=caller, query=query, now=now)


@app.endpoint("GET", "/staff/price-imports/{price_import_id}")
def show_import(price_import_id: str, query: BrandQuery, caller: Caller, now: datetime) -> PriceImport:
    """Show how far an import is, its first rows and its faults."""
    return price_queries.price_import(caller=caller, brand=query.brand, import_id=price_import_id, now=now)


@app.endpoint("POST", "/staff/price-imports/{price_import_id}/repetition")
def repeat_import(price_import_id: str, body: ImportRepetition, caller: Caller, now: datetime) -> PriceImport:
    """Begin a failed import again with the file that was sent."""
    return price_imports.repeat(caller=caller, import_id=price_import_id, repetition=body, now=now)


@app.endpoint("GET", "/staff/price-lists")
def list_versions(query: BrandListQuery, caller: Caller, now: datetime) -> Page[PriceListSummary]:
    """List the versions of a brand's price lists, newest first."""
    return price_queries.versions(caller=caller, query=query, now=now)


@app.endpoint("GET", "/staff/price-lists/{price_list_version}")
def show_version(price_list_version: str, query: BrandQuery, caller: Caller, now: datetime) -> PriceList:
    """Show a version and when it held, holds and will hold."""
    return price_queries.version(caller=caller, brand=query.brand, version_id=price_list_version, now=now)


@app.endpoint("GET", "/staff/price-lists/{price_list_version}/rows")
def list_rows(price_list_version: str, query: PriceRowsQuery, caller: Caller) -> Page[PriceListRow]:
    """List rows of a version by product and area."""
    return price_queries.rows(caller=caller, version_id=price_list_version, query=query)


@app.endpoint("GET", "/staff/price-lists/{price_list_version}/table")
def download_table(price_list_version: str, query: BrandQuery, caller: Caller) -> PriceTable:
    """Get a link to all rows of a version as CSV."""
    return price_queries.table(caller=caller, brand=query.brand, version_id=price_list_version)


@app.endpoint("GET", "/staff/price-lists/{price_list_version}/comparison")
def compare(
    price_list_version: str, query: PriceComparisonQuery, caller: Caller, now: datetime
) -> PriceComparison:
    """Compare a version with another one: rows that came, went or changed."""
    return price_queries.comparison(caller=caller, version_id=price_list_version, query=query, now=now)


@app.endpoint("POST", "/staff/price-lists/{price_list_version}/activations", status=201)
def activate(
    price_list_version: str, body: ActivationRequest, caller: Caller, idempotency: Idempotency, now: datetime
) -> PriceActivation:
    """Let a version hold from now or a later moment on. An earlier version rolls back."""
    return prices.activate(
        caller=caller, version=price_list_version, request=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/price-activations")
def list_activations(query: BrandQuery, caller: Caller) -> PriceHistory:
    """List who let which version hold from when, newest first."""
    return price_queries.history(caller=caller, brand=query.brand)


@app.endpoint("POST", "/staff/price-activations/{price_activation_id}/withdrawal")
def withdraw_activation(
    price_activation_id: str,
    body: ActivationWithdrawal,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> PriceActivation:
    """Take an activation back before its moment comes."""
    return prices.withdraw(
        caller=caller, activation_id=price_activation_id, request=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/prices")
def show_prices(query: PricesQuery, caller: Caller, now: datetime) -> PricesAtPlace:
    """Show what holds, held or will hold at a place on a day."""
    return price_queries.prices_at(caller=caller, query=query, now=now)


@app.endpoint("GET", "/staff/levies")
def list_levies(query: BrandQuery, caller: Caller) -> Levies:
    """List taxes, levies and VAT rates with their periods. They hold for all brands."""
    return levy_tables.table(caller=caller, brand=query.brand)


@app.endpoint("POST", "/staff/levy-imports")
def import_levies(body: LevyImport, caller: Caller, now: datetime) -> LevyImportResult:
    """Replace the table of levies for all brands, or tell what would change."""
    return levy_tables.replace(caller=caller, request=body, now=now)
