"""Customers hear that a further product was cancelled, and has ended; and that announced prices stay away."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from tests.conftest import FunctionClient, load_function
from tests.functions.portal.test_products import ANNA, FIBRE, INTERNET, ROOF, cancel
from tests.functions.workers.deliveries import CONTEXT
from tests.functions.workers.test_notifications import bodies, inbox
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.contracts.test_price_changes import announce, withdraw
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem

HOUR = {"detail-type": "HourBegan", "detail": {"id": "every-hour"}}


@pytest.fixture(autouse=True)
def bought(cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    boto3.client("ses").verify_email_identity(EmailAddress="post@stadtwerke-musterstadt.example")
    publish_brand()
    conclude(new_contract(products=(ROOF, INTERNET)))


@pytest.fixture
def portal(function: Callable[[str], FunctionClient]) -> FunctionClient:
    return function("portal/customer")


def deliver(worker: str, *messages: dict[str, Any]) -> None:
    """Hand messages to a worker; all of them are carried out."""
    records = [
        {
            "messageId": str(position),
            "receiptHandle": "handle",
            "body": json.dumps(message),
            "attributes": {},
            "messageAttributes": {},
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": f"arn:aws:sqs:eu-central-1:123456789012:{worker}",
            "awsRegion": "eu-central-1",
        }
        for position, message in enumerate(messages)
    ]
    answer = load_function(f"workers/{worker}").handler({"Records": records}, CONTEXT)
    assert answer["batchItemFailures"] == []


def events(kind: str) -> list[dict[str, Any]]:
    return [
        {"detail-type": item.detail_type, "detail": json.loads(item.detail)}
        for item in OutboxItem.scan()
        if item.detail_type == kind
    ]


class TestProducts:
    def test_whoever_cancels_is_told_the_last_day_and_that_the_discount_of_the_bundle_ends(
        self, portal: FunctionClient
    ) -> None:
        cancel(portal, FIBRE)
        deliver("notifications", *events("TransactionReceived"))
        (mail,) = inbox()
        plain, html = bodies(mail)
        assert mail["subject"] == "Ihre Kündigung von Glasfaser 300"
        for text in ("23. Dezember 2026", "Strom und Internet", "Ihre Energieverträge laufen unverändert"):
            assert text in plain
            assert text in html

    def test_a_cancellation_taken_back_before_the_mail_is_not_confirmed(
        self, portal: FunctionClient, function: Callable[[str], FunctionClient]
    ) -> None:
        wished = cancel(portal, FIBRE).json_body["requests"][0]["transaction_id"]
        take_back(function, wished)
        deliver("notifications", *events("TransactionReceived"))
        assert inbox() == []

    def test_the_end_is_told_once_when_the_last_day_has_passed(
        self, portal: FunctionClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cancel(portal, FIBRE)
        # The last minute of the last day in Berlin, then midnight, then an hour later.
        for moment, told in (("23T22:59", 0), ("23T23:02", 1), ("24T00:02", 1)):
            monkeypatch.setattr(clock, "now", lambda at=moment: datetime.fromisoformat(f"2026-12-{at}Z"))
            deliver("lifecycle", HOUR)
            assert len(events("ProductEnded")) == told
        deliver("notifications", *events("ProductEnded"))
        (mail,) = inbox()
        assert mail["subject"] == "Glasfaser 300 ist beendet"
        assert "Der Rabatt des Pakets „Strom und Internet“ ist damit ebenfalls beendet." in bodies(mail)[0]

    def test_a_product_that_goes_on_ends_on_no_day(
        self,
        portal: FunctionClient,
        function: Callable[[str], FunctionClient],
        now: datetime,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        wished = cancel(portal, FIBRE).json_body["requests"][0]["transaction_id"]
        take_back(function, wished)
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=60))
        deliver("lifecycle", HOUR)
        assert events("ProductEnded") == []


class TestPrices:
    def test_customers_hear_that_announced_prices_will_not_come(self, now: datetime) -> None:
        announce(now)
        deliver("notifications", *events("PriceChangeAnnounced"))
        withdraw(now)
        deliver("notifications", *events("PriceChangeWithdrawn"))
        announced, withdrawn = inbox()
        assert "Neue Preise" in announced["subject"]
        assert withdrawn["subject"] == "Preisänderung zurückgenommen: Vertrag 700123456"
        assert "ab 1. Februar 2027" in bodies(withdrawn)[0]

    def test_an_announcement_that_was_withdrawn_at_once_is_not_sent(self, now: datetime) -> None:
        announce(now)
        withdraw(now)
        deliver("notifications", *events("PriceChangeAnnounced"))
        assert inbox() == []


def take_back(function: Callable[[str], FunctionClient], transaction_id: str) -> None:
    answer = function("portal/requests").request(
        "POST",
        f"/portal/requests/{transaction_id}/withdrawal",
        headers={"Idempotency-Key": "undo"},
        caller={
            "audience": "customer",
            "subject": f"subject-{ANNA}",
            "login_id": f"login-{ANNA}",
            "brand": "musterstadt",
            "customer_numbers": ANNA,
        },
    )
    assert answer.status_code == 200
