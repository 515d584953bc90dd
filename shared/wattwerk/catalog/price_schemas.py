"""Models of price lists, levies and their imports."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from wattwerk.catalog.domain.import_progress import ImportFailure, ImportState
from wattwerk.catalog.domain.price_lists import VersionState
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.platform.schema import PageRequest, Postcode, Schema
from wattwerk.platform.vocabulary import Commodity

LARGEST_FILE = 100 * 1024 * 1024
LARGEST_LEVIES = 200_000

DifferenceKind = Literal["added", "removed", "changed"]


class BrandQuery(Schema):
    """Whose prices are meant."""

    brand: str


class BrandListQuery(PageRequest):
    """Whose list is wanted."""

    brand: str


class PriceImportAnnouncement(Schema):
    """A file with prices that is about to be sent: CSV, XLSX or XML."""

    brand: str
    file_name: str = Field(min_length=1, max_length=255, examples=["Preisblatt Strom 2027.xlsx"])
    size: int = Field(ge=1, le=LARGEST_FILE, description="Bytes.")
    basis: PriceBasis = Field(description="Whether all prices of the file are net or gross of VAT.")
    dry_run: bool = Field(default=False, description="Only check the file; keep nothing of it.")
    note: str = Field(default="", max_length=500)


class PriceImportTicket(Schema):
    """Where to send the file, as `multipart/form-data`: all fields first, the file last as `file`."""

    import_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


class ImportRepetition(Schema):
    """Which brand's import is begun again."""

    brand: str


class ImportFault(Schema):
    """What is wrong with a line of a file; line 0 stands for the file as a whole."""

    line: int
    column: str = ""
    code: str
    message: str
    parameters: dict[str, str | int] = Field(default_factory=dict)


class PriceImport(Schema):
    """A file with prices on its way, and what came of it."""

    import_id: str
    brand: str
    file_name: str
    basis: PriceBasis
    dry_run: bool
    note: str
    announced_at: datetime
    announced_by: str
    state: ImportState = Field(
        description="`unchanged`: this very list is known already. `checked`: a faultless dry run. "
        "`refused`: the file has faults; nothing of it was kept."
    )
    failure: ImportFailure | None = Field(
        default=None,
        description="Why it failed: the file never came, the worker was stopped, or something broke while "
        "it was read. All but the first can be begun again.",
    )
    percent: int
    rows_read: int
    fault_count: int = Field(description="All faults; the first 1,000 are told.")
    version: str | None = None
    rows_written: int = Field(default=0, description="Records that the rows were packed into.")
    products: dict[str, int] = Field(description="Rows by product code.")
    columns: list[str] = Field(description="Names of the values in `preview`.")
    preview: list[list[str]] = Field(description="The first rows as they were understood.")
    faults: list[ImportFault]


class PriceListSummary(Schema):
    """A version of a brand's price lists."""

    version: str
    state: VersionState
    file_name: str
    basis: PriceBasis
    rows: int
    products: dict[str, int] = Field(description="Rows by product code.")
    commodities: list[Commodity]
    imported_at: datetime
    imported_by: str
    note: str
    active_from: datetime | None = Field(
        default=None, description="From when it holds, or held last; null when it was never activated."
    )
    active_until: datetime | None = None


class PriceActivation(Schema):
    """That somebody let a version hold from a moment on."""

    activation_id: str
    version: str
    commodities: list[Commodity]
    active_from: datetime
    active_until: datetime | None
    made_at: datetime
    made_by: str
    note: str
    replaced: Mapping[Commodity, str] = Field(description="Versions that would have held otherwise.")
    withdrawn_at: datetime | None
    withdrawn_by: str


class PriceList(PriceListSummary):
    """A version with its activations, newest first."""

    activations: list[PriceActivation]


class PriceTable(Schema):
    """Where all rows of a version lie as CSV, for a few minutes."""

    url: str


class PriceHistory(Schema):
    """Who let which version hold from when, newest first."""

    items: list[PriceActivation]


class ActivationRequest(Schema):
    """From when a version is to hold; also an earlier version, which rolls back."""

    brand: str
    active_from: datetime | None = Field(default=None, description="Null: from now on.")
    active_until: datetime | None = Field(
        default=None, description="From then on its products have no price, unless another version holds."
    )
    note: str = Field(default="", max_length=500)


class ActivationWithdrawal(Schema):
    """Which brand's activation is taken back before it comes."""

    brand: str


