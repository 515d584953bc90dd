"""Customers have their data erased; staff see requests and open locked data only with a reason."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from infra.demo import accounts, former
from tests.browser.inspection import AXE, grave_faults, overflow
from tests.journeys.ordering import BRAND, Ordered, order
from tests.stack import RunningStack

OpenPage = Callable[..., Page]
PASSWORD = "Grüner-Strom-2026"


@pytest.fixture
def zoe(stack: RunningStack) -> Ordered:
    """A new customer of SparWatt with the password ``PASSWORD``."""
    zoe = order(stack)
    chosen = httpx.post(
        f"{stack.api}/identity/passwords",
        json={"token": zoe.token(subject="Willkommen"), "password": PASSWORD},
        timeout=60,
    )
    assert chosen.status_code == 200, chosen.text
    return zoe


def client(stack: RunningStack, **account: str) -> httpx.Client:
    """Return a client of the API, signed in."""
    signed_in = httpx.post(f"{stack.api}/identity/sessions", json=account, timeout=60)
    token = signed_in.json()["access_token"]
    return httpx.Client(base_url=stack.api, headers={"Authorization": f"Bearer {token}"}, timeout=60)


def post(who: httpx.Client, path: str, body: dict[str, Any] | None = None) -> Any:
    answer = who.post(path, json=body or {}, headers={"Idempotency-Key": uuid.uuid4().hex})
    assert answer.is_success, answer.text
    return answer.json()


def withdrawn(stack: RunningStack, customer: Ordered) -> str:
    """Let a customer withdraw and billing confirm everything; return the customer number."""
    portal = client(stack, audience="customer", brand=BRAND, name=customer.email, password=PASSWORD)
    overview = portal.get("/portal/dashboard").json()
    post(portal, f"/portal/contracts/{overview['contracts'][0]['contract_number']}/withdrawals")
    number = str(overview["customer"]["customer_number"])
    clerk = client(stack, audience="staff", name=accounts.CLERK.email, password=accounts.PASSWORD)
    for found in clerk.get(f"/staff/customers/{number}").json()["transactions"]:
        version = clerk.get(f"/staff/transactions/{found['transaction_id']}").json()["version"]
        for step in ("export", "acknowledgement"):
            path = f"/staff/transactions/{found['transaction_id']}/{step}"
            version = post(clerk, path, {"version": version})["version"]
    return number


def sign_in(page: Page, address: str, name: str, password: str) -> None:
    page.add_init_script(path=AXE)
    page.goto(address)
    page.locator("input[autocomplete=username]").fill(name)
    page.locator("input[autocomplete=current-password]").fill(password)
    page.locator("button[type=submit]").click()


def open_plan(page: Page, stack: RunningStack, customer: Ordered) -> None:
    sign_in(page, f"{stack.site}/portal/profile?brand={BRAND}", customer.email, PASSWORD)
    page.get_by_role("link", name="Löschung verlangen").click()
    expect(page.get_by_role("heading", name="Das löschen wir sofort")).to_be_visible()


def ask(page: Page, password: str) -> None:
    page.get_by_role("textbox", name="Ihr jetziges Passwort").fill(password)
    page.get_by_role("button", name="Löschung jetzt verlangen").click()


def test_while_a_contract_runs_it_keeps_what_it_needs(
    stack: RunningStack, zoe: Ordered, open_page: OpenPage
) -> None:
    phone = open_page(width=360, height=780)
    open_plan(phone, stack, zoe)
    needed = phone.get_by_role("region", name="Das braucht Ihr Vertrag")
    expect(needed.get_by_text("Name und Anschrift")).to_be_visible()
    expect(phone.get_by_text("Ihr Vertrag läuft weiter")).to_be_visible()
    assert grave_faults(phone) + overflow(phone) == []

    ask(phone, "nicht das richtige")
    expect(phone.get_by_text("Das ist nicht Ihr jetziges Passwort.")).to_be_visible()
    ask(phone, PASSWORD)

    expect(phone.get_by_text("Ihr Antrag ist erledigt")).to_be_visible()
    stack.mail(zoe.email, subject="Ihr Antrag auf Löschung ist eingegangen")
    told = stack.mail(zoe.email, subject="Ihre Daten: was gelöscht ist und was bleibt")
    assert "aufbewahrt, solange Ihr Vertrag läuft" in told["text"]
    assert "gesperrt (Art. 18 DSGVO)" not in told["text"]


def test_without_a_contract_the_rest_is_locked_until_an_administrator_has_a_reason(
    stack: RunningStack, zoe: Ordered, open_page: OpenPage
) -> None:
    number = withdrawn(stack, zoe)
    home = open_page()
    open_plan(home, stack, zoe)
    expect(home.get_by_text("Ihr Zugang zum Kundenportal wird geschlossen")).to_be_visible()
    ask(home, PASSWORD)
    expect(home.get_by_role("heading", name="Ihr Antrag ist eingegangen")).to_be_visible()
    assert grave_faults(home) + overflow(home) == []
    told = stack.mail(zoe.email, subject="Ihre Daten: was gelöscht ist und was bleibt")
    assert "gesperrt (Art. 18 DSGVO)" in told["text"]
    assert re.search(r"aufbewahrt bis 31\. Dezember 20\d\d", told["text"])
    refused = httpx.post(
        f"{stack.api}/identity/sessions",
        json={"audience": "customer", "brand": BRAND, "name": zoe.email, "password": PASSWORD},
        timeout=60,
    )
    assert refused.status_code == 401

    clerk = client(stack, audience="staff", name=accounts.CLERK.email, password=accounts.PASSWORD)
    assert clerk.get(f"/staff/customers/{number}").json()["code"] == "customer_restricted"
    office = open_page(width=1440)
    sign_in(office, f"{stack.site}/admin/", accounts.ADMINISTRATOR.email, accounts.PASSWORD)
    expect(office.get_by_role("heading", name="Heute")).to_be_visible()
    office.goto(f"{stack.site}/admin/customers/{number}")
    banner = office.get_by_role("region", name="Gesperrte Daten")
    expect(banner).to_contain_text("weil die Löschung verlangt wurde")
    assert grave_faults(office) == []
    banner.get_by_role("button", name="Sperre aufheben").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Grund").fill("Rechtsstreit um die letzte Rechnung")
    dialog.get_by_role("button", name="Sperre aufheben").click()
    expect(banner).to_have_count(0)
    lifted = stack.mail(zoe.email, subject="Wir nutzen Ihre Daten wieder")
    assert "Rechtsstreit um die letzte Rechnung" in lifted["text"]


def test_staff_see_who_asked_and_what_the_deletion_concept_has_done(
    stack: RunningStack, open_page: OpenPage
) -> None:
    office = open_page(width=1440)
    sign_in(office, f"{stack.site}/admin/privacy", accounts.CLERK.email, accounts.PASSWORD)
    office.get_by_role("link", name="Datenschutz", exact=True).click()
    office.get_by_role("link", name=former.ERASED).click()
    panel = office.get_by_role("complementary", name="Antrag auf Löschung")
    expect(panel).to_contain_text("Schriftlich")
    expect(panel.get_by_role("heading", name="Bleibt nach dem Gesetz")).to_be_visible()
    assert grave_faults(office) == []
    office.get_by_role("link", name="Löschläufe").click()
    office.locator("tbody a").first.click()
    run = office.get_by_role("complementary", name=re.compile("Löschlauf vom"))
    expect(run.get_by_text("Datensätze").first).to_be_visible()
    assert grave_faults(office) == []
