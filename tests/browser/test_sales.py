"""Staff sell: an offer that a customer accepts on a phone, and an order taken down that is declared there."""

import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.browser.inspection import AXE, grave_faults, overflow
from tests.stack import RunningStack

OpenPage = Callable[..., Page]


@pytest.fixture
def office(stack: RunningStack, open_page: OpenPage) -> Page:
    """A clerk at a desk."""
    page = open_page(width=1440, height=900)
    page.add_init_script(path=AXE)
    page.goto(f"{stack.site}/admin/")
    page.locator("input[autocomplete=username]").fill(accounts.CLERK.email)
    page.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()
    return page


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A customer's phone."""
    page = open_page(width=360, height=780)
    page.add_init_script(path=AXE)
    return page


def calculate(page: Page) -> None:
    page.get_by_label("Postleitzahl").fill("80331")
    page.get_by_label("Verbrauch im Jahr (kWh)").fill("3500")
    page.get_by_role("button", name="Tarife berechnen").first.click()
    # The first request of a quiet function waits for its process, long on a busy computer.
    expect(page.locator("input[name=tariff]").first).to_be_visible(timeout=60_000)


def name_customer(page: Page, email: str) -> None:
    page.get_by_label("Vorname").fill("Henrike")
    page.get_by_label("Nachname").fill("Weißenborn")
    page.get_by_label("E-Mail-Adresse").fill(email)


def address() -> str:
    return f"henrike.{secrets.token_hex(4)}@example.org"


def link(stack: RunningStack, email: str, subject: str, page: str) -> str:
    text = stack.mail(email, subject=subject, within_seconds=90)["text"]
    found = re.search(rf"http\S+/portal/{page}\S+", text)
    assert found, text
    return found[0]


def flawless(page: Page) -> None:
    assert grave_faults(page) + overflow(page) == []


def test_an_offer_is_made_sent_and_accepted(stack: RunningStack, office: Page, phone: Page) -> None:
    email = address()
    office.goto(f"{stack.site}/admin/offers/new")
    calculate(office)
    for box in office.locator("input[name=tariff]").all()[:2]:
        box.check()
    name_customer(office, email)
    office.get_by_label("Gültig bis").fill((datetime.now(UTC).date() + timedelta(days=20)).isoformat())
    office.get_by_label("Persönlicher Text").fill("wie besprochen, unser Angebot für Ihr neues Zuhause.")
    flawless(office)
    office.get_by_role("button", name="Entwurf speichern").click()
    panel = office.get_by_role("complementary", name="Angebot AN-")
    panel.get_by_role("button", name="Versenden").click()
    dialog = office.get_by_role("dialog")
    expect(dialog).to_contain_text("1 E-Mail mit dem Angebot als Brief (PDF)")
    dialog.get_by_role("button", name="Versenden").click()
    expect(panel.get_by_text("Versandt").first).to_be_visible()
    flawless(office)

    phone.goto(link(stack, email, "Ihr Angebot", "offer"))
    expect(phone.get_by_text("unser Angebot für Ihr neues Zuhause")).to_be_visible()
    flawless(phone)
    phone.get_by_role("radio").first.check()
    phone.get_by_role("button", name="Weiter zur Prüfung").click()
    expect(phone.get_by_label("Straße")).to_be_focused()
    phone.get_by_label("Straße").fill("Blumenstraße")
    phone.get_by_label("Hausnummer").fill("28")
    phone.get_by_role("textbox", name="Ort", exact=True).fill("München")
    phone.get_by_label("Zählernummer").fill("1LGZ0055120098")
    phone.get_by_label("Bisheriger Lieferant").fill("Überlandwerke Beispiel AG")
    phone.get_by_label("Geburtsdatum").fill("1984-02-29")
    phone.get_by_label("IBAN").fill("DE02 1203 0000 0000 2020 51")
    phone.get_by_role("button", name="Weiter zur Prüfung").click()
    expect(phone.get_by_role("heading", name="Vertragszusammenfassung")).to_be_visible()
    flawless(phone)
    declare(phone)
    phone.get_by_role("button", name="zahlungspflichtig bestellen").click()
    expect(phone.get_by_text("ist bei uns")).to_be_visible()

    office.reload()
    expect(panel.get_by_text("Angenommen").first).to_be_visible()
    panel.get_by_role("link", name="Auftrag A-").click()
    order = office.get_by_role("complementary", name="Auftrag A-")
    expect(order.get_by_text("Aus einem Angebot")).to_be_visible()


def test_an_order_by_telephone_is_declared_by_its_customer(
    stack: RunningStack, office: Page, phone: Page
) -> None:
    email = address()
    office.goto(f"{stack.site}/admin/capture")
    calculate(office)
    office.locator("input[name=tariff]").first.check()
    name_customer(office, email)
    office.get_by_label("Geburtsdatum").fill("1984-02-29")
    office.get_by_label("Straße").fill("Blumenstraße")
    office.get_by_label("Hausnummer").fill("28")
    office.get_by_role("textbox", name="Ort", exact=True).fill("München")
    office.get_by_label("Zählernummer").fill("1LGZ0055120098")
    office.get_by_label("IBAN").fill("DE02 1203 0000 0000 2020 51")
    office.get_by_role("button", name="Angaben prüfen").click()
    expect(office.get_by_text("Lesen Sie dem Kunden die Zusammenfassung vor")).to_be_visible()
    flawless(office)
    office.get_by_role("button", name="Auftrag erfassen").click()
    order = office.get_by_role("complementary", name="Auftrag A-")
    expect(order.get_by_text("Der Kunde hat noch nicht bestätigt")).to_be_visible()
    expect(order.get_by_role("button", name="Annehmen")).to_be_disabled()

    phone.goto(link(stack, email, "Bitte bestätigen Sie Ihren Auftrag", "confirm-order"))
    expect(phone.get_by_role("heading", name="Auftrag bestätigen")).to_be_visible()
    flawless(phone)
    declare(phone, power_of_attorney=False)
    phone.get_by_role("button", name="zahlungspflichtig bestellen").click()
    expect(phone.get_by_text("ist bei uns")).to_be_visible()

    expect(order.get_by_text("Vom Kunden in Textform bestätigt")).to_be_visible(timeout=15_000)
    expect(order.get_by_role("button", name="Annehmen")).to_be_enabled()


def test_the_blacklist_explains_its_decision(stack: RunningStack, office: Page) -> None:
    email = f"@{secrets.token_hex(4)}.example"
    office.goto(f"{stack.site}/admin/blacklist/new")
    office.get_by_label("E-Mail-Adresse").fill(email)
    office.get_by_label("Grund").fill("Adressen verfallen nach zehn Minuten")
    flawless(office)
    office.get_by_role("button", name="Person sperren").last.click()
    expect(office.get_by_role("complementary", name=email)).to_be_visible()

    office.get_by_role("link", name="Testen").click()
    office.get_by_label("E-Mail-Adresse").fill(f"neu{email}")
    office.get_by_role("button", name="Prüfen").click()
    expect(office.get_by_text("Auftrag wird angehalten")).to_be_visible()
    expect(office.get_by_text("E-Mail-Domain: 100 % gleich")).to_be_visible()
    flawless(office)


def declare(page: Page, *, power_of_attorney: bool = True) -> None:
    for name in ("terms", "withdrawal_information", "mandate_granted"):
        page.locator(f"input[name={name}]").check()
    if power_of_attorney:
        page.locator("input[name=power_of_attorney]").check()
