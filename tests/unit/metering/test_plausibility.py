"""Plausibility of a reading: examples from households and businesses, and what holds for all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.brands.domain import DEFAULT_TOLERANCE_BANDS
from wattwerk.metering.domain.consumption import Observation, consumption
from wattwerk.metering.domain.load_profiles import DEFAULT_PROFILES
from wattwerk.metering.domain.plausibility import (
    Outcome,
    RegisterTraits,
    RegisterVerdict,
    Surroundings,
    assess,
    worst,
)
from wattwerk.platform.vocabulary import Commodity, RegisterKind

SINGLE, HT, NT = RegisterKind.SINGLE, RegisterKind.PEAK, RegisterKind.OFF_PEAK
NEW_YEAR = date(2026, 1, 1)
YEAR_LATER = date(2027, 1, 1)
HOUSEHOLD = RegisterTraits(SINGLE, digits=6, decimals=1, annual_consumption=2500)


def around(
    previous: dict[RegisterKind, str] | None = None,
    following: dict[RegisterKind, str] | None = None,
    *,
    commodity: Commodity = Commodity.ELECTRICITY,
    on: date = NEW_YEAR,
    next_on: date = date(2027, 6, 1),
) -> Surroundings:
    return Surroundings(
        commodity=commodity,
        profile=DEFAULT_PROFILES[commodity],
        bands=DEFAULT_TOLERANCE_BANDS,
        previous=observed(on, previous) if previous else None,
        next=observed(next_on, following) if following else None,
    )


def observed(on: date, values: dict[RegisterKind, str]) -> Observation:
    return Observation(on, {kind: Decimal(value) for kind, value in values.items()})


def single(value: str, surroundings: Surroundings, register: RegisterTraits = HOUSEHOLD) -> RegisterVerdict:
    return assess(observed(YEAR_LATER, {SINGLE: value}), [register], surroundings)[0]


@pytest.mark.parametrize(
    ("value", "outcome", "code"),
    [
        ("14845", "plausible", None),  # exactly as expected: 2,500 kWh
        ("14095", "plausible", None),  # 30 % less
        ("15595", "plausible", None),  # 30 % more
        ("14094.9", "warning", "reading_too_low"),
        ("15595.1", "warning", "reading_too_high"),
        ("12345", "warning", "reading_too_low"),  # nothing used for a year
        ("12344.9", "refused", "reading_below_previous"),
        ("37345", "warning", "reading_too_high"),  # ten times: unusual, but a sauna can do that
        ("148450", "refused", "reading_too_high"),  # one digit too many
        ("1484500", "refused", "reading_too_many_digits"),
        ("14845.25", "refused", "reading_too_many_decimals"),
    ],
)
def test_a_household_of_2500_kwh_reports_after_a_year(value: str, outcome: Outcome, code: str | None) -> None:
    verdict = single(value, around({SINGLE: "12345"}))
    assert (verdict.outcome, verdict.code) == (outcome, code)


def test_a_refusal_names_the_expected_range() -> None:
    verdict = single("148450", around({SINGLE: "12345"}))
    assert (verdict.expected_from, verdict.expected_to) == (14095, 15595)


def test_small_users_have_a_wide_band_middle_ones_a_lopsided_one() -> None:
    small = RegisterTraits(SINGLE, 6, 1, annual_consumption=700)
    middle = RegisterTraits(SINGLE, 6, 1, annual_consumption=2000)
    of_small = single("1000", around({SINGLE: "1000"}), small)
    of_middle = single("3000", around({SINGLE: "1000"}), middle)
    assert (of_small.expected_from, of_small.expected_to) == (1000, 2400)
    assert (of_middle.expected_from, of_middle.expected_to) == (2500, 4000)


def test_the_first_reading_of_a_meter_knows_no_band() -> None:
    verdict = single("423100", around())
    assert verdict == RegisterVerdict(SINGLE, "plausible")


def test_without_a_forecast_only_the_impossible_is_refused() -> None:
    unknown = RegisterTraits(SINGLE, 6, 1, annual_consumption=0)
    assert single("60000", around({SINGLE: "12345"}), unknown).outcome == "plausible"
    refused = single("148450", around({SINGLE: "12345"}), unknown)
    assert (refused.outcome, refused.code) == ("refused", "reading_too_high")


def test_heating_is_expected_in_winter() -> None:
    gas = RegisterTraits(SINGLE, 5, 3, annual_consumption=1800, energy_per_unit=Decimal(10))
    surroundings = around({SINGLE: "4000"}, commodity=Commodity.GAS, on=date(2026, 1, 1))
    january = assess(observed(date(2026, 2, 1), {SINGLE: "4306"}), [gas], surroundings)[0]
    surroundings = around({SINGLE: "4000"}, commodity=Commodity.GAS, on=date(2026, 7, 1))
    july = assess(observed(date(2026, 8, 1), {SINGLE: "4306"}), [gas], surroundings)[0]
    assert january.outcome == "plausible"
    assert (july.outcome, july.code) == ("warning", "reading_too_high")


def test_a_counter_that_starts_again_at_zero_is_recognised() -> None:
    verdict = single("1498", around({SINGLE: "998998"}))
    assert (verdict.outcome, verdict.code, verdict.rollover) == ("plausible", "reading_rollover", True)
    assert verdict.consumption == 2500
    assert (verdict.expected_from, verdict.expected_to) == (748, 2248)


def test_a_smaller_value_that_no_rollover_explains_is_refused() -> None:
    verdict = single("500000", around({SINGLE: "600000"}))
    assert (verdict.outcome, verdict.code, verdict.rollover) == ("refused", "reading_below_previous", False)


def test_a_reading_between_two_others_must_not_exceed_the_later_one() -> None:
    verdict = single("14845", around({SINGLE: "12345"}, {SINGLE: "14800"}))
    assert (verdict.outcome, verdict.code) == ("refused", "reading_above_next")
    assert single("14800", around({SINGLE: "12345"}, {SINGLE: "14800"})).outcome == "plausible"


def test_before_a_known_rollover_a_reading_may_exceed_the_later_one() -> None:
    surroundings = around({SINGLE: "997000"}, {SINGLE: "1200"})
    assert single("999500", surroundings).outcome == "plausible"
    assert single("900", around({SINGLE: "998400"}, {SINGLE: "1200"})).outcome == "plausible"
    after = single("1300", around({SINGLE: "998800"}, {SINGLE: "1200"}))
    assert (after.outcome, after.code) == ("refused", "reading_above_next")


class TestTwoRates:
    REGISTERS = (
        RegisterTraits(HT, 6, 1, annual_consumption=4000),
        RegisterTraits(NT, 6, 1, annual_consumption=6000),
    )

    def verdicts(self, ht: str, nt: str) -> tuple[RegisterVerdict, ...]:
        surroundings = around({HT: "20000", NT: "35000"}, commodity=Commodity.HEATING_ELECTRICITY)
        return assess(observed(YEAR_LATER, {HT: ht, NT: nt}), self.REGISTERS, surroundings)

    def test_each_register_is_compared_with_its_own_forecast(self) -> None:
        assert [verdict.outcome for verdict in self.verdicts("24000", "41000")] == ["plausible"] * 2
        assert [verdict.code for verdict in self.verdicts("24000", "46000")] == [None, "reading_too_high"]

    def test_exchanged_values_are_recognised(self) -> None:
        verdicts = self.verdicts("41000", "24000")
        assert [verdict.code for verdict in verdicts] == ["reading_registers_swapped"] * 2
        assert worst(verdicts) == "refused"

    def test_values_that_fit_neither_way_are_not_called_exchanged(self) -> None:
        codes = [verdict.code for verdict in self.verdicts("90000", "34000")]
        assert codes == ["reading_too_high", "reading_below_previous"]


values = st.integers(0, 999_999).map(Decimal)
intervals = st.integers(1, 800).map(timedelta)
forecasts = st.integers(0, 30_000)


@given(values, values, intervals, forecasts)
def test_a_value_below_the_previous_one_is_a_rollover_or_refused(
    previous: Decimal, value: Decimal, interval: timedelta, forecast: int
) -> None:
    register = RegisterTraits(SINGLE, 6, 1, forecast)
    surroundings = around({SINGLE: str(previous)})
    verdict = assess(Observation(NEW_YEAR + interval, {SINGLE: value}), [register], surroundings)[0]
    if value < previous:
        assert verdict.rollover or verdict.outcome == "refused"
    else:
        assert not verdict.rollover


@given(values, values, intervals, forecasts)
def test_the_sum_of_previous_value_and_consumption_is_what_the_counter_shows(
    previous: Decimal, value: Decimal, interval: timedelta, forecast: int
) -> None:
    used = consumption(previous, value, 6)
    assert 0 <= used < 10**6
    assert (previous + used) % 10**6 == value


@given(intervals, st.integers(700, 700_000), st.integers(0, 2_000_000))
def test_more_than_the_highest_plausible_use_is_never_plausible_again(
    interval: timedelta, forecast: int, extra: int
) -> None:
    register = RegisterTraits(SINGLE, 9, 0, forecast)
    surroundings = around({SINGLE: "1000"})

    def outcome(value: Decimal) -> RegisterVerdict:
        return assess(Observation(NEW_YEAR + interval, {SINGLE: value}), [register], surroundings)[0]

    highest = outcome(Decimal(1000)).expected_to
    assert highest is not None
    assert outcome(highest + 1 + extra).outcome in ("warning", "refused")
    assert outcome(highest + 1 + extra).code == "reading_too_high"


@given(intervals, st.integers(0, 200_000))
def test_the_wide_and_the_narrow_band_are_symmetric_around_the_expectation(
    interval: timedelta, forecast: int
) -> None:
    register = RegisterTraits(SINGLE, 9, 0, forecast)
    start = Decimal(10**6)
    end = NEW_YEAR + interval
    verdict = assess(Observation(end, {SINGLE: start}), [register], around({SINGLE: str(start)}))[0]
    assert verdict.expected_from is not None
    assert verdict.expected_to is not None
    expected = forecast * DEFAULT_PROFILES[Commodity.ELECTRICITY].share(NEW_YEAR, end)
    lopsided = 700 < expected <= 2000
    if verdict.expected_from > start and not lopsided:
        below = start + Decimal(round(expected)) - verdict.expected_from
        above = verdict.expected_to - start - Decimal(round(expected))
        assert abs(below - above) <= 2  # whole readings, rounded outwards
