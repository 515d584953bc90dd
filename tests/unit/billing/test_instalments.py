"""Which instalments may be chosen, from when on, and what the plan shows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.billing.domain.instalments import Choice, Step, amount_on, blocker, choice, plan
from wattwerk.brands.domain import InstalmentPolicy
from wattwerk.platform.problems import Problem

POLICY = InstalmentPolicy(lowest_percent=80, highest_percent=150, notice_days=14, due_day=1)
TODAY = date(2026, 11, 23)
FORECASTS = st.decimals(min_value=0, max_value=50_000, places=2)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
POLICIES = st.builds(
    InstalmentPolicy,
    lowest_percent=st.integers(1, 100),
    highest_percent=st.integers(100, 1000),
    notice_days=st.integers(14, 90),
    due_day=st.integers(1, 28),
)


def offered(yearly: str = "964.20", end: date | None = None) -> Choice:
    return choice(yearly_forecast=Decimal(yearly), policy=POLICY, today=TODAY, end=end)


def refused(amount: str, **request: object) -> Problem:
    wanted = {"blocker": None, "reason": "", "confirmed": False, **request}
    with pytest.raises(Problem) as problem:
        offered().require(Decimal(amount), wanted.pop("day", date(2027, 1, 1)), **wanted)  # type: ignore[arg-type]
    return problem.value


def test_the_range_lies_around_the_monthly_forecast() -> None:
    found = offered()
    assert (found.forecast, found.lowest, found.highest) == (
        Decimal("80.35"),
        Decimal("64.28"),
        Decimal("120.53"),
    )


def test_a_change_takes_effect_on_a_due_date_after_two_weeks() -> None:
    """§ 40c (1) EnWG: 1 December is too soon on 23 November."""
    assert offered().due_dates[:2] == (date(2027, 1, 1), date(2027, 2, 1))
    assert len(offered().due_dates) == 12


@pytest.mark.parametrize(
    ("amount", "request_", "code"),
    [
        ("64.27", {}, "instalment_too_low"),
        ("120.54", {}, "instalment_unusually_high"),
        ("90.00", {"day": date(2026, 12, 1)}, "instalment_date_not_possible"),
        ("90.00", {"day": date(2027, 1, 15)}, "instalment_date_not_possible"),
        ("90.00", {"blocker": "instalment_change_pending"}, "instalment_change_pending"),
    ],
)
def test_every_refusal_tells_what_is_allowed(amount: str, request_: dict[str, object], code: str) -> None:
    problem = refused(amount, **request_)
    assert problem.code == code
    assert problem.parameters == {"lowest": "64.28", "highest": "120.53", "earliest": "2027-01-01"}


def test_a_credible_claim_of_lower_use_goes_below_the_range() -> None:
    """§ 41b (3) EnWG."""
    offered().require(
        Decimal("40"), date(2027, 1, 1), blocker=None, reason="Zwei Personen ausgezogen", confirmed=False
    )


def test_a_raise_above_the_range_only_has_to_be_confirmed() -> None:
    offered().require(Decimal("200"), date(2027, 1, 1), blocker=None, reason="", confirmed=True)


def test_when_supply_ends_before_the_next_due_date_the_final_bill_settles_everything() -> None:
    ending = offered(end=date(2027, 1, 1))
    assert blocker(pending=False, running=True, due_dates=ending.due_dates) == "instalment_final_bill"


@pytest.mark.parametrize(
    ("pending", "running", "expected"),
    [
        (False, True, None),
        (True, True, "instalment_change_pending"),
        (False, False, "instalment_contract_ended"),
        (True, False, "instalment_contract_ended"),
    ],
)
def test_what_blocks_a_change(pending: bool, running: bool, expected: str | None) -> None:
    assert blocker(pending=pending, running=running, due_dates=offered().due_dates) == expected


@given(FORECASTS, POLICIES, DAYS)
def test_the_forecast_itself_can_always_be_chosen(
    forecast: Decimal, policy: InstalmentPolicy, today: date
) -> None:
    found = choice(yearly_forecast=forecast, policy=policy, today=today, end=None)
    assert found.lowest <= found.forecast <= found.highest
    found.require(found.forecast, found.due_dates[0], blocker=None, reason="", confirmed=False)


@given(POLICIES, DAYS, st.none() | st.integers(0, 800))
def test_no_instalment_can_be_chosen_within_two_weeks_or_after_the_end(
    policy: InstalmentPolicy, today: date, days_left: int | None
) -> None:
    end = None if days_left is None else today + timedelta(days=days_left)
    found = choice(yearly_forecast=Decimal(900), policy=policy, today=today, end=end)
    assert all(day >= today + timedelta(days=14) for day in found.due_dates)
    assert all(day.day == policy.due_day and (end is None or day < end) for day in found.due_dates)
    assert list(found.due_dates) == sorted(set(found.due_dates))


def test_the_plan_shows_three_months_back_and_twelve_ahead() -> None:
    steps = [Step(Decimal("81.00"), date(2026, 2, 1)), Step(Decimal("95.00"), date(2027, 1, 1))]
    dues = plan(steps=steps, policy=POLICY, today=TODAY, start=date(2026, 2, 1), end=None)
    assert [(due.due_on, due.amount, due.status) for due in dues[:6]] == [
        (date(2026, 8, 1), Decimal("81.00"), "past"),
        (date(2026, 9, 1), Decimal("81.00"), "past"),
        (date(2026, 10, 1), Decimal("81.00"), "past"),
        (date(2026, 11, 1), Decimal("81.00"), "past"),
        (date(2026, 12, 1), Decimal("81.00"), "next"),
        (date(2027, 1, 1), Decimal("95.00"), "planned"),
    ]
    assert sum(due.status != "past" for due in dues) == 12


def test_nothing_is_due_before_supply_begins_or_after_it_ends() -> None:
    steps = [Step(Decimal("81.00"), date(2027, 1, 15))]
    dues = plan(steps=steps, policy=POLICY, today=TODAY, start=date(2027, 1, 15), end=date(2027, 4, 1))
    assert [due.due_on for due in dues] == [date(2027, 2, 1), date(2027, 3, 1)]
    assert dues[0].status == "next"


def test_the_first_instalment_holds_until_the_next_begins() -> None:
    steps = [Step(Decimal("81"), date(2026, 2, 1)), Step(Decimal("95"), date(2027, 1, 1))]
    days = (date(2025, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [amount_on(steps, day) for day in days] == [Decimal("81"), Decimal("81"), Decimal("95")]
