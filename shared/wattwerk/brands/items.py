"""Items of the table ``brands``."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

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
    pages = UnicodeAttribute(null=True)
    author = UnicodeAttribute()
    published_at = UnicodeAttribute()
    restores = NumberAttribute(null=True)

    PREFIX = "REVISION#"

    @classmethod
    def key(cls, brand_id: str, version: int) -> tuple[str, str]:
        """Return where a revision lies; sorted by version."""
        return partition(brand_id), f"{cls.PREFIX}{version:08d}"

    @property
    def version(self) -> int:
        """Return the number of the revision."""
        return int(self.sk.removeprefix(self.PREFIX))


class BrandPagesItem(Item, discriminator="brand_pages"):
    """The legal pages of the brand as they are now: long, and seldom read."""

    class Meta(TableMeta):
        table_name = settings.table_name("brands")

    pages = UnicodeAttribute()

    @staticmethod
    def key(brand_id: str) -> tuple[str, str]:
        """Return where the pages of a brand lie."""
        return partition(brand_id), "PAGES"


class BrandDraftItem(Versioned, Item, discriminator="brand_draft"):
    """What an administrator has changed and not published yet; a brand has one draft at most."""

    class Meta(TableMeta):
        table_name = settings.table_name("brands")

    brand = UnicodeAttribute()
    settings = UnicodeAttribute()
    pages = UnicodeAttribute()
    author = UnicodeAttribute()
    saved_at = UnicodeAttribute()
    based_on = NumberAttribute()

    @staticmethod
    def key(brand_id: str) -> tuple[str, str]:
        """Return where the draft of a brand lies."""
        return partition(brand_id), "DRAFT"


def partition(brand_id: str) -> str:
    """Return the partition of everything about a brand but its current state."""
    return f"BRAND#{brand_id}"
