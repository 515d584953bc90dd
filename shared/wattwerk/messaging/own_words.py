"""A brand's own words for a mail: its published template, filled in with what our mail says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.messaging.domain import Content
from wattwerk.messaging.wording import PACKAGE
from wattwerk.platform.mail import InlineImage
from wattwerk.platform.templates import Text, Texts, environment
from wattwerk.templates import images, queries
from wattwerk.templates.domain import rendering
from wattwerk.templates.domain.model import Context, TemplateAddress, TemplateKind
from wattwerk.templates.domain.origins import Case, Piece, name_of, pieces_of, values_of
from wattwerk.templates.domain.plain_text import plain_text
from wattwerk.templates.domain.rendering import TemplateFailed
from wattwerk.templates.letters import brand_values, report, require_known
from wattwerk.templates.schemas import TemplateContent


@dataclass(frozen=True)
class Words:
    """What a brand's template says about one case."""

    subject: str
    preview: str
    html: Markup
    text: Markup
    """Plain text; marked so that its lines stay apart."""
    images: Sequence[InlineImage] = field(default_factory=tuple)


def of(content: Content, *, brand: Brand, settings: BrandSettings) -> Words | None:
    """Return the brand's own words, or None where it has none.

    If they fail, there are none either, and whoever looks after templates sees why.
    """
    address = TemplateAddress(brand.id, TemplateKind.MAIL, key_of(content), content.language)
    own = queries.published(address)
    if own is None:
        return None
    try:
        require_known(case_of(content, brand=brand, settings=settings).context, own.pieces)
        return filled(own.content, content, brand=brand, settings=settings)
    except TemplateFailed as failure:
        report(address, failure)
        return None


def content_id(image_id: str) -> str:
    """Return the name of an image inside of a mail; longer ones would be folded in its headers."""
    return image_id[:32]


def filled(
    template: TemplateContent,
    content: Content,
    *,
    brand: Brand,
    settings: BrandSettings,
    preview: bool = False,
) -> Words:
    """Return a template filled in.

    For a ``preview``, text blocks are as they are at this moment, and images stand in the page itself.

    Raises:
        TemplateFailed: something is missing.
    """
    case = case_of(content, brand=brand, settings=settings)
    context = case.context
    blocks = queries.text_blocks(brand.id, content.language, template.html, now=preview)
    wanted = sorted(queries.image_ids(template.html, blocks))
    addresses = {
        one: images.embedded(brand.id, one) if preview else f"cid:{content_id(one)}" for one in wanted
    }
    read = Context(context.values, context.conditions, _slots_as_text(content), context.pieces)
    return Words(
        subject=rendering.line(template.subject, context),
        preview=rendering.line(template.preview, context),
        html=rendering.body(template.html, context, blocks=blocks, images=addresses),
        # Marked as safe only to keep its line breaks: nobody reads plain text as markup.
        text=Markup(  # noqa: S704
            plain_text(rendering.body(template.html, read, blocks=blocks, images=addresses))
        ),
        images=[
            InlineImage(content_id(one), images.media_type(one), images.read(brand.id, one)) for one in wanted
        ],
    )


def key_of(content: Content) -> str:
    """Return the key of a mail's template, e.g. ``order_received``."""
    if not isinstance(content.subject, Text):
        return content.kind.value
    return content.subject.key.removesuffix(".subject")


def case_of(content: Content, *, brand: Brand, settings: BrandSettings) -> Case:
    """Return a mail as its template sees it."""
    labelled = [(fact.label, fact.value, fact.note) for fact in content.facts]
    values = values_of([*_texts(content), *(fact.note for fact in content.facts)], labelled)
    values["salutation"] = content.salutation
    if content.heading and not isinstance(content.heading, Text):
        values["heading"] = content.heading
    if content.action is not None:
        values["link"] = content.action.address
    subject = content.subject.wording if isinstance(content.subject, Text) else content.subject
    return Case(
        subject,
        tuple(_pieces(content)),
        {**brand_values(brand), "brand_hotline": settings.hotline, **values},
        _slots(content, brand),
        {"facts": tuple(name for fact in content.facts if (name := name_of(fact.label)))},
    )


def _pieces(content: Content) -> list[Piece]:
    heading = content.heading
    return [
        *([Piece("heading", heading.key, heading.wording)] if isinstance(heading, Text) else []),
        *pieces_of("paragraph", content.paragraphs, "enclosed"),
        *([Piece("slot", "facts")] if content.facts else []),
        *pieces_of("paragraph", content.remarks, "remarks"),
        *([Piece("slot", "action")] if content.action else []),
        *pieces_of("step", content.steps, "further_steps"),
        *pieces_of("small", content.small_print, "further_notes"),
    ]


def _texts(content: Content) -> list[str]:
    return [
        content.subject,
        content.preview,
        content.heading,
        *content.paragraphs,
        *content.remarks,
        *content.steps,
        *content.small_print,
    ]


def _slots(content: Content, brand: Brand) -> dict[str, str]:
    parts: Any = environment(PACKAGE).get_template("parts.html").make_module()
    t = Texts(PACKAGE, content.language)
    found = _free_texts(content, parts)
    if content.facts:
        found["facts"] = parts.facts(content.facts)
    if content.action:
        found["action"] = parts.action(content.action, brand.theme.primary, t("link_fallback"))
    return found


def _slots_as_text(content: Content) -> dict[str, str]:
    """Return the same places as plain text shows them."""
    parts: Any = environment(PACKAGE).get_template("parts.html").make_module()
    found = _free_texts(content, parts)
    if content.facts:
        found["facts"] = parts.facts_as_text(content.facts)
    if content.action:
        found["action"] = parts.action_as_text(content.action)
    return found


def _free_texts(content: Content, parts: Any) -> dict[str, str]:
    free = {
        "enclosed": content.paragraphs,
        "remarks": content.remarks,
        "further_steps": content.steps,
        "further_notes": content.small_print,
    }
    lines = {name: [one for one in texts if not isinstance(one, Text)] for name, texts in free.items()}
    return {name: parts.paragraphs(found) for name, found in lines.items() if found}
