"""What staff see of products, and where everybody fetches their documents."""

from datetime import date, datetime, timedelta

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.assortment import AssortmentFile
from wattwerk.catalog.domain.changes import changes
from wattwerk.catalog.domain.products import AnyProduct, Product
from wattwerk.catalog.items import ProductItem
from wattwerk.catalog.orderability import Orderability
from wattwerk.catalog.product_schemas import (
    ArrangementRecord,
    ArrangementRevisionEntry,
    BrandPageQuery,
    FieldChange,
    ProductFileLink,
    ProductRecord,
    ProductRevision,
    ProductRevisions,
    ProductsQuery,
    ProductState,
    ProductSummaries,
    ProductSummary,
)
from wattwerk.catalog.repository import arrangements, product_files, products
from wattwerk.platform import clock, storage
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page

LINK_VALID_FOR = timedelta(minutes=5)


def product_list(*, caller: Caller, query: ProductsQuery, now: datetime) -> ProductSummaries:
    """Return the products of a brand that fit, and why some cannot be ordered.

    One query, since there are at most some hundred, and a few for price lists and levies.

    Raises:
        Problem: 404, 403 for anybody but staff of the brand.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    day = _today(query.brand, now)
    orderability = Orderability(query.brand, now=now, day=day)
    summaries = [_summary(item, day, orderability) for item in products.items(query.brand)]
    return ProductSummaries(items=[entry for entry in summaries if _fits(entry, query)])


def product(*, caller: Caller, brand: str, code: str, now: datetime) -> ProductRecord:
    """Return what is published and prepared of a product.

    Raises:
        Problem: 404, 403 for anybody but staff of the brand; 404 for an unknown product.
    """
    caller.require_role(brand, *STAFF_ROLES)
    item = products.find(brand, code)
    if item is None:
        raise not_found("product")
    return record(brand, item, now=now)


def record(brand: str, item: ProductItem, *, now: datetime) -> ProductRecord:
    """Return a stored product as staff see it."""
    published = products.published(item)
    return ProductRecord(
        product_code=products.latest(item).code,
        state=_state(published, _today(brand, now)),
        published=published,
        draft=products.draft(item),
        revision=int(item.revision),
        version=int(item.version or 0),
        changed_at=clock.from_timestamp(item.changed_at),
        changed_by=item.changed_by,
    )


def revisions(*, caller: Caller, brand: str, code: str) -> ProductRevisions:
    """Return the published versions of a product, newest first, each with what it changed.

    Raises:
        Problem: 404, 403 for anybody but staff of the brand.
    """
    caller.require_role(brand, *STAFF_ROLES)
    result: list[ProductRevision] = []
    before: dict[str, object] = {}
    for revision in products.revisions(brand, code=code):
        after = revision.published.product.model_dump(mode="json", exclude_defaults=True)
        differences = changes(before, after) if before else []
        result.append(
            ProductRevision(
                revision=revision.published.revision,
                effective_from=revision.published.effective_from,
                published_at=revision.published_at,
                author=revision.author,
                note=revision.note,
                changes=[FieldChange(**change._asdict()) for change in differences],
                product=revision.published.product,
            )
        )
        before = after
    return ProductRevisions(items=result[::-1])


def export(*, caller: Caller, brand: str) -> AssortmentFile:
    """Return the published products of a brand, with sets and bundles, as the import reads them.

    Raises:
        Problem: 404, 403 for anybody but staff of the brand; 404 before the first published product.
    """
    caller.require_role(brand, *STAFF_ROLES)
    found = [products.published(item) for item in products.items(brand)]
    published = [product for product in found if product is not None]
    if not published:
        raise not_found("product")
    return AssortmentFile(
        brand=brand,
        products=published,
        arrangement=arrangements.arrangement(products.find_assortment(brand)),
    )


def arrangement(*, caller: Caller, brand: str) -> ArrangementRecord:
    """Return how the products of a brand are grouped and bundled.

    Raises:
        Problem: 404, 403 for anybody but staff of the brand.
    """
    caller.require_role(brand, *STAFF_ROLES)
    item = products.find_assortment(brand)
    return ArrangementRecord(
        arrangement=arrangements.arrangement(item), version=int(item.version) if item else 0
    )


def arrangement_revisions(*, caller: Caller, query: BrandPageQuery) -> Page[ArrangementRevisionEntry]:
    """Return how the products were grouped and bundled before, newest first.

    Raises:
        Problem: 404, 403 for anybody but staff of the brand; 422 ``cursor_invalid``.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = arrangements.revisions(query.brand, cursor=query.cursor, limit=query.limit)
    entries = [ArrangementRevisionEntry(**revision._asdict()) for revision in found]
    return Page(items=entries, next_cursor=cursor)


def file_link(*, brand: str, file_id: str) -> ProductFileLink:
    """Return where the document of a product can be fetched for some minutes.

    Raises:
        Problem: 404 for an unknown document.
    """
    item = product_files.find(brand, file_id)
    if item is None:
        raise not_found("document")
    address = storage.download_link(key=item.file_key, name=item.file_name, valid_for=LINK_VALID_FOR)
    return ProductFileLink(address=address)


def _today(brand: str, now: datetime) -> date:
    return clock.business_date(now, brands.brand(brand).time_zone)


def _summary(item: ProductItem, day: date, orderability: Orderability) -> ProductSummary:
    published = products.published(item)
    shown = published or products.latest(item)
    return ProductSummary(
        product_code=shown.code,
        kind=shown.kind,
        commodity=shown.commodity if isinstance(shown, Product) else None,
        name=shown.name,
        customer_types=shown.customer_types,
        state=_state(published, day),
        has_draft=item.draft is not None,
        valid_from=shown.valid_from,
        valid_until=shown.valid_until,
        revision=int(item.revision),
        obstacles=orderability.obstacles(published),
        changed_at=clock.from_timestamp(item.changed_at),
        changed_by=item.changed_by,
    )


def _state(published: AnyProduct | None, day: date) -> ProductState:
    if published is None:
        return "draft"
    if published.valid_until is not None and published.valid_until <= day:
        return "ended"
    return "on_sale" if published.sold_on(day) else "upcoming"


def _fits(entry: ProductSummary, query: ProductsQuery) -> bool:
    return (
        query.kind in (None, entry.kind)
        and query.commodity in (None, entry.commodity)
        and query.state in (None, entry.state)
        and (query.customer_type is None or query.customer_type in entry.customer_types)
    )
