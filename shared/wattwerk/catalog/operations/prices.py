"""Importing price lists."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain import price_lists
from wattwerk.catalog.domain.imports import ImportReport
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.repository import prices, products
from wattwerk.platform.vocabulary import Commodity


def import_price_list(
    *,
    brand: str,
    prices_file: bytes,
    basis: PriceBasis,
    active_from: datetime,
    now: datetime,
    dry_run: bool = False,
) -> ImportReport:
    """Import a brand's price list, which replaces the one before from ``active_from`` on.

    All or nothing: with a single fault nothing is written. The same file again changes nothing.
    ``dry_run`` only tells what would happen. ``basis`` says whether the prices are net or gross of VAT.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
    """
    brands.brand(brand)
    price_list, faults = price_lists.read(prices_file, basis=basis, products=products.known(brand))
    if price_list is None:
        return ImportReport(faults=tuple(faults))
    held = (prices.active_version(brand, commodity, active_from) for commodity in Commodity)
    changed = any(active is None or active.version != price_list.version for active in held)
    if changed and not dry_run:
        prices.store_price_list(brand, price_list, active_from=active_from, now=now)
    return ImportReport(version=price_list.version, rows=len(price_list.rows), changed=changed)
