"""What the demo brands write in their own words: a shared text, a mail with it, and their letterheads."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.documents.domain.layout import LayoutTexts, LetterLayout
from wattwerk.messaging import authoring, standards
from wattwerk.platform.vocabulary import Language
from wattwerk.templates import operations, queries
from wattwerk.templates.domain.model import TemplateAddress, TemplateKind
from wattwerk.templates.schemas import TemplateContent

AUTHOR = "Bernd Verwalter"
BLOCK = "besuch"
VISIT: dict[Language, str] = {
    "de": "<h3>Besuchen Sie uns</h3><p>Im Kundenzentrum beraten wir Sie persönlich: {}.</p>",
    "en": "<h3>Come and see us</h3><p>We advise you in person at our customer centre: {}.</p>",
    "fr": "<h3>Rendez-nous visite</h3><p>Nous vous conseillons en personne à notre espace clients : {}.</p>",
}
HEADER = (
    '<p style="text-align: right"><strong>{name}</strong></p>'
    '<p style="text-align: right">Energie aus der Nachbarschaft</p>'
)


def load(now: datetime) -> None:
    """Publish them; what is published already stays."""
    for language, text in VISIT.items():
        html = text.format(_variable("brand_opening_hours"))
        _publish("musterstadt", TemplateKind.BLOCK, BLOCK, language, TemplateContent(html=html), now)
    _publish("musterstadt", TemplateKind.MAIL, "reading_received", "de", _reading_mail(), now)
    for brand, layout in (("musterstadt", _broad()), ("sparwatt", _plain())):
        _publish(brand, TemplateKind.LAYOUT, queries.LAYOUT_KEY, "de", TemplateContent(layout=layout), now)


def _reading_mail() -> TemplateContent:
    """Return our own words with an invitation to the customer centre below them."""
    found = standards.standard(
        TemplateKind.MAIL,
        "reading_received",
        "de",
        brand=brands.brand("musterstadt"),
        settings=brands.settings("musterstadt"),
    )
    if found is None:
        raise LookupError("no mail confirms a reading")
    content = found.content
    return content.model_copy(update={"html": f'{content.html}<div data-text-block="{BLOCK}"></div>'})


def _broad() -> LetterLayout:
    footer = [
        f"<p><strong>{_variable('brand_company')}</strong></p><p>{_variable('brand_street')}</p>"
        f"<p>{_variable('brand_town')}</p>",
        f"<p><strong>Kontakt</strong></p><p>{_variable('brand_phone')}</p><p>{_variable('brand_email')}</p>",
        f"<p><strong>Kundenzentrum</strong></p><p>{_variable('brand_opening_hours')}</p>",
        f"<p>{_variable('brand_managing_directors')}</p><p>{_variable('brand_register')}</p>"
        f"<p>{_variable('brand_vat_id')}</p>",
    ]
    header = HEADER.format(name=_variable("brand_name"))
    return LetterLayout(texts={"de": LayoutTexts(header=header, footer=footer)})


def _plain() -> LetterLayout:
    return LetterLayout(logo="right", font="Nunito Sans", footer_line=False)


def _variable(name: str) -> str:
    return f'<span data-variable="{name}"></span>'


def _publish(
    brand: str, kind: TemplateKind, key: str, language: Language, content: TemplateContent, now: datetime
) -> None:
    address: TemplateAddress = authoring.address_of(brand, kind, key, language)
    operations.publish_content(
        address=address, content=content, model=authoring.model_of(address), author=AUTHOR, now=now
    )
