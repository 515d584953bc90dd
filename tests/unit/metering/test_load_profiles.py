"""The expected use of an interval follows the seasons and adds up exactly."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.metering.domain.load_profiles import (
    DEFAULT_PROFILES,
    DEGREE_DAYS,
    EVEN,
    HOUSEHOLD_ELECTRICITY,
    LoadProfile,
    expected_consumption,
)

days = st.dates(date(2019, 1, 1), date(2031, 12, 31))
profiles = st.sampled_from([DEGREE_DAYS, HOUSEHOLD_ELECTRICITY, EVEN])


@given(profiles, st.integers(2000, 2100))
def test_every_calendar_year_uses_the_whole_forecast(profile: LoadProfile, year: int) -> None:
    assert profile.share(date(year, 1, 1), date(year + 1, 1, 1)) == 1


@given(profiles, st.lists(days, min_size=3, max_size=3).map(sorted))
def test_parts_of_an_interval_add_up_to_the_whole(profile: LoadProfile, edges: list[date]) -> None:
    first, middle, end = edges
    assert profile.share(first, middle) + profile.share(middle, end) == profile.share(first, end)


@given(profiles, days)
def test_a_longer_interval_never_uses_less(profile: LoadProfile, day: date) -> None:
    assert profile.share(day, day) == 0
    assert profile.share(day, day + timedelta(days=31)) >= profile.share(day, day + timedelta(days=30))


def test_heating_follows_the_degree_day_shares() -> None:
    expected = {1: 170, 2: 150, 3: 130, 4: 80, 5: 40, 9: 30, 10: 80, 11: 120, 12: 160}
    for month, per_mille in expected.items():
        following = date(2026 + month // 12, month % 12 + 1, 1)
        assert DEGREE_DAYS.share(date(2026, month, 1), following) == Fraction(per_mille, 1000)
    assert DEGREE_DAYS.share(date(2026, 6, 1), date(2026, 9, 1)) == Fraction(40, 1000)


def test_gas_for_18000_kilowatt_hours_is_expected_mostly_in_winter() -> None:
    winter = expected_consumption(18000, DEGREE_DAYS, date(2026, 11, 1), date(2027, 3, 1))
    summer = expected_consumption(18000, DEGREE_DAYS, date(2026, 6, 1), date(2026, 9, 1))
    assert (winter, summer) == (Decimal("10800.000"), Decimal("720.000"))


def test_every_commodity_has_a_profile() -> None:
    assert {commodity.value for commodity in DEFAULT_PROFILES} == {
        "electricity",
        "heating_electricity",
        "gas",
        "water",
        "heat",
    }


def test_shares_that_do_not_sum_up_to_one_are_no_profile() -> None:
    with pytest.raises(ValueError, match="sum up to 1"):
        LoadProfile("broken", (Fraction(1, 10),) * 12)
