"""Ordering through the API, as the funnel on any website does it."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.orders.examples import YEARLY_PRICE, address, open_market, order_form, quoted
from wattwerk.orders import queries
from wattwerk.orders.items import OrderItem
from wattwerk.platform import clock


@pytest.fixture
def orders(
    cloud: None,
    now: datetime,
    function: Callable[[str], FunctionClient],
    monkeypatch: pytest.MonkeyPatch,
) -> FunctionClient:
    open_market()
    monkeypatch.setattr(clock, "now", lambda: now)
    return function("public/orders")


def order(orders: FunctionClient, form: dict[str, Any], key: str = "click-1") -> tuple[int, dict[str, Any]]:
    answer = orders.request("POST", "/public/orders", form, headers={"Idempotency-Key": key})
    return answer.status_code, json.loads(answer.body)


def stored_orders() -> list[OrderItem]:
    return list(OrderItem.by_brand.query("ORDERS#musterstadt"))


def test_a_prospect_gets_a_receipt(orders: FunctionClient, now: datetime) -> None:
    status, receipt = order(orders, order_form(quoted(now)))
    assert status == 201
    assert receipt["status"] == "received"
    assert receipt["yearly_price"] == str(YEARLY_PRICE)
    assert queries.order(receipt["order_number"]).name == "Jörg Müller-Lüdenscheidt"


def test_a_double_click_makes_one_order(orders: FunctionClient, now: datetime) -> None:
    form = order_form(quoted(now))
    assert order(orders, form) == order(orders, form)
    assert len(stored_orders()) == 1


def test_the_same_key_for_another_order_is_refused(orders: FunctionClient, now: datetime) -> None:
    form = order_form(quoted(now))
    order(orders, form)
    status, problem = order(orders, {**form, "supply_address": address(house_number="14")})
    assert (status, problem["code"]) == (422, "idempotency_key_reused")


def test_nobody_fills_the_mailbox_of_somebody_else_with_receipts(
    orders: FunctionClient, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = order_form(quoted(now))
    spellings = ["anna@example.org", "ANNA@example.org", "Anna+1@example.org", "anna+tag@EXAMPLE.org"]

    def placed(number: int) -> int:
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=number))
        person = {**form["person"], "email": spellings[number % len(spellings)]}
        return order(orders, {**form, "person": person}, f"click-{number}")[0]

    assert [placed(number) for number in range(11)] == [201] * 10 + [429]
    assert order(orders, form, "another-address")[0] == 201


def test_a_name_hides_no_link_for_whoever_gets_the_mail(orders: FunctionClient, now: datetime) -> None:
    form = order_form(quoted(now))
    person = {**form["person"], "first_name": "Gewinn: https://boese.example", "company": "WWW.boese.example"}
    status, problem = order(orders, {**form, "person": person})
    assert status == 422
    assert {error["pointer"] for error in problem["errors"]} == {"/person/first_name", "/person/company"}


def test_an_order_needs_an_idempotency_key(orders: FunctionClient, now: datetime) -> None:
    answer = orders.request("POST", "/public/orders", order_form(quoted(now)))
    assert json.loads(answer.body)["errors"][0]["code"] == "idempotency_key_missing"


def test_a_changed_price_is_confirmed_by_ordering_again(orders: FunctionClient, now: datetime) -> None:
    form = {**order_form(quoted(now)), "expected_yearly_price": "900.00"}
    status, problem = order(orders, form)
    assert (status, problem["code"]) == (409, "price_changed")
    assert problem["expected_yearly_price"] == "900.00"
    assert problem["offer"]["energy_price"] == "32.48"
    assert stored_orders() == []
    status, receipt = order(orders, {**form, "expected_yearly_price": problem["yearly_price"]}, key="click-2")
    assert (status, receipt["yearly_price"]) == (201, str(YEARLY_PRICE))


def test_a_review_binds_nobody(orders: FunctionClient, now: datetime) -> None:
    form = order_form(quoted(now), consents={"terms": False, "withdrawal_information": False})
    del form["expected_yearly_price"]
    answer = orders.request("POST", "/public/order-reviews", form)
    assert answer.status_code == 200
    review = json.loads(answer.body)
    assert review["yearly_price"] == str(YEARLY_PRICE)
    assert review["contract_summary"]["dispute_settlement"]
    assert stored_orders() == []


def test_faults_name_their_fields(orders: FunctionClient, now: datetime) -> None:
    payment = {"method": "sepa_direct_debit", "iban": "DE02120300000000202052", "mandate_granted": True}
    status, problem = order(orders, order_form(quoted(now), payment=payment))
    assert (status, problem["code"]) == (422, "validation_failed")
    assert [(error["pointer"], error["code"]) for error in problem["errors"]] == [
        ("/payment/iban", "iban_invalid")
    ]


def test_the_texts_of_the_boxes_can_be_had_in_advance(orders: FunctionClient) -> None:
    answer = orders.request("GET", "/public/order-declarations?brand=musterstadt&language=fr")
    declarations = json.loads(answer.body)
    assert declarations["version"]
    assert "Stadtwerke Musterstadt GmbH" in declarations["texts"]["power_of_attorney"]


def test_whoever_orders_without_end_has_to_wait(orders: FunctionClient, now: datetime) -> None:
    form = {**order_form(quoted(now)), "expected_yearly_price": "1.00"}
    statuses = [order(orders, form, key=f"click-{number}")[0] for number in range(11)]
    assert statuses[:10] == [409] * 10
    assert statuses[10] == 429


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b"\xff\xfe"])
def test_what_is_no_order_is_refused_without_an_error_of_ours(orders: FunctionClient, body: bytes) -> None:
    answer = orders.request("POST", "/public/orders", body, headers={"Idempotency-Key": "1"})
    assert answer.status_code in (400, 422)


def test_five_megabytes_are_refused(orders: FunctionClient) -> None:
    body = b'{"brand": "' + b"x" * 5_000_000 + b'"}'
    answer = orders.request("POST", "/public/order-reviews", body)
    assert json.loads(answer.body)["code"] == "body_too_large"
