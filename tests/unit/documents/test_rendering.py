"""Letters as PDF: readable, in the brand's look, with everything embedded and nothing interpreted."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from tests.unit.messaging import samples
from wattwerk.documents import rendering
from wattwerk.documents.domain.letter import (
    DocumentKind,
    Letter,
    Row,
    Section,
    WithdrawalInformation,
)
from wattwerk.platform.vocabulary import LANGUAGES, Commodity, Language

WITHDRAWAL = WithdrawalInformation(
    product="Musterstrom Natur 24",
    commodity=Commodity.ELECTRICITY,
    number_label="Auftragsnummer",
    number="A-7K2M-Q4XN",
    online_address="https://portal.example/order/withdraw?brand=musterstadt",
)
LETTER = Letter(
    kind=DocumentKind.ORDER_CONFIRMATION,
    language="de",
    title="Ihr Auftrag A-7K2M-Q4XN ist eingegangen",
    issued_on=date(2026, 11, 23),
    recipient=("Dr. Änne Öztürk-Weiß", "Gänsefüßchenweg 7 b", "80331 München"),
    reference=(Row("Auftragsnummer", "A-7K2M-Q4XN"),),
    salutation="Guten Tag Frau Dr. Öztürk-Weiß,",
    introduction=("vielen Dank für Ihren Auftrag.",),
    sections=(Section("Preise", (Row("Jahrespreis", "1.157,87 €", note="ohne Boni", total=True),)),),
    conclusion=("Freundliche Grüße",),
    signature=("Stadtwerke Musterstadt GmbH",),
)


def read(letter: Letter, brand: str = "musterstadt") -> PdfReader:
    return PdfReader(io.BytesIO(rendering.pdf(letter, samples.brand(brand))))


def text(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_a_letter_shows_all_that_it_says_and_who_sends_it() -> None:
    shown = text(read(LETTER))

    for part in (
        "Dr. Änne Öztürk-Weiß",
        "Gänsefüßchenweg 7 b",
        "Ihr Auftrag A-7K2M-Q4XN ist eingegangen",
        "1.157,87 €",
        "ohne Boni",
        "Freundliche Grüße",
        "Stadtwerke Musterstadt GmbH · Am Wasserturm 12 · 99999 Musterstadt",
        "Amtsgericht Musterstadt, HRB 4711",
        "Geschäftsführung: Dr. Jörg Größer, Şebnem Öztürk",
        "Seite 1 von 1",
    ):
        assert part in shown


def test_a_file_tells_its_title_language_sender_and_day() -> None:
    reader = read(replace(LETTER, language="fr"))

    assert reader.metadata is not None
    assert reader.metadata.title == LETTER.title
    assert reader.metadata.author == "Stadtwerke Musterstadt GmbH"
    assert reader.metadata["/CreationDate"].startswith("D:20261123")
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_pages_are_a4_and_our_font_is_embedded() -> None:
    (page,) = read(LETTER).pages

    assert [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] == [210, 297]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert any("SourceSans3" in font["/BaseFont"] for font in fonts)
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert "/FontFile2" in described["/FontDescriptor"] or "/FontFile3" in described["/FontDescriptor"]


def test_names_from_all_over_europe_are_written_in_our_font() -> None:
    names = ("Łukasz Żółć", "Đorđe Šarić", "Ιωάννης Παπαδόπουλος", "Ірина Шевченко", "Ğülşen Iğdır")
    reader = read(replace(LETTER, recipient=names))

    shown = text(reader)
    for name in names:
        assert name in shown


@pytest.mark.parametrize(
    "name",
    [
        "{{7*7}}",
        "{% raw %}",
        "<script>alert(1)</script>",
        "'; DROP TABLE customers; --",
        "<img src=file:///etc/passwd>",
        "&lt;b&gt;",
    ],
)
def test_what_looks_like_code_is_printed_as_it_is(name: str) -> None:
    shown = text(read(replace(LETTER, recipient=(name,), salutation=f"Guten Tag {name},", title=name)))

    assert shown.count(name) >= 3


def test_nothing_is_loaded_from_outside() -> None:
    with pytest.raises(PermissionError):
        rendering._nothing_from_outside().fetch_url("file:///etc/passwd")
    with pytest.raises(PermissionError):
        rendering._nothing_from_outside().fetch_url("http://169.254.169.254/latest/meta-data")


def test_the_same_letter_is_the_same_file() -> None:
    brand = samples.brand()

    assert rendering.pdf(LETTER, brand) == rendering.pdf(LETTER, brand)


@pytest.mark.parametrize(
    ("language", "title", "form"),
    [
        ("de", "Widerrufsbelehrung", "Muster-Widerrufsformular"),
        ("en", "Information on your right of withdrawal", "Model withdrawal form"),
        (
            "fr",
            "Informations concernant l’exercice du droit de rétractation",
            "Modèle de formulaire de rétractation",
        ),
    ],
)
def test_the_withdrawal_information_has_a_page_of_its_own_with_the_form(
    language: Language, title: str, form: str
) -> None:
    reader = read(replace(LETTER, language=language, withdrawal=WITHDRAWAL))
    last = re.sub(r"\s+", " ", reader.pages[-1].extract_text())

    assert len(reader.pages) == 2
    for part in (title, form, "service@stadtwerke-musterstadt.example", "A-7K2M-Q4XN"):
        assert part in last
    assert "https://portal.example/order/withdraw?brand=musterstadt" in last.replace(" ", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("brand", ["musterstadt", "sparwatt"])
def test_every_page_carries_brand_and_number_in_every_language(language: Language, brand: str) -> None:
    reader = read(replace(LETTER, language=language, withdrawal=WITHDRAWAL), brand)

    for number, page in enumerate(reader.pages, start=1):
        shown = re.sub(r"\s+", " ", page.extract_text())
        assert samples.brand(brand).name in shown
        assert re.search(rf"(Seite|Page) {number} (von|of|sur) {len(reader.pages)}", shown)


@pytest.mark.parametrize(
    ("commodity", "supply"),
    [
        (Commodity.ELECTRICITY, "Lieferung von Strom"),
        (Commodity.HEATING_ELECTRICITY, "Lieferung von Strom"),
        (Commodity.GAS, "Lieferung von Gas"),
        (Commodity.WATER, "Lieferung von Wasser"),
        (Commodity.HEAT, "Lieferung von Fernwärme"),
    ],
)
def test_the_information_on_withdrawal_names_what_is_supplied(commodity: Commodity, supply: str) -> None:
    html = rendering.page(
        replace(LETTER, withdrawal=replace(WITHDRAWAL, commodity=commodity)), samples.brand()
    )
    assert f"Haben Sie verlangt, dass die {supply} während der Widerrufsfrist beginnen soll" in html
