"""New prices: announced in time, shown side by side, holding from their day on."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided
from wattwerk.brands.domain import PriceChangeNotice
from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts import queries
from wattwerk.contracts.operations.price_changes import announce_price_change, withdraw_price_change
from wattwerk.contracts.price_changes import (
    Occasion,
    PriceChange,
    Prices,
    guaranteed,
    latest_letter,
    notice_on,
    prices_on,
    yearly_price,
)
from wattwerk.contracts.price_schemas import PriceChangeAnnouncement, PriceChangeWithdrawal
from wattwerk.customers.queries import activities
from wattwerk.declarations.domain.vocabulary import DeclarationStatus
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import CustomerType

STANDARD = PriceChangeNotice()
ANNA, CONTRACT = "48213377", "700123456"
CLERK = Caller(
    audience="staff", login_id="clerk-1", name="Karin Klärer", roles=frozenset({"musterstadt.clerk"})
)


class TestDeadlines:
    @pytest.mark.parametrize(
        ("effective_on", "customer_type", "latest"),
        [
            # Households: a month and a day before.
            (date(2027, 1, 1), CustomerType.HOUSEHOLD, date(2026, 11, 30)),
            # February lacks the 31st: its last day counts.
            (date(2027, 3, 31), CustomerType.HOUSEHOLD, date(2027, 2, 27)),
            (date(2028, 3, 30), CustomerType.HOUSEHOLD, date(2028, 2, 28)),
            (date(2027, 1, 1), CustomerType.BUSINESS, date(2026, 12, 18)),
        ],
    )
    def test_households_are_told_a_month_before_others_two_weeks(
        self, effective_on: date, customer_type: CustomerType, latest: date
    ) -> None:
        assert latest_letter(effective_on, customer_type, STANDARD) == latest

    @given(st.dates(date(2024, 1, 1), date(2040, 12, 31)))
    @settings(deadline=None)
    def test_a_household_always_has_at_least_twenty_eight_days(self, effective_on: date) -> None:
        told = latest_letter(effective_on, CustomerType.HOUSEHOLD, STANDARD)
        assert timedelta(days=28) <= effective_on - told <= timedelta(days=33)

    def test_the_rule_of_the_day_counts(self) -> None:
        later = PriceChangeNotice(since=date(2028, 1, 1), household_months=2)
        assert notice_on(date(2027, 12, 31), (STANDARD, later)) == STANDARD
        assert notice_on(date(2028, 1, 1), (STANDARD, later)) == later

    @pytest.mark.parametrize(
        ("scope", "occasion", "ruled_out"),
        [
            ("full", Occasion.COSTS, True),
            ("full", Occasion.LEVIES, True),
            ("without_levies", Occasion.COSTS, True),
            ("without_levies", Occasion.LEVIES, False),
            ("energy_only", Occasion.VAT_ONLY, False),
        ],
    )
    def test_a_guarantee_rules_out_what_it_covers(
        self, scope: Any, occasion: Occasion, ruled_out: bool
    ) -> None:
        day = date(2027, 1, 1)
        assert guaranteed(effective_on=day, occasion=occasion, until=day, scope=scope) is ruled_out
        assert not guaranteed(effective_on=day + timedelta(days=1), occasion=occasion, until=day, scope=scope)


def announcement(**changes: Any) -> PriceChangeAnnouncement:
    return PriceChangeAnnouncement.model_validate(
        {
            "effective_on": date(2027, 2, 1),
            "occasion": "costs",
            "explanation": "Die Beschaffung an der Strombörse ist teurer geworden.",
            "prices": {"base_price": "13.95", "energy_price": "34.20"},
            **changes,
        }
    )


def announce(now: datetime, **changes: Any) -> PriceChange:
    return announce_price_change(
        caller=CLERK,
        contract_number=CONTRACT,
        announcement=announcement(**changes),
        idempotency=None,
        now=now,
    )


@pytest.fixture
def supplied(cloud: None) -> None:
    publish_brand()
    conclude(new_contract())


@pytest.mark.usefixtures("supplied")
class TestAnnouncing:
    def test_both_prices_of_each_component_stand_side_by_side(self, now: datetime) -> None:
        announce(now)
        (change,) = queries.contract(customer_number=ANNA, contract_number=CONTRACT, now=now).price_changes
        assert [(step.component, step.before, step.after) for step in change.steps] == [
            ("base_price", Decimal("12.95"), Decimal("13.95")),
            ("energy_price", Decimal("32.354"), Decimal("34.20")),
        ]
        assert (change.letter_on, change.special_termination_until) == (
            date(2026, 11, 23),
            date(2027, 1, 31),
        )
        assert (change.yearly_price_before, change.yearly_price_after) == (
            Decimal("964.20"),
            Decimal("1022.35"),
        )

    def test_the_new_prices_hold_from_midnight_of_their_day(self, now: datetime) -> None:
        announce(now)
        eve = datetime(2027, 1, 31, 22, 59, tzinfo=UTC)
        before = queries.contract(customer_number=ANNA, contract_number=CONTRACT, now=eve)
        assert (before.energy_price, before.yearly_price) == (Decimal("32.354"), Decimal("964.20"))
        after = queries.contract(
            customer_number=ANNA, contract_number=CONTRACT, now=eve + timedelta(minutes=1)
        )
        assert (after.energy_price, after.base_price, after.yearly_price) == (
            Decimal("34.20"),
            Decimal("13.95"),
            Decimal("1022.35"),
        )

    def test_the_next_change_begins_where_the_first_ends(self, now: datetime) -> None:
        announce(now)
        second = announce(
            now,
            effective_on=date(2027, 7, 1),
            prices={"base_price": "13.95", "energy_price": "31.00"},
        )
        assert [step.before for step in second.steps] == [Decimal("13.95"), Decimal("34.20")]

    def test_who_is_told_too_late_keeps_the_price(self, now: datetime) -> None:
        with pytest.raises(Problem) as refusal:
            announce(now, effective_on=date(2026, 12, 23))
        (fault,) = refusal.value.errors
        assert (fault.code, fault.parameters) == ("notice_too_short", {"earliest": "2026-12-24"})

    def test_a_lower_vat_needs_no_notice_and_brings_no_right(self, now: datetime) -> None:
        change = announce(now, occasion="vat_only", effective_on=date(2026, 12, 1))
        assert change.special_termination_until is None

    def test_a_guaranteed_price_stays(self, now: datetime) -> None:
        conditions = new_contract().conditions.model_copy(
            update={"price_guarantee_until": date(2027, 12, 31), "price_guarantee_scope": "full"}
        )
        conclude(
            new_contract(
                order_number="A-0000-0002",
                customer_number="48213378",
                account_number="4000123457",
                contract_number="700123457",
                conditions=conditions,
            )
        )
        with pytest.raises(Problem) as refusal:
            announce_price_change(
                caller=CLERK,
                contract_number="700123457",
                announcement=announcement(),
                idempotency=None,
                now=now,
            )
        assert (refusal.value.code, refusal.value.parameters) == (
            "price_guaranteed",
            {"until": date(2027, 12, 31)},
        )

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"prices": {"base_price": "12.95", "energy_price": "32.354"}}, "prices_unchanged"),
            (
                {"prices": {"base_price": "1", "energy_price": "2", "energy_price_off_peak": "3"}},
                "off_peak_price_missing",
            ),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, now: datetime, changes: dict[str, Any], code: str) -> None:
        with pytest.raises(Problem) as refusal:
            announce(now, **changes)
        assert refusal.value.errors[0].code == code

    def test_the_same_day_twice_is_refused(self, now: datetime) -> None:
        announce(now)
        with pytest.raises(Problem, match="announced already"):
            announce(now, prices={"base_price": "1", "energy_price": "2"})

    def test_the_customer_is_told(self, now: datetime) -> None:
        announce(now)
        assert "PriceChangeAnnounced" in {item.detail_type for item in OutboxItem.scan()}

    def test_other_brands_cannot_announce(self, now: datetime) -> None:
        stranger = Caller(audience="staff", login_id="s", roles=frozenset({"sparwatt.administrator"}))
        with pytest.raises(Problem) as refusal:
            announce_price_change(
                caller=stranger,
                contract_number=CONTRACT,
                announcement=announcement(),
                idempotency=None,
                now=now,
            )
        assert refusal.value.status == 404


def withdraw(now: datetime, effective_on: date = date(2027, 2, 1), caller: Caller = CLERK) -> None:
    withdraw_price_change(
        caller=caller,
        contract_number=CONTRACT,
        effective_on=effective_on,
        withdrawal=PriceChangeWithdrawal(reason="Die Netzentgelte steigen doch nicht."),
        idempotency=None,
        now=now,
    )


@pytest.mark.usefixtures("supplied")
class TestWithdrawing:
    def test_the_prices_stay_and_the_customer_is_told(self, now: datetime) -> None:
        announce(now)
        withdraw(now)
        later = datetime(2027, 3, 1, tzinfo=UTC)
        contract = queries.contract(customer_number=ANNA, contract_number=CONTRACT, now=later)
        assert (contract.price_changes, contract.energy_price) == ([], Decimal("32.354"))
        assert "PriceChangeWithdrawn" in {item.detail_type for item in OutboxItem.scan()}
        kinds = [activity.kind for activity in activities(ANNA)]
        assert {"price_change_announced", "price_change_withdrawn"} <= set(kinds)

    def test_new_prices_can_be_announced_for_the_same_day(self, now: datetime) -> None:
        announce(now)
        withdraw(now)
        announce(now, prices={"base_price": "12.95", "energy_price": "33.00"})
        (change,) = queries.contract(customer_number=ANNA, contract_number=CONTRACT, now=now).price_changes
        assert change.steps[1].after == Decimal("33.00")

    def test_prices_that_hold_already_are_not_taken_back(self, now: datetime) -> None:
        announce(now)
        with pytest.raises(Problem) as refusal:
            withdraw(datetime(2027, 1, 31, 23, 0, tzinfo=UTC))
        assert refusal.value.code == "price_change_effective"

    def test_a_change_on_which_a_later_one_builds_stays(self, now: datetime) -> None:
        announce(now)
        announce(now, effective_on=date(2027, 7, 1), prices={"base_price": "13.95", "energy_price": "31"})
        with pytest.raises(Problem) as refusal:
            withdraw(now)
        assert refusal.value.code == "later_price_change_exists"

    def test_nobody_withdraws_what_was_not_announced(self, now: datetime) -> None:
        stranger = Caller(audience="staff", login_id="s", roles=frozenset({"sparwatt.administrator"}))
        with pytest.raises(Problem) as unknown:
            withdraw(now)
        announce(now)
        with pytest.raises(Problem) as foreign:
            withdraw(now, caller=stranger)
        assert (unknown.value.status, foreign.value.status) == (404, 404)


@pytest.mark.usefixtures("supplied")
class TestCancelling:
    def test_an_announced_change_lets_the_customer_go_at_once_without_a_clerk(self, now: datetime) -> None:
        announce(now)
        declaration = decided(cancel(now, ground="price_change", wished_on="2027-02-01"), now)
        assert (declaration.status, declaration.ends_on) == (
            DeclarationStatus.CONFIRMED,
            date(2027, 1, 31),
        )

    def test_a_change_that_nobody_announced_is_looked_at(self, now: datetime) -> None:
        declaration = decided(cancel(now, ground="price_change", wished_on="2027-02-01"), now)
        assert declaration.status is DeclarationStatus.CLARIFICATION


GRADED = (
    EnergyBlock(from_kwh=0, energy_price=Decimal("35.70")),
    EnergyBlock(from_kwh=2500, energy_price=Decimal("29.75")),
)


def graded(*energy_prices: str) -> dict[str, Any]:
    """Return new prices of a contract with two blocks."""
    blocks = [
        {"from_kwh": block.from_kwh, "energy_price": price}
        for block, price in zip(GRADED, energy_prices, strict=True)
    ]
    return {"base_price": "12.95", "energy_price": energy_prices[0], "energy_blocks": blocks}


@pytest.fixture
def graduated(cloud: None) -> None:
    publish_brand()
    conclude(new_contract(energy_price=Decimal("35.70"), energy_blocks=GRADED, consumption=4000))


@pytest.mark.usefixtures("graduated")
class TestGraduatedPrices:
    def test_each_block_stands_there_old_and_new_and_holds_from_its_day(self, now: datetime) -> None:
        change = announce(now, prices=graded("36.00", "31.00"))
        assert [(step.component, step.from_kwh, step.before, step.after) for step in change.steps] == [
            ("base_price", None, Decimal("12.95"), Decimal("12.95")),
            ("energy_price", 0, Decimal("35.70"), Decimal("36.00")),
            ("energy_price", 2500, Decimal("29.75"), Decimal("31.00")),
        ]
        # 2,500 kWh at 0.30 ct and 1,500 kWh at 1.25 ct more.
        assert change.yearly_price_after - change.yearly_price_before == Decimal("26.25")
        day = datetime(2027, 2, 1, 8, tzinfo=UTC)
        contract = queries.contract(customer_number=ANNA, contract_number=CONTRACT, now=day)
        assert contract.energy_price == Decimal("36.00")
        assert [block.energy_price for block in contract.energy_blocks] == [
            Decimal("36.00"),
            Decimal("31.00"),
        ]
        assert contract.yearly_price == change.yearly_price_after

    def test_without_prices_of_blocks_every_block_moves_by_as_much(self, now: datetime) -> None:
        change = announce(now, prices={"base_price": "12.95", "energy_price": "36.70"})
        assert [step.after for step in change.steps[1:]] == [Decimal("36.70"), Decimal("30.75")]

    def test_the_next_change_begins_with_the_blocks_of_the_first(self, now: datetime) -> None:
        announce(now, prices=graded("36.00", "31.00"))
        second = announce(now, effective_on=date(2027, 7, 1), prices=graded("36.00", "28.00"))
        assert [step.before for step in second.steps[1:]] == [Decimal("36.00"), Decimal("31.00")]

    @pytest.mark.parametrize(
        ("prices", "refusal"),
        [
            ({"energy_blocks": [{"from_kwh": 0, "energy_price": "36.00"}]}, "blocks_differ"),
            ({"energy_price": "37.00"}, "blocks_differ"),
            ({"energy_price": "5.00", "energy_blocks": []}, "price_impossible"),
        ],
    )
    def test_other_blocks_and_prices_below_zero_are_refused(
        self, now: datetime, prices: dict[str, Any], refusal: str
    ) -> None:
        with pytest.raises(Problem) as refused:
            announce(now, prices={**graded("36.00", "31.00"), **prices})
        assert refused.value.errors[0].code == refusal

    def test_an_announcement_from_before_that_names_no_block_moves_all(self, now: datetime) -> None:
        change = announce(now, prices={"base_price": "12.95", "energy_price": "36.70"})
        first_only = change.model_copy(
            update={
                "steps": [
                    step.model_copy(update={"from_kwh": None})
                    for step in change.steps
                    if step.from_kwh != 2500
                ]
            }
        )
        concluded = Prices(base_price="12.95", energy_price="35.70", energy_blocks=list(GRADED))
        assert prices_on(change.effective_on, concluded, [first_only]) == prices_on(
            change.effective_on, concluded, [change]
        )


@given(
    base=st.decimals(0, 100, places=4),
    energy=st.decimals(0, 100, places=4),
    consumption=st.integers(0, 1_000_000),
)
@settings(deadline=None)
def test_a_year_is_rounded_once(base: Decimal, energy: Decimal, consumption: int) -> None:
    exact = 12 * base + energy * consumption / 100
    found = yearly_price(
        Prices(base_price=base, energy_price=energy), consumption=consumption, consumption_off_peak=None
    )
    assert abs(found - exact) <= Decimal("0.005")
