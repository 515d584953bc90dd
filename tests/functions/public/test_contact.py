"""People write without signing in."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.functions.conversation_examples import ANNA, key
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.contracts.queries import customer_page
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import now as present


@pytest.fixture
def public(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    return function("public/contact")


def letter(**changes: Any) -> dict[str, Any]:
    return {
        "brand": "musterstadt",
        "language": "de",
        "reason": "other",
        "name": "Çağla Öztürk",
        "email": "caglaoe@example.org",
        "subject": "Anschluss für ein Ladegerät",
        "text": "Ich möchte eine Wallbox anmelden. Was muss ich tun?",
        **changes,
    }


def test_a_message_arrives_in_the_inbox_without_a_customer(
    public: FunctionClient, function: Callable[[str], FunctionClient], clerk: dict[str, str]
) -> None:
    sent = public.request("POST", "/public/messages", letter(customer_number=ANNA), headers=key())
    assert sent.status_code == 201
    (line,) = (
        function("staff/messages")
        .request("GET", "/staff/conversations?brand=musterstadt", caller=clerk)
        .json_body["items"]
    )
    assert line["conversation_id"] == sent.json_body["conversation_id"]
    assert line["writer"]["customer_number"] is None
    assert line["writer"]["stated_customer_number"] == ANNA
    staff = Caller(audience="staff", roles=frozenset({"musterstadt.clerk"}))
    page = customer_page(caller=staff, customer_number=ANNA, now=present())
    assert "message_received" not in {activity.kind for activity in page.activities}


def test_the_answer_is_the_same_whether_the_customer_number_exists(public: FunctionClient) -> None:
    known = public.request("POST", "/public/messages", letter(customer_number=ANNA), headers=key())
    unknown = public.request("POST", "/public/messages", letter(customer_number="99999999"), headers=key())
    assert known.status_code == unknown.status_code == 201
    assert known.json_body.keys() == unknown.json_body.keys()
    assert known.json_body["answer_by"] == unknown.json_body["answer_by"]


def test_five_messages_in_ten_minutes_are_enough(public: FunctionClient) -> None:
    codes = [
        public.request("POST", "/public/messages", letter(), headers=key()).status_code for _ in range(6)
    ]
    assert codes == [201] * 5 + [429]


def test_an_unknown_brand_or_reason_is_refused(public: FunctionClient) -> None:
    brand = public.request("POST", "/public/messages", letter(brand="nobody"), headers=key())
    reason = public.request("POST", "/public/messages", letter(reason="gossip"), headers=key())
    assert (brand.status_code, reason.status_code) == (404, 422)


def test_reasons_are_known_without_signing_in(public: FunctionClient) -> None:
    answer = public.request("GET", "/public/contact-reasons?brand=musterstadt")
    assert {reason["label"]["fr"] for reason in answer.json_body["items"]} >= {"Réclamation", "Déménagement"}
