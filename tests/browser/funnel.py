"""What a prospect does in the order funnel."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect


@dataclass(frozen=True)
class Prospect:
    """A person who orders."""

    email: str
    first_name: str = "Änne"
    last_name: str = "Müller-Weiß"
    birthday: str = "1984-05-17"
    postcode: str = "85049"
    street: str = "Gänsefüßchenweg"
    house_number: str = "7a"
    iban: str = "DE02 1203 0000 0000 2020 51"


def find_offers(
    page: Page, site: str, prospect: Prospect, *, commodity: str = "Strom", consumption: int = 3500
) -> None:
    """Open the funnel and ask for offers."""
    page.goto(f"{site}/order/?brand=musterstadt")
    page.get_by_role("radio", name=commodity, exact=True).check()
    page.get_by_label("Postleitzahl").fill(prospect.postcode)
    two_rate = page.get_by_label("Verbrauch HT pro Jahr")
    if commodity == "Wärmestrom":
        two_rate.fill(str(consumption))
        page.get_by_label("Verbrauch NT pro Jahr").fill(str(consumption))
    else:
        page.get_by_label("Verbrauch pro Jahr").fill(str(consumption))
    page.get_by_role("button", name="Tarife anzeigen").click()
    expect(page.get_by_role("heading", name="Welcher Tarif passt zu Ihnen?")).to_be_visible()


def choose(page: Page, tariff: str) -> None:
    """Choose an offer by its name."""
    page.get_by_role("button", name=f"{tariff} wählen").click()
    extras = page.get_by_role("heading", name="Noch etwas dazu?")
    supply = page.get_by_role("heading", name="Wohin und ab wann liefern wir?")
    expect(extras.or_(supply)).to_be_visible()
    if extras.is_visible():
        page.get_by_role("button", name="Weiter").click()
    expect(supply).to_be_visible()


def fill_in(page: Page, prospect: Prospect) -> None:
    """Fill in address, meter, person and payment, up to the review."""
    page.get_by_label("Straße").fill(prospect.street)
    page.get_by_label("Hausnummer").fill(prospect.house_number)
    page.get_by_label("Zählernummer").fill("1EMH0012345678")
    page.get_by_label("Bisheriger Lieferant").fill("Altstrom AG")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Anrede").select_option("Frau")
    page.get_by_label("Vorname").fill(prospect.first_name)
    page.get_by_label("Nachname").fill(prospect.last_name)
    page.get_by_label("Geburtsdatum").fill(prospect.birthday)
    page.get_by_label("E-Mail-Adresse").fill(prospect.email)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("IBAN").fill(prospect.iban)
    page.get_by_label("Ich ermächtige").check()
    page.get_by_role("button", name="Weiter zur Prüfung").click()
    expect(page.get_by_role("heading", name="Prüfen und bestellen")).to_be_visible()


def agree(page: Page) -> None:
    """Tick what an order needs."""
    page.get_by_label("Ich habe die Allgemeinen Geschäftsbedingungen").check()
    page.get_by_label("Ich habe die Widerrufsbelehrung").check()
    page.get_by_label("Ich bevollmächtige").check()


def order(page: Page) -> str:
    """Press the button and return the order number that the page shows."""
    page.get_by_role("button", name="zahlungspflichtig bestellen").click()
    expect(page.get_by_role("heading", name="Ihre Bestellung ist bei uns")).to_be_visible()
    return page.get_by_text(re.compile(r"^A-[0-9A-Z]{4}-[0-9A-Z]{4}$")).inner_text()
