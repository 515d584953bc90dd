"""Brands have mails and letters of their own: written by administrators, sent by staff or by a status."""

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses import ses_backends
from pypdf import PdfReader

from tests.conftest import NOW, FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.contracts import queries as contracts
from wattwerk.customers import queries as customers
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.lifecycle.domain.machine import Action, Machine, Status, StatusLabel
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Bo4eStatus, Milestone
from wattwerk.lifecycle.operations import machines
from wattwerk.messaging import own_sending
from wattwerk.platform.events import OutboxItem

ADMINISTRATOR = {
    "audience": "staff",
    "subject": "admin-1",
    "login_id": "admin-1",
    "name": "Jörg Weiß",
    "roles": "musterstadt.clerk,musterstadt.administrator",
}
CLERK = {**ADMINISTRATOR, "roles": "musterstadt.clerk"}
STRANGER = {**ADMINISTRATOR, "roles": "sparwatt.clerk,sparwatt.administrator"}
BASE = "/staff/brands/musterstadt/templates"
TIPS = f"{BASE}/mail/own.moving-tips"
VARIABLE = '<span data-variable="{}"></span>'
Ask = Callable[..., Any]


@pytest.fixture
def ask(cloud: None, function: Callable[[str], FunctionClient]) -> Ask:
    publish_brand()
    conclude(new_contract())
    boto3.client("ses").verify_email_identity(EmailAddress="post@stadtwerke-musterstadt.example")
    templates, lifecycle = function("staff/templates"), function("staff/lifecycle")
    numbers = iter(range(1000))

    def request(method: str, path: str, body: Any = None, *, caller: dict[str, str] = ADMINISTRATOR) -> Any:
        headers = {"Idempotency-Key": f"key-{next(numbers)}"} if method == "POST" else {}
        client = lifecycle if method == "DELETE" else templates
        return client.request(method, path, body, caller=caller, headers=headers)

    return request


@pytest.fixture
def customer_number(ask: Ask) -> str:
    return new_contract().customer_number


def define(ask: Ask, kind: str = "mail", about: str = "contract", **changes: Any) -> Any:
    body = {"kind": kind, "key": "moving-tips", "name": "Tipps zum Umzug", "about": about, **changes}
    return ask("POST", BASE, body)


def publish(ask: Ask, path: str, **content: str) -> Any:
    version = ask("GET", f"{path}?names=de").json_body["state"]["version"]
    saved = ask("PUT", f"{path}/draft", {"content": content, "replaces": version})
    return ask("POST", f"{path}/publication", {"replaces": saved.json_body["version"]})


def tips(ask: Ask, language: str = "de", subject: str = "Tipps zu Vertrag {contract_number}") -> None:
    html = f"<p>{VARIABLE.format('salutation')}</p><p>Ihr Tarif: {VARIABLE.format('product')}.</p>"
    assert publish(ask, f"{TIPS}/{language}", subject=subject, html=html).status_code == 200


def send(
    ask: Ask, number: str, kind: str = "mail", contract: str | None = None, *, preview: bool = False
) -> Any:
    path = f"/staff/customers/{number}/own-message{'-preview' if preview else 's'}"
    body = {"template_kind": kind, "template_key": "own.moving-tips", "contract_number": contract}
    return ask("POST", path, body, caller=CLERK)


def contract_of(number: str) -> str:
    return contracts.overview(number, now=NOW).contracts[0].contract_number


def delivered() -> None:
    """Do what the mail worker does with the requests of staff."""
    for item in OutboxItem.scan():
        if item.detail_type == "OwnMessageRequested":
            event = json.loads(item.detail)
            own_sending.deliver_own_message(
                event_id=event["id"],
                template_kind=event["template_kind"],
                template_key=event["template_key"],
                customer_number=event["customer_number"],
                contract_number=event["contract_number"],
                now=NOW,
            )


def mails() -> list[str]:
    return [one.raw_data for one in ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sent_messages]


