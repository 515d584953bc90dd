"""Staff prepare and publish products, group and bundle them, and load what they are compared with."""

from datetime import datetime

from wattwerk.catalog import product_queries
from wattwerk.catalog.domain.assortment import AssortmentFile
from wattwerk.catalog.operations import products
from wattwerk.catalog.product_schemas import (
    ArrangementChange,
    ArrangementRecord,
    ArrangementRevisionEntry,
    BrandPageQuery,
    BrandQuery,
    DefaultSupplyTable,
    ImportResult,
    ProductDraftChange,
    ProductFileUpload,
    ProductImport,
    ProductPublication,
    ProductRecord,
    ProductRevisions,
    ProductsQuery,
    ProductStep,
    ProductSummaries,
    UploadedProductFile,
)
from wattwerk.platform.api import LARGEST_WITH_FILE, Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api(
    "staff-products",
    audience="staff",
    description="Products of a brand: texts, conditions, own questions, documents, groups and bundles.",
)


@app.endpoint("GET", "/staff/products")
def list_products(query: ProductsQuery, caller: Caller, now: datetime) -> ProductSummaries:
    """List the products of a brand, also those that are only prepared or sold no more."""
    return product_queries.product_list(caller=caller, query=query, now=now)


@app.endpoint("GET", "/staff/products/{product_code}")
def show_product(product_code: str, query: BrandQuery, caller: Caller, now: datetime) -> ProductRecord:
    """Show what is published of a product, and what is being prepared."""
    return product_queries.product(caller=caller, brand=query.brand, code=product_code, now=now)


@app.endpoint("PUT", "/staff/products/{product_code}/draft")
def save_draft(product_code: str, body: ProductDraftChange, caller: Caller, now: datetime) -> ProductRecord:
    """Save what is being prepared. A product that does not exist yet begins like this."""
    return products.save_draft(caller=caller, code=product_code, change=body, now=now)


@app.endpoint("POST", "/staff/products/{product_code}/draft-removals", status=204)
def discard_draft(product_code: str, body: ProductStep, caller: Caller, now: datetime) -> None:
    """Forget what was prepared. A product that was never published is gone then."""
    products.discard_draft(caller=caller, code=product_code, step=body, now=now)


@app.endpoint("POST", "/staff/products/{product_code}/publications", status=201)
def publish(
    product_code: str, body: ProductPublication, caller: Caller, idempotency: Idempotency, now: datetime
) -> ProductRecord:
    """Sell the product as it was prepared, at once or from a moment on. Quotes stay as they are."""
    return products.publish_draft(
        caller=caller, code=product_code, publication=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/products/{product_code}/revisions")
def list_revisions(product_code: str, query: BrandQuery, caller: Caller) -> ProductRevisions:
    """List who published what of a product when, newest first, with every changed field."""
    return product_queries.revisions(caller=caller, brand=query.brand, code=product_code)


@app.endpoint("GET", "/staff/product-arrangement")
def show_arrangement(query: BrandQuery, caller: Caller) -> ArrangementRecord:
    """Show in which sets the products are shown, and which bundles cost less together."""
    return product_queries.arrangement(caller=caller, brand=query.brand)


@app.endpoint("PUT", "/staff/product-arrangement")
def publish_arrangement(body: ArrangementChange, caller: Caller, now: datetime) -> ArrangementRecord:
    """Replace sets and bundles at once."""
    return products.publish_arrangement(caller=caller, change=body, now=now)


@app.endpoint("GET", "/staff/product-arrangement/revisions")
def list_arrangements(query: BrandPageQuery, caller: Caller) -> Page[ArrangementRevisionEntry]:
    """List former sets and bundles, newest first."""
    return product_queries.arrangement_revisions(caller=caller, query=query)


@app.endpoint("GET", "/staff/product-export")
def export(query: BrandQuery, caller: Caller) -> AssortmentFile:
    """Show all published products with sets and bundles as one file, which the import reads again."""
    return product_queries.export(caller=caller, brand=query.brand)


@app.endpoint("POST", "/staff/product-imports", largest_body=LARGEST_WITH_FILE)
def import_products(body: ProductImport, caller: Caller, now: datetime) -> ImportResult:
    """Publish the products of a file at once, or only tell what would happen.

    Products that the file does not name stay as they are.
    """
    return products.import_products_as_staff(caller=caller, file=body, now=now)


@app.endpoint("POST", "/staff/product-files", status=201, largest_body=LARGEST_WITH_FILE)
def upload_file(
    body: ProductFileUpload, caller: Caller, idempotency: Idempotency, now: datetime
) -> UploadedProductFile:
    """Keep a PDF, e.g. a price sheet. Products show the documents that they name."""
    return products.upload_file(caller=caller, upload=body, idempotency=idempotency, now=now)


@app.endpoint("POST", "/staff/default-supply-imports", largest_body=LARGEST_WITH_FILE)
def import_default_supply(body: DefaultSupplyTable, caller: Caller, now: datetime) -> ImportResult:
    """Load the default suppliers' tariffs with which quotes are compared, or only tell what would happen."""
    return products.import_default_supply(caller=caller, table=body, now=now)
