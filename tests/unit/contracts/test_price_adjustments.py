"""New prices for many contracts at once: checked before anybody is told, and withdrawn from all."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts import adjustment_queries, queries
from wattwerk.contracts.events import PriceAdjustmentContinued
from wattwerk.contracts.operations import price_adjustments
from wattwerk.contracts.price_adjustments import (
    AdjustmentTerms,
    AdjustmentVerdict,
    PriceRule,
    adjusted,
    adjusted_prices,
    prices_every_block,
)
from wattwerk.contracts.price_changes import Prices
from wattwerk.contracts.price_schemas import (
    AdjustedContractsQuery,
    AdjustmentStart,
    AdjustmentWithdrawal,
    NewPriceAdjustment,
    PriceAdjustment,
)
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import CustomerType

ROLES = frozenset({"musterstadt.clerk"})
CLERK = Caller(audience="staff", login_id="clerk-1", name="Karin Klärer", roles=ROLES)
ADMINISTRATOR = Caller(
    audience="staff", login_id="admin-1", name="Jörg Schäfer", roles=frozenset({"musterstadt.administrator"})
)
TERMS = {
    "effective_on": "2027-02-01",
    "occasion": "costs",
    "explanations": {"de": "Die Beschaffung an der Strombörse ist teurer geworden."},
    "base_price": {"how": "by", "value": "1.00"},
    "energy_price": {"how": "by_percent", "value": "5"},
}


class TestRules:
    @pytest.mark.parametrize(
        ("rule", "price"),
        [
            ({"how": "to", "value": "30.1234"}, Decimal("30.1234")),
            ({"how": "by", "value": "-0.354"}, Decimal("32.000")),
            ({"how": "by_percent", "value": "5"}, Decimal("33.97")),
            ({"how": "by_percent", "value": "-2.5"}, Decimal("31.55")),
        ],
    )
    def test_a_price_changes_by_its_rule(self, rule: dict[str, str], price: Decimal) -> None:
        assert adjusted(Decimal("32.354"), PriceRule.model_validate(rule)) == price

    def test_a_price_without_a_rule_stays(self) -> None:
        before = Prices(base_price=Decimal("12.95"), energy_price=Decimal("32.354"))
        terms = AdjustmentTerms.model_validate(
            {**TERMS, "base_price": None, "energy_price": {"how": "by", "value": "1"}}
        )
        assert adjusted_prices(before, terms) == Prices(
            base_price=Decimal("12.95"), energy_price=Decimal("33.354")
        )

    def test_no_price_falls_below_zero(self) -> None:
        before = Prices(base_price=Decimal("0.50"), energy_price=Decimal("32.354"))
        terms = AdjustmentTerms.model_validate({**TERMS, "base_price": {"how": "by", "value": "-0.51"}})
        assert adjusted_prices(before, terms) is None

    @given(
        energy=st.lists(st.decimals(1, 100, places=4), min_size=2, max_size=5),
        how=st.sampled_from(["by", "by_percent"]),
        value=st.decimals(-1, 50, places=2),
    )
    @settings(deadline=None)
    def test_a_rule_of_the_energy_price_goes_for_every_block(
        self, energy: list[Decimal], how: str, value: Decimal
    ) -> None:
        before = graduated(energy)
        rule = PriceRule.model_validate({"how": how, "value": value})
        terms = AdjustmentTerms.model_validate({**TERMS, "energy_price": rule})
        assert prices_every_block(before, terms)
        after = adjusted_prices(before, terms)
        assert after is not None
        assert [block.energy_price for block in after.energy_blocks] == [
            adjusted(one, rule) for one in energy
        ]
        assert after.energy_price == after.energy_blocks[0].energy_price

    def test_new_prices_of_blocks_are_told_block_by_block(self) -> None:
        before = graduated([Decimal("35.70"), Decimal("29.75")])
        one_price = AdjustmentTerms.model_validate({**TERMS, "energy_price": {"how": "to", "value": "30"}})
        assert not prices_every_block(before, one_price)
        told = one_price.model_copy(
            update={"energy_blocks": graduated([Decimal("36.00"), Decimal("31.00")]).energy_blocks}
        )
        assert prices_every_block(before, told)
        after = adjusted_prices(before, told)
        assert after is not None
        assert [block.energy_price for block in after.energy_blocks] == [Decimal("36.00"), Decimal("31.00")]
        assert not prices_every_block(graduated([Decimal("35.70")] * 3), told)

    @given(
        price=st.decimals(0, 1000, places=4),
        percent=st.decimals(-100, 100, places=2),
    )
    @settings(deadline=None)
    def test_a_percentage_is_rounded_once(self, price: Decimal, percent: Decimal) -> None:
        found = adjusted(price, PriceRule(how="by_percent", value=percent))
        assert abs(found - price * (1 + percent / 100)) <= Decimal("0.005")


def graduated(energy: list[Decimal]) -> Prices:
    """Return prices with a block for every 1,000 kWh."""
    blocks = [EnergyBlock(from_kwh=1000 * place, energy_price=price) for place, price in enumerate(energy)]
    return Prices(base_price=Decimal("12.95"), energy_price=energy[0], energy_blocks=blocks)


@pytest.fixture
def contracts(cloud: None) -> None:
    """Four contracts: a household's, a business's, one whose price is guaranteed, one of another product."""
    publish_brand()
    guarantee = {"price_guarantee_until": date(2027, 12, 31), "price_guarantee_scope": "full"}
    conclude(new_contract())
    conclude(new_contract(**numbers(1), customer_type=CustomerType.BUSINESS, company="Bäckerei Öztürk GmbH"))
    conclude(new_contract(**numbers(2), conditions=new_contract().conditions.model_copy(update=guarantee)))
    conclude(new_contract(**numbers(3), product_code="other"))


def numbers(further: int) -> dict[str, str]:
    return {
        "order_number": f"A-0000-000{further}",
        "customer_number": f"4821338{further}",
        "account_number": f"400012346{further}",
        "contract_number": f"70012346{further}",
    }


def key(name: str) -> Idempotency:
    return Idempotency(scope="test", key=name, fingerprint=name)


def prepare(now: datetime, *, selection: dict[str, Any] | None = None, **terms: Any) -> PriceAdjustment:
    chosen = selection or {"product_codes": [new_contract().product_code]}
    new = NewPriceAdjustment.model_validate(
        {"brand": "musterstadt", "selection": chosen, "terms": {**TERMS, **terms}}
    )
    return price_adjustments.prepare(caller=CLERK, new=new, idempotency=key("prepare"), now=now)


def go_on(adjustment: PriceAdjustment, now: datetime) -> PriceAdjustment:
    """Deliver every message, also those that came before, until nothing changes."""
    delivered = 0
    while True:
        messages = [
            PriceAdjustmentContinued.model_validate_json(item.detail)
            for item in OutboxItem.scan()
            if item.detail_type == PriceAdjustmentContinued.detail_type()
        ]
        for message in messages:
            price_adjustments.advance(adjustment_id=message.adjustment_id, step=message.step, now=now)
        if len(messages) == delivered:
            return adjustment_queries.adjustment(caller=CLERK, adjustment_id=adjustment.adjustment_id)
        delivered = len(messages)


def start(adjustment: PriceAdjustment, now: datetime, caller: Caller = ADMINISTRATOR) -> PriceAdjustment:
    return price_adjustments.start(
        caller=caller,
        adjustment_id=adjustment.adjustment_id,
        looked_at=AdjustmentStart(version=adjustment.version),
        idempotency=key("start"),
        now=now,
    )


def withdraw(adjustment: PriceAdjustment, now: datetime) -> PriceAdjustment:
    return price_adjustments.withdraw(
        caller=ADMINISTRATOR,
        adjustment_id=adjustment.adjustment_id,
        withdrawal=AdjustmentWithdrawal(version=adjustment.version, reason="Die Umlage steigt doch nicht."),
        idempotency=key("withdraw"),
        now=now,
    )


def told(kind: str) -> int:
    return sum(item.detail_type == kind for item in OutboxItem.scan())


def energy_price(customer_number: str, contract_number: str) -> Decimal:
    later = datetime(2027, 2, 2, tzinfo=None).astimezone()
    return queries.contract(
        customer_number=customer_number, contract_number=contract_number, now=later
    ).energy_price


@pytest.mark.usefixtures("contracts")
class TestChecking:
    def test_the_contracts_of_a_product_are_checked_and_nobody_is_told(self, now: datetime) -> None:
        checked = go_on(prepare(now), now)
        assert (checked.state, checked.planned, checked.left_out) == ("checked", 2, 1)
        assert [(one.code, one.contracts) for one in checked.reasons] == [("price_guaranteed", 1)]
        example = checked.examples[0]
        assert [(step.before, step.after) for step in example.steps] == [
            (Decimal("12.95"), Decimal("13.95")),
            (Decimal("32.354"), Decimal("33.97")),
        ]
        assert told("PriceChangeAnnounced") == 0

    def test_who_is_told_too_late_is_left_out_with_the_earliest_day(self, now: datetime) -> None:
        """Two weeks are enough for a business, and too little for a household (§ 41 (5) EnWG)."""
        checked = go_on(prepare(now, effective_on="2026-12-15"), now)
        left_out = adjustment_queries.contracts(
            caller=CLERK,
            adjustment_id=checked.adjustment_id,
            query=AdjustedContractsQuery(verdict=AdjustmentVerdict.LEFT_OUT),
        ).items
        assert (checked.planned, {(one.code, one.parameters.get("earliest")) for one in left_out}) == (
            1,
            {("notice_too_short", "2026-12-24"), ("price_guaranteed", None)},
        )

    def test_ticked_contracts_are_checked_whatever_their_product(self, now: datetime) -> None:
        ticked = ["700123456", "700123463", "700123456", "999999999"]
        checked = go_on(prepare(now, selection={"contract_numbers": ticked}), now)
        assert (checked.planned, checked.left_out) == (2, 1)
        assert [one.code for one in checked.reasons] == ["contract_unknown"]

    @pytest.mark.parametrize(
        ("selection", "terms", "code"),
        [
            ({"product_codes": []}, {}, "selection_empty"),
            ({"product_codes": ["a"], "contract_numbers": ["1"]}, {}, "selection_ambiguous"),
            (None, {"base_price": None, "energy_price": None}, "prices_unchanged"),
            (None, {"effective_on": "2026-11-23"}, "date_in_the_past"),
            (None, {"effective_on": "2026-12-01"}, "notice_too_short"),
        ],
    )
    def test_what_cannot_be_meant_is_refused_at_once(
        self, now: datetime, selection: Any, terms: dict[str, Any], code: str
    ) -> None:
        with pytest.raises(Problem) as refusal:
            prepare(now, selection=selection, **terms)
        assert refusal.value.errors[0].code == code

    def test_many_contracts_are_checked_in_parts(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(price_adjustments, "PART", 1)
        checked = go_on(prepare(now), now)
        assert (checked.state, checked.planned, checked.left_out) == ("checked", 2, 1)
        done = go_on(start(checked, now), now)
        assert (done.state, done.announced, told("PriceChangeAnnounced")) == ("announced", 2, 2)


@pytest.mark.usefixtures("contracts")
class TestAnnouncing:
    def test_everybody_who_passed_the_check_is_told_once(self, now: datetime) -> None:
        announced = go_on(start(go_on(prepare(now), now), now), now)
        assert (announced.state, announced.planned, announced.announced, announced.left_out) == (
            "announced",
            0,
            2,
            1,
        )
        assert (announced.announced_by, told("PriceChangeAnnounced")) == ("Jörg Schäfer", 2)
        assert energy_price("48213377", "700123456") == Decimal("33.97")
        assert energy_price("48213382", "700123462") == Decimal("32.354")

    def test_only_an_administrator_lets_it_go_out(self, now: datetime) -> None:
        checked = go_on(prepare(now), now)
        with pytest.raises(Problem) as refusal:
            start(checked, now, caller=CLERK)
        assert refusal.value.status == 403

    def test_what_has_become_too_late_meanwhile_is_left_out(self, now: datetime) -> None:
        checked = go_on(prepare(now), now)
        late = now + timedelta(days=45)
        announced = go_on(start(checked, late), late)
        # The household would have had to be told a month before; two weeks are enough for the business.
        assert (announced.announced, announced.left_out) == (1, 2)
        assert [(one.code, one.contracts) for one in announced.reasons] == [
            ("notice_too_short", 1),
            ("price_guaranteed", 1),
        ]

    def test_an_interrupted_part_counts_everybody_and_tells_nobody_twice(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        checked = go_on(prepare(now), now)
        running = start(checked, now)
        announce = price_adjustments.adjusting.announce

        def interrupted(adjustment: Any, item: Any, moment: datetime) -> Any:
            if item.contract_number != "700123456":
                raise RuntimeError("the function was stopped")
            return announce(adjustment, item, moment)

        monkeypatch.setattr(price_adjustments.adjusting, "announce", interrupted)
        with pytest.raises(RuntimeError):
            go_on(running, now)
        monkeypatch.setattr(price_adjustments.adjusting, "announce", announce)
        announced = go_on(running, now)
        assert (announced.announced, announced.planned, told("PriceChangeAnnounced")) == (2, 0, 2)

    def test_an_adjustment_is_started_once(self, now: datetime) -> None:
        checked = go_on(prepare(now), now)
        start(checked, now)
        with pytest.raises(Problem) as refusal:
            start(checked, now)
        assert refusal.value.code == "changed_meanwhile"


@pytest.mark.usefixtures("contracts")
class TestWithdrawing:
    def test_all_announcements_are_taken_back_and_every_customer_is_told(self, now: datetime) -> None:
        announced = go_on(start(go_on(prepare(now), now), now), now)
        withdrawn = go_on(withdraw(announced, now), now)
        assert (withdrawn.state, withdrawn.announced, withdrawn.withdrawn) == ("withdrawn", 0, 2)
        assert told("PriceChangeWithdrawn") == 2
        assert energy_price("48213377", "700123456") == Decimal("32.354")

    def test_a_later_price_change_keeps_the_one_that_it_builds_on(self, now: datetime) -> None:
        announced = go_on(start(go_on(prepare(now), now), now), now)
        ticked = {"contract_numbers": ["700123456"]}
        new = NewPriceAdjustment.model_validate(
            {"brand": "musterstadt", "selection": ticked, "terms": {**TERMS, "effective_on": "2027-06-01"}}
        )
        second = price_adjustments.prepare(caller=CLERK, new=new, idempotency=key("second"), now=now)
        go_on(start_again(go_on(second, now), now), now)
        withdrawn = go_on(withdraw(announced, now), now)
        assert (withdrawn.withdrawn, withdrawn.kept) == (1, 1)
        assert ("later_price_change_exists", 1) in [(one.code, one.contracts) for one in withdrawn.reasons]

    def test_prices_that_hold_are_not_taken_back(self, now: datetime) -> None:
        announced = go_on(start(go_on(prepare(now), now), now), now)
        with pytest.raises(Problem) as refusal:
            withdraw(announced, now + timedelta(days=90))
        assert refusal.value.code == "price_change_effective"


def start_again(adjustment: PriceAdjustment, now: datetime) -> PriceAdjustment:
    return price_adjustments.start(
        caller=ADMINISTRATOR,
        adjustment_id=adjustment.adjustment_id,
        looked_at=AdjustmentStart(version=adjustment.version),
        idempotency=key("start again"),
        now=now,
    )
