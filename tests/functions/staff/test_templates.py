"""Administrators write what mails and letters say: preview, publish, go back, and nothing ever has a hole."""

import base64
import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from infra.demo.brands import MUSTERSTADT, MUSTERSTADT_SETTINGS
from tests.conftest import NOW, FunctionClient
from tests.unit.messaging import samples
from wattwerk.brands.operations import publish_brand
from wattwerk.messaging import rendering
from wattwerk.messaging.domain import Content, Recipient
from wattwerk.messaging.letters import orders as letters
from wattwerk.messaging.mails import orders as order_mails
from wattwerk.messaging.wording import Wording
from wattwerk.platform.mail import Mail
from wattwerk.templates import letters as own_letters
from wattwerk.templates import repository

ADMINISTRATOR = {
    "audience": "staff",
    "subject": "admin-1",
    "login_id": "admin-1",
    "name": "Jörg Weiß",
    "roles": "musterstadt.clerk,musterstadt.administrator",
}
CLERK = {**ADMINISTRATOR, "roles": "musterstadt.clerk"}
BASE = "/staff/brands/musterstadt/templates"
REJECTED = f"{BASE}/mail/order_rejected/de"
SUMMARY = f"{BASE}/letter/contract_summary/de"
VARIABLE = '<span data-variable="{}"></span>'
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


@pytest.fixture
def staff(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand(brand=MUSTERSTADT, settings=MUSTERSTADT_SETTINGS, author="Bestand", now=NOW)
    return function("staff/templates")


def ask(staff: FunctionClient, method: str, path: str, body: Any = None, **caller: str) -> Any:
    headers = {"Idempotency-Key": str(hash(str((path, body))))} if method == "POST" else {}
    return staff.request(method, path, body, caller={**ADMINISTRATOR, **caller}, headers=headers)


def show(staff: FunctionClient, path: str) -> Any:
    return ask(staff, "GET", f"{path}?names=de").json_body


def save(staff: FunctionClient, path: str, **content: Any) -> Any:
    body = {"content": content, "replaces": show(staff, path)["state"]["version"]}
    return ask(staff, "PUT", f"{path}/draft", body)


def publish(staff: FunctionClient, path: str) -> Any:
    return ask(staff, "POST", f"{path}/publication", {"replaces": show(staff, path)["state"]["version"]})


def published(staff: FunctionClient, path: str, **content: Any) -> None:
    assert save(staff, path, **content).status_code == 200
    assert publish(staff, path).status_code == 200


def mail(content: Content | None = None) -> Mail:
    words = Wording("de", "Europe/Berlin")
    return rendering.mail(
        content or order_mails.order_rejected(samples.placed_order("de"), words),
        recipient=Recipient("Änne Öztürk-Weiß", "aenne@example.org"),
        brand=MUSTERSTADT,
        settings=MUSTERSTADT_SETTINGS,
        message_id="e1.kind",
    )


def test_every_mail_and_letter_is_listed_with_its_state(staff: FunctionClient) -> None:
    items = ask(staff, "GET", f"{BASE}?names=fr").json_body["items"]
    rejected = next(one for one in items if one["key"] == "order_rejected")
    assert "malheureusement" in rejected["title"]
    assert rejected["languages"]["de"]["published"] == 0
    assert {one["kind"] for one in items} == {"mail", "letter", "layout"}
    assert ask(staff, "GET", BASE, roles=CLERK["roles"]).status_code == 403


def test_the_words_of_a_brand_go_out_from_publication_on(staff: FunctionClient) -> None:
    html = (
        f"<h1>Leider nein</h1><p>{VARIABLE.format('salutation')}</p><p>zu {VARIABLE.format('product')}.</p>"
    )
    save(staff, REJECTED, subject="Absage zu {order_number}", html=html)
    assert "Leider nein" not in mail().html
    publish(staff, REJECTED)
    sent = mail()
    assert sent.subject == "Absage zu A-7K2M-Q4XN"
    for body in (sent.html, sent.text):
        assert "Leider nein" in body
        assert "Guten Tag Frau Dr. Öztürk-Weiß," in body
        assert "zu Musterstrom Natur 24." in body
        assert MUSTERSTADT.contact.register_number in body


def test_what_names_look_like_is_never_markup_or_an_expression(staff: FunctionClient) -> None:
    published(staff, REJECTED, subject="{{7*7}}".replace("{", "").replace("}", ""), html="<p>{{ 7 * 7 }}</p>")
    assert "{{ 7 * 7 }}" in mail().html.replace("&#123;", "{").replace("&#125;", "}")
    html = f"<p>{VARIABLE.format('salutation')}</p><script>alert(1)</script><p onclick='x()'>Text</p>"
    published(staff, REJECTED, subject="Absage", html=html)
    person = {
        "salutation": "none",
        "first_name": "<b>{{7*7}}</b>",
        "last_name": "Müller",
        "date_of_birth": "1984-02-29",
        "email": "a@example.org",
        "phone": "+49 89 1",
    }
    order = samples.placed_order("de", person=person)
    sent = mail(order_mails.order_rejected(order, Wording("de", "Europe/Berlin")))
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt; Müller" in sent.html
    assert "alert" not in sent.html
    assert "onclick" not in sent.html


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"subject": "A", "html": "<p><span data-variable='iban'></span></p>"}, "variable_unknown"),
        ({"subject": "{nummer}", "html": "<p>Text</p>"}, "variable_unknown"),
        ({"subject": "Auftrag {order_number", "html": "<p>Text</p>"}, "placeholder_faulty"),
        ({"subject": "", "html": "<p>Text</p>"}, "text_missing"),
        ({"subject": "A", "html": "<p data-condition='vip'>Text</p>"}, "condition_unknown"),
        ({"subject": "A", "html": "<div data-slot='invoice'></div>"}, "slot_unknown"),
        ({"subject": "A", "html": "<div data-text-block='hours'></div>"}, "block_unknown"),
    ],
)
def test_what_would_leave_a_hole_cannot_be_published(
    staff: FunctionClient, content: dict[str, str], fault: str
) -> None:
    save(staff, REJECTED, **content)
    assert [one["code"] for one in show(staff, REJECTED)["faults"]] == [fault]
    refused = publish(staff, REJECTED)
    assert (refused.status_code, refused.json_body["code"]) == (422, "template_faulty")
    preview = ask(staff, "POST", f"{BASE}/preview", _preview("mail", "order_rejected", content))
    assert [one["code"] for one in preview.json_body["faults"]] == [fault]


