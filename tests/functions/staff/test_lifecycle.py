"""Administrators decide about statuses; clerks move cases and see what that fires before they do."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.orders.examples import open_market, placed
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.operations import actions, moving
from wattwerk.platform import clock

MACHINE = "/staff/brands/musterstadt/status-machine"


@pytest.fixture
def client(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch, function: Callable[[str], FunctionClient]
) -> FunctionClient:
    monkeypatch.setattr(clock, "now", lambda: now)
    open_market()
    return function("staff/lifecycle")


@pytest.fixture
def chief() -> dict[str, str]:
    return {
        "audience": "staff",
        "subject": "chief",
        "login_id": "chief",
        "name": "Erika Beispiel",
        "roles": "musterstadt.administrator",
    }


def machine(**changes: Any) -> dict[str, Any]:
    return {**standard_machine().model_dump(mode="json"), **changes}


def publish(client: FunctionClient, chief: dict[str, str], content: dict[str, Any], replaces: int = 0) -> Any:
    draft = client.request("PUT", f"{MACHINE}/draft", {"machine": content}, caller=chief).json_body["draft"]
    return client.request(
        "POST",
        f"{MACHINE}/publication",
        {"draft_version": draft["version"], "replaces": replaces},
        headers={"Idempotency-Key": f"publish-{replaces}"},
        caller=chief,
    )


class TestMachine:
    def test_every_brand_begins_with_the_standard(
        self, client: FunctionClient, chief: dict[str, str]
    ) -> None:
        state = client.request("GET", MACHINE, caller=chief).json_body
        assert (state["version"], state["published"]) == (0, machine())
        assert "supply_started" in state["parts"]["mails"]

    def test_a_draft_may_have_faults_but_is_not_published(
        self, client: FunctionClient, chief: dict[str, str]
    ) -> None:
        answer = publish(client, chief, machine(initial="begin"))
        assert (answer.status_code, answer.json_body["code"]) == (422, "machine_faulty")
        assert [fault["code"] for fault in answer.json_body["faults"]] == ["initial_unknown"]
        state = client.request("GET", MACHINE, caller=chief).json_body
        assert [fault["code"] for fault in state["draft"]["faults"]] == ["initial_unknown"]

    def test_publishing_makes_a_version_and_an_older_one_comes_back(
        self, client: FunctionClient, chief: dict[str, str]
    ) -> None:
        assert publish(client, chief, machine()).json_body["version"] == 1
        fewer = [status for status in machine()["statuses"] if status["key"] != "registered"]
        ways = [way for way in machine()["transitions"] if "registered" not in (way["source"], way["target"])]
        assert publish(client, chief, machine(statuses=fewer, transitions=ways), 1).json_body["version"] == 2
        answer = client.request(
            "POST",
            f"{MACHINE}/revisions/1/restoration",
            {"replaces": 2},
            headers={"Idempotency-Key": "back"},
            caller=chief,
        )
        assert (answer.json_body["version"], answer.json_body["published"]) == (3, machine())
        revisions = client.request("GET", f"{MACHINE}/revisions", caller=chief).json_body["items"]
        assert [(one["version"], one["author"], one["restores"]) for one in revisions] == [
            (3, "Erika Beispiel", 1),
            (2, "Erika Beispiel", None),
            (1, "Erika Beispiel", None),
        ]

    def test_a_status_that_has_cases_stays(
        self, client: FunctionClient, chief: dict[str, str], now: datetime
    ) -> None:
        moving.follow(order_number=placed(now).order_number, now=now)
        fewer = [status for status in machine()["statuses"] if status["key"] != "received"]
        ways = [way for way in machine()["transitions"] if way["source"] != "received"]
        answer = publish(client, chief, machine(statuses=fewer, transitions=ways, initial="clarification"))
        assert [fault["code"] for fault in answer.json_body["faults"]] == ["status_in_use"]

    def test_of_two_editors_the_second_is_told(self, client: FunctionClient, chief: dict[str, str]) -> None:
        client.request("PUT", f"{MACHINE}/draft", {"machine": machine()}, caller=chief)
        answer = client.request("PUT", f"{MACHINE}/draft", {"machine": machine()}, caller=chief)
        assert (answer.status_code, answer.json_body["code"]) == (409, "changed_meanwhile")
        assert client.request("DELETE", f"{MACHINE}/draft", caller=chief).json_body["draft"] is None

    def test_clerks_do_not_decide_about_it(self, client: FunctionClient, clerk: dict[str, str]) -> None:
        assert client.request("GET", MACHINE, caller=clerk).status_code == 403

    def test_a_machine_can_be_tried_before_it_is_saved(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        answer = client.request(
            "POST",
            "/staff/brands/musterstadt/status-simulations",
            {
                "source": "received",
                "target": "power_of_attorney",
                "machine": machine(),
                "facts": {"power_of_attorney": True},
                "reached": ["order_received"],
            },
            caller=clerk,
        )
        assert answer.json_body["allowed"] is True


class TestCases:
    @pytest.fixture
    def number(self, client: FunctionClient, now: datetime) -> str:
        order_number = placed(now).order_number
        moving.follow(order_number=order_number, now=now)
        return order_number

    def show(self, client: FunctionClient, number: str, clerk: dict[str, str]) -> Any:
        return client.request("GET", f"/staff/cases/{number}", caller=clerk).json_body

    def test_a_case_tells_where_it_can_go_and_what_that_fires(
        self, client: FunctionClient, number: str, clerk: dict[str, str]
    ) -> None:
        case = self.show(client, number, clerk)
        assert (case["status"]["key"], case["status"]["bo4e"]) == ("received", "IN_ARBEIT")
        assert [(way["target"], way["allowed"]) for way in case["ways"]] == [
            ("credit_check_passed", True),
            ("power_of_attorney", True),
        ]

    def test_a_clerk_moves_a_case_and_the_history_says_so(
        self, client: FunctionClient, number: str, clerk: dict[str, str]
    ) -> None:
        change = {"target": "credit_check_passed", "version": 1, "reason": "Auskunft vom 23.11."}
        case = client.request("POST", f"/staff/cases/{number}/status", change, caller=clerk).json_body
        last = case["steps"][-1]
        assert (last["status"]["key"], last["actor"], last["reason"]) == (
            "credit_check_passed",
            "clerk-1",
            "Auskunft vom 23.11.",
        )
        again = client.request("POST", f"/staff/cases/{number}/status", change, caller=clerk)
        assert (again.status_code, again.json_body["code"]) == (409, "changed_meanwhile")

    @pytest.mark.parametrize("target", ["accepted", "registered", "nowhere"])
    def test_ways_that_do_not_exist_are_refused(
        self, client: FunctionClient, number: str, clerk: dict[str, str], target: str
    ) -> None:
        answer = client.request(
            "POST", f"/staff/cases/{number}/status", {"target": target, "version": 1}, caller=clerk
        )
        assert answer.status_code == 409

    def test_a_reason_is_asked_for_where_the_brand_wants_one(
        self, client: FunctionClient, number: str, clerk: dict[str, str]
    ) -> None:
        path = f"/staff/cases/{number}/status"
        client.request("POST", path, {"target": "credit_check_passed", "version": 1}, caller=clerk)
        answer = client.request("POST", path, {"target": "clarification", "version": 2}, caller=clerk)
        # The order was never in clarification, so the fact is missing and no reason helps.
        assert answer.json_body["code"] == "status_follows_fact"

    def test_lists_show_statuses(self, client: FunctionClient, number: str, clerk: dict[str, str]) -> None:
        body = {"brand": "musterstadt", "order_numbers": [number, "A-0000-0000"]}
        answer = client.request("POST", "/staff/case-statuses", body, caller=clerk).json_body
        assert {key: value["label"]["de"] for key, value in answer["statuses"].items()} == {
            number: "Eingegangen"
        }
        listed = client.request(
            "GET", "/staff/cases?brand=musterstadt&status=received", caller=clerk
        ).json_body
        assert [case["order_number"] for case in listed["items"]] == [number]

    def test_an_action_that_failed_can_be_repeated(
        self, client: FunctionClient, chief: dict[str, str], clerk: dict[str, str], now: datetime
    ) -> None:
        changed = json.loads(json.dumps(machine()))
        changed["statuses"][0]["actions"] = [{"kind": "create_login"}]
        publish(client, chief, changed)
        number = placed(now).order_number
        moving.follow(order_number=number, now=now)
        actions.run(order_number=number, step=1, now=now)
        path = f"/staff/cases/{number}/actions/1/0/repetition"
        assert self.show(client, number, clerk)["actions"][0]["result"] == "customer_missing"
        assert client.request("POST", path, caller=clerk).json_body["actions"][0]["state"] == "open"
        again = client.request("POST", path, caller=clerk)
        assert (again.status_code, again.json_body["code"]) == (409, "action_not_failed")

    def test_other_brands_have_no_such_case(self, client: FunctionClient, number: str) -> None:
        stranger = {"audience": "staff", "subject": "s", "login_id": "s", "roles": "sparwatt.administrator"}
        for method, path, body in (
            ("GET", f"/staff/cases/{number}", None),
            ("POST", f"/staff/cases/{number}/status", {"target": "accepted", "version": 1}),
            ("GET", "/staff/cases?brand=musterstadt&status=received", None),
        ):
            assert client.request(method, path, body, caller=stranger).status_code == 404
