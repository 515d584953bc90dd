"""Changing the catalog. Reference data: ``reference_data``."""

from wattwerk.catalog.operations.prices import import_price_list
from wattwerk.catalog.operations.products import import_products
from wattwerk.catalog.operations.quotes import hold_quote, request_quote

__all__ = ["hold_quote", "import_price_list", "import_products", "request_quote"]
