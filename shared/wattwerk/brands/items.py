"""Items of the table ``brands``."""

from pynamodb.attributes import UnicodeAttribute

from wattwerk.platform import settings
from wattwerk.platform.items import Item, TableMeta, Versioned

ALL_BRANDS = "BRANDS"
CURRENT = "BRAND#"


class BrandItem(Versioned, Item, discriminator="brand"):
    """The brand as it is now."""

    class Meta(TableMeta):
        table_name = settings.table_name("brands")

    brand = UnicodeAttribute()
    settings = UnicodeAttribute()

    @staticmethod
    def key(brand_id: str) -> tuple[str, str]:
        """Return where the current state of a brand lies; all brands form one collection."""
        return ALL_BRANDS, f"{CURRENT}{brand_id}"


class BrandRevisionItem(Item, discriminator="brand_revision"):
    """A state of the brand that was published once; never changed, never removed."""

    class Meta(TableMeta):
        table_name = settings.table_name("brands")

    brand = UnicodeAttribute()
    settings = UnicodeAttribute()
    author = UnicodeAttribute()
    published_at = UnicodeAttribute()

    @staticmethod
    def key(brand_id: str, version: int) -> tuple[str, str]:
        """Return where a revision lies; sorted by version."""
        return f"BRAND#{brand_id}", f"REVISION#{version:08d}"
