"""Files of messages, and answers that wait to be read."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.functions.conversation_examples import ANNA, BJÖRN, key, message, written
from tests.functions.workers.test_uploads import PHOTO, arrive, sent, state
from tests.unit.contracts.examples import conclude, new_contract, publish_brand

READER = {**customer(ANNA), "read_only_numbers": ANNA}
OTHER_BRAND = {"audience": "staff", "subject": "s", "login_id": "s", "roles": "sparwatt.clerk"}


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


@pytest.fixture
def photo(portal: FunctionClient, function: Callable[[str], FunctionClient]) -> str:
    """A photograph of the meter that Anna has sent and that was found to be one."""
    uploads = function("portal/documents")
    upload_id, place = sent(uploads, PHOTO)
    assert arrive(place) == []
    return str(state(uploads, upload_id)["document_id"])


@pytest.fixture
def staff(portal: FunctionClient, function: Callable[[str], FunctionClient]) -> FunctionClient:
    return function("staff/messages")


def fetched(portal: FunctionClient, conversation: dict[str, Any], document_id: str, caller: Any) -> Any:
    path = f"/portal/conversations/{conversation['conversation_id']}/attachments/{document_id}/link"
    return portal.request("GET", path, caller=caller)


def answered(staff: FunctionClient, conversation_id: str, clerk: dict[str, str]) -> Any:
    shown = staff.request("GET", f"/staff/conversations/{conversation_id}", caller=clerk).json_body
    return staff.request(
        "POST",
        f"/staff/conversations/{conversation_id}/answers",
        {"version": shown["version"], "text": "Gern. Der Stand passt."},
        caller=clerk,
        headers=key(),
    )


def listed(portal: FunctionClient) -> Any:
    return portal.request("GET", "/portal/conversations", caller=customer(ANNA)).json_body


def test_a_photograph_goes_with_the_message_to_staff(
    portal: FunctionClient, staff: FunctionClient, photo: str, clerk: dict[str, str]
) -> None:
    conversation = written(portal, attachments=[photo, photo])
    (first,) = conversation["messages"]
    assert [(file["file_name"], file["media_type"]) for file in first["attachments"]] == [
        ("Zählerfoto.jpg", "image/jpeg")
    ]
    assert fetched(portal, conversation, photo, customer(ANNA)).json_body["url"].startswith("https://")
    path = f"/staff/conversations/{conversation['conversation_id']}"
    seen = staff.request("GET", path, caller=clerk).json_body["messages"][0]["attachments"]
    assert [file["document_id"] for file in seen] == [photo]
    link = staff.request("GET", f"{path}/attachments/{photo}/link", caller=clerk)
    assert link.json_body["url"].startswith("https://")


def test_a_reply_carries_files_as_well(portal: FunctionClient, photo: str) -> None:
    conversation = written(portal)
    reply = portal.request(
        "POST",
        f"/portal/conversations/{conversation['conversation_id']}/messages",
        {"text": "Hier ist das Foto.", "attachments": [photo]},
        caller=customer(ANNA),
        headers=key(),
    ).json_body
    assert [len(one["attachments"]) for one in reply["messages"]] == [0, 1]


def test_only_own_files_that_were_checked_are_taken(
    portal: FunctionClient, photo: str, function: Callable[[str], FunctionClient]
) -> None:
    waiting, _ = sent(function("portal/documents"), PHOTO)
    for number, document_id in ((ANNA, "unknown"), (ANNA, waiting), (BJÖRN, photo)):
        refused = portal.request(
            "POST",
            "/portal/conversations",
            message(attachments=[document_id]),
            caller=customer(number),
            headers=key(),
        )
        assert refused.json_body["errors"][0]["code"] == "attachment_unknown"


def test_nobody_else_fetches_them(
    portal: FunctionClient, staff: FunctionClient, photo: str, clerk: dict[str, str]
) -> None:
    conversation, without = written(portal, attachments=[photo]), written(portal)
    assert fetched(portal, conversation, photo, customer(BJÖRN)).status_code == 404
    assert fetched(portal, without, photo, customer(ANNA)).status_code == 404
    assert fetched(portal, conversation, photo, READER).status_code == 200
    path = f"/staff/conversations/{conversation['conversation_id']}/attachments/{photo}/link"
    assert staff.request("GET", path, caller=OTHER_BRAND).status_code == 404


def test_an_answer_is_unread_until_its_customer_has_seen_it(
    portal: FunctionClient, staff: FunctionClient, clerk: dict[str, str]
) -> None:
    number = written(portal)["conversation_id"]
    assert listed(portal)["unread"] == 0
    answered(staff, number, clerk)
    assert listed(portal)["unread"] == 1
    assert [one["unread"] for one in listed(portal)["items"]] == [True]
    path = f"/portal/conversations/{number}/seen"
    assert portal.request("POST", path, caller=customer(BJÖRN)).status_code == 404
    assert portal.request("POST", path, caller=READER).status_code == 403
    assert listed(portal)["unread"] == 1
    assert portal.request("POST", path, caller=customer(ANNA)).json_body["unread"] is False
    assert portal.request("POST", path, caller=customer(ANNA)).status_code == 200
    assert listed(portal)["unread"] == 0


def test_who_replies_has_seen_the_answer(
    portal: FunctionClient, staff: FunctionClient, clerk: dict[str, str]
) -> None:
    number = written(portal)["conversation_id"]
    answered(staff, number, clerk)
    portal.request(
        "POST",
        f"/portal/conversations/{number}/messages",
        {"text": "Vielen Dank!"},
        caller=customer(ANNA),
        headers=key(),
    )
    assert listed(portal)["unread"] == 0
