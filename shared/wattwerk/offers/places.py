"""Where offers lie, for those who read or remove them whatever they say."""

from wattwerk.offers.items import OfferItem
from wattwerk.platform.stored_items import Listing


def offers_of(brand: str) -> Listing:
    """Return the list of a brand's offers."""
    return Listing(OfferItem, OfferItem.brand_partition(brand), index="gsi1")
