"""Staff answer, forward and close what people write."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from tests.conftest import FunctionClient, customer
from tests.functions.conversation_examples import ANNA, key, written
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.conversations.operations import answering
from wattwerk.conversations.schemas import ContactPerson


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    return function("portal/messages")


@pytest.fixture
def staff(portal: FunctionClient, function: Callable[[str], FunctionClient]) -> FunctionClient:
    return function("staff/messages")


def inbox(staff: FunctionClient, clerk: dict[str, str], query: str = "") -> list[dict[str, Any]]:
    answer = staff.request("GET", f"/staff/conversations?brand=musterstadt{query}", caller=clerk)
    assert answer.status_code == 200, answer.body
    items: list[dict[str, Any]] = answer.json_body["items"]
    return items


def act(
    staff: FunctionClient, clerk: dict[str, str], conversation_id: str, step: str, body: dict[str, Any]
) -> Any:
    return staff.request(
        "POST", f"/staff/conversations/{conversation_id}/{step}", body, caller=clerk, headers=key()
    )


def test_open_messages_are_sorted_by_the_day_of_their_answer(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    written(portal, reason="complaint", subject="Beschwerde über die Hotline")
    written(portal, reason="move", subject="Umzug")
    assert [entry["subject"] for entry in inbox(staff, clerk)] == ["Umzug", "Beschwerde über die Hotline"]


def test_the_reason_leads_to_a_team_and_to_the_contact_person(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    person = ContactPerson(name="Jörg Schäfer", email="joerg.schaefer@stadtwerke-musterstadt.example")
    answering.assign_contact_person(customer_number=ANNA, person=person)
    written(portal, reason="bill")
    written(portal, reason="complaint")
    (bill,) = inbox(staff, clerk, "&team_id=billing")
    (complaint,) = inbox(staff, clerk, "&team_id=complaints")
    assert (bill["handler"], complaint["handler"]) == ("Jörg Schäfer", "")
    assert bill["writer"]["customer_number"] == ANNA
    assert inbox(staff, clerk, "&team_id=service") == []


def test_an_answer_reaches_the_customer_and_announces_itself(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    conversation_id = written(portal)["conversation_id"]
    version = staff.request("GET", f"/staff/conversations/{conversation_id}", caller=clerk).json_body[
        "version"
    ]
    answered = act(
        staff, clerk, conversation_id, "answers", {"version": version, "text": "Der Netzbetreiber …"}
    )
    assert answered.status_code == 201
    assert answered.json_body["status"] == "answered"
    assert answered.json_body["answer_by"] is None
    shown = portal.request("GET", f"/portal/conversations/{conversation_id}", caller=customer(ANNA))
    assert [one["author"] for one in shown.json_body["messages"]] == ["customer", "staff"]
    assert inbox(staff, clerk) == []
    assert len(inbox(staff, clerk, "&status=answered")) == 1
    events = boto3.client("dynamodb").scan(TableName="wattwerk-outbox")["Items"]
    (event,) = (item for item in events if item["detail_type"]["S"] == "MessageAnswered")
    assert "Netzbetreiber" not in event["detail"]["S"]


def test_the_version_in_an_answer_serves_the_next_step(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    conversation_id = written(portal)["conversation_id"]
    answered = act(staff, clerk, conversation_id, "answers", {"version": 1, "text": "Gern."})
    closed = act(staff, clerk, conversation_id, "closing", {"version": answered.json_body["version"]})
    assert closed.json_body["status"] == "closed"
    again = act(staff, clerk, conversation_id, "closing", {"version": closed.json_body["version"]})
    assert (again.status_code, again.json_body["code"]) == (409, "conversation_closed")


def test_who_has_not_seen_the_latest_message_cannot_answer(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    conversation_id = written(portal)["conversation_id"]
    portal.request(
        "POST",
        f"/portal/conversations/{conversation_id}/messages",
        {"text": "Hat sich erledigt."},
        caller=customer(ANNA),
        headers=key(),
    )
    late = act(staff, clerk, conversation_id, "answers", {"version": 1, "text": "Wir prüfen das."})
    assert (late.status_code, late.json_body["code"]) == (409, "changed_meanwhile")


def test_a_customer_opens_a_closed_conversation_again(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    conversation_id = written(portal)["conversation_id"]
    act(staff, clerk, conversation_id, "closing", {"version": 1})
    replied = portal.request(
        "POST",
        f"/portal/conversations/{conversation_id}/messages",
        {"text": "Noch eine Frage …"},
        caller=customer(ANNA),
        headers=key(),
    )
    assert replied.json_body["status"] == "open"
    assert replied.json_body["answer_by"] is not None
    assert len(inbox(staff, clerk)) == 1


def test_forwarding_changes_the_team_and_keeps_the_day(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    conversation = written(portal)
    path = conversation["conversation_id"]
    moved = act(staff, clerk, path, "forwarding", {"version": 1, "team_id": "complaints"})
    nowhere = act(staff, clerk, path, "forwarding", {"version": 2, "team_id": "canteen"})
    assert moved.json_body["team_id"] == "complaints"
    assert moved.json_body["answer_by"] == conversation["answer_by"]
    assert nowhere.json_body["errors"][0]["code"] == "team_unknown"


def test_staff_choose_among_the_teams_of_the_brand(staff: FunctionClient, clerk: dict[str, str]) -> None:
    answer = staff.request("GET", "/staff/conversation-teams?brand=musterstadt", caller=clerk)
    assert [team["name"] for team in answer.json_body["items"]] == [
        "Kundenservice",
        "Abrechnung",
        "Beschwerden",
    ]


def test_staff_say_who_looks_after_a_customer(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    written(portal, subject="Umzug")
    person = {"name": "Jörg Schäfer", "email": "joerg.schaefer@stadtwerke-musterstadt.example", "phone": ""}
    changed = staff.request("PUT", f"/staff/customers/{ANNA}/contact-person", person, caller=clerk)
    shown = staff.request("GET", f"/staff/customers/{ANNA}/conversations", caller=clerk)
    assert changed.json_body == shown.json_body
    assert shown.json_body["contact_person"] == person
    assert [entry["subject"] for entry in shown.json_body["items"]] == ["Umzug"]
    assert written(portal)["status"] == "open"
    assert "Jörg Schäfer" in {entry["handler"] for entry in inbox(staff, clerk)}


def test_a_contact_person_needs_an_address(staff: FunctionClient, clerk: dict[str, str]) -> None:
    refused = staff.request(
        "PUT", f"/staff/customers/{ANNA}/contact-person", {"name": "Jörg", "email": "jörg"}, caller=clerk
    )
    assert refused.json_body["errors"][0]["pointer"] == "/email"


def test_the_inbox_is_paged(staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]) -> None:
    for number in range(5):
        written(portal, subject=f"Anliegen {number}")
    seen: list[str] = []
    cursor = ""
    for _ in range(3):
        page = staff.request(
            "GET", f"/staff/conversations?brand=musterstadt&limit=2{cursor}", caller=clerk
        ).json_body
        seen += [entry["subject"] for entry in page["items"]]
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == [f"Anliegen {number}" for number in range(5)]


def test_staff_of_another_brand_see_and_answer_nothing(
    staff: FunctionClient, portal: FunctionClient, clerk: dict[str, str]
) -> None:
    stranger = {**clerk, "roles": "sparwatt.clerk"}
    conversation_id = written(portal)["conversation_id"]
    listed = staff.request("GET", "/staff/conversations?brand=musterstadt", caller=stranger)
    teams = staff.request("GET", "/staff/conversation-teams?brand=musterstadt", caller=stranger)
    shown = staff.request("GET", f"/staff/conversations/{conversation_id}", caller=stranger)
    answered = act(staff, stranger, conversation_id, "answers", {"version": 1, "text": "Hallo"})
    person = {"name": "Jörg", "email": "joerg@example.org"}
    named = staff.request("PUT", f"/staff/customers/{ANNA}/contact-person", person, caller=stranger)
    read = staff.request("GET", f"/staff/customers/{ANNA}/conversations", caller=stranger)
    assert named.status_code == read.status_code == 404
    assert {teams.status_code, listed.status_code, shown.status_code, answered.status_code} == {404}
