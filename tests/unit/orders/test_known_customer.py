"""An order for an existing customer is not filed with somebody else by a wrong number."""

from datetime import datetime
from typing import Any

import pytest

from tests.unit.orders.examples import open_market, order_form, person, quoted
from wattwerk.orders import queries
from wattwerk.orders.operations import capture, decision, fulfilment
from wattwerk.orders.schemas.capture import CapturedOrder
from wattwerk.orders.schemas.orders import Decision, Order
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem

pytestmark = pytest.mark.usefixtures("market")

CLERK = Caller(
    audience="staff",
    subject="subject-anna",
    login_id="login-anna",
    name="anna",
    roles=frozenset({"musterstadt.clerk"}),
)
ALL = {"terms": True, "withdrawal_information": True, "power_of_attorney": True}
BROTHER = {"first_name": "Jörg", "date_of_birth": "1982-09-30"}


@pytest.fixture
def market(cloud: None) -> None:
    open_market(automatic_acceptance=True)


def ordered(now: datetime, customer_type: str = "household", number: str = "", **changes: Any) -> Order:
    """Return an order that lies before staff in writing."""
    form = {
        **order_form(quoted(now, customer_type=customer_type)),
        "customer_type": customer_type,
        "channel": "letter",
        "consents": ALL,
        "person": person(**changes),
        "customer_number": number,
    }
    receipt = capture.capture_order(
        caller=CLERK, captured=CapturedOrder.model_validate(form), now=now, idempotency=None
    )
    return queries.order(receipt.order_number)


def accept(order: Order, now: datetime, **changes: Any) -> Order:
    wanted = Decision(version=order.version, **changes)
    return decision.accept_order(
        caller=CLERK, order_number=order.order_number, decision=wanted, now=now, idempotency=None
    )


def customer(now: datetime, **changes: Any) -> str:
    """Return the number of somebody who has a contract."""
    order = accept(ordered(now, **changes), now)
    fulfilment.create_contract(order_number=order.order_number, now=now)
    assert order.customer_number
    return order.customer_number


@pytest.mark.parametrize("changes", [{"last_name": "Sørensen"}, BROTHER])
def test_another_name_or_birth_date_is_refused_and_both_are_named(
    now: datetime, changes: dict[str, Any]
) -> None:
    number = customer(now, first_name="Anna", last_name="Müller", date_of_birth="1979-03-04")
    order = ordered(now, **{"first_name": "Anna", "last_name": "Müller", **changes})
    with pytest.raises(Problem) as refusal:
        accept(order, now, customer_number=number)
    assert (refusal.value.status, refusal.value.code) == (409, "customer_differs")
    named = refusal.value.parameters
    assert named["existing"] == {"name": "Anna Müller", "date_of_birth": "1979-03-04"}
    assert named["ordered_by"] == {
        "name": f"{order.person.first_name} {order.person.last_name}",
        "date_of_birth": changes.get("date_of_birth", "1979-03-04"),
    }
    assert queries.order(order.order_number) == order


def test_staff_confirm_that_it_is_the_same_customer(now: datetime) -> None:
    number = customer(now, last_name="Müller")
    order = ordered(now, last_name="Müller-Lüdenscheidt")
    accepted = accept(order, now, customer_number=number, confirmed_customer=True)
    assert (accepted.status, accepted.customer_number) == ("accepted", number)


def test_an_umlaut_written_otherwise_is_no_other_name(now: datetime) -> None:
    number = customer(now, last_name="Müller")
    order = ordered(now, last_name="MUELLER")
    assert accept(order, now, customer_number=number).customer_number == number


def test_anybody_orders_for_a_company_by_its_name(now: datetime) -> None:
    number = customer(now, customer_type="business", last_name="Groß", company="Bäckerei Groß GmbH")
    same = ordered(now, customer_type="business", last_name="Weiß", company="Bäckerei Groß GmbH")
    other = ordered(now, customer_type="business", last_name="Groß", company="Groß Immobilien KG")
    assert accept(same, now, customer_number=number).customer_number == number
    with pytest.raises(Problem) as refusal:
        accept(other, now, customer_number=number)
    assert refusal.value.code == "customer_differs"


def test_automatic_acceptance_leaves_a_doubt_to_a_clerk(now: datetime) -> None:
    number = customer(now, last_name="Müller")
    same, other = (ordered(now, number=number, last_name=name) for name in ("Müller", "Sørensen"))
    for order in (same, other):
        decision.accept_automatically(order_number=order.order_number, now=now)
    assert queries.order(same.order_number).status == "accepted"
    waiting = queries.order(other.order_number)
    assert (waiting.status, waiting.history[-1].note) == ("clarification", "customer_differs")
