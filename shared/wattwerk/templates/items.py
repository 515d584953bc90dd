"""Items of the table ``templates``."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from wattwerk.platform import settings
from wattwerk.platform.items import Item, TableMeta, Versioned
from wattwerk.templates.domain.model import TemplateAddress, TemplateKind


class TemplateItem(Versioned, Item, discriminator="template"):
    """How a template stands. Those of a brand form one collection; their contents lie elsewhere."""

    class Meta(TableMeta):
        table_name = settings.table_name("templates")

    latest = NumberAttribute(default=0)
    published = NumberAttribute(default=0)
    published_at = UnicodeAttribute(null=True)
    published_by = UnicodeAttribute(null=True)
    drafted_at = UnicodeAttribute(null=True)
    drafted_by = UnicodeAttribute(null=True)

    PREFIX = "TEMPLATE#"

    @classmethod
    def key(cls, address: TemplateAddress) -> tuple[str, str]:
        """Return where the state of a template lies."""
        return collection(address.brand), f"{cls.PREFIX}{_name(address)}"

    @property
    def address(self) -> TemplateAddress:
        """Return which template it is."""
        kind, key, language = self.sk.removeprefix(self.PREFIX).split("#")
        return TemplateAddress(self.pk.removeprefix("TEMPLATES#"), TemplateKind(kind), key, language)


class DefinitionItem(Item, discriminator="template_definition"):
    """A mail or letter that a brand has beside our standards. It lies with the states of its templates."""

    class Meta(TableMeta):
        table_name = settings.table_name("templates")

    name = UnicodeAttribute()
    about = UnicodeAttribute()
    defined_at = UnicodeAttribute()
    defined_by = UnicodeAttribute()

    PREFIX = "DEFINITION#"

    @classmethod
    def key(cls, brand: str, kind: TemplateKind, key: str) -> tuple[str, str]:
        """Return where the definition of a mail or letter lies."""
        return collection(brand), f"{cls.PREFIX}{kind.value}#{key}"

    @property
    def defines(self) -> tuple[TemplateKind, str]:
        """Return which mail or letter it defines."""
        kind, key = self.sk.removeprefix(self.PREFIX).split("#")
        return TemplateKind(kind), key


class FailureItem(Item, discriminator="template_failure"):
    """The last time that a published template could not be filled in."""

    class Meta(TableMeta):
        table_name = settings.table_name("templates")

    failed_at = UnicodeAttribute()
    failure = UnicodeAttribute()

    @staticmethod
    def partition(brand: str) -> str:
        """Return the partition of the failures of a brand's templates."""
        return f"FAILURES#{brand}"

    @classmethod
    def key(cls, address: TemplateAddress) -> tuple[str, str]:
        """Return where the failure of a template lies."""
        return cls.partition(address.brand), f"{TemplateItem.PREFIX}{_name(address)}"


class DraftItem(Item, discriminator="template_draft"):
    """What is not published yet."""

    class Meta(TableMeta):
        table_name = settings.table_name("templates")

    content = UnicodeAttribute()

    @staticmethod
    def key(address: TemplateAddress) -> tuple[str, str]:
        """Return where the draft of a template lies."""
        return partition(address), "DRAFT"


class RevisionItem(Item, discriminator="template_revision"):
    """What was published once; never changed, never removed. Without content it is the standard."""

    class Meta(TableMeta):
        table_name = settings.table_name("templates")

    content = UnicodeAttribute(null=True)
    pieces = UnicodeAttribute(default="[]")
    author = UnicodeAttribute()
    published_at = UnicodeAttribute()
    restores = NumberAttribute(null=True)

    PREFIX = "REVISION#"

    @classmethod
    def key(cls, address: TemplateAddress, number: int) -> tuple[str, str]:
        """Return where a revision lies; sorted by number."""
        return partition(address), f"{cls.PREFIX}{number:08d}"

    @property
    def number(self) -> int:
        """Return the number of the revision."""
        return int(self.sk.removeprefix(self.PREFIX))


def collection(brand: str) -> str:
    """Return the partition of the states of all templates of a brand."""
    return f"TEMPLATES#{brand}"


def partition(address: TemplateAddress) -> str:
    """Return the partition of the contents of one template."""
    return f"TEMPLATE#{address.brand}#{_name(address)}"


def _name(address: TemplateAddress) -> str:
    return f"{address.kind.value}#{address.key}#{address.language}"
