"""What the demo brands write in their own words: a shared text, a mail with it, their letterheads, and a
mail and a letter that only they have."""

import re
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.documents.domain.layout import LayoutTexts, LetterLayout
from wattwerk.messaging import authoring, standards
from wattwerk.platform.vocabulary import Language
from wattwerk.templates import definitions, operations, queries
from wattwerk.templates.domain.model import OWN, About, TemplateAddress, TemplateKind
from wattwerk.templates.schemas import OwnTemplate, TemplateContent

AUTHOR = "Bernd Verwalter"
BLOCK = "besuch"
VARIABLE = re.compile(r"\{([a-z_]+)\}")
VISIT: dict[Language, str] = {
    "de": "<h3>Besuchen Sie uns</h3><p>Im Kundenzentrum beraten wir Sie persönlich: {}.</p>",
    "en": "<h3>Come and see us</h3><p>We advise you in person at our customer centre: {}.</p>",
    "fr": "<h3>Rendez-nous visite</h3><p>Nous vous conseillons en personne à notre espace clients : {}.</p>",
}
TIPS: dict[Language, tuple[str, str]] = {
    "de": (
        "Gut angekommen? Drei Tipps für Ihr neues Zuhause",
        "<h1>Gut angekommen?</h1><p>{salutation}</p>"
        "<p>Sie werden seit dem {supply_began} in der {supply_address} mit {product} beliefert. "
        "Damit der Start gelingt:</p><ol>"
        "<li><p>Lesen Sie am Einzugstag den Zähler ab und melden Sie uns den Stand im Kundenportal.</p></li>"
        "<li><p>Passen Sie den Abschlag an, wenn mehr oder weniger Personen im Haushalt leben.</p></li>"
        "<li><p>Schreiben Sie Ihren Namen an Klingel und Briefkasten: Der Netzbetreiber liest vor Ort "
        "ab.</p></li></ol>{action}",
    ),
    "en": (
        "Settled in? Three tips for your new home",
        "<h1>Settled in?</h1><p>{salutation}</p>"
        "<p>Since {supply_began} we have supplied you with {product} at {supply_address}. "
        "For a smooth start:</p><ol>"
        "<li><p>Read your meter on the day you move in and tell us the reading in the customer "
        "portal.</p></li>"
        "<li><p>Adjust your instalment if more or fewer people live in your household.</p></li>"
        "<li><p>Put your name on doorbell and letter box: the grid operator reads meters on site.</p></li>"
        "</ol>{action}",
    ),
    "fr": (
        "Bien installé ? Trois conseils pour votre nouveau logement",
        "<h1>Bien installé ?</h1><p>{salutation}</p>"
        "<p>Depuis le {supply_began}, nous vous fournissons {product} à l’adresse {supply_address}. "
        "Pour bien commencer :</p><ol>"
        "<li><p>Relevez votre compteur le jour de l’emménagement et indiquez-nous l’index dans l’espace "
        "client.</p></li>"
        "<li><p>Adaptez votre acompte si le nombre de personnes du foyer change.</p></li>"
        "<li><p>Inscrivez votre nom sur la sonnette et la boîte aux lettres : le gestionnaire de réseau "
        "relève sur place.</p></li></ol>{action}",
    ),
}
CONFIRMATION = (
    "<p>{salutation}</p><p>hiermit bestätigen wir zur Vorlage bei Vermieter, Behörde oder Bank, dass wir die "
    "folgende Lieferstelle beliefern.</p>{details}"
    "<p>Diese Bestätigung wurde maschinell erstellt und ist ohne Unterschrift gültig.</p>{signature}"
)
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
    for language, (subject, text) in TIPS.items():
        content = TemplateContent(subject=subject, html=_marked(text))
        _publish_own(TemplateKind.MAIL, "einzug-tipps", "Tipps nach dem Einzug", language, content, now)
    content = TemplateContent(subject="Bestätigung der Belieferung", html=_marked(CONFIRMATION))
    _publish_own(TemplateKind.LETTER, "lieferbestaetigung", "Bestätigung der Belieferung", "de", content, now)
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


def _publish_own(
    kind: TemplateKind, key: str, name: str, language: Language, content: TemplateContent, now: datetime
) -> None:
    """Publish a mail or letter about a contract that only this brand has."""
    definitions.set_up(
        "musterstadt",
        OwnTemplate(kind=kind, key=f"{OWN}{key}", name=name, about=About.CONTRACT),
        author=AUTHOR,
        now=now,
    )
    _publish("musterstadt", kind, f"{OWN}{key}", language, content, now)


def _marked(text: str) -> str:
    """Return a text with its variables and places."""
    places = {"action": "action", "signature": "signature", "details": "section_section"}
    for name, place in places.items():
        text = text.replace(f"{{{name}}}", f'<div data-slot="{place}"></div>')
    return VARIABLE.sub(lambda found: _variable(found.group(1)), text)


def _variable(name: str) -> str:
    return f'<span data-variable="{name}"></span>'


def _publish(
    brand: str, kind: TemplateKind, key: str, language: Language, content: TemplateContent, now: datetime
) -> None:
    address: TemplateAddress = authoring.address_of(brand, kind, key, language)
    operations.publish_content(
        address=address, content=content, model=authoring.model_of(address), author=AUTHOR, now=now
    )
