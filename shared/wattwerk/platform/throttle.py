"""Limits for callers whom nobody has signed in: so many requests in a window of time."""

import hashlib
import ipaddress
from datetime import datetime, timedelta

from pynamodb.exceptions import UpdateError

from wattwerk.platform.idempotency import RequestItem
from wattwerk.platform.items import expiry
from wattwerk.platform.problems import Problem

HOUSEHOLD_PREFIX = 64
"""Bits of an IPv6 address that name a household or office; the rest its devices choose as they like."""


def network(address: str) -> str:
    """Return by what callers from a network address are counted.

    Whoever has IPv6 has 2^64 addresses, so that limits by single addresses would hold nobody up.
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((int(known), HOUSEHOLD_PREFIX), strict=False))


def mailbox(address: str) -> str:
    """Return by what mails to an address are counted, however it is spelled.

    Mail services ignore case, and most of them what stands behind a plus sign.
    """
    local_part, _, domain = address.casefold().rpartition("@")
    return f"{local_part.partition('+')[0]}@{domain}"


def check(*, scope: str, subject: str, limit: int, window: timedelta, now: datetime) -> None:
    """Count one request of ``subject`` and refuse it above the limit.

    Only a hash of the subject (a network address, a typed user name) is stored, for two windows.

    Raises:
        Problem: 429 ``too_many_requests`` with ``retry_after`` in seconds.
    """
    item = _count(scope, subject, window, now)
    seconds = int(window.total_seconds())
    retry_after = seconds - int(now.timestamp()) % seconds
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


def forgive(*, scope: str, subject: str, window: timedelta, now: datetime) -> None:
    """Take back what ``check`` counted at ``now``, because the request turned out to be a good one."""
    item = _count(scope, subject, window, now)
    item.update(actions=[RequestItem.uses.add(-1)])


def _count(scope: str, subject: str, window: timedelta, now: datetime) -> RequestItem:
    digest = hashlib.sha256(f"{scope}#{subject}".encode()).hexdigest()
    number = int(now.timestamp()) // int(window.total_seconds())
    return RequestItem(f"THROTTLE#{digest}", f"WINDOW#{number}")
