"""Staff work on orders through the API."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.orders.examples import open_market, placed
from wattwerk.orders import queries
from wattwerk.platform import clock

Request = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def staff_orders(
    cloud: None,
    now: datetime,
    clerk: dict[str, str],
    function: Callable[[str], FunctionClient],
    monkeypatch: pytest.MonkeyPatch,
) -> Request:
    open_market()
    monkeypatch.setattr(clock, "now", lambda: now)
    client = function("staff/orders")

    def request(
        method: str, path: str, body: Any = None, *, key: str = "1", caller: dict[str, str] = clerk
    ) -> tuple[int, dict[str, Any]]:
        answer = client.request(method, path, body, headers={"Idempotency-Key": key}, caller=caller)
        return answer.status_code, json.loads(answer.body)

    return request


def test_a_clerk_finds_an_order_and_accepts_it(staff_orders: Request, now: datetime) -> None:
    number = placed(now).order_number
    _, page = staff_orders("GET", "/staff/orders?brand=musterstadt&status=received")
    assert [line["order_number"] for line in page["items"]] == [number]
    _, order = staff_orders("GET", f"/staff/orders/{number}")
    assert order["iban_masked"] == "DE02 … 2051"
    status, accepted = staff_orders(
        "POST", f"/staff/orders/{number}/acceptance", {"version": order["version"]}
    )
    assert (status, accepted["status"]) == (200, "accepted")
    assert len(accepted["customer_number"]) == 8


def test_a_lost_answer_can_be_asked_for_again(staff_orders: Request, now: datetime) -> None:
    path = f"/staff/orders/{placed(now).order_number}/acceptance"
    assert staff_orders("POST", path, {"version": 1}) == staff_orders("POST", path, {"version": 1})


def test_a_colleague_who_comes_second_is_told(staff_orders: Request, now: datetime) -> None:
    number = placed(now).order_number
    staff_orders("POST", f"/staff/orders/{number}/acceptance", {"version": 1}, key="anna")
    colleague = {
        "audience": "staff",
        "subject": "clerk-2",
        "login_id": "clerk-2",
        "roles": "musterstadt.clerk",
    }
    status, problem = staff_orders(
        "POST", f"/staff/orders/{number}/rejection", {"version": 1}, key="bernd", caller=colleague
    )
    assert (status, problem["code"]) == (409, "changed_meanwhile")
    assert queries.order(number).status == "accepted"


def test_a_rejection_carries_its_reason(staff_orders: Request, now: datetime) -> None:
    number = placed(now).order_number
    _, order = staff_orders(
        "POST", f"/staff/orders/{number}/rejection", {"version": 1, "reason": "Doppelt bestellt"}
    )
    assert order["status"] == "rejected"
    assert order["history"][-1]["note"] == "Doppelt bestellt"


@pytest.mark.parametrize(
    ("caller", "status"),
    [
        ({"audience": "staff", "subject": "x", "login_id": "x", "roles": "sparwatt.administrator"}, 404),
        (customer("48213377"), 403),
        ({}, 403),
    ],
)
def test_nobody_else_sees_or_decides(
    staff_orders: Request, now: datetime, caller: dict[str, str], status: int
) -> None:
    number = placed(now).order_number
    for method, path, body in (
        ("GET", f"/staff/orders/{number}", None),
        ("GET", "/staff/orders?brand=musterstadt", None),
        ("POST", f"/staff/orders/{number}/acceptance", {"version": 1}),
    ):
        assert staff_orders(method, path, body, caller=caller)[0] == status
    assert queries.order(number).status == "received"
