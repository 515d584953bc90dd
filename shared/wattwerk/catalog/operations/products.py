"""Preparing, publishing and importing products."""

from datetime import datetime

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.imports import ImportReport, fingerprint
from wattwerk.catalog.domain.products import ProductList
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.repository import products


def import_products(
    *,
    brand: str,
    products_file: bytes,
    author: str,
    active_from: datetime,
    now: datetime,
    dry_run: bool = False,
) -> ImportReport:
    """Publish the products of a file (JSON); those that it does not name stay as they are.

    With a single fault nothing is written. A product that is published like this already gets no
    new version. ``dry_run`` only tells what would happen.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
        WriteConflict: somebody else changed the products meanwhile.
    """
    brands.brand(brand)
    try:
        given = ProductList.model_validate_json(products_file)
    except ValidationError as error:
        return ImportReport(faults=tuple(_fault(fault) for fault in error.errors(include_url=False)))
    if given.brand != brand:
        fault = Fault(0, "brand_differs", "The products file belongs to another brand.", column="/brand")
        return ImportReport(faults=(fault,))
    known = products.known(brand)
    new = [product for product in given.products if known.get(product.code) != product]
    if not dry_run:
        for start in range(0, len(new), products.MOST_AT_ONCE):
            some = new[start : start + products.MOST_AT_ONCE]
            products.publish(brand, some, author=author, note="", active_from=active_from, now=now)
    return ImportReport(version=fingerprint(products_file), rows=len(given.products), changed=bool(new))


def _fault(fault: ErrorDetails) -> Fault:
    place = "/".join(str(part) for part in fault["loc"])
    return Fault(0, f"products_{fault['type']}", fault["msg"], column=f"/{place}")
