"""A prospect orders, staff accept, the customer signs in and reports a meter reading."""

import re
import uuid
from collections.abc import Callable

import httpx
from playwright.sync_api import Page, expect

from infra.demo import accounts
from tests.browser import funnel
from tests.stack import RunningStack

PASSWORD = "Sonnenblume am Wehr 47"


def new_prospect() -> funnel.Prospect:
    return funnel.Prospect(email=f"aenne.{uuid.uuid4().hex[:8]}@example.org")


def sign_in_as_clerk(page: Page, stack: RunningStack) -> None:
    page.goto(f"{stack.site}/admin/")
    page.get_by_label("E-Mail-Adresse").fill(accounts.CLERK.email)
    page.get_by_label("Passwort", exact=True).fill(accounts.PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", name="Heute")).to_be_visible()


def accept(page: Page, number: str) -> None:
    page.get_by_role("link", name="Aufträge", exact=True).click()
    page.get_by_role("link", name=number).click()
    panel = page.get_by_role("complementary")
    panel.get_by_role("button", name="Auftrag annehmen").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Eine E-Mail mit dem Zugang geht an")
    dialog.get_by_role("button", name="Auftrag annehmen").click()
    expect(panel.get_by_text("Vertrag angelegt").first).to_be_visible()


def set_password(page: Page, stack: RunningStack, email: str) -> None:
    mail = stack.mail(email, subject="Willkommen")
    link = re.search(r"https?://\S+/portal/link\?\S+", mail["text"])
    assert link
    page.goto(link.group(0))
    page.locator("input[autocomplete=new-password]").first.fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name=re.compile("Guten Tag"))).to_be_visible()


def test_from_the_funnel_to_the_reading_that_staff_see(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    prospect = new_prospect()

    # The prospect orders and gets a confirmation with the contract summary.
    shop = open_page()
    funnel.find_offers(shop, stack.site, prospect)
    funnel.choose(shop, "Ökostrom Plus")
    funnel.fill_in(shop, prospect)
    expect(shop.locator("wattwerk-order")).to_contain_text("Deutsche Kreditbank")
    funnel.agree(shop)
    number = funnel.order(shop)
    confirmation = stack.mail(prospect.email, subject=number)
    assert f"Vertragszusammenfassung-{number}.pdf" in {
        attachment["fileName"] for attachment in confirmation["attachments"]
    }

    # Staff see the order and accept it.
    office = open_page(width=1440)
    sign_in_as_clerk(office, stack)
    accept(office, number)

    # The customer chooses a password and lands on the dashboard.
    home = open_page()
    set_password(home, stack, prospect.email)
    expect(home.get_by_text("Ökostrom Plus").first).to_be_visible()

    # The customer reports a reading: form, summary, receipt; the list shows it, a mail confirms it.
    home.get_by_role("link", name="Zählerstand melden").first.click()
    home.get_by_role("textbox", name=re.compile("Zählerstand")).fill("12345")
    home.get_by_role("button", name=re.compile("prüfen|Weiter", re.IGNORECASE)).click()
    home.get_by_role("button", name="Zählerstand senden").click()
    expect(home.get_by_text("Ihr Zählerstand ist bei uns angekommen")).to_be_visible()
    mail = stack.mail(prospect.email, subject="Zählerstand")
    assert "12.345" in mail["text"]

    # Staff see the transaction and take it through billing, and the activities of the customer.
    office.get_by_role("link", name="Vorgänge", exact=True).click()
    office.get_by_role("group", name="Art").get_by_text("Zählerstandsmeldung").click()
    office.locator("tbody a").first.click()
    panel = office.get_by_role("complementary")
    expect(panel).to_contain_text("12345")
    for step, status in (("Als übergeben vermerken", "Übergeben"), ("Bestätigung vermerken", "Bestätigt")):
        panel.get_by_role("button", name=step).click()
        office.get_by_role("dialog").get_by_role("button", name=step).click()
        expect(panel.get_by_text(status).first).to_be_visible()
    panel.get_by_role("link").first.click()
    office.get_by_role("button", name="Aktivitäten").click()
    timeline = office.get_by_role("main").get_by_role("list")
    expect(timeline.get_by_text("Zählerstand gemeldet", exact=True)).to_be_visible()
    expect(timeline.get_by_text("Zählerstand gemeldet (Vertragskonto")).to_be_visible()


def test_a_double_click_orders_once(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    prospect = new_prospect()
    shop = open_page(width=360, height=780)
    funnel.find_offers(shop, stack.site, prospect, commodity="Gas", consumption=12000)
    funnel.choose(shop, "Gas Komfort")
    funnel.fill_in(shop, prospect)
    funnel.agree(shop)
    shop.get_by_role("button", name="zahlungspflichtig bestellen").dblclick()
    expect(shop.get_by_role("heading", name="Ihre Bestellung ist bei uns")).to_be_visible()
    stack.mail(prospect.email, subject="A-")
    session = httpx.post(
        f"{stack.api}/identity/sessions",
        json={"audience": "staff", "name": accounts.CLERK.email, "password": accounts.PASSWORD},
    ).json()
    orders = httpx.get(
        f"{stack.api}/staff/orders",
        params={"brand": "musterstadt", "limit": 100},
        headers={"Authorization": f"Bearer {session['access_token']}"},
    ).json()["items"]
    details = [
        httpx.get(
            f"{stack.api}/staff/orders/{order['order_number']}",
            headers={"Authorization": f"Bearer {session['access_token']}"},
        ).json()
        for order in orders
    ]
    assert len([order for order in details if order["person"]["email"] == prospect.email]) == 1


def test_what_people_type_is_shown_and_never_run(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    prospect = funnel.Prospect(
        email=f"robert.{uuid.uuid4().hex[:8]}@example.org",
        first_name="<img src=x onerror=alert(1)>",
        last_name="{{7*7}}'; DROP TABLE kunden;--",
    )
    shop = open_page()
    dialogs: list[str] = []
    shop.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    funnel.find_offers(shop, stack.site, prospect)
    funnel.choose(shop, "Strom Klassik")
    funnel.fill_in(shop, prospect)
    expect(shop.locator("wattwerk-order")).to_contain_text(prospect.first_name)
    funnel.agree(shop)
    number = funnel.order(shop)
    assert "{{7*7}}'; DROP TABLE kunden;--" in stack.mail(prospect.email, subject=number)["text"]
    office = open_page(width=1440)
    office.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    sign_in_as_clerk(office, stack)
    office.goto(f"{stack.site}/admin/orders/{number}")
    expect(office.get_by_role("complementary")).to_contain_text("<img src=x onerror=alert(1)>")
    assert dialogs == []
