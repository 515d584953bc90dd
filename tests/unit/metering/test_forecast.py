"""What a year will have used, from readings and load profile."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from wattwerk.metering.domain.forecast import Forecast, Used, forecast
from wattwerk.metering.domain.load_profiles import DEGREE_DAYS, EVEN, HOUSEHOLD_ELECTRICITY

FIRST, END = date(2026, 1, 1), date(2027, 1, 1)


def expected(used: list[Used], *, annual: int = 3000, first: date = FIRST, end: date = END) -> Forecast:
    return forecast(used, annual=annual, profile=DEGREE_DAYS, first=first, end=end)


def test_without_readings_the_annual_forecast_holds() -> None:
    assert expected([]) == Forecast(Decimal(3000), None)


def test_a_fully_read_year_is_what_was_read() -> None:
    used = [Used(FIRST, date(2026, 7, 1), Decimal(1700)), Used(date(2026, 7, 1), END, Decimal(1400))]
    assert expected(used) == Forecast(Decimal(3100), END)


def test_a_cold_winter_raises_the_rest_of_the_year_by_degree_days() -> None:
    # January to March are 450 of 1,000 degree days: 4,500 kWh there are 10,000 kWh a year.
    used = [Used(FIRST, date(2026, 4, 1), Decimal(4500))]
    assert expected(used, annual=8000) == Forecast(Decimal(10000), date(2026, 4, 1))


def test_a_week_of_readings_says_nothing_about_a_year() -> None:
    used = [Used(FIRST, date(2026, 1, 8), Decimal(1000))]
    # The 1,000 kWh stay; the rest follows the annual forecast, not fifty such weeks.
    rest = 3000 * DEGREE_DAYS.share(date(2026, 1, 8), END)
    assert expected(used).amount == 1000 + round(rest)


def test_an_interval_from_before_the_year_counts_with_its_share_inside() -> None:
    # December and January have 160 and 170 degree days.
    used = [Used(date(2025, 12, 1), date(2026, 2, 1), Decimal(3300))]
    assert expected(used, end=date(2026, 2, 1)) == Forecast(Decimal(1700), date(2026, 2, 1))


def test_how_a_household_lived_years_ago_does_not_matter() -> None:
    used = [
        Used(date(2023, 1, 1), date(2025, 1, 1), Decimal(20000)),
        Used(date(2025, 1, 1), FIRST, Decimal(3000)),
    ]
    assert expected(used) == Forecast(Decimal(3000), None)


@given(annual=st.integers(0, 100_000), cut=st.integers(29, 364))
def test_somebody_who_uses_what_was_forecast_gets_the_forecast(annual: int, cut: int) -> None:
    read = FIRST + timedelta(days=cut)
    for profile in (DEGREE_DAYS, HOUSEHOLD_ELECTRICITY, EVEN):
        used = Decimal(round(annual * profile.share(FIRST, read) * 1000)) / 1000
        found = forecast([Used(FIRST, read, used)], annual=annual, profile=profile, first=FIRST, end=END)
        assert abs(found.amount - annual) <= 1


@given(
    amounts=st.lists(st.integers(0, 5000), min_size=1, max_size=12),
    days=st.integers(5, 60),
)
def test_a_forecast_is_never_less_than_what_is_known(amounts: list[int], days: int) -> None:
    used, day = [], FIRST
    for amount in amounts:
        used.append(Used(day, day + timedelta(days=days), Decimal(amount)))
        day += timedelta(days=days)
    end = max(END, day)
    assert expected(used, end=end).amount >= sum(amounts)
