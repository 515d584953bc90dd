"""Customers follow their requests, take them back, and change their instalment."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, gas, new_contract, publish_brand
from wattwerk.billing import queries
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.transactions import StatusChange
from wattwerk.customers import queries as customers
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller

ANNA, BERND = "48213377", "51110002"
ACCOUNT = "4000123456"
CLERK = Caller(audience="staff", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))


class Portal:
    """The portal as one customer uses it."""

    def __init__(self, client: FunctionClient, caller: dict[str, str]) -> None:
        self.client = client
        self.caller = caller
        self._keys = 0

    def get(self, path: str) -> Any:
        return self.client.request("GET", path, caller=self.caller)

    def post(self, path: str, body: Any = None, key: str | None = None) -> Any:
        self._keys += 1
        return self.client.request(
            "POST",
            path,
            body,
            headers={"Idempotency-Key": key or f"key-{self.caller['subject']}-{self._keys}"},
            caller=self.caller,
        )

    def instalments(self) -> Any:
        return self.get(f"/portal/accounts/{ACCOUNT}/instalments").json_body

    def change(self, amount: str, effective_from: str = "2027-01-01", **more: Any) -> Any:
        body = {"amount": amount, "effective_from": effective_from, **more}
        return self.post(f"/portal/accounts/{ACCOUNT}/instalments", body)

    def requests(self) -> Any:
        return self.get("/portal/requests").json_body["requests"]

    def take_back(self, transaction_id: str) -> Any:
        return self.post(f"/portal/requests/{transaction_id}/withdrawal")


@pytest.fixture
def open_portal(
    cloud: None,
    function: Callable[[str], FunctionClient],
    monkeypatch: pytest.MonkeyPatch,
    now: Any,
) -> Callable[[str], Portal]:
    monkeypatch.setattr(clock, "now", lambda: now)
    publish_brand()
    conclude(new_contract())
    conclude(
        gas(
            order_number="A-BERN-D000",
            customer_number=BERND,
            account_number="4000999999",
            contract_number="700999999",
            first_name="Bernd",
            last_name="Größmann",
        )
    )
    client = function("portal/requests")
    return lambda number: Portal(client, customer(number))


@pytest.fixture
def anna(open_portal: Callable[[str], Portal]) -> Portal:
    return open_portal(ANNA)


def answer(transaction_id: str, status: TransactionStatus, now: Any, reason: str = "") -> None:
    """Billing gets the request and answers it."""
    for step in (TransactionStatus.EXPORTED, status):
        version = queries.transaction(transaction_id).version
        transactions.change_status(
            caller=CLERK,
            transaction_id=transaction_id,
            status=step,
            change=StatusChange(version=version, reason=reason if step == status else ""),
            idempotency=None,
            now=now,
        )


def test_the_overview_shows_instalment_range_and_plan(anna: Portal) -> None:
    shown = anna.instalments()
    assert shown["current"] == {"amount": "81.00", "since": "2026-02-01"}
    assert (shown["choice"]["lowest"], shown["choice"]["forecast"], shown["choice"]["highest"]) == (
        "64.28",
        "80.35",
        "160.70",
    )
    assert shown["choice"]["due_dates"][0] == "2027-01-01"
    assert shown["choice"]["blocked_by"] is None
    assert shown["plan_total"] == "972.00"
    assert [due["status"] for due in shown["plan"]].count("next") == 1


def test_a_change_waits_for_billing_and_then_becomes_the_instalment(anna: Portal, now: Any) -> None:
    request = anna.change("95.00")
    assert request.status_code == 201
    assert request.json_body["details"] == {
        "amount": "95.00",
        "effective_from": "2027-01-01",
        "previous_amount": "81.00",
    }
    waiting = anna.instalments()
    assert waiting["current"]["amount"] == "81.00"
    assert waiting["pending"]["transaction_id"] == request.json_body["transaction_id"]
    answer(request.json_body["transaction_id"], TransactionStatus.ACKNOWLEDGED, now)
    confirmed = anna.instalments()
    assert confirmed["pending"] is None
    assert confirmed["current"]["amount"] == "81.00"
    assert [step["amount"] for step in confirmed["steps"]] == ["81.00", "95.00"]
    assert {due["due_on"]: due["amount"] for due in confirmed["plan"]}["2027-01-01"] == "95.00"


def test_a_second_change_is_refused_until_billing_has_answered(anna: Portal, now: Any) -> None:
    first = anna.change("95.00").json_body["transaction_id"]
    refused = anna.change("100.00")
    assert (refused.status_code, refused.json_body["code"]) == (409, "instalment_change_pending")
    assert (refused.json_body["lowest"], refused.json_body["highest"]) == ("64.28", "160.70")
    answer(first, TransactionStatus.REJECTED, now, "Abrechnung läuft gerade")
    assert anna.change("100.00").status_code == 201


def test_a_refusal_tells_the_allowed_range(anna: Portal) -> None:
    refused = anna.change("10.00")
    assert (refused.status_code, refused.json_body["code"]) == (422, "instalment_too_low")
    assert refused.json_body["lowest"] == "64.28"
    assert anna.change("10.00", reason="Ich bin ausgezogen").status_code == 201


def test_a_double_click_asks_once(anna: Portal) -> None:
    path, body = (
        f"/portal/accounts/{ACCOUNT}/instalments",
        {"amount": "95.00", "effective_from": "2027-01-01"},
    )
    first, second = anna.post(path, body, key="same"), anna.post(path, body, key="same")
    assert (first.status_code, first.json_body) == (201, second.json_body)
    assert [one["kind"] for one in anna.requests()].count("instalment_change") == 1


def test_the_request_shows_how_far_it_has_come_and_why_it_was_refused(anna: Portal, now: Any) -> None:
    transaction_id = anna.change("95.00").json_body["transaction_id"]
    answer(transaction_id, TransactionStatus.REJECTED, now, "Die Jahresrechnung läuft gerade")
    shown = anna.get(f"/portal/requests/{transaction_id}").json_body
    assert [(step["status"], step["reason"]) for step in shown["history"]] == [
        ("received", ""),
        ("exported", ""),
        ("rejected", "Die Jahresrechnung läuft gerade"),
    ]
    assert shown["undoable"] is False
    assert "actor" not in shown["history"][0]


def test_what_is_taken_back_leaves_room_for_another(anna: Portal) -> None:
    transaction_id = anna.change("95.00").json_body["transaction_id"]
    taken_back = anna.take_back(transaction_id)
    assert [one["status"] for one in taken_back.json_body["requests"]] == ["withdrawn"]
    assert anna.instalments()["pending"] is None
    assert anna.change("90.00").status_code == 201
    statuses = {
        one.parameters["status"] for one in customers.activities(ANNA) if one.kind == "transaction_status"
    }
    assert statuses == {"received", "withdrawn"}


def test_what_billing_has_got_cannot_be_taken_back(anna: Portal, now: Any) -> None:
    transaction_id = anna.change("95.00").json_body["transaction_id"]
    answer(transaction_id, TransactionStatus.ACKNOWLEDGED, now)
    refused = anna.take_back(transaction_id)
    assert (refused.status_code, refused.json_body["code"]) == (409, "request_not_undoable")


def test_the_beginning_of_a_contract_is_shown_but_cannot_be_taken_back(anna: Portal) -> None:
    (started,) = anna.requests()
    assert (started["kind"], started["undoable"]) == ("contract_start", False)
    assert anna.take_back(started["transaction_id"]).status_code == 409


def test_a_reading_that_is_taken_back_makes_its_day_free(
    anna: Portal, function: Callable[[str], FunctionClient]
) -> None:
    readings = function("portal/readings")
    dashboard = function("portal/contracts").request("GET", "/portal/dashboard", caller=anna.caller).json_body
    meter_id = dashboard["contracts"][0]["meters"][0]["meter_id"]

    def report(value: str, day: str) -> Any:
        return readings.request(
            "POST",
            f"/portal/meters/{meter_id}/readings",
            {"date": day, "values": [{"kind": "single", "value": value}], "confirmed": True},
            headers={"Idempotency-Key": f"report-{value}"},
            caller=anna.caller,
        )

    assert report("1000", "2026-11-01").status_code == 201
    wrong = report("1900", "2026-11-20").json_body["transaction_id"]
    assert anna.take_back(wrong).json_body["requests"][0]["status"] == "withdrawn"
    shown = readings.request("GET", f"/portal/meters/{meter_id}/readings", caller=anna.caller).json_body
    assert [one["date"] for one in shown["items"]] == ["2026-11-01"]
    assert shown["meter"]["registers"][0]["last_value"] == "1000"
    assert report("1090", "2026-11-20").status_code == 201


def test_taking_back_the_first_reading_leaves_a_meter_without_one(
    anna: Portal, function: Callable[[str], FunctionClient]
) -> None:
    readings = function("portal/readings")
    dashboard = function("portal/contracts").request("GET", "/portal/dashboard", caller=anna.caller).json_body
    meter_id = dashboard["contracts"][0]["meters"][0]["meter_id"]
    reported = readings.request(
        "POST",
        f"/portal/meters/{meter_id}/readings",
        {"date": "2026-11-20", "values": [{"kind": "single", "value": "5"}], "confirmed": True},
        headers={"Idempotency-Key": "report"},
        caller=anna.caller,
    ).json_body
    anna.take_back(reported["transaction_id"])
    shown = readings.request("GET", f"/portal/meters/{meter_id}/readings", caller=anna.caller).json_body
    assert shown["items"] == []
    assert shown["meter"]["registers"][0]["last_value"] is None


def test_requests_and_accounts_of_others_do_not_exist(open_portal: Callable[[str], Portal]) -> None:
    anna, bernd = open_portal(ANNA), open_portal(BERND)
    transaction_id = anna.change("95.00").json_body["transaction_id"]
    answers = [
        bernd.get(f"/portal/requests/{transaction_id}"),
        bernd.take_back(transaction_id),
        bernd.get(f"/portal/accounts/{ACCOUNT}/instalments"),
        bernd.change("95.00"),
        bernd.get("/portal/requests/nonsense"),
    ]
    assert [one.status_code for one in answers] == [404] * 5
    assert transaction_id not in [one["transaction_id"] for one in bernd.requests()]


def test_whoever_may_only_read_sees_but_changes_nothing(anna: Portal) -> None:
    transaction_id = anna.change("95.00").json_body["transaction_id"]
    anna.caller = {**anna.caller, "read_only_numbers": ANNA}
    assert len(anna.requests()) == 2
    assert [one.status_code for one in (anna.change("90.00"), anna.take_back(transaction_id))] == [403, 403]
