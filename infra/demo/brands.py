"""Two brands of one invented utility. Telephone numbers come from the range for films."""

import json
from datetime import datetime

from infra.demo import files
from wattwerk.brands.domain import BrandSettings, Sender
from wattwerk.brands.operations import publish_brand
from wattwerk.brands.schemas import Brand, BrandPages, Contact, Theme
from wattwerk.platform.extra_fields import Choice, ExtraField
from wattwerk.platform.multilingual import Text
from wattwerk.platform.vocabulary import LANGUAGES

AUTHOR = "demo"
MAIL_DOMAIN = "wattwerk.example"
CREDITOR = "DE98ZZZ09999999999"
"""The creditor identifier that the Bundesbank publishes for tests."""

LANGUAGE_LIST = list(LANGUAGES)


def _contact(**differs: str) -> Contact:
    return Contact.model_validate(
        {
            "company": "Stadtwerke Musterstadt GmbH",
            "street": "Am Wasserturm",
            "house_number": "1",
            "postcode": "12345",
            "town": "Musterstadt",
            "phone": "+49 89 99998100",
            "email": f"kundenservice@musterstadt.{MAIL_DOMAIN}",
            "website": "https://www.stadtwerke-musterstadt.example",
            "opening_hours": "Mo–Fr 8–18 Uhr",
            "register_court": "Amtsgericht Musterstadt",
            "register_number": "HRB 12345",
            "vat_id": "DE999999999",
            "managing_directors": "Dr. Johanna Beispiel, Karl Mustermann",
            **differs,
        }
    )


CONTRACT_FORM = (
    ExtraField(
        key="advisor",
        type="text",
        label=Text(de="Betreut von", en="Looked after by", fr="Suivi par"),
    ),
    ExtraField(
        key="cost_centre",
        type="text",
        label=Text(de="Kostenstelle auf der Rechnung", en="Cost centre on the bill", fr="Centre de coûts"),
    ),
    ExtraField(
        key="billing_day",
        type="choice",
        label=Text(de="Stichtag der Abrechnung", en="Billing date", fr="Date de facturation"),
        choices=[
            Choice(value="anniversary", label=Text(de="Jahrestag", en="Anniversary", fr="Anniversaire")),
            Choice(value="year_end", label=Text(de="Jahresende", en="End of year", fr="Fin d’année")),
        ],
    ),
)
"""Further questions that staff answer on every contract."""

MUSTERSTADT = Brand(
    id="musterstadt",
    name="Stadtwerke Musterstadt",
    tagline={
        "de": "Energie aus der Nachbarschaft",
        "en": "Energy from your neighbourhood",
        "fr": "L'énergie de votre quartier",
    },
    theme=Theme(
        primary="#0b6b5d",
        accent="#51811c",
        font="Inter",
        radius=10,
        logo_svg=files.content("musterstadt.svg").decode(),
    ),
    contact=_contact(),
    languages=LANGUAGE_LIST,
    commodities=["electricity", "heating_electricity", "gas"],
    time_zone="Europe/Berlin",
)

SPARWATT = Brand(
    id="sparwatt",
    name="SparWatt",
    tagline={
        "de": "Eine Marke der Stadtwerke Musterstadt GmbH",
        "en": "A brand of Stadtwerke Musterstadt GmbH",
        "fr": "Une marque de Stadtwerke Musterstadt GmbH",
    },
    theme=Theme(
        primary="#5b2a86",
        accent="#c85109",
        font="Nunito Sans",
        radius=16,
        logo_svg=files.content("sparwatt.svg").decode(),
    ),
    contact=_contact(
        phone="+49 89 99998200",
        email=f"hallo@sparwatt.{MAIL_DOMAIN}",
        website="https://www.sparwatt.example",
        opening_hours="Mo–Fr 9–17 Uhr",
    ),
    languages=LANGUAGE_LIST,
    commodities=["electricity", "gas"],
    time_zone="Europe/Berlin",
)


def _settings(brand: Brand, *, automatic_acceptance: bool, quote_valid_days: int) -> BrandSettings:
    contact = brand.contact
    return BrandSettings(
        automatic_acceptance=automatic_acceptance,
        quote_valid_days=quote_valid_days,
        sender=Sender(name=brand.name, address=f"service@{brand.id}.{MAIL_DOMAIN}", reply_to=contact.email),
        hotline=f"{contact.phone} ({contact.opening_hours})",
        creditor_id=CREDITOR,
        terms_url=f"{contact.website}/agb",
        terms_version="2026-07",
        privacy_url=f"{contact.website}/datenschutz",
        withdrawal_information_version="2026-06",
        contract_form=CONTRACT_FORM,
    )


MUSTERSTADT_SETTINGS = _settings(MUSTERSTADT, automatic_acceptance=False, quote_valid_days=14)
SPARWATT_SETTINGS = _settings(SPARWATT, automatic_acceptance=True, quote_valid_days=7)


def _pages(brand: Brand) -> BrandPages:
    """Return the legal pages of the demo; they name the brand's own contact."""
    contact = {"company": brand.contact.company, "email": brand.contact.email, "phone": brand.contact.phone}
    written = json.loads(files.content("legal-pages.json"))
    return BrandPages.model_validate(
        {
            page: {language: text.format(**contact) for language, text in texts.items()}
            for page, texts in written.items()
        }
    )


def load(now: datetime) -> None:
    """Publish both brands."""
    for brand, settings in ((MUSTERSTADT, MUSTERSTADT_SETTINGS), (SPARWATT, SPARWATT_SETTINGS)):
        publish_brand(brand=brand, settings=settings, pages=_pages(brand), author=AUTHOR, now=now)
