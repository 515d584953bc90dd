"""Preparing, publishing, bundling and importing products."""

import base64
from collections.abc import Callable
from datetime import datetime

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wattwerk.brands import queries as brands
from wattwerk.catalog import product_queries, reference_data
from wattwerk.catalog.domain.assortment import AssortmentFile
from wattwerk.catalog.domain.bundles import ProductArrangement, repeated_commodities, unknown_products
from wattwerk.catalog.domain.imports import ImportReport, fingerprint
from wattwerk.catalog.domain.products import AnyProduct
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.renewal import longest_possible
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.items import ProductItem
from wattwerk.catalog.price_schemas import ImportFault
from wattwerk.catalog.product_schemas import (
    LARGEST_FILE,
    ArrangementChange,
    ArrangementRecord,
    DefaultSupplyTable,
    ImportResult,
    ProductDraftChange,
    ProductFileUpload,
    ProductImport,
    ProductPublication,
    ProductRecord,
    ProductStep,
    UploadedProductFile,
)
from wattwerk.catalog.repository import arrangements, product_files, products
from wattwerk.platform import clock, identifiers
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ADMINISTRATOR = "administrator"
PDF_BEGINS = b"%PDF-"


def save_draft(*, caller: Caller, code: str, change: ProductDraftChange, now: datetime) -> ProductRecord:
    """Keep what is being prepared of a product; customers do not see it.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 422 ``code_differs``,
            ``file_unknown``, ``renewal_open_ended_only`` or ``renewal_too_long``; 409
            ``changed_meanwhile`` when the product is not the one that was seen.
    """
    caller.require_role(change.brand, ADMINISTRATOR)
    if change.product.code != code:
        raise invalid("/product/code", "code_differs", "The code of a product never changes.")
    if product_files.missing(change.brand, [file.file_id for file in change.product.files]):
        raise invalid("/product/files", "file_unknown", "There is no such document.")
    _require_allowed_renewal(change.brand, change.product, now)
    item = products.find(change.brand, code)
    if (int(item.version) if item else None) != change.version:
        raise changed_meanwhile()
    prepared = item or products.new(change.brand, code)
    prepared.draft = products.write(change.product)
    _written(lambda: products.save_draft(prepared, author=caller.actor, now=now))
    return _record(change.brand, code, now=now)


def discard_draft(*, caller: Caller, code: str, step: ProductStep, now: datetime) -> None:
    """Forget what was prepared; a product that was never published is gone then.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(step.brand, ADMINISTRATOR)
    item = _seen(step, code)
    item.draft = None
    _written(lambda: products.save_draft(item, author=caller.actor, now=now))


def publish_draft(
    *, caller: Caller, code: str, publication: ProductPublication, idempotency: Idempotency, now: datetime
) -> ProductRecord:
    """Sell a product as it was prepared, at once or from a moment on.

    Funnel and calculator follow within a minute. Quotes that were given stay as they are.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``draft_missing``,
            ``changed_meanwhile``; 422 ``moment_in_the_past``, and the faults of ``save_draft``.
        AlreadyAnswered: the same request was answered before.
    """
    caller.require_role(publication.brand, ADMINISTRATOR)
    item = _seen(publication, code)
    draft = products.draft(item)
    if draft is None:
        raise Problem(409, "draft_missing", "There is no draft to publish.")
    _require_allowed_renewal(publication.brand, draft, publication.effective_from or now)
    active_from = publication.effective_from or now
    if active_from < now:
        raise invalid("/effective_from", "moment_in_the_past", "What was sold cannot be changed.")
    transaction = Transaction(now=now)
    [published] = products.publish(
        transaction,
        publication.brand,
        [draft],
        author=caller.actor,
        note=publication.note,
        active_from=active_from,
    )
    answer = product_queries.record(publication.brand, published, now=now)
    # The version counts up with the write itself.
    answer = answer.model_copy(update={"version": answer.version + 1})
    transaction.remember(idempotency, answer)
    _written(transaction.commit)
    products.forget()
    return answer


def publish_arrangement(*, caller: Caller, change: ArrangementChange, now: datetime) -> ArrangementRecord:
    """Group and bundle the products of a brand anew, at once.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 422 ``product_unknown`` or
            ``bundle_repeats_commodity``; 409 ``changed_meanwhile``, also before the first product.
    """
    caller.require_role(change.brand, ADMINISTRATOR)
    known = products.known(change.brand)
    if unknown := unknown_products(change.arrangement, list(known)):
        raise invalid(
            "/arrangement", "product_unknown", "There is no such product.", given=", ".join(unknown)
        )
    for bundle in change.arrangement.bundles:
        if repeated_commodities(bundle, list(known.values())):
            raise invalid(
                "/arrangement",
                "bundle_repeats_commodity",
                "A bundle has one tariff per commodity.",
                given=bundle.code,
            )
    item = products.find_assortment(change.brand)
    if item is None or int(item.version) != change.version:
        raise changed_meanwhile()
    transaction = Transaction(now=now)
    arrangements.publish(transaction, change.brand, item, change.arrangement, author=caller.actor)
    _written(transaction.commit)
    products.forget()
    return product_queries.arrangement(caller=caller, brand=change.brand)


def upload_file(
    *, caller: Caller, upload: ProductFileUpload, idempotency: Idempotency, now: datetime
) -> UploadedProductFile:
    """Keep a PDF for a product; its content decides whether it is one, not its name.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 422 ``file_not_pdf`` or
            ``file_too_large``.
        AlreadyAnswered: the same request was answered before.
    """
    caller.require_role(upload.brand, ADMINISTRATOR)
    try:
        content = base64.b64decode(upload.content, validate=True)
    except ValueError as error:
        raise invalid("/content", "file_not_pdf", "This is not a PDF.") from error
    if not content.startswith(PDF_BEGINS):
        raise invalid("/content", "file_not_pdf", "This is not a PDF.")
    if len(content) > LARGEST_FILE:
        raise invalid("/content", "file_too_large", "The file is too large.")
    file_id = identifiers.unique_id()
    transaction = Transaction(now=now)
    product_files.add(
        transaction,
        upload.brand,
        file_id,
        content=content,
        file_name=upload.file_name,
        author=caller.actor,
    )
    answer = UploadedProductFile(file_id=file_id, file_name=upload.file_name)
    transaction.remember(idempotency, answer)
    transaction.commit()
    return answer


def import_default_supply(*, caller: Caller, table: DefaultSupplyTable, now: datetime) -> ImportResult:
    """Load the default suppliers' tariffs, which hold for all brands, or only tell what would happen.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(table.brand, ADMINISTRATOR)
    report = reference_data.import_default_supply(
        content=table.content.encode(), source=table.source, now=now, dry_run=table.dry_run
    )
    return _result(report)


