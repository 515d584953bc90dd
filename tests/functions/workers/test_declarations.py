"""From a public cancellation to its receipt and its confirmation: two queues, two mails."""

import email
import email.policy
import json
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from typing import Any

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses import ses_backends

from tests.conftest import load_function
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided, withdraw
from tests.user_pools import Pools
from wattwerk.billing.domain.products import NewProduct
from wattwerk.declarations.operations import clarifying, declaring, taking_back
from wattwerk.declarations.schemas import MoveIn, Refusal
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem

CLERK = Caller(audience="staff", subject="c", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))


@pytest.fixture
def anna(pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    publish_brand()
    conclude(new_contract())
    boto3.client("ses").verify_domain_identity(Domain="stadtwerke-musterstadt.example")


pytestmark = pytest.mark.usefixtures("anna")


def deliver(handler: Callable[..., Any], detail_type: str) -> None:
    """Hand all events of a type in the outbox to a worker."""
    for item in list(OutboxItem.scan()):
        if item.detail_type == detail_type:
            body = {
                "id": item.pk,
                "source": item.source,
                "detail-type": item.detail_type,
                "detail": json.loads(item.detail),
            }
            record = {"messageId": item.pk, "body": json.dumps(body), "eventSource": "aws:sqs"}
            assert handler({"Records": [record]}, CONTEXT)["batchItemFailures"] == []


def mails() -> list[EmailMessage]:
    sent = ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sent_messages
    return [email.message_from_string(one.raw_data, policy=email.policy.default) for one in sent]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_the_receipt_goes_to_who_declared_the_end_to_the_customer(now: datetime) -> None:
    receipt = cancel(now)
    notifications = load_function("workers/notifications").handler
    deliver(notifications, "DeclarationReceived")
    deliver(load_function("workers/fulfilment").handler, "DeclarationReceived")
    deliver(notifications, "DeclarationConfirmed")
    received, confirmed = mails()
    assert "anna.privat@example.org" in received["To"]
    assert "23. November 2026, 10:30" in text_of(received)
    assert [part.get_filename() for part in received.iter_attachments()] == [
        f"Eingangsbestätigung-{receipt.declaration_number}.pdf"
    ]
    assert "31. Januar 2027" not in text_of(received)
    assert "anna.mueller@example.org" in confirmed["To"]
    assert "31. Januar 2027" in text_of(confirmed)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Damit enden auch die mitbestellten Produkte: Glasfaser 300, Solardach."),
        ("en", "The products ordered along with it end as well: Glasfaser 300, Solardach."),
        ("fr", "Les produits commandés avec lui prennent également fin : Glasfaser 300, Solardach."),
    ],
)
def test_the_end_by_withdrawal_names_the_products_that_end_with_it(
    now: datetime, language: str, said: str
) -> None:
    products = (
        NewProduct(product_code="glasfaser-300", name="Glasfaser 300", product_kind="internet"),
        NewProduct(product_code="solardach", name="Solardach", product_kind="photovoltaics"),
    )
    ordered = {
        "order_number": "A-2",
        "customer_number": "48213385",
        "account_number": "4000123464",
        "contract_number": "700123464",
        "language": language,
        "concluded_on": now.date(),
        "supply_start": date(2027, 1, 1),
        "email": "anna.mueller@example.org",
    }
    conclude(new_contract(**ordered, products=products))
    decided(withdraw(now, number="700123464"), now)
    deliver(load_function("workers/notifications").handler, "DeclarationConfirmed")
    (confirmed,) = mails()
    assert said in " ".join(text_of(confirmed).split())


def test_a_withdrawal_without_further_products_names_none(now: datetime) -> None:
    conclude(
        new_contract(
            order_number="A-2",
            customer_number="48213385",
            account_number="4000123464",
            contract_number="700123464",
            concluded_on=now.date(),
            supply_start=date(2027, 1, 1),
        )
    )
    decided(withdraw(now, number="700123464"), now)
    deliver(load_function("workers/notifications").handler, "DeclarationConfirmed")
    (confirmed,) = mails()
    assert "mitbestellt" not in text_of(confirmed)


def test_an_unknown_contract_gets_the_same_receipt_and_nothing_else(now: datetime) -> None:
    cancel(now, number="700123457")
    notifications = load_function("workers/notifications").handler
    deliver(notifications, "DeclarationReceived")
    deliver(load_function("workers/fulfilment").handler, "DeclarationReceived")
    deliver(notifications, "DeclarationConfirmed")
    (received,) = mails()
    assert "700123457" in text_of(received)


def test_who_moves_in_gets_a_receipt_of_what_was_said(now: datetime) -> None:
    caller = Caller(audience="customer", subject="s", login_id="l", customer_numbers=frozenset({"48213377"}))
    place = {"street": "Lindenallee", "house_number": "4", "postcode": "10115", "town": "Berlin"}
    request = MoveIn.model_validate(
        {
            "account_number": "4000123456",
            "address": place,
            "moved_in_on": "2027-01-15",
            "meter_number": "1EMH7",
        }
    )
    declaring.move_in(caller=caller, customer_number="48213377", request=request, idempotency=None, now=now)
    deliver(load_function("workers/notifications").handler, "DeclarationReceived")
    (received,) = mails()
    text = text_of(received)
    for said in (
        "Ihre Einzugsmeldung",
        "Einzug am",
        "15. Januar 2027",
        "Lindenallee 4, 10115 Berlin",
        "1EMH7",
    ):
        assert said in text
    assert "Gewünschtes Ende" not in text


def test_a_refusal_tells_the_reason(now: datetime) -> None:
    unclear = decided(cancel(now, number="700123457"), now)
    clarifying.reject(
        caller=CLERK,
        declaration_number=unclear.declaration_number,
        refusal=Refusal(version=2, reason="Diese Nummer führen wir nicht."),
        idempotency=None,
        now=now,
    )
    deliver(load_function("workers/notifications").handler, "DeclarationRejected")
    (refused,) = mails()
    assert "anna.privat@example.org" in refused["To"]
    assert "Diese Nummer führen wir nicht." in text_of(refused)


def test_who_takes_a_cancellation_back_gets_that_in_writing(now: datetime) -> None:
    receipt = decided(cancel(now), now)
    taking_back.take_back_declaration(
        caller=Caller(
            audience="customer",
            subject="a",
            login_id="a",
            brand="musterstadt",
            customer_numbers=frozenset({"48213377"}),
        ),
        customer_number="48213377",
        declaration_number=receipt.declaration_number,
        idempotency=None,
        now=now,
    )
    deliver(load_function("workers/notifications").handler, "DeclarationTakenBack")
    (mail,) = mails()
    assert "anna.mueller@example.org" in mail["To"]
    assert "Ihr Vertrag 700123456 läuft zu den bisherigen Bedingungen weiter" in " ".join(
        text_of(mail).split()
    )
