"""One client of DynamoDB per process.

PynamoDB makes a client for every type of item and for every transaction. Each takes between 50 and
250 ms, which a request would pay again and again.
"""

from functools import cache
from typing import TYPE_CHECKING

from pynamodb.connection import Connection

from wattwerk.platform import settings

if TYPE_CHECKING:
    from pynamodb.connection._botocore_private import BotocoreBaseClientPrivate

CONNECT_TIMEOUT_SECONDS = 3
READ_TIMEOUT_SECONDS = 10
RETRIES = 3


class SharedConnection(Connection):
    """A connection that knows its own tables and shares its client with all others."""

    @property
    def client(self) -> "BotocoreBaseClientPrivate":
        """Return the client of this process."""
        return first_connection().client


@cache
def first_connection() -> Connection:
    """Return the connection whose client all others share."""
    return Connection(
        region=settings.region(),
        connect_timeout_seconds=CONNECT_TIMEOUT_SECONDS,
        read_timeout_seconds=READ_TIMEOUT_SECONDS,
        max_retry_attempts=RETRIES,
    )
