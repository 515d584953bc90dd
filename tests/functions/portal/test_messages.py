"""Customers write to us and read our answers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.conftest import FunctionClient, customer
from tests.functions.conversation_examples import ANNA, BJÖRN, key, message, written
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.contracts.queries import customer_page
from wattwerk.conversations.operations import answering
from wattwerk.conversations.schemas import ContactPerson
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import now as present


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    conclude(
        new_contract(
            order_number="A-0000-0002",
            customer_number=BJÖRN,
            account_number="4000000002",
            contract_number="700000002",
        )
    )
    return function("portal/messages")


def test_a_message_carries_who_wrote_it_and_waits_for_an_answer(portal: FunctionClient) -> None:
    conversation = written(portal, contract_number="700123456")
    assert conversation["status"] == "open"
    assert conversation["reason_label"]["de"] == "Frage zur Rechnung"
    assert conversation["conversation_id"].startswith(f"{ANNA}-")
    (first,) = conversation["messages"]
    assert (first["author"], first["name"]) == ("customer", "Dr. Anna Müller")
    assert first["text"].startswith("Guten Tag, warum")


def test_the_message_is_an_activity_of_the_customer(portal: FunctionClient, clerk: dict[str, str]) -> None:
    conversation = written(portal)
    staff = Caller(audience="staff", roles=frozenset({"musterstadt.clerk"}))
    page = customer_page(caller=staff, customer_number=ANNA, now=present())
    recorded = [activity for activity in page.activities if activity.kind == "message_received"]
    assert {activity.parameters["conversation_id"] for activity in recorded} == {
        conversation["conversation_id"]
    }


def test_a_complaint_is_answered_within_four_weeks(portal: FunctionClient) -> None:
    conversation = written(portal, reason="complaint")
    opened = date.fromisoformat(conversation["opened_at"][:10])
    due = date.fromisoformat(conversation["answer_by"])
    assert timedelta(days=27) <= due - opened <= timedelta(days=29)
    assert conversation["complaint"] is True


def test_conversations_are_listed_with_the_latest_message_first(portal: FunctionClient) -> None:
    older = written(portal, subject="Zählerstand")
    written(portal, subject="Umzug nach Köln")
    portal.request(
        "POST",
        f"/portal/conversations/{older['conversation_id']}/messages",
        {"text": "Nachtrag: Der Zähler wurde getauscht."},
        caller=customer(ANNA),
        headers=key(),
    )
    listed = portal.request("GET", "/portal/conversations", caller=customer(ANNA)).json_body["items"]
    assert [entry["subject"] for entry in listed] == ["Zählerstand", "Umzug nach Köln"]
    shown = portal.request(
        "GET", f"/portal/conversations/{older['conversation_id']}", caller=customer(ANNA)
    ).json_body
    assert [one["text"][:8] for one in shown["messages"]] == ["Guten Ta", "Nachtrag"]
    assert shown["answer_by"] == older["answer_by"]


def test_a_repeated_request_is_one_message(portal: FunctionClient) -> None:
    headers = key()
    answers = [
        portal.request(
            "POST", "/portal/conversations", message(), caller=customer(ANNA), headers=headers
        ).json_body
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    listed = portal.request("GET", "/portal/conversations", caller=customer(ANNA)).json_body
    assert len(listed["items"]) == 1


def test_somebody_elses_conversation_answers_404_like_an_unknown_one(portal: FunctionClient) -> None:
    own = written(portal)["conversation_id"]
    for path in (own, f"{BJÖRN}-20261123093000-0000ABCD", "anonymous-20261123093000-0000ABCD", "x"):
        shown = portal.request("GET", f"/portal/conversations/{path}", caller=customer(BJÖRN))
        replied = portal.request(
            "POST",
            f"/portal/conversations/{path}/messages",
            {"text": "Hallo"},
            caller=customer(BJÖRN),
            headers=key(),
        )
        assert (shown.status_code, replied.status_code) == (404, 404)


def test_who_may_only_read_cannot_write(portal: FunctionClient) -> None:
    reader = {**customer(ANNA), "read_only_numbers": ANNA}
    begun = portal.request("POST", "/portal/conversations", message(), caller=reader, headers=key())
    listed = portal.request("GET", "/portal/conversations", caller=reader)
    assert (begun.status_code, listed.status_code) == (403, 200)


def test_an_unknown_reason_or_contract_is_refused_at_its_field(portal: FunctionClient) -> None:
    for field, value in (("reason", "gossip"), ("contract_number", "700000002")):
        refused = portal.request(
            "POST",
            "/portal/conversations",
            message(**{field: value}),
            caller=customer(ANNA),
            headers=key(),
        )
        assert refused.status_code == 422
        assert refused.json_body["errors"][0]["pointer"] == f"/{field}"


def test_customers_with_a_contact_person_see_and_reach_that_person(portal: FunctionClient) -> None:
    person = ContactPerson(name="Jörg Schäfer", email="joerg.schaefer@stadtwerke-musterstadt.example")
    before = portal.request("GET", "/portal/contact-options", caller=customer(ANNA)).json_body
    answering.assign_contact_person(customer_number=ANNA, person=person)
    options = portal.request("GET", "/portal/contact-options", caller=customer(ANNA)).json_body
    assert before["contact_person"] is None
    assert options["contact_person"]["name"] == "Jörg Schäfer"
    assert "complaint" in {reason["reason_id"] for reason in options["reasons"]}


def test_nobody_reads_messages_without_signing_in(portal: FunctionClient, clerk: dict[str, str]) -> None:
    for path in ("/portal/conversations", "/portal/contact-options"):
        assert portal.request("GET", path).status_code == 403
        assert portal.request("GET", path, caller=clerk).status_code == 403
    assert portal.request("POST", "/portal/conversations", message(), headers=key()).status_code == 403