class PriceCells(Schema):
    """Prices of one row as the list has them."""

    base_price: Decimal | None = Field(default=None, description="€ per month.")
    energy_price: Decimal | None = Field(default=None, description="ct/kWh; peak for two-rate products.")
    energy_price_off_peak: Decimal | None = None
    new_customer_bonus: str | None = Field(default=None, description="€, or a percentage like `15%`.")
    new_customer_bonus_cap: Decimal | None = None
    instant_bonus: Decimal | None = None
    blocks: str | None = Field(default=None, description="`graduated`: each block prices its own kWh.")


class PriceListRow(Schema):
    """What a list says of a product in an area."""

    product_code: str
    area: str
    street: str = ""
    house_numbers: str = Field(default="", description="Empty: the whole street, e.g. `1-99 odd`.")
    from_kwh: int = 0
    prices: PriceCells


class PriceRowsQuery(PageRequest):
    """Which rows of a version are wanted."""

    brand: str
    product_code: str | None = None
    area: str | None = Field(default=None, max_length=60, description="Beginning of the area.")


class PriceComparisonQuery(PageRequest):
    """With which version another is compared."""

    brand: str
    before: str | None = Field(
        default=None, description="The other version; null: what holds now, else what was imported before."
    )
    kind: DifferenceKind | None = None


class PriceDifference(Schema):
    """A row that differs between two versions."""

    kind: DifferenceKind
    product_code: str
    area: str
    street: str = ""
    house_numbers: str = Field(default="", description="Empty: the whole street, e.g. `1-99 odd`.")
    from_kwh: int = 0
    before: PriceCells | None
    after: PriceCells | None
    base_price_difference: Decimal | None = None
    energy_price_difference: Decimal | None = None


class PriceComparison(Schema):
    """What differs between two versions."""

    before: str | None = Field(description="Null when nothing was imported before: all rows are new.")
    after: str
    added: int
    removed: int
    changed: int
    unchanged: int
    items: list[PriceDifference]
    next_cursor: str | None = None


class PricesQuery(Schema):
    """At which place and on which day prices are wanted."""

    brand: str
    commodity: Commodity
    postcode: Postcode
    town: str | None = Field(default=None, max_length=120)
    street: str | None = Field(default=None, max_length=120)
    house_number: str | None = Field(default=None, max_length=20)
    on: date | None = Field(default=None, description="Null: as of now.")
    version: str | None = Field(default=None, description="Of this version, whether it holds or not.")


class PriceBlock(Schema):
    """Prices from a yearly consumption on."""

    from_kwh: int
    base_price: Decimal
    energy_price: Decimal
    energy_price_off_peak: Decimal | None


class PriceAtPlace(Schema):
    """What a product costs at a place."""

    product_code: str
    blocks: list[PriceBlock]
    graduated: bool = Field(description="Each block prices its own kWh, not the whole consumption.")
    new_customer_bonus: Decimal | None
    new_customer_bonus_percent: Decimal | None
    new_customer_bonus_cap: Decimal | None
    instant_bonus: Decimal | None


class PricesAtPlace(Schema):
    """What holds at a place, from which version; without a version no prices held then."""

    version: str | None
    basis: PriceBasis | None
    items: list[PriceAtPlace]
    town_needed: list[str] = Field(description="Products with a price in some towns of the postcode only.")
    street_needed: list[str] = Field(description="Products whose price depends on street or house number.")


class LevyRow(Schema):
    """A tax, levy or VAT rate and when it holds."""

    commodity: Commodity
    code: str
    rate: Decimal = Field(description="Net ct/kWh; for `vat` percent.")
    valid_from: date
    valid_until: date | None
    source: str


class LevyImported(Schema):
    """That somebody imported a table of levies."""

    at: datetime
    actor: str
    source: str
    rows: int
    added: list[LevyRow]
    removed: list[LevyRow]


class Levies(Schema):
    """All levies and VAT rates, which hold for every brand, and the imports they come from."""

    items: list[LevyRow]
    history: list[LevyImported]


class LevyImport(Schema):
    """A table `commodity;code;rate;valid_from;valid_until;source` that replaces the one before."""

    brand: str
    content: str = Field(min_length=1, max_length=LARGEST_LEVIES)
    source: str = Field(min_length=1, max_length=200)
    dry_run: bool = False


class LevyImportResult(Schema):
    """What came of it. With faults, nothing was changed."""

    rows: int
    changed: bool
    faults: list[ImportFault]
    added: list[LevyRow]
    removed: list[LevyRow]
