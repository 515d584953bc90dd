"""People report readings without signing in, with what stands on the bill."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import HOME, conclude, gas, new_contract, publish_brand
from wattwerk.billing import queries as billing
from wattwerk.contracts import queries
from wattwerk.contracts.operations import conclusion
from wattwerk.customers import queries as customers
from wattwerk.platform import clock

ANNA = "48213377"
NOW = datetime.fromisoformat("2026-02-01T10:00:00+00:00")
SURGERY = HOME.model_copy(update={"street": "Lindenweg", "house_number": "3", "postcode": "80469"})


class Page:
    """The page on which readings are reported without an account."""

    def __init__(self, client: FunctionClient) -> None:
        self.client = client
        self._keys = 0

    def find(self, **changes: str) -> Any:
        return self.client.request("POST", "/public/meter-lookups", holder(**changes))

    def report(self, *reports: dict[str, Any], **changes: str) -> Any:
        self._keys += 1
        return self.client.request(
            "POST",
            "/public/readings",
            {"holder": holder(**changes), "reports": list(reports)},
            headers={"Idempotency-Key": f"key-{self._keys}"},
        )


def holder(**changes: str) -> dict[str, str]:
    anna = {
        "brand": "musterstadt",
        "customer_number": ANNA,
        "last_name": "Müller",
        "secret": "1EMH0012345678",
    }
    return {**anna, **changes}


def meters() -> dict[str, str]:
    """Ids of Anna's meters by their numbers."""
    return {
        meter.meter_number: meter.meter_id
        for contract in queries.overview(ANNA, now=NOW).contracts
        for meter in contract.meters
    }


@pytest.fixture
def page(cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch) -> Page:
    """Anna has electricity at home and gas in her surgery."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    publish_brand()
    conclude(new_contract())
    conclusion.add_contract(
        new=gas(order_number="A-0000-0009", contract_number="700000009", supply_address=SURGERY), now=NOW
    )
    return Page(function("public/readings"))


def test_the_number_of_a_meter_finds_this_meter_with_no_more_than_its_reading_needs(page: Page) -> None:
    (meter,) = page.find().json_body["meters"]
    assert meter["meter_number"] == "1EMH0012345678"
    assert (meter["address"]["street"], meter["window_from"], meter["window_to"]) == (
        "Schlossstraße",
        "2026-01-04",
        "2026-02-01",
    )
    assert meter["registers"] == [
        {
            "kind": "single",
            "digits": 6,
            "decimals": 1,
            "unit": "kWh",
            "last_value": None,
            "last_date": None,
        }
    ]


def test_the_postcode_finds_the_meters_at_that_place_only(page: Page) -> None:
    (meter,) = page.find(secret="80469").json_body["meters"]
    assert (meter["meter_number"], meter["commodity"]) == ("7ELS8812345678", "gas")


@pytest.mark.parametrize(
    "changes",
    [
        {"last_name": "MUELLER"},
        {"last_name": "müller ", "secret": "1emh 0012 345678"},
        {"secret": " 80331 "},
    ],
)
def test_people_may_write_as_they_like(page: Page, changes: dict[str, str]) -> None:
    assert len(page.find(**changes).json_body["meters"]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"customer_number": "48213378"},
        {"last_name": "Meier"},
        {"last_name": "-"},
        {"secret": "99999"},
        {"secret": "-"},
        {"brand": "sparwatt"},
    ],
)
def test_whatever_does_not_fit_the_answer_is_the_same(page: Page, changes: dict[str, str]) -> None:
    answer = page.find(**changes)
    report = page.report({"meter_id": "x", "date": "2026-02-01", "values": []}, **changes)
    assert (answer.status_code, answer.json_body["code"]) == (404, "holder_not_identified")
    assert answer.json_body["detail"] == "These details do not fit together."
    assert report.status_code in (404, 422)


def test_nobody_tries_many_secrets_for_a_customer_number(page: Page) -> None:
    for attempt in range(10):
        assert page.find(secret=f"8000{attempt}").status_code == 404
    assert page.find().status_code == 429
    unknown = [page.find(customer_number="11111111").status_code for _ in range(11)]
    assert unknown == [404] * 10 + [429]


def test_right_details_use_up_no_attempts(page: Page) -> None:
    assert {page.find().status_code for _ in range(12)} == {200}


def test_a_reading_arrives_like_one_from_the_portal(page: Page) -> None:
    report = {
        "meter_id": meters()["1EMH0012345678"],
        "date": "2026-02-01",
        "values": [{"kind": "single", "value": "12345.6"}],
    }
    answer = page.report(report)
    assert answer.status_code == 201
    (receipt,) = answer.json_body["receipts"]
    assert (receipt["reading"]["channel"], receipt["reading"]["status"]) == ("public", "initial")
    transaction = billing.transaction(receipt["transaction_id"])
    assert (transaction.kind, transaction.payload["channel"]) == ("meter_reading_report", "public")
    (latest, *_) = [one for one in customers.activities(ANNA) if one.kind == "meter_reading_reported"]
    assert latest.parameters["channel"] == "public"
    (meter,) = page.find().json_body["meters"]
    assert meter["registers"][0]["last_value"] == "12345.6"


def test_a_meter_at_another_place_of_the_same_customer_cannot_be_reported(page: Page) -> None:
    report = {
        "meter_id": meters()["7ELS8812345678"],
        "date": "2026-02-01",
        "values": [{"kind": "single", "value": "12345"}],
    }
    answer = page.report(report)
    assert (answer.status_code, answer.json_body["code"]) == (404, "not_found")
    assert page.report(report, secret="80469").status_code == 201
