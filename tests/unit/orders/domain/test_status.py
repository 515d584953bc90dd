"""The way of an order: decided once, never back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.orders.domain.order_form import Check, OrderStatus
from wattwerk.orders.domain.status import UNDECIDED, first, moved
from wattwerk.platform.problems import Problem

ALLOWED = {
    ("received", "clarification"),
    ("clarification", "received"),
    ("received", "accepted"),
    ("received", "rejected"),
    ("received", "withdrawn"),
    ("clarification", "accepted"),
    ("clarification", "rejected"),
    ("clarification", "withdrawn"),
    ("accepted", "contract_created"),
}
statuses = st.sampled_from(OrderStatus)


@given(present=statuses, wanted=statuses)
def test_only_the_described_steps_are_possible(present: OrderStatus, wanted: OrderStatus) -> None:
    if (present, wanted) in ALLOWED:
        assert moved(present, wanted) is wanted
    else:
        with pytest.raises(Problem) as refusal:
            moved(present, wanted)
        assert refusal.value.code == "order_already_decided"


@given(st.lists(statuses, max_size=12))
def test_however_often_people_try_an_order_is_decided_at_most_once(attempts: list[OrderStatus]) -> None:
    present, decisions = OrderStatus.RECEIVED, 0
    for wanted in attempts:
        try:
            present = moved(present, wanted)
        except Problem:
            continue
        decisions += wanted in (OrderStatus.ACCEPTED, OrderStatus.REJECTED, OrderStatus.WITHDRAWN)
    assert decisions <= 1
    assert (present in UNDECIDED) == (decisions == 0)


@given(st.lists(st.sampled_from(["confirmed", "could_not_be_checked", "implausible"]), max_size=6))
def test_a_new_order_is_received_only_if_everything_was_confirmed(results: list[str]) -> None:
    checks = [Check.model_validate({"subject": "town", "result": result}) for result in results]
    expected = OrderStatus.RECEIVED if set(results) <= {"confirmed"} else OrderStatus.CLARIFICATION
    assert first(checks) is expected
