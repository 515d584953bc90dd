"""What is asked for by a key that somebody made up."""

from datetime import datetime

import pytest

from wattwerk.platform.idempotency import RequestItem
from wattwerk.platform.items import expiry


def test_an_item_is_found_by_its_key(cloud: None, now: datetime) -> None:
    RequestItem("THROTTLE#ä", "WINDOW#1", expires_at=expiry(now)).save()
    assert RequestItem.get("THROTTLE#ä", "WINDOW#1", consistent_read=True).sk == "WINDOW#1"


@pytest.mark.parametrize(
    ("partition", "sort"),
    [
        ("BRAND#" + "x" * 2043, "BRAND"),
        ("BRAND#" + "ü" * 1022, "BRAND"),
        ("BRAND", "x" * 1025),
        ("BRAND", ""),
        ("", "BRAND"),
        ("BRAND#\ud800", "BRAND"),
    ],
)
def test_what_the_database_cannot_hold_does_not_exist(partition: str, sort: str) -> None:
    """No cloud: nothing is asked."""
    with pytest.raises(RequestItem.DoesNotExist):
        RequestItem.get(partition, sort)
