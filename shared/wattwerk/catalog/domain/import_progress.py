"""How an import of a file stands: what is written of it, and how long nothing has been heard of it."""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

ImportState = Literal[
    "announced", "reading", "writing", "imported", "unchanged", "checked", "refused", "failed"
]
ImportFailure = Literal["not_received", "interrupted", "broken"]

FILE_COMES_WITHIN = timedelta(hours=1)
"""The form for sending it works for half an hour, and large files take their time."""
WORKER_LIVES = timedelta(minutes=16)
"""A worker is stopped after 15 minutes, and tells nobody."""


class Standing(NamedTuple):
    """The state of an import, and why it failed if it did."""

    state: ImportState
    failure: ImportFailure | None = None


def standing(
    written: ImportState, *, announced_at: datetime, begun_at: datetime | None, now: datetime
) -> Standing:
    """Return how an import stands.

    A worker that is stopped, or a message that ends among the dead letters, cannot say so: what has
    been silent for longer than a worker lives has failed.
    """
    match written:
        case "announced" if now - (begun_at or announced_at) > FILE_COMES_WITHIN:
            return Standing("failed", "not_received" if begun_at is None else "interrupted")
        case "reading" | "writing" if now - (begun_at or announced_at) > WORKER_LIVES:
            return Standing("failed", "interrupted")
        case "failed":
            return Standing("failed", "broken")
    return Standing(written)
