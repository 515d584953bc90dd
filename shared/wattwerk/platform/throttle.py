"""Limits for callers whom nobody has signed in: so many requests in a window of time."""

import hashlib
from datetime import datetime, timedelta

from pynamodb.exceptions import UpdateError

from wattwerk.platform.idempotency import RequestItem
from wattwerk.platform.items import expiry
from wattwerk.platform.problems import Problem


def check(*, scope: str, subject: str, limit: int, window: timedelta, now: datetime) -> None:
    """Count one request of ``subject`` and refuse it above the limit.

    Only a hash of the subject (a network address, a typed user name) is stored, for two windows.

    Raises:
        Problem: 429 ``too_many_requests`` with ``retry_after`` in seconds.
    """
    seconds = int(window.total_seconds())
    number = int(now.timestamp()) // seconds
    digest = hashlib.sha256(f"{scope}#{subject}".encode()).hexdigest()
    item = RequestItem(f"THROTTLE#{digest}", f"WINDOW#{number}")
    retry_after = (number + 1) * seconds - int(now.timestamp())
    try:
        item.update(
            actions=[RequestItem.uses.add(1), RequestItem.expires_at.set(expiry(now + 2 * window))],
            condition=RequestItem.uses.does_not_exist() | (RequestItem.uses < limit),
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise Problem(
            429, "too_many_requests", "Too many attempts; please wait a moment.", retry_after=retry_after
        ) from error
