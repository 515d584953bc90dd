"""What a prospect does around an order: comes by a link, goes on elsewhere, follows what becomes of it."""

import re
import uuid
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import funnel
from tests.browser.inspection import AXE, grave_faults, overflow, settle
from tests.stack import RunningStack


def test_an_order_goes_on_at_another_device_and_is_followed_by_its_link(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    prospect = funnel.Prospect(email=f"aenne.{uuid.uuid4().hex[:8]}@example.org")

    # At the computer: up to the address, then keep it for later.
    desk = open_page()
    funnel.find_offers(desk, stack.site, prospect)
    funnel.choose(desk, "Ökostrom Plus")
    desk.get_by_label("Straße").fill(prospect.street)
    desk.get_by_label("Hausnummer").fill(prospect.house_number)
    desk.get_by_role("button", name="Für später speichern").click()
    desk.get_by_label("An welche Adresse?").fill(prospect.email)
    desk.get_by_role("button", name="Link schicken").click()
    expect(desk.get_by_text(re.compile(r"^Gespeichert bis"))).to_be_visible()

    # On the phone: the mailed link opens it where it stopped, and the address forgets the secret.
    mail = stack.mail(prospect.email, subject="wartet auf Sie", within_seconds=90)
    link = re.search(r"https?://\S+#form=\S+", mail["text"])
    assert link
    assert prospect.email not in link[0]
    phone = open_page(width=360)
    phone.goto(link[0])
    expect(phone.get_by_role("heading", name="Wohin und ab wann liefern wir?")).to_be_visible()
    expect(phone.get_by_label("Straße")).to_have_value(prospect.street)
    assert "#form" not in phone.url
    funnel.fill_in(phone, prospect)
    expect(phone.get_by_label("Ich bevollmächtige")).to_be_visible()
    expect(phone.locator("wattwerk-order")).to_contain_text("meinen Liefervertrag mit Altstrom AG")
    funnel.agree(phone)
    number = funnel.order(phone)

    # The confirmation leads to the status page; whoever guesses the number sees nothing.
    text = stack.mail(prospect.email, subject=number, within_seconds=90)["text"]
    status = re.search(r"https?://\S+/order/status\S+", text)
    assert status
    phone.add_init_script(path=AXE)
    phone.goto(status[0])
    expect(phone.get_by_role("heading", name="Stand Ihres Auftrags")).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text(number)
    expect(phone.get_by_role("button", name="Vollmacht zur Kündigung")).to_be_visible()
    settle(phone)
    assert [*grave_faults(phone), *overflow(phone)] == []
    stranger = open_page()
    stranger.goto(f"{stack.site}/order/status?brand=musterstadt#order={number}.{'A' * 43}")
    expect(stranger.get_by_role("alert")).to_contain_text("Dieser Link funktioniert nicht")


def test_a_link_leads_straight_to_the_offers(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{stack.site}/order/?brand=musterstadt&postcode=85049&consumption=3500&partner=nord")
    expect(page.get_by_role("heading", name="Welcher Tarif passt zu Ihnen?")).to_be_visible()
    expect(page.locator("wattwerk-order")).to_contain_text("Zum Vergleich: Grundversorgung")


def test_a_foreign_page_hears_what_happens_under_a_strict_policy(
    stack: RunningStack, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    refusals: list[str] = []
    page.on(
        "console", lambda line: refusals.append(line.text) if "Content Security Policy" in line.text else None
    )
    page.goto(f"{stack.site}/order/embed-demo.html")
    page.evaluate(
        "document.addEventListener('wattwerk-offers', ({detail}) => { window.heard = detail.count })"
    )
    page.get_by_label("Postleitzahl").fill("85049")
    page.get_by_label("Verbrauch pro Jahr").fill("3500")
    page.get_by_role("button", name="Tarife anzeigen").click()
    expect(page.get_by_role("heading", name="Welcher Tarif passt zu Ihnen?")).to_be_visible()
    assert page.evaluate("window.heard") >= 2
    assert refusals == []


def test_streets_are_suggested_to_the_keyboard(stack: RunningStack, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{stack.site}/order/?brand=musterstadt&postcode=80331&consumption=2500&product=strom-klassik")
    extras = page.get_by_role("heading", name="Noch etwas dazu?")
    expect(extras).to_be_visible()
    page.get_by_role("button", name="Weiter").click()
    street = page.get_by_role("combobox", name="Straße")
    street.press_sequentially("Blum")
    expect(page.get_by_role("option").first).to_be_visible()
    street.press("ArrowDown")
    suggestion = page.get_by_role("option", selected=True).inner_text()
    street.press("Enter")
    expect(street).to_have_value(suggestion)
    expect(page.get_by_role("option")).to_have_count(0)
