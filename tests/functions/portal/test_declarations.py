"""Cancelling, withdrawing and moving in the portal."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided
from wattwerk.billing.queries import transactions_of_customer
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.operations import conclusion
from wattwerk.declarations import queries
from wattwerk.declarations.domain.vocabulary import ClarificationReason, DeclarationStatus
from wattwerk.platform import clock

NUMBER = "48213377"
OWNER = customer(NUMBER)
STRANGER = customer("99999999")
READER = {**OWNER, "read_only_numbers": NUMBER}
CONTRACT = "/portal/contracts/700123456"
NEW_HOME = {"street": "Lindenallee", "house_number": "4", "postcode": "10115", "town": "Berlin"}

Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def ask(
    cloud: None, now: datetime, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    publish_brand()
    conclude(new_contract())
    monkeypatch.setattr(clock, "now", lambda: now)
    declarations = function("portal/declarations")

    def ask(
        method: str, path: str, body: Any = None, *, caller: dict[str, str] = OWNER, key: str = "click-1"
    ) -> tuple[int, dict[str, Any]]:
        answer = declarations.request(method, path, body, headers={"Idempotency-Key": key}, caller=caller)
        return answer.status_code, json.loads(answer.body)

    return ask


def contract(now: datetime) -> Any:
    return contracts.contract(customer_number=NUMBER, contract_number="700123456", now=now)


def told_billing() -> list[Any]:
    return [one for one in transactions_of_customer(NUMBER) if one.kind != "contract_start"]


def test_the_page_says_when_the_contract_can_end(ask: Ask) -> None:
    status, end = ask("GET", f"{CONTRACT}/end")
    assert status == 200
    assert (end["earliest_end_on"], end["withdrawal_until"]) == ("2027-01-31", None)
    assert end["declarations"] == []


def test_a_wish_is_checked_without_declaring_anything(ask: Ask, now: datetime) -> None:
    _, preview = ask("POST", f"{CONTRACT}/end-previews", {"wished_on": "2027-06-30"})
    assert preview == {"ends_on": "2027-06-30", "reasons": []}
    assert contract(now).status == "active"


def test_a_cancellation_takes_along_reading_and_final_bill(ask: Ask, now: datetime) -> None:
    meter_id = contract(now).meters[0].meter_id
    body = {
        "final_bill": {"address": NEW_HOME, "payment": "transfer"},
        "reading": {
            "meter_id": meter_id,
            "report": {"date": "2026-11-22", "values": [{"kind": "single", "value": "2031"}]},
        },
    }
    status, declared = ask("POST", f"{CONTRACT}/cancellations", body)
    assert status == 201
    assert (declared["status"], declared["ends_on"]) == ("confirmed", "2027-01-31")
    assert (contract(now).status, contract(now).supply_end) == ("terminated", date(2027, 2, 1))
    cancellation = next(one for one in told_billing() if one.kind == "cancellation")
    assert cancellation.payload["final_bill"]["payment"] == "transfer"
    assert cancellation.payload["final_bill"]["address"]["town"] == "Berlin"
    assert cancellation.payload["reading_id"]
    assert {one.kind for one in told_billing()} == {"cancellation", "meter_reading_report"}


def test_with_an_impossible_reading_nothing_is_cancelled(ask: Ask, now: datetime) -> None:
    report = {"date": "2026-12-24", "values": [{"kind": "single", "value": "1"}]}
    body = {"reading": {"meter_id": contract(now).meters[0].meter_id, "report": report}}
    assert ask("POST", f"{CONTRACT}/cancellations", body)[0] == 422
    assert contract(now).status == "active"
    body = {"reading": {"meter_id": "fremd", "report": report}}
    assert ask("POST", f"{CONTRACT}/cancellations", body, key="click-2")[0] == 404


def test_a_double_click_cancels_once(ask: Ask) -> None:
    first = ask("POST", f"{CONTRACT}/cancellations", {})
    assert ask("POST", f"{CONTRACT}/cancellations", {}) == first
    assert len(told_billing()) == 1


def test_moving_out_names_the_new_place(ask: Ask) -> None:
    body = {"ground": "moving", "wished_on": "2027-01-15", "new_address": NEW_HOME}
    _, declared = ask("POST", f"{CONTRACT}/cancellations", body)
    assert (declared["kind"], declared["status"]) == ("move_out", "confirmed")
    assert declared["ends_on"] == "2027-01-15"
    assert [one.kind for one in told_billing()] == ["move_out"]


def test_an_end_that_is_only_proposed_is_not_promised(ask: Ask) -> None:
    body = {"ground": "important_cause", "explanation": "Umbau", "wished_on": "2026-12-01"}
    _, declared = ask("POST", f"{CONTRACT}/cancellations", body)
    assert (declared["status"], declared["ends_on"]) == ("clarification", None)
    _, end = ask("GET", f"{CONTRACT}/end")
    assert [one["declaration_number"] for one in end["declarations"]] == [declared["declaration_number"]]


def test_a_new_contract_can_be_withdrawn_from(ask: Ask, now: datetime) -> None:
    conclusion.add_contract(
        new=new_contract(
            order_number="A-NEW1-0001",
            contract_number="700999999",
            concluded_on=date(2026, 11, 20),
            supply_start=date(2026, 12, 10),
        ),
        now=now,
    )
    _, end = ask("GET", "/portal/contracts/700999999/end")
    assert end["withdrawal_until"] == "2026-12-04"
    status, declared = ask("POST", "/portal/contracts/700999999/withdrawals")
    assert (status, declared["status"]) == (201, "confirmed")
    assert contract(now).status == "active"


def test_moving_in_is_a_request_for_a_clerk_and_known_to_billing(ask: Ask) -> None:
    body = {"account_number": "4000123456", "address": NEW_HOME, "moved_in_on": "2027-01-15"}
    status, declared = ask("POST", "/portal/move-ins", body)
    assert (status, declared["kind"], declared["status"]) == (201, "move_in", "clarification")
    found = queries.declaration(declared["declaration_number"])
    assert (found.status, found.reasons) == (
        DeclarationStatus.CLARIFICATION,
        [ClarificationReason.NEW_SUPPLY_POINT],
    )
    assert [one.kind for one in told_billing()] == ["move_in"]
    body["account_number"] = "1"
    assert ask("POST", "/portal/move-ins", body, key="click-2")[0] == 404


def test_who_moves_abroad_gets_the_final_bill_there(ask: Ask) -> None:
    vienna = {"street": "Landstraßer Hauptstraße", "house_number": "1", "postcode": "1030", "town": "Wien"}
    place = {**vienna, "country": "AT"}
    body = {
        "ground": "moving",
        "wished_on": "2027-03-31",
        "new_address": place,
        "final_bill": {"address": place, "payment": "transfer"},
    }
    status, _ = ask("POST", f"{CONTRACT}/cancellations", body)
    (cancellation,) = told_billing()
    assert (status, cancellation.payload["new_address"]["country"]) == (201, "AT")
    assert cancellation.payload["final_bill"]["address"]["country"] == "AT"


def test_who_cancelled_in_public_says_later_where_the_final_bill_goes(ask: Ask, now: datetime) -> None:
    number = decided(cancel(now), now).declaration_number
    path = f"/portal/declarations/{number}/final-bill"
    body = {"address": NEW_HOME, "payment": "transfer"}
    assert ask("POST", path, body, caller=STRANGER)[0] == 404
    assert ask("POST", path, body, caller=READER)[0] == 403
    status, completed = ask("POST", path, body)
    assert (status, completed["final_bill"]["address"]["town"]) == (201, "Berlin")
    first, latest = sorted(told_billing(), key=lambda one: "completes" in one.payload)
    assert latest.payload["completes"] == first.transaction_id
    assert latest.payload["final_bill"]["payment"] == "transfer"
    assert ask("POST", path, {**body, "payment": "unchanged"}, key="click-2")[1]["code"] == "final_bill_known"


def test_the_receipt_can_be_kept_by_its_customer_only(ask: Ask) -> None:
    _, declared = ask("POST", f"{CONTRACT}/cancellations", {})
    path = f"/portal/declarations/{declared['declaration_number']}/receipt-links"
    status, link = ask("POST", path)
    assert (status, link["url"][:8]) == (200, "https://")
    assert ask("POST", path, caller=STRANGER)[0] == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "writes"),
    [
        ("GET", f"{CONTRACT}/end", None, False),
        ("POST", f"{CONTRACT}/end-previews", {}, False),
        ("POST", f"{CONTRACT}/cancellations", {}, True),
        ("POST", f"{CONTRACT}/withdrawals", None, True),
        (
            "POST",
            "/portal/move-ins",
            {"account_number": "4000123456", "address": NEW_HOME, "moved_in_on": "2027-01-15"},
            True,
        ),
    ],
)
def test_others_find_nothing_and_readers_change_nothing(
    ask: Ask, now: datetime, method: str, path: str, body: Any, writes: bool
) -> None:
    assert ask(method, path, body, caller=STRANGER)[0] == 404
    staff = {"audience": "staff", "subject": "s", "login_id": "s", "roles": "musterstadt.clerk"}
    assert ask(method, path, body, caller=staff)[0] == 403
    assert ask(method, path, body, caller=READER)[0] == (403 if writes else 200)
    assert contract(now).status == "active"
