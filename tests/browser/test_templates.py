"""An administrator writes what mails and letters say, looks at them, publishes and goes back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.inspection import AXE, grave_faults, overflow, settle
from tests.browser.test_brand_settings import sign_in_as_administrator
from tests.stack import RunningStack


def editor_of(page: Page, stack: RunningStack, template: str) -> None:
    page.goto(f"{stack.site}/admin/templates/{template}")
    expect(page.get_by_role("textbox", name="Text der Vorlage")).to_be_visible()


def test_a_mail_is_written_published_and_set_back(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=1440)
    sign_in_as_administrator(page, stack)
    page.get_by_role("link", name="Vorlagen").click()
    page.get_by_role("link", name="Ihre bisherige E-Mail-Adresse gilt wieder").click()
    text = page.get_by_role("textbox", name="Text der Vorlage")
    text.locator("h1").click()
    page.keyboard.press("End")
    page.keyboard.type(" – Grüße aus Musterstadt")
    page.get_by_role("tab", name="Vorschau").click()
    shown = page.frame_locator("iframe").get_by_role("heading", name="Grüße aus Musterstadt")
    expect(shown).to_be_visible()

    page.get_by_role("button", name="Entwurf speichern").click()
    page.get_by_role("button", name="Veröffentlichen").click()
    page.get_by_role("dialog").get_by_role("button", name="Veröffentlichen").click()
    expect(page.get_by_text("Eigene Vorlage, Version 1")).to_be_visible()

    page.get_by_role("tab", name="Verlauf").click()
    page.get_by_role("button", name="Standard wiederherstellen").click()
    page.get_by_role("dialog").get_by_role("button", name="Wiederherstellen").click()
    expect(page.get_by_text("Standard · Kein Entwurf")).to_be_visible()


def test_what_is_missing_is_named_and_keeps_from_publishing(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=1440)
    sign_in_as_administrator(page, stack)
    editor_of(page, stack, "mail/magic_link/de")
    page.get_by_role("textbox", name="Text der Vorlage").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    page.keyboard.type("Hier geht es lang.")
    page.get_by_role("tab", name="Vorschau").click()
    expect(page.get_by_text("„Schaltfläche mit Link“ fehlt.")).to_be_visible()
    page.get_by_role("button", name="Entwurf speichern").click()
    expect(page.get_by_role("button", name="Veröffentlichen")).to_be_disabled()
    page.get_by_role("button", name="Entwurf verwerfen").click()
    page.get_by_role("dialog").get_by_role("button", name="Entwurf verwerfen").click()
    expect(page.get_by_text("Standard · Kein Entwurf")).to_be_visible()


def test_everybody_can_use_the_editor(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    page = open_page(width=1440)
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(path=AXE)
    sign_in_as_administrator(page, stack)
    found = {}
    for template in ("mail/order_received/de", "layout/letter/de"):
        page.goto(f"{stack.site}/admin/templates/{template}")
        expect(page.locator(".ProseMirror")).to_be_visible()
        for tab in ("Bausteine", "Vorschau", "Verlauf"):
            page.get_by_role("tab", name=tab).click()
            # A frame without scripts never tells that it is idle, so what is shown is waited for.
            if tab == "Vorschau":
                expect(page.get_by_role("tabpanel").locator("iframe, img").first).to_be_visible()
            else:
                settle(page)
            found[f"{template} {tab}"] = grave_faults(page) + overflow(page)
    assert {place: list_ for place, list_ in found.items() if list_} == {}