def _result(report: ImportReport) -> ImportResult:
    return ImportResult(
        rows=report.rows,
        changed=report.changed,
        faults=[
            ImportFault(
                line=fault.line,
                column=fault.column,
                code=fault.code,
                message=fault.message,
                parameters=fault.parameters,
            )
            for fault in report.faults
        ],
    )


def import_products_as_staff(*, caller: Caller, file: ProductImport, now: datetime) -> ImportResult:
    """Publish the products of a file at once, or only tell what would happen.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(file.brand, ADMINISTRATOR)
    try:
        report = import_products(
            brand=file.brand,
            products_file=file.content.encode(),
            author=caller.actor,
            active_from=now,
            now=now,
            dry_run=file.dry_run,
        )
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return _result(report)


def import_products(
    *,
    brand: str,
    products_file: bytes,
    author: str,
    active_from: datetime,
    now: datetime,
    dry_run: bool = False,
) -> ImportReport:
    """Publish the products of a file (JSON), and its groups and bundles if it has any.

    Products that it does not name stay as they are. With a single fault nothing is written. A product
    that is published like this already gets no new version. ``dry_run`` only tells what would happen.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
        WriteConflict: somebody else changed the products meanwhile.
    """
    brands.brand(brand)
    try:
        given = AssortmentFile.model_validate_json(products_file)
    except ValidationError as error:
        return ImportReport(faults=tuple(_fault(fault) for fault in error.errors(include_url=False)))
    if given.brand != brand:
        fault = Fault(0, "brand_differs", "The products file belongs to another brand.", column="/brand")
        return ImportReport(faults=(fault,))
    refused = [_renewal_refused(brand, product, now) for product in given.products]
    if any(refused):
        faults = [Fault.of(fault, line=0, column="/renewal_months") for fault in refused if fault]
        return ImportReport(faults=tuple(faults))
    known = products.known(brand)
    new = [product for product in given.products if known.get(product.code) != product]
    arranged = given.arrangement != arrangements.arrangement(products.find_assortment(brand))
    if not dry_run:
        for start in range(0, len(new), products.MOST_AT_ONCE):
            some = new[start : start + products.MOST_AT_ONCE]
            _publish(brand, some, author=author, active_from=active_from, now=now)
        if given.arrangement and arranged:
            _arrange(brand, given.arrangement, author=author, now=now)
    changed = bool(new) or bool(given.arrangement and arranged)
    return ImportReport(version=fingerprint(products_file), rows=len(given.products), changed=changed)


def _publish(
    brand: str, some: list[AnyProduct], *, author: str, active_from: datetime, now: datetime
) -> None:
    transaction = Transaction(now=now)
    products.publish(transaction, brand, some, author=author, note="", active_from=active_from)
    transaction.commit()
    products.forget()


def _arrange(brand: str, arrangement: ProductArrangement, *, author: str, now: datetime) -> None:
    item = products.find_assortment(brand)
    if item is not None:
        transaction = Transaction(now=now)
        arrangements.publish(transaction, brand, item, arrangement, author=author)
        transaction.commit()
        products.forget()


def _require_allowed_renewal(brand: str, product: AnyProduct, at: datetime) -> None:
    if fault := _renewal_refused(brand, product, at):
        raise Problem(
            422,
            "validation_failed",
            "Please correct the marked fields.",
            errors=[fault.at("/product/renewal_months")],
        )


def _renewal_refused(brand: str, product: AnyProduct, at: datetime) -> Refused | None:
    """Return why the market does not let contracts of a product go on like this, None when it does."""
    day = clock.business_date(at, brands.brand(brand).time_zone)
    longest = longest_possible(product, brands.settings(brand), day=day)
    if longest is None:
        return None
    code = "renewal_too_long" if longest else "renewal_open_ended_only"
    return Refused(code, f"{product.code} is extended for too long.", longest=longest)


def _seen(step: ProductStep, code: str) -> ProductItem:
    item = products.find(step.brand, code)
    if item is None:
        raise not_found("product")
    if int(item.version) != step.version:
        raise changed_meanwhile()
    return item


def _written(write: Callable[[], None]) -> None:
    try:
        write()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict


def _record(brand: str, code: str, *, now: datetime) -> ProductRecord:
    item = products.find(brand, code)
    if item is None:
        raise not_found("product")
    return product_queries.record(brand, item, now=now)


def _fault(fault: ErrorDetails) -> Fault:
    place = "/".join(str(part) for part in fault["loc"])
    return Fault(0, f"products_{fault['type']}", fault["msg"], column=f"/{place}")
