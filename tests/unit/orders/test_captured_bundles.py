"""Staff take down a bundle on the telephone: several orders, one page on which the customer declares them."""

from datetime import datetime
from typing import Any

import pytest

from tests import markets
from tests.unit.orders.examples import address, events, order_form, quoted
from tests.unit.orders.test_baskets import BUNDLE, GAS, gas
from tests.unit.orders.test_capture import ALL, CLERK, confirmed, token
from wattwerk.catalog.schemas import Quote
from wattwerk.orders import queries
from wattwerk.orders.operations import capture, confirmation, decision
from wattwerk.orders.schemas.capture import CapturedOrder
from wattwerk.orders.schemas.orders import Decision
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform.problems import Problem


@pytest.fixture(autouse=True)
def sold(cloud: None, now: datetime) -> None:
    markets.load_brands(now)
    markets.load_prices(now)


@pytest.fixture
def quote(now: datetime) -> Quote:
    return quoted(now, consumption=3500, further_supplies=[GAS])


def captured(quote: Quote, now: datetime, channel: str = "telephone", **changes: Any) -> OrderReceipt:
    form = order_form(
        quote,
        **{
            "supply_address": address(),
            "further_supplies": [gas(quote)],
            "channel": channel,
            **BUNDLE,
            **changes,
        },
    )
    return capture.capture_order(
        caller=CLERK, captured=CapturedOrder.model_validate(form), now=now, idempotency=None
    )


def test_each_tariff_is_an_order_and_one_mail_asks_for_all(quote: Quote, now: datetime) -> None:
    receipt = captured(quote, now)
    [second] = receipt.further_order_numbers
    electricity, heat = queries.order(receipt.order_number), queries.order(second)
    assert events() == ["OrderCaptured"]
    assert (electricity.together, heat.together) == ([second], [receipt.order_number])
    assert electricity.confirmation_until == heat.confirmation_until
    assert not heat.consents.terms


def test_the_customer_sees_and_declares_both_at_once(quote: Quote, now: datetime) -> None:
    receipt = captured(quote, now)
    view = confirmation.captured_order(token=token(receipt.order_number), now=now)
    [other] = view.further_supplies
    assert view.bundle
    assert view.bundle.name == "Strom & Gas"
    assert (view.offer.commodity, other.offer.commodity) == ("electricity", "gas")
    assert "Altgas AG" in other.power_of_attorney

    declared = confirmed(receipt.order_number, now)
    assert declared.further_order_numbers == receipt.further_order_numbers
    assert events() == ["OrderCaptured", "OrderPlaced", "OrderPlaced"]
    for number in (declared.order_number, *declared.further_order_numbers):
        order = queries.placed_order(number)
        assert order.confirmed_at == now
        assert order.declaration.request.consents.terms
        assert order.declaration.bundle == view.bundle
        assert order.declaration.power_of_attorney


def test_a_part_that_was_declined_meanwhile_leaves_nothing_to_declare(quote: Quote, now: datetime) -> None:
    receipt = captured(quote, now)
    heat = queries.order(receipt.further_order_numbers[0])
    decision.reject_order(
        caller=CLERK,
        order_number=heat.order_number,
        decision=Decision(version=heat.version, reason="Kein Gasanschluss"),
        now=now,
        idempotency=None,
    )
    with pytest.raises(Problem) as refusal:
        confirmed(receipt.order_number, now)
    assert refusal.value.code == "link_not_usable"


def test_whoever_asks_again_at_any_part_asks_for_all(quote: Quote, now: datetime) -> None:
    receipt = captured(quote, now)
    heat = queries.placed_order(receipt.further_order_numbers[0])
    assert heat.declared_with == receipt.order_number


def test_in_writing_both_count_at_once(quote: Quote, now: datetime) -> None:
    captured(quote, now, channel="letter", consents=ALL)
    assert events() == ["OrderPlaced", "OrderPlaced"]


def test_the_price_of_every_part_is_the_one_that_was_told(quote: Quote, now: datetime) -> None:
    with pytest.raises(Problem) as refusal:
        captured(quote, now, further_supplies=[gas(quote, expected_yearly_price="1.00")])
    assert refusal.value.code == "price_changed"
    assert events() == []
