"""Orders are accepted only as the status machine of their brand allows."""

from datetime import datetime
from typing import Any

import pytest

from tests.unit.lifecycle.test_machine import status
from tests.unit.orders.examples import open_market, placed
from wattwerk.lifecycle.domain.facts import CaseFacts
from wattwerk.lifecycle.domain.machine import Guard, Machine, Transition
from wattwerk.lifecycle.domain.simulation import objections_to_acceptance
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.domain.vocabulary import GuardKind, Milestone
from wattwerk.lifecycle.operations import acceptance, machines
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.orders.schemas.orders import Decision
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.problems import Problem

CLERK = Caller(
    audience="staff", login_id="clerk-1", name="Karin Klärer", roles=frozenset({"musterstadt.clerk"})
)
BOSS = Caller(
    audience="staff", login_id="boss-1", name="Jörg Schäfer", roles=frozenset({"musterstadt.administrator"})
)
ATTORNEY, BY_BOSS = (
    Guard(kind=GuardKind.POWER_OF_ATTORNEY),
    Guard(kind=GuardKind.ROLE, role="administrator"),
)


def machine(*guards: Guard, sources: tuple[str, ...] = ("received",)) -> Machine:
    """Received, in clarification, checked, accepted; acceptance is reached from some of them."""
    return Machine(
        initial="received",
        statuses=[
            status("received", Milestone.ORDER_RECEIVED),
            status("clarification", Milestone.ORDER_IN_CLARIFICATION),
            status("checked"),
            status("accepted", Milestone.ORDER_ACCEPTED),
        ],
        transitions=[
            Transition(source="received", target="checked"),
            Transition(source="clarification", target="checked"),
            *(Transition(source=source, target="accepted", guards=list(guards)) for source in sources),
        ],
    )


class TestObjections:
    def test_the_guards_that_do_not_hold_are_named(self) -> None:
        facts = CaseFacts(power_of_attorney=False, roles=["clerk"])
        found = objections_to_acceptance(machine(ATTORNEY, BY_BOSS), source="received", facts=facts)
        assert found == ["power_of_attorney", "role:administrator"]

    def test_guards_that_hold_let_the_order_pass(self) -> None:
        facts = CaseFacts(power_of_attorney=True, roles=["administrator"])
        assert not objections_to_acceptance(machine(ATTORNEY, BY_BOSS), source="received", facts=facts)

    def test_a_status_from_which_no_way_leads_there_objects(self) -> None:
        drawn = machine(sources=("checked",))
        assert objections_to_acceptance(drawn, source="received", facts=CaseFacts()) == ["way"]
        assert not objections_to_acceptance(drawn, source="checked", facts=CaseFacts())

    def test_a_machine_without_ways_to_acceptance_leaves_the_decision_free(self) -> None:
        assert not objections_to_acceptance(standard_machine(), source="received", facts=CaseFacts())


@pytest.fixture
def market(cloud: None) -> None:
    open_market(automatic_acceptance=True)


def publish(now: datetime, *guards: Guard, **ways: Any) -> None:
    machines.publish_machine(brand="musterstadt", machine=machine(*guards, **ways), author="set-up", now=now)


def accept(number: str, now: datetime, caller: Caller = CLERK) -> None:
    version = orders.placed_order(number).version or 0
    acceptance.accept_order(
        caller=caller, order_number=number, decision=Decision(version=version), now=now, idempotency=None
    )


@pytest.mark.usefixtures("market")
class TestByHand:
    def test_acceptance_is_refused_with_the_guards_named(self, now: datetime) -> None:
        publish(now, BY_BOSS)
        number = placed(now).order_number
        with pytest.raises(Problem) as refusal:
            accept(number, now)
        assert (refusal.value.code, refusal.value.parameters) == (
            "guard_fails",
            {"guards": ["role:administrator"]},
        )
        assert orders.placed_order(number).status is OrderStatus.RECEIVED
        accept(number, now, BOSS)
        assert orders.placed_order(number).status is OrderStatus.ACCEPTED

    def test_an_order_of_another_brand_does_not_exist(self, now: datetime) -> None:
        publish(now, BY_BOSS)
        stranger = Caller(audience="staff", login_id="s", roles=frozenset({"sparwatt.clerk"}))
        with pytest.raises(Problem) as refusal:
            accept(placed(now).order_number, now, stranger)
        assert refusal.value.status == 404

    def test_what_was_decided_before_is_said_first(self, now: datetime) -> None:
        number = placed(now).order_number
        accept(number, now)
        publish(now, BY_BOSS)
        with pytest.raises(Problem) as refusal:
            accept(number, now)
        assert refusal.value.code == "order_already_decided"


@pytest.mark.usefixtures("market")
class TestAutomatically:
    def test_an_order_waits_for_a_clerk_where_a_guard_does_not_hold(self, now: datetime) -> None:
        publish(now, BY_BOSS)
        number = placed(now).order_number
        acceptance.accept_automatically(order_number=number, now=now)
        order = orders.placed_order(number)
        assert (order.status, order.history[-1].note) == (
            OrderStatus.CLARIFICATION,
            "guards: role:administrator",
        )
        assert "OrderStopped" in {item.detail_type for item in OutboxItem.scan()}
        # The event may come twice.
        acceptance.accept_automatically(order_number=number, now=now)
        assert len(orders.placed_order(number).history) == len(order.history)

    def test_an_order_is_accepted_where_all_guards_hold(self, now: datetime) -> None:
        publish(now, Guard(kind=GuardKind.CHECKS_CLEAR), Guard(kind=GuardKind.BLACKLIST_CLEAR))
        number = placed(now).order_number
        acceptance.accept_automatically(order_number=number, now=now)
        assert orders.placed_order(number).status is OrderStatus.ACCEPTED
