"""Domain events and the outbox through which they leave a transaction."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field
from pynamodb.attributes import UnicodeAttribute

from wattwerk.platform import clock, identifiers, settings
from wattwerk.platform.items import ExpiresAttribute, Item, TableMeta, expiry

KEPT_IN_OUTBOX = timedelta(days=30)


class DomainEvent(BaseModel):
    """A fact that other contexts may react to. It carries identifiers, never personal data.

    Subclasses name their ``source`` (the context) and raise ``version`` when a field changes its
    meaning; the name of the class is the detail type.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    source: ClassVar[str]
    current_version: ClassVar[int] = 1

    id: str = Field(description="Identifies the event; the same event may arrive more than once.")
    version: int = Field(default=1, description="Version of this event's contract.")
    occurred_at: datetime = Field(description="When the fact became true (UTC).")
    brand: str = Field(description="Brand to which the records belong.")

    @classmethod
    def happened(cls, *, now: datetime, brand: str, **details: Any) -> Self:
        """Return a new event of this type that became true at ``now``."""
        return cls(
            id=identifiers.unique_id(), version=cls.current_version, occurred_at=now, brand=brand, **details
        )

    @classmethod
    def detail_type(cls) -> str:
        """Return the name under which the bus routes this event."""
        return cls.__name__


class OutboxItem(Item, discriminator="event"):
    """An event waiting in the outbox. The table's stream hands it to the relay."""

    class Meta(TableMeta):
        table_name = settings.table_name("outbox")

    source = UnicodeAttribute()
    detail_type = UnicodeAttribute()
    detail = UnicodeAttribute()
    occurred_at = UnicodeAttribute()
    expires_at = ExpiresAttribute()

    @classmethod
    def of(cls, event: DomainEvent) -> "OutboxItem":
        """Return the outbox item of ``event``; its key is the event's id, so it exists once."""
        return cls(
            f"EVENT#{event.id}",
            "EVENT",
            source=f"wattwerk.{event.source}",
            detail_type=event.detail_type(),
            detail=event.model_dump_json(),
            occurred_at=clock.timestamp(event.occurred_at),
            expires_at=expiry(event.occurred_at + KEPT_IN_OUTBOX),
        )
