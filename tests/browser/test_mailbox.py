"""A customer finds bills, sends a file and writes; staff answer, and the customer reads it."""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.browser.inspection import overflow, settle
from tests.stack import RunningStack

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 500


def signed_in(page: Page, address: str, name: str) -> Page:
    page.goto(address)
    page.locator("input[autocomplete=username]").fill(name)
    page.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.locator("input[autocomplete=current-password]")).to_have_count(0)
    return page


@pytest.fixture
def portal(stack: RunningStack, open_page: Callable[..., Page]) -> Page:
    """The demo's customer on a phone."""
    page = open_page(width=360, height=780)
    return signed_in(page, f"{stack.site}/portal/?brand=musterstadt", accounts.CUSTOMER_EMAIL)


@pytest.fixture
def admin(stack: RunningStack, open_page: Callable[..., Page]) -> Page:
    """A clerk at a desk."""
    return signed_in(open_page(width=1440, height=900), f"{stack.site}/admin/", accounts.CLERK.email)


def test_a_bill_is_found_and_fetched(portal: Page, stack: RunningStack) -> None:
    portal.goto(f"{stack.site}/portal/documents")
    bill = portal.get_by_role("button", name="Jahresrechnung Gas 2025")
    expect(bill).to_be_visible()
    settle(portal)
    assert overflow(portal) == []
    with portal.expect_download() as download:
        bill.click()
    assert download.value.suggested_filename == "Rechnung-R-2025-700202303.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_a_photograph_is_taken_and_a_program_is_not(
    portal: Page, stack: RunningStack, tmp_path: Path
) -> None:
    photo, program = tmp_path / "Zähler im Keller.jpg", tmp_path / "Rechnung.pdf"
    photo.write_bytes(PHOTO)
    program.write_bytes(b"MZ" + b"\x00" * 500)
    portal.goto(f"{stack.site}/portal/documents")
    portal.get_by_label("Ihre Datei").set_input_files(photo)
    portal.get_by_role("button", name="Datei senden").click()
    expect(portal.get_by_text("„Zähler im Keller.jpg“ ist bei uns angekommen")).to_be_visible()
    expect(portal.get_by_role("button", name="Zähler im Keller").first).to_be_visible()
    portal.get_by_label("Ihre Datei").set_input_files(program)
    portal.get_by_role("button", name="Datei senden").click()
    expect(portal.get_by_text("„Rechnung.pdf“ konnten wir nicht annehmen")).to_be_visible()


def test_a_message_is_written_answered_and_read(portal: Page, admin: Page, stack: RunningStack) -> None:
    subject = f"Mein Zähler brummt {uuid4().hex[:6]}"
    portal.goto(f"{stack.site}/portal/messages/new")
    portal.get_by_role("button", name="Nachricht senden").click()
    expect(portal.get_by_text("Bitte nennen Sie einen Betreff.")).to_be_visible()
    portal.get_by_label("Worum geht es?").select_option("complaint")
    expect(portal.get_by_text("innerhalb von vier Wochen")).to_be_visible()
    portal.get_by_label("Betreff").fill(subject)
    portal.get_by_label("Ihr Text").fill("Guten Tag,\nseit gestern brummt der Zähler.")
    portal.get_by_role("button", name="Nachricht senden").click()
    expect(portal.get_by_text("Ihre Nachricht ist bei uns angekommen")).to_be_visible()
    settle(portal)
    assert overflow(portal) == []

    admin.goto(f"{stack.site}/admin/messages")
    admin.get_by_role("link", name=subject).click()
    admin.get_by_label("Antwort", exact=True).fill("Wir schicken am Montag jemanden vorbei.")
    admin.get_by_role("button", name="Antwort senden").click()
    expect(admin.get_by_text("Anna Klerk (wir)")).to_be_visible()

    mail = stack.mail(accounts.CUSTOMER_EMAIL, subject=subject)
    assert "Montag" not in mail["text"]
    portal.reload()
    expect(portal.get_by_text("Wir schicken am Montag jemanden vorbei.")).to_be_visible()
    expect(portal.get_by_text("Beantwortet")).to_be_visible()


def test_somebody_writes_without_signing_in(open_page: Callable[..., Page], stack: RunningStack) -> None:
    page = open_page(width=360, height=780)
    page.goto(f"{stack.site}/portal/contact?brand=musterstadt")
    page.get_by_label("Worum geht es?").select_option("other")
    page.get_by_label("Ihr Name").fill("Zoé Groß")
    page.get_by_label("Ihre E-Mail-Adresse").fill("zoe.gross@example.org")
    page.get_by_label("Betreff").fill("Hausanschluss")
    page.get_by_label("Ihr Text").fill("Was kostet ein Hausanschluss?")
    page.get_by_role("button", name="Nachricht senden").click()
    expect(page.get_by_text(re.compile(r"Vorgangsnummer: \w{4}-\w{4}\b"))).to_be_visible()
    assert overflow(page) == []
