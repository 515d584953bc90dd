"""An administrator brings in a price list, corrects it, looks at what changes and schedules it."""

import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.browser.inspection import AXE, grave_faults, overflow
from tests.stack import RunningStack

OpenPage = Callable[..., Page]
HEADER = "product_code;area;base_price;energy_price\n"


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


def send(stack: RunningStack, office: Page, name: str, table: str) -> None:
    office.goto(f"{stack.site}/admin/prices/import")
    office.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": table.encode()}
    )
    office.get_by_role("button", name="Hochladen und prüfen").click()


def test_a_list_is_corrected_compared_scheduled_and_taken_back(stack: RunningStack, office: Page) -> None:
    # Each run brings prices that no other has brought; only faulty rows keep a list out.
    cents = secrets.randbelow(9_000) + 1_000
    name = f"Preise {cents}.csv"
    send(stack, office, name, f"{HEADER}strom-klassig;*;10;30\nstrom-klassik;9*;zehn;30\n")
    expect(office.get_by_text("Das Produkt „strom-klassig“ gibt es nicht.")).to_be_visible(timeout=60_000)
    expect(office.get_by_text("„zehn“ ist keine Zahl wie 27,31.")).to_be_visible()
    flawless(office)

    send(stack, office, name, f"{HEADER}strom-klassik;*;10,{cents};30\n")
    office.get_by_role("link", name="Version öffnen").click(timeout=60_000)
    expect(office.get_by_role("heading", name=name)).to_be_visible()
    expect(office.get_by_role("cell", name="überall")).to_be_visible()
    flawless(office)

    office.get_by_role("link", name="Mit anderer Version vergleichen").click()
    expect(office.get_by_role("heading", name="Preislisten vergleichen")).to_be_visible()
    expect(office.get_by_role("cell", name="Entfallen").first).to_be_visible()
    flawless(office)

    office.get_by_role("link", name=name).click()
    office.get_by_role("button", name="Aktivieren").click()
    office.get_by_label("Später").check()
    office.get_by_label("Gilt ab").fill("2028-01-01T00:00")
    flawless(office)
    office.get_by_role("dialog").get_by_role("button", name="Aktivieren").click()
    panel = office.get_by_role("complementary", name=name)
    expect(panel.get_by_text("Geplant", exact=True)).to_be_visible()
    panel.get_by_role("button", name="Aktivierung zurücknehmen").click()
    office.get_by_role("dialog").get_by_role("button", name="Zurücknehmen").click()
    expect(panel.get_by_text("Importiert", exact=True).first).to_be_visible()
    expect(panel.get_by_text("Zurückgenommen von Bernd Verwalter")).to_be_visible()