def test_what_must_be_said_cannot_be_left_out(staff: FunctionClient) -> None:
    path = f"{BASE}/mail/set_password/de"
    save(staff, path, subject="Passwort", html="<p>Hier geht es weiter.</p>")
    assert show(staff, path)["faults"] == [{"code": "slot_missing", "name": "action", "field": "html"}]


def test_a_value_that_may_be_missing_needs_its_condition(staff: FunctionClient) -> None:
    path = f"{BASE}/mail/declaration_received/de"
    facts, note = '<div data-slot="facts"></div>', VARIABLE.format("explanation")
    save(staff, path, subject="A", html=f"{facts}<p>{note}</p>")
    assert [one["code"] for one in show(staff, path)["faults"]] == ["variable_optional"]
    save(staff, path, subject="A", html=f'{facts}<p data-condition="explanation">{note}</p>')
    assert show(staff, path)["faults"] == []


def test_a_template_that_fails_later_gives_way_to_the_standard_and_staff_see_why(
    staff: FunctionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(staff, REJECTED, subject="Absage zu {order_number}", html="<p>Kurz</p>")
    order = samples.placed_order("de")
    content = order_mails.order_rejected(order, Wording("de", "Europe/Berlin"))
    lost = [one for one in content.paragraphs if one.values.get("product")]  # type: ignore[attr-defined]
    assert lost
    monkeypatch.setitem(content.subject.values, "order_number", "")  # type: ignore[attr-defined]
    assert "Kurz" not in mail(content).html
    found = show(staff, REJECTED)["state"]
    assert "order_number" in found["failure"]
    assert found["failed_at"]


def test_texts_that_come_with_a_new_release_are_not_kept_from_the_reader(staff: FunctionClient) -> None:
    published(staff, REJECTED, subject="Absage", html="<p>Kurz</p>")
    words = Wording("de", "Europe/Berlin")
    content = order_mails.order_rejected(samples.placed_order("de"), words)
    grown = order_mails.order_received(samples.placed_order("de"), status="https://example.org", words=words)
    more = type(content)(**{**vars(content), "paragraphs": (*content.paragraphs, *grown.paragraphs)})
    assert "Kurz" not in mail(more).html
    assert "order_received" in show(staff, REJECTED)["state"]["failure"]


def test_an_image_that_is_gone_keeps_no_mail_from_going_out(staff: FunctionClient) -> None:
    lost = f"{'0' * 64}.png"
    published(staff, REJECTED, subject="Absage", html=f'<p>Kurz</p><img data-image="{lost}" alt="Wappen">')
    assert "Kurz" not in mail().html
    assert lost in show(staff, REJECTED)["state"]["failure"]


def test_versions_come_back_and_so_does_the_standard(staff: FunctionClient) -> None:
    published(staff, REJECTED, subject="Erste", html="<p>Eins</p>")
    published(staff, REJECTED, subject="Zweite", html="<p>Zwei</p>")
    for version, subject in ((1, "Erste"), (0, "Zu Ihrem Auftrag A-7K2M-Q4XN")):
        body = {"replaces": show(staff, REJECTED)["state"]["version"]}
        assert ask(staff, "POST", f"{REJECTED}/revisions/{version}/restoration", body).status_code == 200
        assert mail().subject == subject
    history = ask(staff, "GET", f"{REJECTED}/revisions").json_body["items"]
    assert [(one["version"], one["standard"], one["restores"]) for one in history] == [
        (4, True, 0),
        (3, False, 1),
        (2, False, None),
        (1, False, None),
    ]
    assert {one["author"] for one in history} == {"Jörg Weiß"}


def test_two_people_do_not_overwrite_each_other(staff: FunctionClient) -> None:
    body = {"content": {"subject": "A", "html": "<p>A</p>"}, "replaces": 0}
    assert ask(staff, "PUT", f"{REJECTED}/draft", body).status_code == 200
    late = ask(staff, "PUT", f"{REJECTED}/draft", body)
    assert (late.status_code, late.json_body["code"]) == (409, "changed_meanwhile")


def test_text_blocks_and_images_are_shared_by_templates(staff: FunctionClient) -> None:
    block = f"{BASE}/block/opening-hours/de"
    published(staff, block, html="<p>Mo bis Fr 8–18 Uhr</p>")
    image = ask(staff, "POST", f"{BASE}/images", {"content": PIXEL}).json_body["image_id"]
    published(
        staff,
        REJECTED,
        subject="Absage",
        html=f'<div data-text-block="opening-hours"></div><img data-image="{image}" alt="Wappen">',
    )
    sent = mail()
    assert "Mo bis Fr 8–18 Uhr" in sent.text
    assert f"cid:{image[:32]}" in sent.html
    assert f"Content-ID: <{image[:32]}>".encode() in sent.as_bytes()
    refused = ask(staff, "POST", f"{BASE}/images", {"content": base64.b64encode(b"<svg/>").decode()})
    assert refused.json_body["errors"][0]["code"] == "image_unreadable"


def test_a_letter_takes_words_and_layout_of_the_brand(staff: FunctionClient) -> None:
    standard = show(staff, SUMMARY)["standard"]
    published(staff, SUMMARY, subject="Das Wichtigste", html=f"<p>Auf einen Blick</p>{standard['html']}")
    layout = show(staff, f"{BASE}/layout/letter/de")["standard"]["layout"]
    layout["texts"]["de"] = {"header": "<p>Nah und gut</p>", "footer": ["<p>Spalte eins</p>", "<p>Zwei</p>"]}
    layout["logo"] = "right"
    published(staff, f"{BASE}/layout/letter/de", layout=layout)
    repository.forget()
    words = Wording("de", "Europe/Berlin")
    letter = letters.contract_summary(samples.placed_order("de"), issued_on=NOW.date(), words=words)
    text = PdfReader(io.BytesIO(own_letters.pdf(letter, MUSTERSTADT))).pages[0].extract_text()
    for part in ("Das Wichtigste", "Auf einen Blick", "Nah und gut", "Spalte eins", "Jahrespreis"):
        assert part in text


def test_a_letter_keeps_all_that_the_law_wants_in_it(staff: FunctionClient) -> None:
    save(staff, SUMMARY, subject="Kurz", html='<p>Kurz</p><div data-slot="section_prices"></div>')
    missing = {one["name"] for one in show(staff, SUMMARY)["faults"] if one["code"] == "slot_missing"}
    assert {"section_rights", "section_term", "section_supplier"} <= missing


def test_a_preview_shows_mails_and_letters_with_samples(staff: FunctionClient) -> None:
    standard = show(staff, REJECTED)["standard"]
    seen = ask(staff, "POST", f"{BASE}/preview", _preview("mail", "order_rejected", standard)).json_body
    assert (seen["faults"], seen["subject"]) == ([], "Zu Ihrem Auftrag A-7K2M-Q4XN")
    assert "Guten Tag Frau Dr. Öztürk-Weiß," in seen["text"]
    standard = show(staff, SUMMARY)["standard"]
    seen = ask(staff, "POST", f"{BASE}/preview", _preview("letter", "contract_summary", standard)).json_body
    assert base64.b64decode(seen["pdf"]).startswith(b"%PDF")
    assert base64.b64decode(seen["pages"][0]).startswith(b"\x89PNG")


def _preview(kind: str, key: str, content: Any) -> dict[str, Any]:
    return {"template_kind": kind, "template_key": key, "template_language": "de", "content": content}
