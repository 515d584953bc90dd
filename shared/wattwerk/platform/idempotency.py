"""Idempotency keys: a repeated request gets the first answer, never a second effect."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from wattwerk.platform import settings
from wattwerk.platform.items import ExpiresAttribute, Item, TableMeta, expiry
from wattwerk.platform.problems import Problem, invalid

KEPT = timedelta(hours=24)
LONGEST_KEY = 64


class RequestItem(Item, discriminator="request"):
    """What is remembered of a request: an answer, or how often somebody asked."""

    class Meta(TableMeta):
        table_name = settings.table_name("requests")

    fingerprint = UnicodeAttribute(null=True)
    answer = UnicodeAttribute(null=True)
    uses = NumberAttribute(null=True)
    expires_at = ExpiresAttribute()

    @classmethod
    def answered(cls, idempotency: "Idempotency", answer: str, *, now: datetime) -> "RequestItem":
        """Return the guard that holds the answer of a carried-out request."""
        return cls(
            idempotency.partition,
            "ANSWER",
            fingerprint=idempotency.fingerprint,
            answer=answer,
            expires_at=expiry(now + KEPT),
        )

    @classmethod
    def find(cls, partition: str, sort: str) -> "RequestItem | None":
        """Return the stored item, read consistently, or None."""
        try:
            return cls.get(partition, sort, consistent_read=True)
        except cls.DoesNotExist:
            return None


@dataclass(frozen=True)
class Idempotency:
    """The key of one request: whose it is, what it is, and what exactly was asked."""

    scope: str
    key: str
    fingerprint: str

    @classmethod
    def of(cls, *, route: str, caller: str, key: str | None, body: Any) -> "Idempotency":
        """Return the idempotency of a request.

        Raises:
            Problem: 422 when the header ``Idempotency-Key`` is missing or longer than 64 characters.
        """
        if not key or len(key) > LONGEST_KEY:
            raise invalid(
                "/Idempotency-Key",
                "idempotency_key_missing",
                "Send a header Idempotency-Key of 1 to 64 characters, new for each intended effect.",
            )
        content = json.dumps(body, sort_keys=True, default=str)
        return cls(f"{route}#{caller}", key, hashlib.sha256(content.encode()).hexdigest())

    @property
    def partition(self) -> str:
        """Return the partition key of the guard. The key is hashed: callers choose it freely."""
        return f"IDEMPOTENCY#{hashlib.sha256(f'{self.scope}#{self.key}'.encode()).hexdigest()}"

    def stored_answer(self) -> Any | None:
        """Return the answer that was given before, or None for a new request.

        Raises:
            Problem: 422 ``idempotency_key_reused`` when the key was used for another content.
        """
        guard = RequestItem.find(self.partition, "ANSWER")
        if guard is None or guard.answer is None:
            return None
        if guard.fingerprint != self.fingerprint:
            raise Problem(422, "idempotency_key_reused", "This idempotency key was used for another request.")
        return json.loads(guard.answer)
