"""What staff begin and a customer sees or finishes: new prices, an order by telephone, a SEPA mandate."""

import re
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.demo import accounts
from infra.demo.customer import SUPPLIES
from tests.browser.conftest import PATIENCE_MILLISECONDS
from tests.browser.inspection import AXE, grave_faults, overflow
from tests.stack import RunningStack

OpenPage = Callable[..., Page]
GAS = SUPPLIES[2]


@pytest.fixture(scope="module")
def office(stack: RunningStack, browser: Browser) -> Iterator[Page]:
    """An administrator at a desk, signed in once for all journeys."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="de-DE")
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    page.add_init_script(path=AXE)
    page.goto(f"{stack.site}/admin/")
    page.locator("input[autocomplete=username]").fill(accounts.ADMINISTRATOR.email)
    page.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()
    yield page
    context.close()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A customer's phone."""
    page = open_page(width=360, height=780)
    page.add_init_script(path=AXE)
    return page


def flawless(page: Page) -> None:
    assert grave_faults(page) + overflow(page) == []


def confirm(page: Page, button: str) -> None:
    """Say yes to what a dialog spells out, and wait until it is gone."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)


def next_mail(stack: RunningStack, email: str, known: int) -> str:
    """Wait for a mail beyond the first ``known`` ones of an address, and return what it says."""
    deadline = time.monotonic() + 90
    while len(mails := stack.mails(email)) <= known:
        assert time.monotonic() < deadline, [mail["subject"] for mail in mails]
        time.sleep(0.2)
    return str(mails[known]["text"])


def link_in(text: str, page: str) -> str:
    """Return the address of a page of the portal that a mail names."""
    found = re.search(rf"http\S+/portal/{page}\S+", text)
    assert found, text
    return found[0]


def first_of_month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def test_new_prices_are_checked_released_read_by_the_customer_and_withdrawn(
    stack: RunningStack, office: Page, phone: Page
) -> None:
    # A month of notice and more (§ 41 (5) EnWG), however late in the month the test runs.
    starting = first_of_month_after(datetime.now(UTC).date() + timedelta(days=45))
    day = f"{starting:%d.%m.%Y}"
    office.goto(f"{stack.site}/admin/contracts")
    office.get_by_role("row", name=GAS.contract_number).get_by_role("checkbox").check()
    office.get_by_role("button", name="Preis von 1 Vertrag anpassen").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_label("Neue Preise ab").fill(starting.isoformat())
    dialog.get_by_label("Anlass").select_option("Steuern, Umlagen oder Netzentgelte steigen")
    dialog.get_by_label("Arbeitspreis: ändert sich um").fill("0,5")
    dialog.get_by_label("Begründung (Deutsch)").fill("Die Entgelte der Gasnetze steigen.")
    flawless(office)
    confirm(office, "Verträge prüfen")
    panel = office.get_by_role("complementary", name=f"Neue Preise ab {day}")
    panel.get_by_role("button", name="1 Kunden benachrichtigen").click()
    expect(office.get_by_role("dialog")).to_contain_text("1 Mail geht sofort hinaus")
    confirm(office, "1 Mail versenden")
    expect(panel.get_by_text("sind benachrichtigt")).to_be_visible()
    flawless(office)

    letter = stack.mail(accounts.CUSTOMER_EMAIL, subject=f"Vertrag {GAS.contract_number}")["text"]
    assert "Die Entgelte der Gasnetze steigen." in letter
    phone.goto(f"{stack.site}/portal/?brand=musterstadt")
    phone.locator("input[autocomplete=username]").fill(accounts.CUSTOMER_EMAIL)
    phone.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    phone.locator("button[type=submit]").click()
    expect(phone.get_by_role("heading", name=re.compile("Guten Tag"))).to_be_visible()
    phone.goto(f"{stack.site}/portal/contracts/{GAS.contract_number}")
    expect(phone.get_by_text("Die Entgelte der Gasnetze steigen.")).to_be_visible()
    flawless(phone)

    panel.get_by_role("button", name="Ankündigung zurücknehmen").click()
    office.get_by_role("dialog").get_by_label("Grund").fill("Die Netzentgelte bleiben doch gleich.")
    confirm(office, "Zurücknehmen")
    expect(panel.get_by_text("Die Ankündigungen sind zurückgenommen")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Gas Komfort")).to_be_visible()
    expect(phone.get_by_text("Die Entgelte der Gasnetze steigen.")).to_have_count(0)


def test_a_bundle_and_a_further_product_are_ordered_by_telephone(
    stack: RunningStack, office: Page, phone: Page
) -> None:
    email = f"ingrid.{secrets.token_hex(4)}@example.org"
    office.goto(f"{stack.site}/admin/capture")
    office.get_by_label("Postleitzahl").fill("80331")
    office.get_by_label("Verbrauch im Jahr (kWh)").first.fill("3500")
    office.get_by_label("Weitere Sparte").select_option("Gas")
    office.get_by_label("Verbrauch dort im Jahr (kWh)").fill("18000")
    office.get_by_role("button", name="Tarife berechnen").first.click()
    # The first request of a quiet function waits for its process, long on a busy computer.
    office.get_by_role("radio", name="Strom & Gas").check(timeout=60_000)
    office.get_by_role("checkbox", name="MusterNetz Glasfaser 250").check()
    office.get_by_label("Möchten Sie Ihre Rufnummer mitnehmen?").select_option("nein")
    fill_in(office, email)
    office.get_by_role("button", name="Angaben prüfen").click()
    expect(office.get_by_text("Lesen Sie dem Kunden die Zusammenfassung vor")).to_be_visible()
    office.get_by_role("button", name="Auftrag erfassen").click()
    order = office.get_by_role("complementary", name="Auftrag A-")
    expect(order.get_by_text("Der Kunde hat noch nicht bestätigt")).to_be_visible()

    phone.goto(link_in(next_mail(stack, email, 0), "confirm-order"))
    expect(phone.get_by_role("heading", name="Auftrag bestätigen")).to_be_visible()
    for product in ("Ökostrom Plus, Gas Komfort", "MusterNetz Glasfaser 250"):
        expect(phone.get_by_text(product).first).to_be_visible()
    flawless(phone)
    for box in phone.locator("main input[type=checkbox]").all():
        box.check()
    phone.get_by_role("button", name="zahlungspflichtig bestellen").click()
    expect(phone.get_by_text("sind bei uns")).to_be_visible()
    flawless(phone)
    expect(order.get_by_text("Vom Kunden in Textform bestätigt")).to_be_visible()
    order.get_by_role("link", name=re.compile("^A-")).first.click()
    expect(order.get_by_text("Gas Komfort").first).to_be_visible()


def fill_in(page: Page, email: str) -> None:
    """Fill in what Ingrid Öhlschläger says on the telephone."""
    for field, said in {
        "Vorname": "Ingrid",
        "Nachname": "Öhlschläger",
        "E-Mail-Adresse": email,
        "Geburtsdatum": "1958-07-14",
        "Straße": "Blumenstraße",
        "Hausnummer": "28",
        "IBAN": "DE02 1203 0000 0000 2020 51",
    }.items():
        page.get_by_label(field).fill(said)
    page.get_by_role("textbox", name="Ort", exact=True).fill("München")
    electricity, gas = page.get_by_label("Zählernummer").all()
    electricity.fill("1LGZ0055120098")
    gas.fill("7GAS0012345678")


def test_a_customer_grants_the_mandate_for_an_account_that_staff_noted(
    stack: RunningStack, office: Page, phone: Page
) -> None:
    email = "kim.weiss@example.org"
    known = len(stack.mails(email))
    number = re.search(r"\d{9}", stack.mail(email, subject="ist bestätigt")["subject"])
    assert number
    office.goto(f"{stack.site}/admin/contracts/{number[0]}")
    panel = office.get_by_role("complementary", name=f"Vertrag {number[0]}")
    panel.get_by_role("button", name="Bankverbindung").click()
    dialog = office.get_by_role("dialog")
    dialog.get_by_label("IBAN").fill("AT61 1904 3002 3457 3201")
    expect(dialog).to_contain_text(email)
    flawless(office)
    confirm(office, "Mandat anfragen")

    phone.goto(link_in(next_mail(stack, email, known), "mandate"))
    expect(phone.get_by_text("AT61 •••• 3201")).to_be_visible()
    flawless(phone)
    phone.get_by_role("button", name="Mandat erteilen").click()
    expect(phone.get_by_role("checkbox", name="Ich ermächtige")).to_be_focused()
    phone.get_by_role("checkbox").check()
    phone.get_by_role("button", name="Mandat erteilen").click()
    expect(phone.get_by_text("Danke, Ihr Mandat ist bei uns")).to_be_visible()

    granted = next_mail(stack, email, known + 1)
    assert "AT61 •••• 3201" in granted
    phone.goto(link_in(granted, "undo"))
    phone.get_by_role("button", name="Änderung rückgängig machen").click()
    expect(phone.get_by_text("Die Änderung ist rückgängig gemacht")).to_be_visible()
