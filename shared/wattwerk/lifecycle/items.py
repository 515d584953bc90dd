"""Items of the table of cases and status machines, and the only code that builds their keys."""

from datetime import date, datetime
from typing import Any, ClassVar

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform import clock, settings
from wattwerk.platform.attributes import TimestampAttribute
from wattwerk.platform.items import FirstIndex, Item, SecondIndex, TableMeta, Versioned

CASE = "CASE"
DUE = "DUE"


class LifecycleItem(Item):
    """Base of all items of the table."""

    class Meta(TableMeta):
        table_name = settings.table_name("lifecycle")


class MachineItem(Versioned, LifecycleItem, discriminator="machine"):
    """The status machine of a brand as it is published; its version counts the publications."""

    machine = UnicodeAttribute()

    @staticmethod
    def key(brand: str) -> tuple[str, str]:
        """Return where the published machine of a brand lies."""
        return machine_partition(brand), "PUBLISHED"


class MachineDraftItem(Versioned, LifecycleItem, discriminator="machine_draft"):
    """What an administrator has changed and not published yet."""

    machine = UnicodeAttribute()
    author = UnicodeAttribute()
    saved_at = TimestampAttribute()
    based_on = NumberAttribute()

    @staticmethod
    def key(brand: str) -> tuple[str, str]:
        """Return where the draft of a brand lies; there is one at most."""
        return machine_partition(brand), "DRAFT"


class MachineRevisionItem(LifecycleItem, discriminator="machine_revision"):
    """A machine that was published once. Never changed."""

    PREFIX = "REVISION#"

    machine = UnicodeAttribute()
    author = UnicodeAttribute()
    published_at = TimestampAttribute()
    restores = NumberAttribute(null=True)

    @classmethod
    def key(cls, brand: str, version: int) -> tuple[str, str]:
        """Return where a revision lies; sorted by version."""
        return machine_partition(brand), f"{cls.PREFIX}{version:08d}"

    @property
    def version(self) -> int:
        """Return the number of the revision."""
        return int(self.sk.removeprefix(self.PREFIX))


class CaseItem(Versioned, LifecycleItem, discriminator="case"):
    """Where an order or its contract stands."""

    by_status: ClassVar[FirstIndex] = FirstIndex()
    by_due_day: ClassVar[SecondIndex] = SecondIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()
    gsi2pk = UnicodeAttribute(null=True)
    gsi2sk = UnicodeAttribute(null=True)

    order_number = UnicodeAttribute()
    brand = UnicodeAttribute()
    status = UnicodeAttribute()
    since = TimestampAttribute()
    reached: JSONAttribute = JSONAttribute()
    steps = NumberAttribute()
    contract_number = UnicodeAttribute(null=True)
    customer_number = UnicodeAttribute(null=True)

    @classmethod
    def of(
        cls,
        *,
        order_number: str,
        brand: str,
        status: str,
        since: datetime,
        due_on: date | None,
        **rest: Any,
    ) -> "CaseItem":
        """Return the item of a case. Only cases that a date will move are in the index of due days."""
        return cls(
            *cls.key(order_number),
            gsi1pk=status_partition(brand, status),
            gsi1sk=f"{clock.timestamp(since)}#{order_number}",
            gsi2pk=DUE if due_on else None,
            gsi2sk=f"{due_on.isoformat()}#{order_number}" if due_on else None,
            order_number=order_number,
            brand=brand,
            status=status,
            since=since,
            **rest,
        )

    @staticmethod
    def key(order_number: str) -> tuple[str, str]:
        """Return where a case lies."""
        return case_partition(order_number), CASE

    @property
    def due_on(self) -> date | None:
        """Return the next day on which a date moves the case."""
        return date.fromisoformat(self.gsi2sk.partition("#")[0]) if self.gsi2sk else None


class StepItem(LifecycleItem, discriminator="case_step"):
    """One move of a case. Never changed."""

    number = NumberAttribute()
    at = TimestampAttribute()
    status = UnicodeAttribute()
    label = UnicodeAttribute()
    actor = UnicodeAttribute()
    reason = UnicodeAttribute()
    machine_version = NumberAttribute()
    milestone = UnicodeAttribute(null=True)
    late = BooleanAttribute()

    @classmethod
    def of(cls, order_number: str, *, number: int, **attributes: Any) -> "StepItem":
        """Return the item of a step."""
        return cls(case_partition(order_number), f"{CASE}#STEP#{number:06}", number=number, **attributes)


class ActionItem(LifecycleItem, discriminator="case_action"):
    """One action of a step, and what became of it."""

    step = NumberAttribute()
    position = NumberAttribute()
    action = UnicodeAttribute()
    state = UnicodeAttribute()
    attempts = NumberAttribute()
    result = UnicodeAttribute()
    at = TimestampAttribute(null=True)

    @classmethod
    def of(cls, order_number: str, *, step: int, position: int, **attributes: Any) -> "ActionItem":
        """Return the item of an action."""
        return cls(*cls.key(order_number, step, position), step=step, position=position, **attributes)

    @staticmethod
    def key(order_number: str, step: int, position: int) -> tuple[str, str]:
        """Return where an action lies; those of a step follow each other."""
        return case_partition(order_number), f"{CASE}#ACTION#{step:06}#{position:02}"


def machine_partition(brand: str) -> str:
    """Return the partition of the machine of a brand."""
    return f"MACHINE#{brand}"


def case_partition(order_number: str) -> str:
    """Return the partition of everything about a case."""
    return f"CASE#{order_number}"


def status_partition(brand: str, status: str) -> str:
    """Return the partition of the list of a brand's cases in one status."""
    return f"CASES#{brand}#{status}"
