"""Staff take orders down; a household's order on the telephone counts when the customer has declared it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.unit.orders.examples import events, open_market, order_form, person, quoted
from wattwerk.contracts import queries as contracts
from wattwerk.orders import links, queries
from wattwerk.orders.items import CaptureItem, OrderTableItem
from wattwerk.orders.operations import capture, confirmation, decision, fulfilment
from wattwerk.orders.schemas.capture import CapturedOrder, CapturedOrderConfirmation
from wattwerk.orders.schemas.orders import Decision, Order
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform import signed_links
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem

CLERK = Caller(
    audience="staff", login_id="clerk-1", name="Anna Klerk", roles=frozenset({"musterstadt.clerk"})
)
ALL = {"terms": True, "withdrawal_information": True, "power_of_attorney": True}
pytestmark = pytest.mark.usefixtures("market")


@pytest.fixture
def market(cloud: None) -> None:
    open_market()


def captured(
    now: datetime, channel: str = "telephone", caller: Caller = CLERK, **changes: Any
) -> OrderReceipt:
    asked = {"customer_type": changes["customer_type"]} if "customer_type" in changes else {}
    form = {**order_form(quoted(now, **asked)), "channel": channel, **changes}
    return capture.capture_order(
        caller=caller, captured=CapturedOrder.model_validate(form), now=now, idempotency=None
    )


def token(order_number: str) -> str:
    return signed_links.token_of(links.CONFIRMATION, order_number)


def confirmed(order_number: str, now: datetime, **changes: Any) -> OrderReceipt:
    given = {"token": token(order_number), "consents": ALL, "mandate_granted": True, **changes}
    return confirmation.confirm_order(
        confirmation=CapturedOrderConfirmation.model_validate(given), now=now, idempotency=None
    )


def accept(order: Order, now: datetime) -> Order:
    wanted = Decision(version=order.version)
    return decision.accept_order(
        caller=CLERK, order_number=order.order_number, decision=wanted, now=now, idempotency=None
    )


def test_a_households_order_on_the_telephone_waits_for_its_customer(now: datetime) -> None:
    number = captured(now).order_number
    order = queries.order(number)
    assert (order.status, order.channel, order.history[0].actor) == (
        "clarification",
        "telephone",
        "Anna Klerk",
    )
    assert order.confirmation_until == now + timedelta(days=14)
    assert events() == ["OrderCaptured"]
    with pytest.raises(Problem) as refusal:
        accept(order, now)
    assert (refusal.value.status, refusal.value.code) == (409, "confirmation_missing")


def test_what_only_the_customer_can_declare_is_not_declared_by_staff(now: datetime) -> None:
    stored = queries.placed_order(captured(now).order_number).declaration
    assert stored.request.consents.model_dump() == {
        "terms": False,
        "withdrawal_information": False,
        "power_of_attorney": False,
        "marketing_email": False,
    }
    assert not stored.request.payment.mandate_granted
    assert stored.power_of_attorney is None


def test_the_customer_sees_the_summary_and_declares_it_in_text_form(now: datetime) -> None:
    number = captured(now).order_number
    view = confirmation.captured_order(token=token(number), now=now)
    assert (view.order_number, view.iban_masked) == (number, "DE02 … 2051")
    assert view.contract_summary["yearly_price"].startswith("967,28")
    assert "DE02120300000000202051" not in view.model_dump_json()

    later = now + timedelta(days=1)
    assert confirmed(number, later).status == "received"
    order = queries.placed_order(number)
    assert order.confirmed_at == later
    assert order.declaration.request.consents.terms
    assert order.declaration.power_of_attorney
    assert (order.history[-1].actor, order.history[-1].note) == ("prospect", "confirmed_in_text_form")
    assert events() == ["OrderCaptured", "OrderPlaced"]
    assert accept(queries.order(number), later).status == "accepted"


def test_what_was_taken_down_is_kept_beside_what_was_declared(now: datetime) -> None:
    number = captured(now).order_number
    confirmed(number, now)
    kept = OrderTableItem.get(*_key(CaptureItem.of(number, "")))
    assert isinstance(kept, CaptureItem)
    assert '"terms":false' in kept.content


def test_the_customer_has_to_tick_what_an_order_needs(now: datetime) -> None:
    number = captured(now).order_number
    with pytest.raises(Problem) as refusal:
        confirmed(
            number, now, consents={"terms": False, "withdrawal_information": False}, mandate_granted=False
        )
    assert {error.pointer for error in refusal.value.errors} == {
        "/consents/terms",
        "/consents/withdrawal_information",
        "/payment/mandate_granted",
    }


@pytest.mark.parametrize("days", [14, 400])
def test_the_link_works_as_long_as_the_price_holds(now: datetime, days: int) -> None:
    number = captured(now).order_number
    with pytest.raises(Problem) as refusal:
        confirmed(number, now + timedelta(days=days))
    assert (refusal.value.status, refusal.value.code) == (410, "link_not_usable")


def test_the_link_works_once_and_only_with_our_signature(now: datetime) -> None:
    number = captured(now).order_number
    with pytest.raises(Problem):
        confirmation.captured_order(token=f"{number}.forged", now=now)
    confirmed(number, now)
    with pytest.raises(Problem) as refusal:
        confirmed(number, now)
    assert refusal.value.code == "link_not_usable"


def test_the_customer_is_asked_again_until_the_order_is_declared(now: datetime) -> None:
    number = captured(now).order_number

    def ask() -> Order:
        return capture.ask_again(
            caller=CLERK,
            order_number=number,
            looked_at=Decision(version=queries.order(number).version),
            now=now,
            idempotency=None,
        )

    assert ask().history[-1].note == "asked_again"
    assert events() == ["OrderCaptured", "OrderCaptured"]
    confirmed(number, now)
    with pytest.raises(Problem) as refusal:
        ask()
    assert refusal.value.code == "confirmation_not_awaited"


def test_an_order_in_writing_counts_at_once(now: datetime) -> None:
    assert captured(now, "letter").status == "received"
    assert events() == ["OrderPlaced"]


def test_an_order_of_a_business_counts_at_once(now: datetime) -> None:
    receipt = captured(now, customer_type="business", person=person(company="Bäckerei Sonnenschein GmbH"))
    assert receipt.status == "received"


def test_staff_meet_the_same_refusals_as_prospects(now: datetime) -> None:
    with pytest.raises(Problem) as refusal:
        captured(now, person=person(date_of_birth="2015-01-01", phone="abc"))
    assert {error.code for error in refusal.value.errors} == {"under_age", "phone_invalid"}
    with pytest.raises(Problem) as refusal:
        captured(now, expected_yearly_price="1.00")
    assert refusal.value.code == "price_changed"
    assert events() == []


def test_staff_of_another_brand_take_nothing_down(now: datetime) -> None:
    stranger = Caller(audience="staff", login_id="clerk-2", roles=frozenset({"sparwatt.clerk"}))
    with pytest.raises(Problem) as refusal:
        captured(now, caller=stranger)
    assert refusal.value.status == 404


def _key(item: CaptureItem) -> tuple[str, str]:
    return item.pk, item.sk


def test_an_order_of_an_existing_customer_brings_one_more_contract(now: datetime) -> None:
    first = captured(now, channel="letter", consents=ALL).order_number
    accept(queries.order(first), now)
    fulfilment.create_contract(order_number=first, now=now)
    number = queries.order(first).customer_number
    assert number

    second = captured(now, channel="letter", consents=ALL, customer_number=number).order_number
    assert queries.order(second).existing_customer == number
    accept(queries.order(second), now)
    fulfilment.create_contract(order_number=second, now=now)

    order = queries.order(second)
    assert (order.customer_number, order.status) == (number, "contract_created")
    overview = contracts.overview(number, now=now)
    assert len(overview.contracts) == 2
    assert len({contract.account_number for contract in overview.contracts}) == 2


def test_staff_recognise_a_customer_when_they_accept(now: datetime) -> None:
    first = captured(now, channel="letter", consents=ALL).order_number
    accept(queries.order(first), now)
    fulfilment.create_contract(order_number=first, now=now)
    number = queries.order(first).customer_number
    assert number

    second = queries.order(captured(now, channel="letter", consents=ALL).order_number)
    wanted = Decision(version=second.version, customer_number=number)
    accepted = decision.accept_order(
        caller=CLERK, order_number=second.order_number, decision=wanted, now=now, idempotency=None
    )
    assert accepted.customer_number == number


@pytest.mark.parametrize("number", ["99999999", "somebody"])
def test_nobody_orders_for_a_customer_whom_the_brand_does_not_have(now: datetime, number: str) -> None:
    with pytest.raises(Problem) as refusal:
        captured(now, channel="letter", consents=ALL, customer_number=number)
    (fault,) = refusal.value.errors
    assert (fault.pointer, fault.code) == ("/customer_number", "customer_unknown")
