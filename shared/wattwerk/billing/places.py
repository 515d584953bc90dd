"""Where items of billing lie that belong to a brand and name customers."""

from wattwerk.billing.items import ExportItem
from wattwerk.platform.customer_collection import CustomerCollectionItem
from wattwerk.platform.stored_items import Listing


def exports_of(brand: str) -> Listing:
    """Return the list of what was passed to billing together; it names transactions."""
    return Listing(CustomerCollectionItem, ExportItem.partition_of(brand))
