"""Staff change the prices of many contracts through the API, and the worker goes through them."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, load_function
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem

CONTRACT = "700123456"
NEW: dict[str, Any] = {
    "brand": "musterstadt",
    "selection": {"contract_numbers": [CONTRACT, "999999999"]},
    "terms": {
        "effective_on": "2027-02-01",
        "occasion": "costs",
        "explanations": {"de": "Die Beschaffung an der Strombörse ist teurer geworden."},
        "energy_price": {"how": "by", "value": "1.2"},
    },
}


@pytest.fixture
def client(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch, function: Callable[[str], FunctionClient]
) -> FunctionClient:
    monkeypatch.setattr(clock, "now", lambda: now)
    publish_brand()
    conclude(new_contract())
    return function("staff/price_changes")


@pytest.fixture
def administrator(clerk: dict[str, str]) -> dict[str, str]:
    return clerk | {"roles": "musterstadt.administrator", "name": "Jörg Schäfer"}


def ask(client: FunctionClient, caller: dict[str, str], method: str, path: str, body: Any = None) -> Any:
    answer = client.request(
        method, f"/staff{path}", body, headers={"Idempotency-Key": path[-64:]}, caller=caller
    )
    return answer.status_code, answer.json_body


def work() -> None:
    """Let the worker handle every message, also those that it has handled before."""
    records = [
        {
            "messageId": str(position),
            "receiptHandle": "handle",
            "body": json.dumps({"detail-type": item.detail_type, "detail": json.loads(item.detail)}),
            "attributes": {},
            "messageAttributes": {},
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:adjustments",
            "awsRegion": "eu-central-1",
        }
        for position, item in enumerate(OutboxItem.scan())
        if item.detail_type == "PriceAdjustmentContinued"
    ]
    answer = load_function("workers/price_changes").handler({"Records": records}, CONTEXT)
    assert answer["batchItemFailures"] == []


def test_from_the_check_to_the_withdrawal(
    client: FunctionClient, clerk: dict[str, str], administrator: dict[str, str]
) -> None:
    status, made = ask(client, clerk, "POST", "/price-adjustments", NEW)
    assert (status, made["state"]) == (201, "checking")
    path = f"/price-adjustments/{made['adjustment_id']}"
    work()
    _, checked = ask(client, clerk, "GET", path)
    assert (checked["state"], checked["planned"], checked["reasons"]) == (
        "checked",
        1,
        [{"code": "contract_unknown", "contracts": 1}],
    )
    assert checked["examples"][0]["steps"][1] == {
        "component": "energy_price",
        "unit": "ct/kWh",
        "from_kwh": None,
        "before": "32.354",
        "after": "33.554",
    }
    start = {"version": checked["version"]}
    assert ask(client, clerk, "POST", f"{path}/announcement", start)[0] == 403
    status, running = ask(client, administrator, "POST", f"{path}/announcement", start)
    assert (status, running["state"]) == (200, "announcing")
    # The same request once more gets the same answer.
    assert ask(client, administrator, "POST", f"{path}/announcement", start) == (200, running)
    work()
    _, announced = ask(client, clerk, "GET", path)
    assert (announced["state"], announced["announced"]) == ("announced", 1)
    back = {"version": announced["version"], "reason": "Die Börse ist wieder günstiger."}
    assert ask(client, administrator, "POST", f"{path}/withdrawal", back)[0] == 200
    work()
    _, withdrawn = ask(client, clerk, "GET", path)
    assert (withdrawn["state"], withdrawn["withdrawn"], withdrawn["withdrawal_reason"]) == (
        "withdrawn",
        1,
        "Die Börse ist wieder günstiger.",
    )
    _, page = ask(client, clerk, "GET", f"{path}/contracts?verdict=left_out")
    assert [one["contract_number"] for one in page["items"]] == ["999999999"]
    _, page = ask(client, clerk, "GET", "/price-adjustments?brand=musterstadt")
    assert [one["adjustment_id"] for one in page["items"]] == [made["adjustment_id"]]


def test_one_announcement_is_made_and_taken_back(client: FunctionClient, clerk: dict[str, str]) -> None:
    path = f"/contracts/{CONTRACT}/price-changes"
    announcement = {
        "effective_on": "2027-02-01",
        "occasion": "costs",
        "explanation": "Die Beschaffung ist teurer geworden.",
        "prices": {"base_price": "13.95", "energy_price": "34.20"},
    }
    assert ask(client, clerk, "POST", path, announcement)[0] == 201
    reason = {"reason": "Doch nicht teurer."}
    assert ask(client, clerk, "POST", f"{path}/2027-02-01/withdrawal", reason)[0] == 200
    assert ask(client, clerk, "POST", f"{path}/2027-02-02/withdrawal", reason)[0] == 404
    assert ask(client, clerk, "POST", f"{path}/tomorrow/withdrawal", reason)[0] == 404


def test_other_brands_see_and_start_nothing(client: FunctionClient, clerk: dict[str, str]) -> None:
    _, made = ask(client, clerk, "POST", "/price-adjustments", NEW)
    stranger = clerk | {"roles": "sparwatt.administrator"}
    path = f"/price-adjustments/{made['adjustment_id']}"
    assert ask(client, stranger, "GET", path)[0] == 404
    assert ask(client, stranger, "POST", f"{path}/announcement", {"version": 1})[0] == 404
    assert ask(client, stranger, "GET", "/price-adjustments?brand=musterstadt")[0] == 404
