"""Staff find every page: beside their work, behind "More" on phones, and by the search."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.browser.inspection import AXE, SMALLEST_WIDTH, grave_faults, overflow
from tests.stack import RunningStack


def sign_in(page: Page, stack: RunningStack) -> None:
    page.goto(f"{stack.site}/admin/?language=de")
    page.get_by_label("E-Mail-Adresse").fill(accounts.ADMINISTRATOR.email)
    page.get_by_label("Passwort", exact=True).fill(accounts.PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", name="Heute")).to_be_visible()


def test_phones_keep_four_jobs_at_hand_and_the_others_behind_more(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=SMALLEST_WIDTH)
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(path=AXE)
    sign_in(page, stack)
    navigation = page.get_by_role("navigation", name="Hauptnavigation")
    expect(navigation.get_by_role("link")).to_have_text(["Heute", "Aufträge", "Nachrichten", "Kunden"])
    more = navigation.get_by_role("button", name="Mehr")

    more.press("Enter")
    sheet = page.get_by_role("dialog", name="Mehr")
    expect(sheet.get_by_role("link", name="Vorgänge")).to_be_visible()
    assert grave_faults(page) + overflow(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)

    more.click()
    sheet.get_by_role("link", name="Vorgänge").click()
    expect(page.get_by_role("heading", name="Vorgänge")).to_be_visible()
    expect(sheet).to_have_count(0)
    expect(more).to_have_attribute("data-current", "true")


def test_the_search_finds_pages(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    page = open_page()
    sign_in(page, stack)
    page.keyboard.press("Control+k")
    page.get_by_label("Kunde, Auftragsnummer oder Seite").fill("gasfak")
    page.get_by_role("button", name="Gasfaktoren").click()
    expect(page.get_by_role("heading", name="Gasfaktoren")).to_be_visible()
