"""Letters in a brand's own words and layout; where it has none, or they fail, in the standard's."""

import logging
from datetime import datetime

from markupsafe import Markup

from wattwerk.brands.schemas import Brand
from wattwerk.documents import operations as operations_of_documents
from wattwerk.documents import rendering as documents
from wattwerk.documents.domain.design import Design
from wattwerk.documents.domain.layout import LetterLayout
from wattwerk.documents.domain.letter import Letter
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.operations import IssuedDocument
from wattwerk.platform import clock
from wattwerk.platform.templates import Text
from wattwerk.platform.vocabulary import Language
from wattwerk.templates import images, operations, queries
from wattwerk.templates.domain import rendering
from wattwerk.templates.domain.model import Context, TemplateAddress, TemplateKind
from wattwerk.templates.domain.origins import Case, Piece, last_of, name_of, pieces_of, values_of
from wattwerk.templates.domain.rendering import TemplateFailed
from wattwerk.templates.schemas import TemplateContent

logger = logging.getLogger(__name__)


def issue(
    letter: Letter,
    *,
    brand: Brand,
    owner: Owner,
    reference: str,
    file_name: str,
    contract_number: str | None = None,
    now: datetime,
) -> IssuedDocument:
    """Issue a letter in the brand's own words and layout, once: see ``documents.operations.issue``."""
    return operations_of_documents.issue(
        letter,
        brand=brand,
        owner=owner,
        reference=reference,
        file_name=file_name,
        contract_number=contract_number,
        render=pdf,
        now=now,
    )


def pdf(letter: Letter, brand: Brand) -> bytes:
    """Return a letter as PDF in the brand's own words and layout."""
    return documents.pdf(letter, brand, design_of(letter, brand))


def design_of(letter: Letter, brand: Brand) -> Design:
    """Return how a brand lays a letter out, with its own words if it has some.

    If these fail, the letter goes out in the standard's words, and whoever looks after templates sees
    why: a customer's letter never has a hole.
    """
    address = TemplateAddress(brand.id, TemplateKind.LETTER, key_of(letter), letter.language)
    layout = queries.layout(brand.id) or LetterLayout()
    frame = framed(layout, brand, letter.language)
    own = queries.published(address)
    if own is not None:
        try:
            case = case_of(letter, brand)
            require_known(case.context, own.pieces)
            return worded(own.content, case.context, frame, address)
        except TemplateFailed as failure:
            report(address, failure)
    return frame


def worded(
    content: TemplateContent, context: Context, frame: Design, address: TemplateAddress, *, now: bool = False
) -> Design:
    """Return a design with the words of a template.

    Raises:
        TemplateFailed: something is missing.
    """
    body = filled(content.html, context, address, now=now)
    return Design(
        layout=frame.layout,
        title=rendering.line(content.subject, context),
        body=body,
        header=frame.header,
        footer=frame.footer,
    )


def filled(html: str, context: Context, address: TemplateAddress, *, now: bool = False) -> Markup:
    """Return a body with its text blocks and with its images embedded.

    Raises:
        TemplateFailed: something is missing.
    """
    blocks = queries.text_blocks(address.brand, address.language, html, now=now)
    wanted = queries.image_ids(html, blocks)
    return rendering.body(
        html, context, blocks=blocks, images={one: images.embedded(address.brand, one) for one in wanted}
    )


def framed(layout: LetterLayout, brand: Brand, language: Language) -> Design:
    """Return header and footer of a brand. They say nothing about a case, so they know the brand alone."""
    texts = layout.texts.get(language)
    if texts is None:
        return Design(layout=layout)
    context = Context(values=brand_values(brand))
    address = queries.layout_address(brand.id)
    try:
        return Design(
            layout=layout,
            header=filled(texts.header, context, address),
            footer=tuple(filled(column, context, address) for column in texts.footer),
        )
    except TemplateFailed:
        return Design(layout=layout)


def require_known(context: Context, pieces: frozenset[str]) -> None:
    """Refuse a case that says more than the template could know when it was published.

    Raises:
        TemplateFailed: the standard has grown since.
    """
    unknown = context.pieces - pieces
    if unknown:
        raise TemplateFailed(f"the standard says more by now: {', '.join(sorted(unknown))}")


def report(address: TemplateAddress, failure: TemplateFailed) -> None:
    """Tell staff that the standard went out in the place of a brand's template."""
    logger.error(
        "template failed",
        extra={"kind": address.kind.value, "key": address.key, "language": address.language},
    )
    operations.record_failure(address, reason=str(failure), now=clock.now())


def key_of(letter: Letter) -> str:
    """Return the key of a letter's template, e.g. ``order_confirmation``."""
    if not isinstance(letter.title, Text):
        return letter.kind.value
    return letter.title.key.removeprefix("letters.").removesuffix(".title")


def case_of(letter: Letter, brand: Brand) -> Case:
    """Return a letter as its template sees it."""
    rows = [(row.label, row.value, row.note) for row in letter.reference]
    slots: dict[str, str] = {}
    shown: dict[str, tuple[str, ...]] = {}
    pieces = pieces_of("paragraph", letter.introduction, "introduction")
    if any(not isinstance(text, Text) for text in letter.introduction):
        slots["introduction"] = documents.paragraphs(
            tuple(text for text in letter.introduction if not isinstance(text, Text))
        )
    for section in letter.sections:
        heading = section.heading
        # Sections with a heading of the case, e.g. one per product, may be any number: they stay together.
        slot = f"section_{last_of(heading)}" if isinstance(heading, Text) else "sections"
        if Piece("slot", slot) not in pieces:
            pieces.append(Piece("slot", slot))
        slots[slot] = slots.get(slot, "") + documents.section(section)
        shown[slot] = tuple(name for row in section.rows if (name := name_of(row.label)))
        rows += [(row.label, row.value, row.note) for row in section.rows]
    pieces += pieces_of("conclusion", letter.conclusion, "conclusion")
    if letter.signature:
        pieces.append(Piece("slot", "signature"))
        slots["signature"] = documents.signature(letter.signature)
    values = values_of([letter.title, letter.marking, *letter.introduction, *letter.conclusion], rows)
    if letter.salutation:
        values["salutation"] = letter.salutation
    subject = letter.title.wording if isinstance(letter.title, Text) else letter.title
    return Case(subject, tuple(pieces), {**brand_values(brand), **values}, slots, shown)


def brand_values(brand: Brand) -> dict[str, str]:
    """Return what every template may say about the brand."""
    contact = brand.contact
    return {
        "brand_name": brand.name,
        "brand_company": contact.company,
        "brand_street": f"{contact.street} {contact.house_number}",
        "brand_town": f"{contact.postcode} {contact.town}",
        "brand_phone": contact.phone,
        "brand_email": contact.email,
        "brand_website": contact.website,
        "brand_opening_hours": contact.opening_hours,
        "brand_managing_directors": contact.managing_directors,
        "brand_register": f"{contact.register_court}, {contact.register_number}",
        "brand_vat_id": contact.vat_id,
    }
