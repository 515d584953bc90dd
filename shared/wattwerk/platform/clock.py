"""The only place that reads the clock. Everything else is told what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return the present moment, aware and in UTC."""
    return datetime.now(UTC)


def business_date(moment: datetime, time_zone: str) -> date:
    """Return the calendar date of ``moment`` where the brand does its business."""
    return moment.astimezone(ZoneInfo(time_zone)).date()


def timestamp(moment: datetime) -> str:
    """Return ``moment`` as sortable ISO text in UTC, e.g. ``2026-11-21T08:00:00.000000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_timestamp(text: str) -> datetime:
    """Return the moment that ``timestamp`` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
