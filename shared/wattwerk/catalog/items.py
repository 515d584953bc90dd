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


class ShelvedPricesItem(CatalogItem, Versioned, discriminator="shelved_prices"):
    """Which price lists of a brand hold now and later, beside its assortment."""

    content = CompressedTextAttribute()

    @staticmethod
    def key(brand: str) -> tuple[str, str]:
        """Return where they lie: one query reads them with the assortment."""
        return ProductItem.partition(brand), "ASSORTMENT#PRICES"


class ShelvedLeviesItem(CatalogItem, discriminator="shelved_levies"):
    """The levies of all commodities, beside the assortment of a brand."""

    levies = CompressedTextAttribute()

    @staticmethod
    def key(brand: str) -> tuple[str, str]:
        """Return where they lie: one query reads them with the assortment."""
        return ProductItem.partition(brand), "ASSORTMENT#LEVIES"


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


class ArrangementRevisionItem(CatalogItem, discriminator="arrangement_revision"):
    """How the products of a brand were grouped and bundled from a moment on, and who decided it."""

    arrangement = CompressedTextAttribute()
    published_at = UnicodeAttribute()
    author = UnicodeAttribute()

    @staticmethod
    def sort(published_at: str = "", version: int = 0) -> str:
        """Return the place of a version among those of the brand's products, oldest first."""
        return f"ARRANGEMENT#{published_at}#{version:06d}" if published_at else "ARRANGEMENT#"


class ProductFileItem(CatalogItem, discriminator="product_file"):
    """A document of a product: where its file lies, and under which name it is handed out."""

    file_key = UnicodeAttribute()
    file_name = UnicodeAttribute()
    uploaded_at = UnicodeAttribute()
    uploaded_by = UnicodeAttribute()

    @staticmethod
    def key(brand: str, file_id: str) -> tuple[str, str]:
        """Return where a document lies."""
        return f"PRODUCT_FILES#{brand}", f"FILE#{file_id}"


class PriceListItem(CatalogItem, discriminator="price_list"):
    """Which version of a brand's price lists holds for a commodity from a moment on."""

    price_list_version = UnicodeAttribute()
    basis = UnicodeAttribute()
    active_until = UnicodeAttribute(null=True)

    @staticmethod
    def partition(brand: str, commodity: Commodity) -> str:
        """Return the collection of all activations, past, present and future."""
        return f"PRICES#{brand}#{commodity}"

    @staticmethod
    def sort(active_from: datetime, made_at: str = "~") -> str:
        """Return the place of an activation: by the moment from which it holds, the one made last wins."""
        return f"ACTIVE#{clock.timestamp(active_from)}#{made_at}"


class PriceRangeItem(CatalogItem, discriminator="price_range"):
    """All prices of one commodity for the postcodes from this one up to the next item."""

    prices = BinaryAttribute(legacy_encoding=False)

    @staticmethod
    def partition(brand: str, commodity: Commodity, version: str) -> str:
        """Return the collection of all ranges of a version."""
        return f"PRICES#{brand}#{commodity}#{version}"

    @staticmethod
    def sort(postcode: str) -> str:
        """Return the place of a range by its first postcode."""
        return f"FROM#{postcode}"


class PriceStreetsItem(CatalogItem, discriminator="price_streets"):
    """Prices of streets of a postcode, from this street up to the next item; beside the ranges."""

    prices = BinaryAttribute(legacy_encoding=False)

    @staticmethod
    def sort(postcode: str, street: str) -> str:
        """Return the place of a postcode's streets by the first of them, as it is compared."""
        return f"STREETS#{postcode}#{street}"


class PriceVersionItem(CatalogItem, discriminator="price_version"):
    """What is known of a version of a brand's price lists, but its prices."""

    content = CompressedTextAttribute()

    @staticmethod
    def partition(brand: str) -> str:
        """Return the collection of all that is known of a brand's price lists."""
        return f"PRICE_LISTS#{brand}"

    @staticmethod
    def sort(imported_at: str = "", version: str = "") -> str:
        """Return the place of a version: sorted by the moment of its import."""
        return f"VERSION#{imported_at}#{version}" if version else "VERSION#"


