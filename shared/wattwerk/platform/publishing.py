"""The way out of the outbox: events that were committed are published on the bus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from wattwerk.platform import clients, settings

if TYPE_CHECKING:
    from mypy_boto3_events.type_defs import PutEventsRequestEntryTypeDef

LARGEST_BATCH = 10
"""Events that the bus takes in one call."""


@dataclass(frozen=True)
class Envelope:
    """An event on its way: ``key`` tells the caller which one it was."""

    key: str
    source: str
    detail_type: str
    detail: str
    occurred_at: datetime


def publish(envelopes: Sequence[Envelope]) -> dict[str, str]:
    """Publish events in the given order and return why some could not be, by key.

    An event counts as published only when the bus said so. What failed may be published again:
    consumers know an event by its id.
    """
    failures: dict[str, str] = {}
    for batch in _batches(envelopes):
        failures.update(_publish(batch))
    return failures


def _publish(batch: Sequence[Envelope]) -> dict[str, str]:
    try:
        answer = clients.events().put_events(Entries=[_entry(envelope) for envelope in batch])
    except (BotoCoreError, ClientError) as error:
        return {envelope.key: str(error) for envelope in batch}
    return {
        envelope.key: entry.get("ErrorCode") or "not accepted"
        for envelope, entry in zip(batch, answer["Entries"], strict=True)
        if not entry.get("EventId")
    }


def _entry(envelope: Envelope) -> "PutEventsRequestEntryTypeDef":
    return {
        "EventBusName": settings.required("EVENT_BUS"),
        "Source": envelope.source,
        "DetailType": envelope.detail_type,
        "Detail": envelope.detail,
        "Time": envelope.occurred_at,
    }


def _batches(envelopes: Sequence[Envelope]) -> Iterator[Sequence[Envelope]]:
    for start in range(0, len(envelopes), LARGEST_BATCH):
        yield envelopes[start : start + LARGEST_BATCH]
