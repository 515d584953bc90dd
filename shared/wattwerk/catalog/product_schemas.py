"""Models with which staff prepare and publish products."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from wattwerk.catalog.domain.bundles import ProductArrangement
from wattwerk.catalog.domain.products import AnyProduct
from wattwerk.catalog.domain.terms import ProductKind, Text
from wattwerk.catalog.price_schemas import ImportFault
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType

LARGEST_FILE = 3 * 1024 * 1024
"""Bytes; written as text it still fits a request."""

ProductState = Literal["draft", "upcoming", "on_sale", "ended"]
Brand = Annotated[str, Field(description="Whose products.", examples=["musterstadt"])]
ProductVersion = Annotated[
    int | None,
    Field(default=None, description="Version of the product that was seen; empty for a new one."),
]


class BrandQuery(Schema):
    """Whose products."""

    brand: Brand


class BrandPageQuery(PageRequest):
    """Whose history, page by page."""

    brand: Brand


class ProductsQuery(BrandQuery):
    """Which products to list."""

    kind: ProductKind | None = None
    commodity: Commodity | None = None
    state: ProductState | None = None
    customer_type: CustomerType | None = None


class ProductObstacle(Schema):
    """Why customers cannot order a product at the moment."""

    code: Literal[
        "not_published",
        "sale_later",
        "sale_over",
        "no_prices",
        "prices_later",
        "no_vat_rate",
        "brand_incomplete",
    ] = Field(description="`brand_incomplete`: the brand lacks what contract summaries say (§ 41 EnWG).")
    since: date | None = Field(default=None, description="From when the obstacle is gone, if that is known.")


class ProductSummary(Schema):
    """A product in a list."""

    product_code: str
    kind: ProductKind
    commodity: Commodity | None = Field(description="Null for what is not energy.")
    name: Text
    customer_types: list[CustomerType]
    state: ProductState = Field(description="`upcoming`: published, but sold later.")
    has_draft: bool
    valid_from: date | None
    valid_until: date | None = Field(description="First day on which it is sold no more.")
    revision: int = Field(description="Published versions so far.")
    obstacles: list[ProductObstacle] = Field(description="Empty when customers can order it.")
    changed_at: datetime
    changed_by: str


class ProductSummaries(Schema):
    """All products of a brand that fit, in the order of their codes."""

    items: list[ProductSummary]


class ProductRecord(Schema):
    """A product with what is published of it and what is prepared."""

    product_code: str
    state: ProductState
    published: AnyProduct | None
    draft: AnyProduct | None
    revision: int
    version: int = Field(description="Hand it back with a change.")
    changed_at: datetime
    changed_by: str


class ProductDraftChange(Schema):
    """The whole draft anew."""

    brand: Brand
    product: AnyProduct
    version: ProductVersion


class ProductStep(Schema):
    """Which state of the product was seen."""

    brand: Brand
    version: int


class ProductPublication(ProductStep):
    """Publish the draft."""

    note: str = Field(default="", max_length=500, description="Why; kept in the history.")
    effective_from: AwareDatetime | None = Field(
        default=None, description="When the version counts; empty: at once."
    )


class FieldChange(Schema):
    """A field that is different; null where it was or is empty."""

    field: str = Field(description="Path of the field, e.g. `name/de`.")
    before: str | None
    after: str | None


class ProductRevision(Schema):
    """A published version, with what it changed."""

    revision: int
    effective_from: datetime
    published_at: datetime
    author: str
    note: str
    changes: list[FieldChange]
    product: AnyProduct


class ProductRevisions(Schema):
    """All published versions of a product, newest first."""

    items: list[ProductRevision]


class ArrangementRecord(Schema):
    """How the products are grouped and bundled."""

    arrangement: ProductArrangement
    version: int = Field(description="Hand it back with a change.")


class ArrangementChange(Schema):
    """All groups and bundles anew."""

    brand: Brand
    arrangement: ProductArrangement
    version: int


class ArrangementRevisionEntry(Schema):
    """Groups and bundles as they were published, and by whom."""

    published_at: datetime
    author: str
    arrangement: ProductArrangement


class ProductFileUpload(Schema):
    """A PDF of at most 3 MB for a product."""

    brand: Brand
    file_name: str = Field(min_length=1, max_length=120, examples=["Preisblatt Ökostrom Plus.pdf"])
    content: str = Field(max_length=LARGEST_FILE * 4 // 3 + 4, description="Base64.")


class UploadedProductFile(Schema):
    """A stored document; name it in a product to show it."""

    file_id: str
    file_name: str


class ProductFileLink(Schema):
    """Where a document can be fetched for some minutes."""

    address: str


class ProductImport(Schema):
    """A products file: the one that `GET /staff/product-export` gives, edited or of another system."""

    brand: Brand
    content: str = Field(max_length=4_000_000, description="The text of the file (JSON).")
    dry_run: bool = Field(default=True, description="Only tell what would happen.")


class DefaultSupplyTable(Schema):
    """The default suppliers' tariffs as a CSV table (see the documentation of the catalog)."""

    brand: Brand
    content: str = Field(max_length=4_000_000, description="The text of the file.")
    source: str = Field(min_length=1, max_length=200, description="Where the data come from.")
    dry_run: bool = Field(default=True, description="Only tell what would happen.")


class ImportResult(Schema):
    """What came of an import. With faults, nothing was changed."""

    rows: int
    changed: bool
    faults: list[ImportFault]