class PriceVersionGuardItem(CatalogItem, discriminator="price_version_guard"):
    """That a version exists, and when it was imported: the same file comes in once only."""

    imported_at = UnicodeAttribute()

    @staticmethod
    def key(brand: str, version: str) -> tuple[str, str]:
        """Return where the guard lies."""
        return PriceVersionItem.partition(brand), f"GUARD#{version}"


class PriceActivationItem(CatalogItem, Versioned, discriminator="price_activation"):
    """That somebody let a version hold from a moment on, or took that back before it came."""

    content = CompressedTextAttribute()

    @staticmethod
    def key(brand: str, activation_id: str) -> tuple[str, str]:
        """Return where an activation lies: its identifier begins with the moment at which it was made."""
        return PriceVersionItem.partition(brand), f"ACTIVATION#{activation_id}"


class PriceImportItem(CatalogItem, discriminator="price_import"):
    """A file with prices on its way into the catalog: what is known of it so far."""

    request = UnicodeAttribute()
    state = UnicodeAttribute()
    percent = NumberAttribute()
    lines = NumberAttribute()
    fault_count = NumberAttribute()
    result = CompressedTextAttribute(null=True)
    begun_at = UnicodeAttribute(null=True)
    expires_at = ExpiresAttribute()

    @staticmethod
    def key(brand: str, import_id: str) -> tuple[str, str]:
        """Return where an import lies: its identifier begins with the moment at which it was announced."""
        return PriceVersionItem.partition(brand), f"IMPORT#{import_id}"


class LeviesItem(CatalogItem, discriminator="levies"):
    """All levies of a commodity with their periods, and its VAT rates."""

    levies = CompressedTextAttribute()

    @staticmethod
    def key(commodity: Commodity) -> tuple[str, str]:
        """Return where the levies of a commodity lie."""
        return "LEVIES", f"LEVIES#{commodity}"


class LevyImportItem(CatalogItem, discriminator="levy_import"):
    """That somebody replaced the table of levies, and what changed by that."""

    content = CompressedTextAttribute()

    @staticmethod
    def key(at: str) -> tuple[str, str]:
        """Return where an import lies: sorted by its moment."""
        return "LEVIES", f"IMPORT#{at}"


class TownsItem(CatalogItem, discriminator="towns"):
    """Towns of a postcode."""

    towns = UnicodeAttribute()

    @staticmethod
    def partition(postcode: str) -> str:
        """Return the collection of all that is known of a postcode."""
        return f"POSTCODE#{postcode}"


class DefaultSupplyItem(CatalogItem, discriminator="default_supply"):
    """Tariffs of the default supplier at a postcode for one commodity, by their first days."""

    tariffs = CompressedTextAttribute()

    @staticmethod
    def key(postcode: str, commodity: Commodity) -> tuple[str, str]:
        """Return where they lie: beside the towns, so that one query reads all of a postcode."""
        return TownsItem.partition(postcode), f"DEFAULT#{commodity}"


class GridOperatorItem(CatalogItem, discriminator="grid_operator"):
    """Grid operator at a postcode for one commodity."""

    name = UnicodeAttribute()
    code = UnicodeAttribute()

    @staticmethod
    def key(postcode: str, commodity: Commodity) -> tuple[str, str]:
        """Return where the grid operator lies: beside the towns, so that one query reads both."""
        return TownsItem.partition(postcode), f"GRID#{commodity}"


class GridPostcodesItem(CatalogItem, discriminator="grid_postcodes"):
    """The postcodes that a grid operator serves for one commodity."""

    postcodes = CompressedTextAttribute()

    @staticmethod
    def key(code: str, commodity: Commodity) -> tuple[str, str]:
        """Return where the postcodes of a grid operator lie."""
        return f"GRID_OPERATOR#{code}", f"POSTCODES#{commodity}"


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
