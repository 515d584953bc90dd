"""A customer changes what billing must know, follows it, and takes it back; staff pass it on."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from infra.demo import accounts
from infra.demo.customer import ACCOUNT_NUMBER
from tests.stack import RunningStack

IBAN = "AT61 1904 3002 3457 3201"


@pytest.fixture
def portal(stack: RunningStack, open_page: Callable[..., Page]) -> Page:
    """The demo's customer on a phone."""
    page = open_page(width=360, height=780)
    page.goto(f"{stack.site}/portal/?brand=musterstadt")
    page.locator("input[autocomplete=username]").fill(accounts.CUSTOMER_EMAIL)
    page.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name="Ihre Anfragen")).to_be_visible()
    return page


def opened(page: Page, kind: str) -> Locator:
    """Open the latest request of a kind in the list, and return it."""
    card = page.locator("details").filter(has=page.get_by_text(kind, exact=True)).first
    expect(card).to_be_visible()
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    return card


def take_back(page: Page, stack: RunningStack, kind: str) -> None:
    """Take back the latest request of a kind, and see that nothing of it waits any more."""
    page.goto(f"{stack.site}/portal/requests")
    card = opened(page, kind)
    expect(card).to_contain_text("Bei uns eingegangen")
    card.get_by_role("button", name="Zurücknehmen").click()
    card.get_by_role("button", name="Ja, zurücknehmen").click()
    expect(card).to_contain_text("Von Ihnen zurückgenommen")


def fits(page: Page) -> bool:
    """Whether nothing sticks out of a narrow screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_an_instalment_is_changed_and_taken_back(portal: Page, stack: RunningStack) -> None:
    portal.goto(f"{stack.site}/portal/accounts/{ACCOUNT_NUMBER}/instalments")
    expect(portal.get_by_role("heading", name="Abschlagsplan")).to_be_visible()
    assert fits(portal)
    portal.get_by_label("Neuer Abschlag pro Monat").fill("1")
    portal.get_by_role("button", name="Abschlag ändern").click()
    expect(portal.get_by_text("Nennen Sie uns den Grund")).to_be_visible()
    portal.get_by_label("Warum werden Sie deutlich weniger verbrauchen?").fill("Wir sind ausgezogen")
    portal.get_by_role("button", name="Abschlag ändern").click()
    expect(portal.get_by_role("heading", name="Abschlagsplan")).to_be_visible()
    expect(portal.get_by_text("Änderung in Bearbeitung")).to_be_visible()
    take_back(portal, stack, "Abschlagsänderung")
    assert fits(portal)


def test_bank_details_need_the_password_and_a_mail_undoes_them(
    portal: Page, stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    portal.goto(f"{stack.site}/portal/accounts/{ACCOUNT_NUMBER}/bank")
    expect(portal.get_by_text("DE02 •••• 2051").first).to_be_visible()
    assert fits(portal)
    portal.get_by_label("IBAN").fill(IBAN)
    portal.get_by_label("Kontoinhaber").fill("Marie Müllenhoff")
    portal.get_by_label("Ich ermächtige die").check()
    portal.get_by_role("textbox", name="Ihr Passwort").fill("nicht das richtige")
    portal.get_by_role("button", name="Mandat erteilen und ändern").click()
    expect(portal.get_by_text("Das ist nicht Ihr jetziges Passwort.")).to_be_visible()
    expect(portal.get_by_role("textbox", name="Ihr Passwort")).to_be_focused()
    portal.get_by_role("textbox", name="Ihr Passwort").fill(accounts.PASSWORD)
    portal.get_by_role("button", name="Mandat erteilen und ändern").click()
    expect(portal.get_by_text("Änderung in Bearbeitung")).to_be_visible()

    mail = stack.mail(accounts.CUSTOMER_EMAIL, subject="Ihre Bankverbindung wurde geändert")
    assert "AT61 •••• 3201" in mail["text"]
    link = re.search(r"https?://\S+/portal/undo\?\S+", mail["text"])
    assert link
    owner = open_page()
    owner.goto(link.group(0))
    owner.get_by_role("button", name="Änderung rückgängig machen").click()
    expect(owner.get_by_text("Die Änderung ist rückgängig gemacht")).to_be_visible()
    assert "token" not in owner.url


def test_contact_data_and_bills(portal: Page, stack: RunningStack) -> None:
    portal.goto(f"{stack.site}/portal/profile")
    portal.get_by_role("link", name="Kontaktdaten ändern").click()
    portal.get_by_label("Mobilnummer").fill("0170 9999812")
    portal.get_by_label("Erinnerungen per SMS").check()
    portal.get_by_role("button", name="Speichern").click()
    expect(portal.get_by_text("Ihre Anfrage ist bei uns")).to_be_visible()
    assert fits(portal)
    take_back(portal, stack, "Änderung der Kontaktdaten")

    portal.goto(f"{stack.site}/portal/profile/bills")
    portal.get_by_label("Rechnungen an mich und meine Anschrift").uncheck()
    portal.get_by_role("textbox", name="Rechnungsempfänger").fill("Hausverwaltung Süß GbR")
    portal.get_by_role("textbox", name="Ihr Passwort").fill(accounts.PASSWORD)
    portal.get_by_role("button", name="Rechnungsanschrift ändern").click()
    expect(portal.get_by_text("Ihre Anfrage ist bei uns")).to_be_visible()
    take_back(portal, stack, "Änderung der Rechnungsanschrift")


def test_staff_pass_what_waits_to_billing_as_a_file(
    portal: Page, stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    portal.goto(f"{stack.site}/portal/profile/contact")
    portal.get_by_label("Mobilnummer").fill("0170 9999813")
    portal.get_by_role("button", name="Speichern").click()
    expect(portal.get_by_text("Ihre Anfrage ist bei uns")).to_be_visible()

    clerk = open_page()
    clerk.goto(f"{stack.site}/admin/")
    clerk.get_by_label("E-Mail-Adresse").fill(accounts.CLERK.email)
    clerk.get_by_label("Passwort", exact=True).fill(accounts.PASSWORD)
    clerk.get_by_role("button", name="Anmelden").click()
    clerk.get_by_role("link", name="Vorgänge", exact=True).click()
    clerk.get_by_role("button", name="An Abrechnung übergeben").click()
    dialog = clerk.get_by_role("dialog")
    with clerk.expect_download() as download:
        dialog.get_by_role("button", name="Als JSON übergeben").click()
    rows = json.loads(Path(download.value.path()).read_text("utf-8"))
    changes = [row["payload"]["after"] for row in rows if row["kind"] == "contact_change"]
    assert changes[-1]["mobile"] == "0170 9999813"

    portal.goto(f"{stack.site}/portal/requests")
    expect(opened(portal, "Änderung der Kontaktdaten")).to_contain_text("An die Abrechnung übergeben")
    expect(portal.get_by_role("button", name="Zurücknehmen")).to_have_count(0)
