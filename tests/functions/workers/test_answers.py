"""Whoever wrote is told of our answer: once, and no more than the way of writing allows."""

import email
import email.policy
import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses import ses_backends

from tests.conftest import FunctionClient, load_function
from tests.functions.conversation_examples import key, written
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.platform.events import OutboxItem


@pytest.fixture
def staff(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    boto3.client("ses").verify_domain_identity(Domain="stadtwerke-musterstadt.example")
    return function("staff/messages")


def answer(staff: FunctionClient, clerk: dict[str, str], conversation_id: str) -> dict[str, Any]:
    """Answer, and return the event of it as the bus hands it on."""
    answered = staff.request(
        "POST",
        f"/staff/conversations/{conversation_id}/answers",
        {"version": 1, "text": "Ihr Grundpreis stieg, weil der Netzbetreiber mehr verlangt."},
        caller=clerk,
        headers=key(),
    )
    assert answered.status_code == 201, answered.body
    (item,) = [item for item in OutboxItem.scan() if item.detail_type == "MessageAnswered"]
    return {"source": item.source, "detail-type": item.detail_type, "detail": json.loads(item.detail)}


def deliver(event: dict[str, Any]) -> None:
    record = {
        "messageId": "1",
        "receiptHandle": "handle",
        "body": json.dumps(event),
        "attributes": {},
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:000000000000:notifications",
        "awsRegion": "eu-central-1",
    }
    load_function("workers/notifications").handler({"Records": [record]}, CONTEXT)


def sent() -> list[Any]:
    backend = ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"]
    return [
        email.message_from_string(message.raw_data, policy=email.policy.default)
        for message in backend.sent_messages
    ]


def test_a_customer_is_told_once_where_to_read_the_answer(
    staff: FunctionClient, function: Callable[[str], FunctionClient], clerk: dict[str, str]
) -> None:
    conversation_id = written(function("portal/messages"))["conversation_id"]
    event = answer(staff, clerk, conversation_id)
    deliver(event)
    deliver(event)
    (mail,) = sent()
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Antwort auf Ihre Nachricht: Rechnung vom 12. Februar"
    assert f"/portal/messages/{conversation_id}?brand=musterstadt" in text
    assert "Netzbetreiber" not in text


def test_who_wrote_without_signing_in_gets_the_answer_itself(
    staff: FunctionClient, function: Callable[[str], FunctionClient], clerk: dict[str, str]
) -> None:
    body = {
        "brand": "musterstadt",
        "language": "fr",
        "reason": "other",
        "name": "Zoé Lefèvre",
        "email": "zoe@example.org",
        "subject": "Prix de base",
        "text": "Pourquoi a-t-il augmenté ?",
    }
    receipt = function("public/contact").request("POST", "/public/messages", body, headers=key())
    deliver(answer(staff, clerk, receipt.json_body["conversation_id"]))
    (mail,) = sent()
    assert mail["To"].addresses[0].addr_spec == "zoe@example.org"
    assert "Netzbetreiber mehr verlangt" in mail.get_body(("plain",)).get_content().replace("\n", " ")
    assert mail["Subject"] == "Réponse à votre message : Prix de base"