class TestWriting:
    def test_a_new_mail_can_name_what_it_is_about_and_says_nothing_by_itself(self, ask: Ask) -> None:
        assert define(ask).json_body["key"] == "own.moving-tips"
        shown = ask("GET", f"{TIPS}/de?names=de").json_body
        assert (shown["title"], shown["about"]) == ("Tipps zum Umzug", "contract")
        named = {one["name"]: one for one in shown["variables"]}
        assert {"contract_number", "product", "salutation", "brand_name"} <= set(named)
        assert named["ends_on"]["optional"]
        assert not any(one["required"] for one in shown["slots"])
        listed = ask("GET", BASE).json_body["items"]
        assert [one["title"] for one in listed if one["about"]] == ["Tipps zum Umzug"]

    def test_an_order_and_a_customer_have_other_things_to_name(self, ask: Ask) -> None:
        for key, about, name in (("a", "order", "received_at"), ("b", "customer", "billing_address")):
            define(ask, "letter", about, key=key)
            shown = ask("GET", f"{BASE}/letter/own.{key}/fr?names=fr").json_body
            assert name in {one["name"] for one in shown["variables"]}
            assert "ends_on" not in {one["name"] for one in shown["variables"]}

    def test_a_name_is_taken_once_and_can_be_changed(self, ask: Ask) -> None:
        define(ask)
        again = define(ask)
        assert (again.status_code, again.json_body["code"]) == (409, "template_key_taken")
        assert ask("PUT", f"{TIPS}/name", {"name": "Umziehen leicht gemacht"}).status_code == 200
        assert ask("GET", f"{TIPS}/de?names=de").json_body["title"] == "Umziehen leicht gemacht"

    def test_a_preview_shows_samples(self, ask: Ask) -> None:
        define(ask, "letter")
        content = {"subject": "Zu {contract_number}", "html": f"<p>{VARIABLE.format('product')}</p>"}
        body = {
            "template_kind": "letter",
            "template_key": "own.moving-tips",
            "template_language": "de",
            "content": content,
        }
        shown = ask("POST", f"{BASE}/preview", body).json_body
        assert shown["faults"] == []
        text = PdfReader(io.BytesIO(base64.b64decode(shown["pdf"]))).pages[0].extract_text()
        assert "Musterstrom Natur 24" in text

    def test_there_is_no_standard_to_go_back_to(self, ask: Ask) -> None:
        define(ask)
        tips(ask)
        version = ask("GET", f"{TIPS}/de?names=de").json_body["state"]["version"]
        assert ask("POST", f"{TIPS}/de/revisions/0/restoration", {"replaces": version}).status_code == 404

    def test_only_administrators_of_the_brand_write(self, ask: Ask) -> None:
        body = {"kind": "mail", "key": "x", "name": "X", "about": "customer"}
        assert ask("POST", BASE, body, caller=CLERK).status_code == 403
        assert ask("POST", BASE, body, caller=STRANGER).status_code == 404
        assert ask("PUT", f"{TIPS}/name", {"name": "X"}).status_code == 404
        assert ask("GET", f"{TIPS}/de?names=de").status_code == 404


class TestRemoving:
    def test_what_nobody_uses_goes_and_its_history_stays(self, ask: Ask) -> None:
        define(ask)
        tips(ask)
        assert ask("DELETE", TIPS, caller=CLERK).status_code == 403
        assert ask("DELETE", TIPS).status_code in (200, 204)
        assert ask("GET", f"{TIPS}/de?names=de").status_code == 404
        define(ask, about="customer")
        shown = ask("GET", f"{TIPS}/de?names=de").json_body
        assert shown["state"]["published"] == 0
        history = ask("GET", f"{TIPS}/de/revisions").json_body["items"]
        assert [one["standard"] for one in history] == [True, False]

    def test_what_a_status_sends_stays(self, ask: Ask) -> None:
        define(ask)
        tips(ask)
        machines.publish_machine(brand="musterstadt", machine=sending(), author="Jörg Weiß", now=NOW)
        refused = ask("DELETE", TIPS)
        assert (refused.status_code, refused.json_body["code"]) == (409, "template_in_use")
        assert refused.json_body["statuses"] == ["received"]

    def test_our_own_standards_stay_too(self, ask: Ask) -> None:
        assert ask("DELETE", f"{BASE}/mail/order_received").status_code == 404


