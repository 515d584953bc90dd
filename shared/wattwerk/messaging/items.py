"""Items of the log of mails, and the only code that builds their keys. No names, no addresses."""

from datetime import datetime
from typing import ClassVar

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from wattwerk.messaging.domain import KEPT, MailKind
from wattwerk.platform import clock, settings
from wattwerk.platform.attributes import TimestampAttribute
from wattwerk.platform.items import ExpiresAttribute, FirstIndex, Item, TableMeta, expiry

RENDERING = "rendering"
SENT = "sent"


class MessageItem(Item, discriminator="message"):
    """A mail that is being made or was sent, once per event and kind."""

    class Meta(TableMeta):
        table_name = settings.table_name("messaging")

    by_subject: ClassVar[FirstIndex] = FirstIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()

    status = UnicodeAttribute()
    brand = UnicodeAttribute()
    kind = UnicodeAttribute()
    claimed_until = TimestampAttribute()
    sent_at = TimestampAttribute(null=True)
    sent_as = UnicodeAttribute(null=True)
    document_ids: ListAttribute[str] = ListAttribute(default=list)
    expires_at = ExpiresAttribute()

    @classmethod
    def claimed(
        cls, *, event_id: str, kind: MailKind, brand: str, subject: str, until: datetime, now: datetime
    ) -> "MessageItem":
        """Return the item of a mail that is being made. ``subject`` is e.g. ``order/A-7K2M-Q4XN``."""
        return cls(
            f"EVENT#{event_id}",
            f"MAIL#{kind.value}",
            gsi1pk=f"SUBJECT#{subject}",
            gsi1sk=clock.timestamp(now),
            status=RENDERING,
            brand=brand,
            kind=kind.value,
            claimed_until=until,
            expires_at=expiry(now + KEPT),
        )
