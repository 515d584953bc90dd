"""Administrators sell something new, and staff calculate what it costs."""

import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.browser.inspection import AXE, grave_faults, overflow
from tests.stack import RunningStack

OpenPage = Callable[..., Page]


@pytest.fixture
def office(stack: RunningStack, open_page: OpenPage) -> Page:
    """An administrator at a desk."""
    page = open_page(width=1440, height=900)
    page.add_init_script(path=AXE)
    page.goto(f"{stack.site}/admin/")
    page.locator("input[autocomplete=username]").fill(accounts.ADMINISTRATOR.email)
    page.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()
    return page


def flawless(page: Page) -> None:
    assert grave_faults(page) + overflow(page) == []


def test_a_product_with_its_own_question_is_prepared_and_published(stack: RunningStack, office: Page) -> None:
    name = f"Dachcheck {secrets.token_hex(3)}"
    office.goto(f"{stack.site}/admin/products")
    office.get_by_role("button", name="Neues Produkt").click()
    office.get_by_label("Name auf Deutsch").fill(name)
    office.get_by_label("Art", exact=True).select_option("other")
    office.get_by_role("button", name="Produkt anlegen").click()
    office.get_by_role("button", name="Entwurf speichern").click()
    expect(office.get_by_role("alert").get_by_text("Beschreibung · Deutsch")).to_be_visible()
    for language in ("Deutsch", "Englisch", "Französisch"):
        office.get_by_label(f"Beschreibung, {language}").fill("Ein Fachbetrieb prüft Ihr Dach.")
    flawless(office)

    office.get_by_role("link", name="Eigene Fragen").click()
    office.get_by_role("button", name="Frage hinzufügen").click()
    for language, text in (("Deutsch", "Baujahr"), ("Englisch", "Year built"), ("Französisch", "Année")):
        office.get_by_label(f"Frage, {language}").fill(text)
    expect(office.get_by_label("So sehen es Kunden").get_by_label("Baujahr")).to_be_visible()
    flawless(office)

    office.get_by_role("button", name="Veröffentlichen …").click()
    office.get_by_label("Warum? (steht im Verlauf)").fill("Neu im Angebot")
    office.get_by_role("button", name="Veröffentlichen", exact=True).click()
    expect(office.get_by_text("Im Verkauf", exact=True)).to_be_visible()
    office.get_by_role("link", name="Verlauf").click()
    expect(office.get_by_text("Neu im Angebot")).to_be_visible()
    expect(office.get_by_text("Fassung 1")).to_be_visible()
    flawless(office)


def test_a_calculation_explains_itself_and_its_link_opens_the_funnel(
    stack: RunningStack, office: Page, open_page: OpenPage
) -> None:
    office.goto(f"{stack.site}/admin/calculator")
    office.get_by_label("Postleitzahl").fill("80331")
    office.get_by_label("Gas dazu, im Jahr (kWh)").fill("18000")
    office.get_by_role("button", name="Berechnen").click()
    expect(office.get_by_role("heading", name="Strom & Gas")).to_be_visible()
    expect(office.get_by_text("nicht für diese Kundenart · Verbrauch zu niedrig")).to_be_visible()
    office.locator("summary").first.click()
    expect(office.get_by_text("Konzessionsabgabe (enthalten)").first).to_be_visible()
    flawless(office)

    quote_id = office.url.rpartition("/")[2]
    visitor = open_page(width=360, height=780)
    visitor.goto(f"{stack.site}/order/?brand=musterstadt&quote={quote_id}")
    expect(visitor.get_by_role("heading", name="Strom Klassik")).to_be_visible()
