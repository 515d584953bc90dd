"""When supply begins (§ 20a EnWG, § 357a (2) BGB)."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.orders.examples import draft
from wattwerk.catalog.schemas import StartDates
from wattwerk.orders.domain.supply_start import earliest_start, reachable, start_faults, supply_start

TODAY = date(2026, 11, 23)
DATES = StartDates(
    earliest=date(2026, 11, 25),
    latest=date(2027, 11, 23),
    withdrawal_period_ends=date(2026, 12, 7),
    earliest_without_early_start=date(2026, 12, 8),
)
days = st.dates(min_value=TODAY - timedelta(days=400), max_value=TODAY + timedelta(days=800))


def start(**changes: Any) -> dict[str, Any]:
    return {"start": {"reason": "supplier_switch", **changes}}


def test_a_household_without_a_demand_waits_for_the_end_of_the_withdrawal_period() -> None:
    assert earliest_start(draft(), DATES) == date(2026, 12, 8)


def test_a_demand_or_a_business_makes_it_possible_at_once() -> None:
    assert earliest_start(draft(**start(early_start_demanded=True)), DATES) == date(2026, 11, 25)
    assert earliest_start(draft(customer_type="business"), DATES) == date(2026, 11, 25)


def test_a_fault_tells_the_first_possible_day() -> None:
    form = draft(**start(desired_date="2026-11-30"))
    (fault,) = start_faults(form.start, form.customer_type, DATES, TODAY)
    assert (fault.code, fault.parameters) == ("start_within_withdrawal_period", {"earliest": "2026-12-08"})


@given(desired=days, demanded=st.booleans(), business=st.booleans())
def test_a_day_is_refused_exactly_when_supply_could_not_start_on_it(
    desired: date, demanded: bool, business: bool
) -> None:
    form = draft(
        customer_type="business" if business else "household",
        **start(desired_date=desired.isoformat(), early_start_demanded=demanded),
    )
    possible = earliest_start(form, DATES) <= desired <= DATES.latest
    assert (start_faults(form.start, form.customer_type, DATES, TODAY) == []) == possible
    if possible:
        assert supply_start(form, DATES) == desired


@given(expected=st.none() | days, earliest=days)
def test_what_became_unreachable_is_postponed_and_nothing_is_brought_forward(
    expected: date | None, earliest: date
) -> None:
    result = reachable(expected, earliest)
    assert result >= earliest
    assert result == (expected if expected and expected >= earliest else earliest)
