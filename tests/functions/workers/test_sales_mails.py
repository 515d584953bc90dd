"""Customers get what staff prepared: an offer with its letter, an order to declare with its summary."""

import email
import email.policy
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses import ses_backends

from tests.conftest import FunctionClient, load_function
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.offers.test_offers import CLERK, answer, drafted, sent
from tests.unit.orders.examples import open_market
from tests.unit.orders.test_capture import ALL, captured
from wattwerk.offers.operations import drafting
from wattwerk.offers.schemas import OfferStep
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem


@pytest.fixture(autouse=True)
def market(cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    open_market()
    monkeypatch.setattr(clock, "now", lambda: now)
    boto3.client("ses").verify_domain_identity(Domain="stadtwerke-musterstadt.example")


def deliver(kind: str) -> None:
    """Hand the event of a kind to the worker, as its queue does."""
    (item,) = [item for item in OutboxItem.scan() if item.detail_type == kind]
    body = {"source": item.source, "detail-type": kind, "detail": json.loads(item.detail)}
    record = {
        "messageId": "1",
        "receiptHandle": "handle",
        "body": json.dumps(body),
        "attributes": {},
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:000000000000:notifications",
        "awsRegion": "eu-central-1",
    }
    load_function("workers/notifications").handler({"Records": [record]}, CONTEXT)


def mails() -> list[Any]:
    return [
        email.message_from_string(message.raw_data, policy=email.policy.default)
        for message in ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sent_messages
    ]


def text(mail: Any) -> str:
    content: str = mail.get_body(("plain",)).get_content()
    return content


def token(mail: Any, name: str) -> str:
    found = re.search(rf"#{name}=(\S+)", text(mail))
    assert found
    return found[1]


def test_an_offer_arrives_once_with_its_letter_and_a_link_that_opens_it(
    now: datetime, function: Callable[[str], FunctionClient]
) -> None:
    offer = sent(now)
    deliver("SalesOfferSent")
    deliver("SalesOfferSent")
    (mail,) = mails()
    assert mail["Subject"] == f"Ihr Angebot {offer.offer_number}"
    assert "Wie am Stand auf der Messe besprochen." in text(mail)
    (letter,) = mail.iter_attachments()
    assert letter.get_filename() == f"Angebot-{offer.offer_number}.pdf"
    assert letter.get_content().startswith(b"%PDF")

    public = function("public/offers")
    opened = public.request("POST", "/public/offer-views", {"token": token(mail, "offer")})
    assert (opened.status_code, opened.json_body["status"]) == (200, "sent")
    accepted = answer(offer, now).model_copy(update={"token": token(mail, "offer")})
    body = json.loads(accepted.model_dump_json())
    keys = {"Idempotency-Key": "once"}
    first = public.request("POST", "/public/offer-acceptances", body, headers=keys)
    again = public.request("POST", "/public/offer-acceptances", body, headers=keys)
    assert first.status_code == again.status_code == 201
    assert first.json_body["order_number"] == again.json_body["order_number"]


def test_an_offer_that_was_withdrawn_meanwhile_is_not_sent(now: datetime) -> None:
    offer = sent(now)
    drafting.withdraw_offer(
        caller=CLERK,
        offer_number=offer.offer_number,
        step=OfferStep(version=offer.version, reason="Preisfehler"),
        idempotency=None,
        now=now,
    )
    deliver("SalesOfferSent")
    assert mails() == []


def test_a_draft_is_announced_to_nobody(now: datetime) -> None:
    drafted(now)
    assert [item.detail_type for item in OutboxItem.scan()] == []


def test_an_order_by_telephone_is_declared_by_the_link_of_its_mail(
    now: datetime, function: Callable[[str], FunctionClient]
) -> None:
    number = captured(now).order_number
    deliver("OrderCaptured")
    (mail,) = mails()
    assert mail["Subject"] == f"Bitte bestätigen Sie Ihren Auftrag {number}"
    assert [part.get_filename() for part in mail.iter_attachments()] == [
        f"Vertragszusammenfassung-{number}.pdf"
    ]
    declared = {"token": token(mail, "order"), "consents": ALL, "mandate_granted": True}
    answered = function("public/offers").request(
        "POST", "/public/captured-order-confirmations", declared, headers={"Idempotency-Key": "once"}
    )
    assert (answered.status_code, answered.json_body["status"]) == (201, "received")
    deliver("OrderPlaced")
    assert mails()[-1]["Subject"] == f"Ihr Auftrag {number} ist bei uns eingegangen"


def test_who_has_declared_already_is_not_asked_again(
    now: datetime, function: Callable[[str], FunctionClient]
) -> None:
    captured(now)
    deliver("OrderCaptured")
    declared = {"token": token(mails()[0], "order"), "consents": ALL, "mandate_granted": True}
    function("public/offers").request(
        "POST", "/public/captured-order-confirmations", declared, headers={"Idempotency-Key": "once"}
    )
    (item,) = [item for item in OutboxItem.scan() if item.detail_type == "OrderCaptured"]
    detail = json.loads(item.detail) | {"id": "another-delivery"}
    item.update(actions=[OutboxItem.detail.set(json.dumps(detail))])
    deliver("OrderCaptured")
    assert len(mails()) == 1
