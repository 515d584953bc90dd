"""Counting callers: so many in a window, and good ones do not count."""

from datetime import datetime, timedelta

import boto3
import pytest

from wattwerk.platform import throttle
from wattwerk.platform.problems import Problem

QUARTER = timedelta(minutes=15)


def attempt(now: datetime, subject: str = "Jörg") -> bool:
    try:
        throttle.check(scope="sign-in", subject=subject, limit=2, window=QUARTER, now=now)
    except Problem as problem:
        return problem.code != "too_many_requests"
    return True


def test_the_limit_holds_within_a_window_and_per_subject(cloud: None, now: datetime) -> None:
    assert [attempt(now) for _ in range(3)] == [True, True, False]
    assert attempt(now, "Zoë")
    assert attempt(now + QUARTER)


def test_it_tells_when_the_next_window_begins(cloud: None, now: datetime) -> None:
    for _ in range(2):
        attempt(now)
    with pytest.raises(Problem) as refused:
        throttle.check(
            scope="sign-in", subject="Jörg", limit=2, window=QUARTER, now=now + timedelta(minutes=4)
        )
    assert refused.value.parameters["retry_after"] == 11 * 60


def test_a_forgiven_attempt_is_not_counted(cloud: None, now: datetime) -> None:
    for _ in range(5):
        assert attempt(now)
        throttle.forgive(scope="sign-in", subject="Jörg", window=QUARTER, now=now)
    assert [attempt(now) for _ in range(3)] == [True, True, False]


def test_who_was_counted_cannot_be_read_from_what_is_stored(cloud: None, now: datetime) -> None:
    attempt(now, "jörg.müller@example.de")
    (stored,) = boto3.client("dynamodb").scan(TableName="wattwerk-requests")["Items"]
    assert "jörg" not in str(stored)
    assert int(stored["expires_at"]["N"]) > now.timestamp()


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:12:34:1:2:3:4", "2001:db8:12:34::/64"),
        ("2001:db8:12:34:ffff::1", "2001:db8:12:34::/64"),
        ("2001:db8:12:35::1", "2001:db8:12:35::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_who_has_a_whole_block_of_addresses_is_counted_as_one(address: str, counted: str) -> None:
    assert throttle.network(address) == counted
