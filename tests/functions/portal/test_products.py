"""Products besides energy arrive with the contract, and each ends on its own."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.billing import queries as requests
from wattwerk.billing.domain.products import NewProduct
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.billing.schemas.transactions import StatusChange
from wattwerk.contracts import queries
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.extra_fields import GivenAnswer

ANNA, BERND = "48213377", "51110002"
CLERK = Caller(audience="staff", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))
ROOF = NewProduct(
    product_code="solardach",
    name="Solardach Komplett",
    product_kind="photovoltaics",
    on_request=True,
    answers=(GivenAnswer(key="roof_shape", question="Welche Dachform?", answer="Satteldach"),),
)
INTERNET = NewProduct(
    product_code="glasfaser-300",
    name="Glasfaser 300",
    product_kind="internet",
    monthly_price=Decimal("39.90"),
    one_time_price=Decimal("49.00"),
    initial_term_months=0,
    notice_period_days=30,
    bundle_name="Strom und Internet",
    bundle_discount_monthly=True,
)
SOLAR, FIBRE = "700123456-1", "700123456-2"


@pytest.fixture(autouse=True)
def bought(cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    publish_brand()
    conclude(new_contract(products=(ROOF, INTERNET)))


@pytest.fixture
def portal(function: Callable[[str], FunctionClient]) -> FunctionClient:
    return function("portal/customer")


def products(now: datetime) -> dict[str, PurchasedProduct]:
    return {product.number: product for product in queries.overview(ANNA, now=now).products}


def cancel(portal: FunctionClient, number: str, *, key: str = "key-1", **caller: Any) -> Any:
    return portal.request(
        "POST",
        f"/portal/products/{number}/cancellation",
        headers={"Idempotency-Key": key},
        caller=customer(ANNA) | caller,
    )


def test_the_dashboard_shows_products_with_price_and_answers(
    function: Callable[[str], FunctionClient],
) -> None:
    page = function("portal/contracts").request("GET", "/portal/dashboard", caller=customer(ANNA))
    solar, fibre = page.json_body["products"]
    assert (solar["number"], solar["status"], solar["on_request"]) == (SOLAR, "ordered", True)
    assert solar["answers"][0]["answer"] == "Satteldach"
    assert (fibre["monthly_price"], fibre["one_time_price"]) == ("39.90", "49.00")
    assert fibre["contract_number"] == "700123456"


def test_a_cancelled_product_ends_after_its_notice_and_nothing_else_does(
    portal: FunctionClient, now: datetime
) -> None:
    earliest = products(now)[FIBRE].earliest_last_day
    answer = cancel(portal, FIBRE)
    assert answer.status_code == 201
    (request,) = answer.json_body["requests"]
    assert (request["kind"], request["undoable"]) == ("product_cancellation", True)
    assert request["details"] == {
        "product": "Glasfaser 300",
        "product_number": FIBRE,
        "last_day": earliest.isoformat(),
        "bundle_discount_ends": "Strom und Internet",
    }
    after = products(now)
    assert (after[FIBRE].last_day, after[SOLAR].last_day) == (earliest, None)
    assert queries.overview(ANNA, now=now).contracts[0].supply_end is None


def test_the_same_cancellation_twice_is_one_and_a_second_one_is_refused(portal: FunctionClient) -> None:
    assert cancel(portal, FIBRE).json_body == cancel(portal, FIBRE).json_body
    refused = cancel(portal, FIBRE, key="key-2")
    assert (refused.status_code, refused.json_body["code"]) == (409, "product_already_cancelled")


def test_taken_back_in_time_the_product_goes_on(
    portal: FunctionClient, function: Callable[[str], FunctionClient], now: datetime
) -> None:
    transaction_id = cancel(portal, FIBRE).json_body["requests"][0]["transaction_id"]
    undone = function("portal/requests").request(
        "POST",
        f"/portal/requests/{transaction_id}/withdrawal",
        headers={"Idempotency-Key": "undo"},
        caller=customer(ANNA),
    )
    assert undone.status_code == 200
    assert products(now)[FIBRE].last_day is None


@pytest.mark.parametrize(("verdict", "goes_on"), [("rejected", True), ("acknowledged", False)])
def test_billing_has_the_last_word(
    portal: FunctionClient, now: datetime, verdict: str, goes_on: bool
) -> None:
    wished = cancel(portal, FIBRE).json_body["requests"][0]["transaction_id"]
    for status in ("exported", verdict):
        transactions.change_status(
            caller=CLERK,
            transaction_id=wished,
            status=TransactionStatus(status),
            change=StatusChange(version=requests.transaction(wished).version, reason="Frist nicht erreicht"),
            idempotency=None,
            now=now,
        )
    assert (products(now)[FIBRE].last_day is None) is goes_on


def test_products_of_others_do_not_exist_and_readers_cancel_nothing(
    portal: FunctionClient, now: datetime
) -> None:
    assert cancel(portal, "700999999-1").status_code == 404
    conclude(
        new_contract(
            order_number="A-0000-0002",
            customer_number=BERND,
            account_number="4000000002",
            contract_number="700000002",
            products=(INTERNET,),
        )
    )
    assert cancel(portal, "700000002-1").status_code == 404
    assert cancel(portal, FIBRE, read_only_numbers=ANNA).status_code == 403
    assert products(now)[FIBRE].last_day is None


def test_staff_say_since_when_a_product_is_in_use_and_cancel_for_a_customer(
    function: Callable[[str], FunctionClient], now: datetime
) -> None:
    clerks = function("staff/contracts")
    path = f"/staff/contracts/700123456/products/{FIBRE}"
    clerk = {
        "audience": "staff",
        "subject": "clerk-1",
        "login_id": "clerk-1",
        "name": "Anna Klerk",
        "roles": "musterstadt.clerk",
    }
    active = clerks.request("POST", f"{path}/activation", {"active_since": "2026-02-01"}, caller=clerk)
    assert active.status_code == 204
    assert products(now)[FIBRE].active_since == date(2026, 2, 1)
    cancelled = clerks.request("POST", f"{path}/cancellation", headers={"Idempotency-Key": "c"}, caller=clerk)
    assert cancelled.status_code == 201
    told = requests.transaction(cancelled.json_body["requests"][0]["transaction_id"])
    assert told.history[0].actor == "Anna Klerk"
    assert products(now)[FIBRE].last_day is not None
