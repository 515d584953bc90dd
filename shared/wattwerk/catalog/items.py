"""Items of the table ``catalog``. What only our code reads is kept as compressed JSON: a look-up
of prices or products then costs half a read unit."""

import zlib
from datetime import datetime

from pynamodb.attributes import Attribute, BinaryAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform import clock, settings
from wattwerk.platform.items import ExpiresAttribute, Item, TableMeta, Versioned
from wattwerk.platform.vocabulary import Commodity

TOWNS = "TOWNS"


class CompressedTextAttribute(Attribute[str]):
    """Text that is stored compressed."""

    attr_type = BinaryAttribute.attr_type

    def serialize(self, value: str) -> bytes:
        return zlib.compress(value.encode())

    def deserialize(self, value: bytes) -> str:
        return zlib.decompress(value).decode()


class CatalogItem(Item, discriminator="catalog"):
    """Anything in this table."""

    class Meta(TableMeta):
        table_name = settings.table_name("catalog")


class AssortmentItem(CatalogItem, Versioned, discriminator="assortment"):
    """Everything that a brand sells, as the tariff calculator reads it at once."""

    assortment = CompressedTextAttribute()

    @staticmethod
    def key(brand: str) -> tuple[str, str]:
        """Return where the assortment lies: before the products of the brand."""
        return ProductItem.partition(brand), "ASSORTMENT"


class ProductItem(CatalogItem, Versioned, discriminator="product"):
    """A product of a brand: what is published, and what is being prepared."""

    published = CompressedTextAttribute(null=True)
    revision = NumberAttribute()
    draft = CompressedTextAttribute(null=True)
    changed_at = UnicodeAttribute()
    changed_by = UnicodeAttribute()

    @staticmethod
    def partition(brand: str) -> str:
        """Return the collection of all products of a brand."""
        return f"PRODUCTS#{brand}"

    @staticmethod
    def sort(code: str) -> str:
        """Return the place of a product."""
        return f"PRODUCT#{code}"


class ProductRevisionItem(CatalogItem, discriminator="product_revision"):
    """A version of a product as it was published, by whom and why."""

    revision = NumberAttribute()
    product = CompressedTextAttribute()
    effective_from = UnicodeAttribute()
    published_at = UnicodeAttribute()
    author = UnicodeAttribute()
    note = UnicodeAttribute()

    @staticmethod
    def partition(brand: str) -> str:
        """Return the collection of all versions of all products of a brand."""
        return f"PRODUCT_REVISIONS#{brand}"

    @staticmethod
    def sort(code: str, revision: int) -> str:
        """Return the place of a version: those of a product lie together, oldest first."""
        return f"REVISION#{code}#{revision:06d}"


class PriceListItem(CatalogItem, discriminator="price_list"):
    """A version of a brand's price list for one commodity, and since when it holds."""

    price_list_version = UnicodeAttribute()
    basis = UnicodeAttribute()
    imported_at = UnicodeAttribute()

    @staticmethod
    def partition(brand: str, commodity: Commodity) -> str:
        """Return the collection of all versions, past, present and future."""
        return f"PRICES#{brand}#{commodity}"

    @staticmethod
    def sort(active_from: datetime, version: str) -> str:
        """Return the place of a version: sorted by the moment from which it holds."""
        return f"ACTIVE#{clock.timestamp(active_from)}#{version}"


class PriceRangeItem(CatalogItem, discriminator="price_range"):
    """All prices of one commodity for the postcodes from this one up to the next range."""

    prices = CompressedTextAttribute()

    @staticmethod
    def partition(brand: str, commodity: Commodity, version: str) -> str:
        """Return the collection of all ranges of a version."""
        return f"PRICES#{brand}#{commodity}#{version}"

    @staticmethod
    def sort(postcode: str) -> str:
        """Return the place of a range by its first postcode."""
        return f"FROM#{postcode}"


class LeviesItem(CatalogItem, discriminator="levies"):
    """All levies of a commodity with their periods, and its VAT rates."""

    levies = CompressedTextAttribute()

    @staticmethod
    def key(commodity: Commodity) -> tuple[str, str]:
        """Return where the levies of a commodity lie."""
        return "LEVIES", f"LEVIES#{commodity}"


class TownsItem(CatalogItem, discriminator="towns"):
    """Towns of a postcode."""

    towns = UnicodeAttribute()

    @staticmethod
    def partition(postcode: str) -> str:
        """Return the collection of all that is known of a postcode."""
        return f"POSTCODE#{postcode}"


class GridOperatorItem(CatalogItem, discriminator="grid_operator"):
    """Grid operator at a postcode for one commodity."""

    name = UnicodeAttribute()
    code = UnicodeAttribute()

    @staticmethod
    def key(postcode: str, commodity: Commodity) -> tuple[str, str]:
        """Return where the grid operator lies: beside the towns, so that one query reads both."""
        return TownsItem.partition(postcode), f"GRID#{commodity}"


class StreetItem(CatalogItem, discriminator="street"):
    """A street of a postcode."""

    name = UnicodeAttribute()

    @staticmethod
    def partition(postcode: str) -> str:
        """Return the collection of all streets of a postcode."""
        return f"STREETS#{postcode}"

    @staticmethod
    def sort(normalised_name: str) -> str:
        """Return the place of a street; names that begin alike lie together."""
        return f"STREET#{normalised_name}"


class DataSetItem(CatalogItem, discriminator="data_set"):
    """That, when and from what a set of reference data was imported."""

    digest = UnicodeAttribute()
    source = UnicodeAttribute()
    rows = NumberAttribute()
    imported_at = UnicodeAttribute()

    @staticmethod
    def key(name: str) -> tuple[str, str]:
        """Return where the record of an import lies."""
        return "DATA_SETS", f"DATA_SET#{name}"


class QuoteItem(CatalogItem, discriminator="quote"):
    """A quote as it was given, with the language of its texts."""

    quote = CompressedTextAttribute()
    language = UnicodeAttribute()
    expires_at = ExpiresAttribute()

    @staticmethod
    def key(quote_id: str) -> tuple[str, str]:
        """Return where a quote lies."""
        return f"QUOTE#{quote_id}", "QUOTE"
