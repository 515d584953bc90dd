"""Changing the catalog. Reference data: ``reference_data``."""

from wattwerk.catalog.operations.prices import import_price_list
from wattwerk.catalog.operations.products import (
    discard_draft,
    import_default_supply,
    import_products,
    import_products_as_staff,
    publish_arrangement,
    publish_draft,
    save_draft,
    upload_file,
)
from wattwerk.catalog.operations.quotes import (
    hold_quote,
    renew_quote,
    request_quote,
    request_quote_as_staff,
)

__all__ = [
    "discard_draft",
    "hold_quote",
    "import_default_supply",
    "import_price_list",
    "import_products",
    "import_products_as_staff",
    "publish_arrangement",
    "publish_draft",
    "renew_quote",
    "request_quote",
    "request_quote_as_staff",
    "save_draft",
    "upload_file",
]