class TestSending:
    def test_staff_send_a_mail_and_the_customer_gets_it_once(self, ask: Ask, customer_number: str) -> None:
        define(ask)
        tips(ask)
        contract = contract_of(customer_number)
        seen = send(ask, customer_number, contract=contract, preview=True).json_body
        assert seen["subject"] == f"Tipps zu Vertrag {contract}"
        assert "Ihr Tarif" in seen["html"]
        assert send(ask, customer_number, contract=contract).status_code == 202
        delivered()
        delivered()
        assert len(mails()) == 1
        assert f"Tipps zu Vertrag {contract}" in mails()[0]
        found = [one for one in customers.activities(customer_number) if one.kind == "own_message_sent"]
        assert {(one.actor, one.parameters["template"]) for one in found} == {
            ("Jörg Weiß", "Tipps zum Umzug")
        }

    def test_a_letter_lies_among_the_documents(self, ask: Ask, customer_number: str) -> None:
        define(ask, "letter")
        path = f"{BASE}/letter/own.moving-tips/de"
        html = f"<p>Ihr Tarif: {VARIABLE.format('product')}</p>"
        publish(ask, path, subject="Rund um Ihren Umzug", html=html)
        assert send(ask, customer_number, "letter", contract_of(customer_number)).status_code == 202
        delivered()
        issued = documents.documents_of(Owner("customer", customer_number))
        letter = next(one for one in issued if one.kind == "own_letter")
        assert (letter.title, letter.contract_number) == ("Rund um Ihren Umzug", contract_of(customer_number))

    def test_without_words_in_their_language_people_get_the_first_one(
        self, ask: Ask, customer_number: str
    ) -> None:
        define(ask)
        assert ask("GET", "/staff/brands/musterstadt/own-templates").json_body["items"] == []
        tips(ask, "en", "Moving")
        assert ask("GET", "/staff/brands/musterstadt/own-templates").json_body["items"] == []
        assert send(ask, customer_number, preview=True).status_code == 404
        tips(ask, "de")
        items = ask("GET", "/staff/brands/musterstadt/own-templates", caller=CLERK).json_body["items"]
        assert [one["key"] for one in items] == ["own.moving-tips"]
        shown = send(ask, customer_number, contract=contract_of(customer_number), preview=True)
        assert shown.json_body["language"] == "de"

    def test_what_speaks_of_a_contract_needs_one(self, ask: Ask, customer_number: str) -> None:
        define(ask)
        tips(ask)
        refused = send(ask, customer_number)
        assert (refused.status_code, refused.json_body["code"]) == (409, "record_missing")
        assert send(ask, customer_number, contract="70999999").status_code == 404

    def test_other_brands_customers_get_nothing(self, ask: Ask, customer_number: str) -> None:
        path = f"/staff/customers/{customer_number}/own-messages"
        body = {"template_kind": "mail", "template_key": "own.moving-tips"}
        assert ask("POST", path, body, caller=STRANGER).status_code == 404
        assert ask("GET", "/staff/brands/musterstadt/own-templates", caller=STRANGER).status_code == 404


def sending() -> Machine:
    label = StatusLabel(de="Eingegangen", en="Received", fr="Reçu")
    received = Status(
        key="received",
        label=label,
        customer_label=label,
        colour="#1b6e3c",
        bo4e=Bo4eStatus.IN_ARBEIT,
        milestone=Milestone.ORDER_RECEIVED,
        actions=[Action(kind=ActionKind.SEND_MAIL, template="own.moving-tips")],
    )
    return Machine(initial="received", statuses=[received], transitions=[])
