"""An administrator changes how a brand looks, and customers arrange their pages; no deployment needed."""

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.stack import RunningStack

BRAND_IS_KEPT_SECONDS = 60
PRIMARY = "() => getComputedStyle(document.documentElement).getPropertyValue('--ww-primary').trim()"


def sign_in_as_administrator(page: Page, stack: RunningStack) -> None:
    page.goto(f"{stack.site}/admin/?language=de")
    page.get_by_label("E-Mail-Adresse").fill(accounts.ADMINISTRATOR.email)
    page.get_by_label("Passwort", exact=True).fill(accounts.PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("link", name="Einstellungen")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Entwurf speichern").click()
    page.get_by_role("button", name="Veröffentlichen").click()
    page.get_by_role("dialog").get_by_role("button", name="Veröffentlichen").click()
    expect(page.get_by_text("Kein Entwurf")).to_be_visible()


def wait_for_primary(page: Page, address: str, colour: str) -> None:
    """Everybody sees a published brand after a minute at most."""
    deadline = monotonic() + BRAND_IS_KEPT_SECONDS + 15
    while monotonic() < deadline:
        page.goto(address)
        page.wait_for_function("() => document.adoptedStyleSheets.length > 0")
        if page.evaluate(PRIMARY) == colour:
            return
        page.wait_for_timeout(3000)
    raise AssertionError(f"{colour} is not shown")


def test_a_new_colour_is_checked_previewed_published_and_taken_back(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=1440)
    sign_in_as_administrator(page, stack)
    page.get_by_role("combobox", name="Marke").select_option("sparwatt")
    page.get_by_role("link", name="Einstellungen").click()
    page.get_by_label("Einstellung suchen").fill("hauptfarbe")
    page.get_by_role("link", name="Erscheinungsbild").click()
    colour = page.get_by_label("Hauptfarbe", exact=True)
    colour.fill("#ff9900")
    expect(page.get_by_text("Kontrast zu Weiß nur 2,1 : 1")).to_be_visible()
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.get_by_text("Bitte prüfen Sie die markierten Angaben.")).to_be_visible()

    page.get_by_role("button", name="Lesbaren Ton").click()
    proposal = colour.input_value()
    preview = page.frame_locator("iframe")
    expect(
        preview.get_by_role("heading", name="Guten Tag, Jördis Größl", include_hidden=True)
    ).to_be_visible()
    frame = next(frame for frame in page.frames if "/portal/preview" in frame.url)
    frame.wait_for_function(f"(colour) => ({PRIMARY})() === colour", arg=proposal)
    publish(page)

    wait_for_primary(open_page(), f"{stack.site}/portal/sign-in?brand=sparwatt", proposal)

    page.get_by_role("link", name="Verlauf").click()
    page.get_by_role("button", name="Version 1 wiederherstellen").click()
    page.get_by_role("dialog").get_by_role("button", name="Wiederherstellen").click()
    expect(page.get_by_text("wie Version 1")).to_be_visible()
    page.get_by_role("link", name="Erscheinungsbild").click()
    expect(colour).to_have_value("#5b2a86")


def test_clerks_find_no_settings(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{stack.site}/admin/?language=de")
    page.get_by_label("E-Mail-Adresse").fill(accounts.CLERK.email)
    page.get_by_label("Passwort", exact=True).fill(accounts.PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("link", name="Aufträge", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Einstellungen")).to_have_count(0)


def test_customers_arrange_their_overview(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{stack.site}/portal/sign-in?brand=musterstadt&language=de")
    page.locator("[name=name]").fill(accounts.CUSTOMER_EMAIL)
    page.locator("[name=password]").fill(accounts.PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    first = page.locator("main section h2").first
    expect(first).to_have_text("Zählerstand")
    page.get_by_role("button", name="Anpassen").click()
    page.get_by_role("button", name="Zählerstand nach hinten").click()
    expect(page.get_by_text("Zählerstand steht jetzt an Stelle 2")).to_be_attached()
    page.get_by_role("checkbox", name="Ihre Daten").uncheck()
    page.get_by_role("button", name="Speichern").click()
    expect(first).to_have_text("Abschlag")
    page.reload()
    expect(first).to_have_text("Abschlag")
    expect(page.get_by_role("heading", name="Ihre Daten")).to_have_count(0)
    page.get_by_role("button", name="Anpassen").click()
    page.get_by_role("button", name="Wie vorgegeben").click()
    expect(first).to_have_text("Zählerstand")
