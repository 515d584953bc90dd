"""Reading templates and filling them in."""

from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.documents.domain.layout import LetterLayout
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.templates import images, repository
from wattwerk.templates.domain import checks
from wattwerk.templates.domain.checks import Fault, TemplateFaultCode
from wattwerk.templates.domain.compilation import compiled
from wattwerk.templates.domain.markup import IMAGE
from wattwerk.templates.domain.model import Model, TemplateAddress, TemplateKind
from wattwerk.templates.domain.rendering import TemplateFailed
from wattwerk.templates.repository import Published
from wattwerk.templates.schemas import (
    TemplateContent,
    TemplateImage,
    TemplateRevision,
    TemplateRevisionsQuery,
    TemplateState,
)

LAYOUT_KEY = "letter"
EVERY_LANGUAGE = "all"
"""A layout holds the words of all languages, so it has no language of its own."""


def states(brand: str) -> dict[TemplateAddress, TemplateState]:
    """Return how the templates stand that a brand has ever changed. No caller is checked."""
    return repository.states(brand)


def state(address: TemplateAddress) -> TemplateState:
    """Return how a template stands. No caller is checked."""
    return repository.state(repository.find(address), repository.failure(address))


def published(address: TemplateAddress) -> Published | None:
    """Return the brand's own template, at most a minute old, or None where the standard holds."""
    return repository.published(address)


def contents(address: TemplateAddress) -> tuple[TemplateContent | None, TemplateContent | None]:
    """Return what is published (None: the standard) and the draft. No caller is checked."""
    found = repository.published_now(address)
    return (found.content if found else None), repository.draft(address)


def layout(brand: str) -> LetterLayout | None:
    """Return how the brand lays out its letters, or None where the standard holds."""
    found = repository.published(layout_address(brand))
    return found.content.layout if found else None


def layout_address(brand: str) -> TemplateAddress:
    """Return where the layout of a brand's letters is kept."""
    return TemplateAddress(brand, TemplateKind.LAYOUT, LAYOUT_KEY, EVERY_LANGUAGE)


def text_blocks(brand: str, language: str, html: str, *, now: bool = False) -> dict[str, str]:
    """Return the published text blocks to which a template refers; unknown ones are missing."""
    read = repository.published_now if now else repository.published
    found = {}
    for key in compiled(html).uses.text_blocks:
        block = read(TemplateAddress(brand, TemplateKind.BLOCK, key, language))
        if block is not None:
            found[key] = block.content.html
    return found


def image_ids(html: str, blocks: dict[str, str]) -> set[str]:
    """Return the images that a template and its text blocks show."""
    return set().union(*(compiled(part).uses.images for part in (html, *blocks.values())))


def faults(address: TemplateAddress, content: TemplateContent, model: Model) -> list[Fault]:
    """Return what keeps a content from being published."""
    if address.kind is TemplateKind.LAYOUT:
        return [] if content.layout is not None else [Fault(TemplateFaultCode.EMPTY, field="layout")]
    blocks = text_blocks(address.brand, address.language, content.html, now=True)
    own = address.kind is TemplateKind.BLOCK
    return checks.faults(
        subject=content.subject,
        preview=content.preview,
        html=content.html,
        blocks=blocks,
        model=model,
        subject_required=not own,
        names_checked=not own,
    )


def revisions(
    *, caller: Caller, address: TemplateAddress, query: TemplateRevisionsQuery
) -> Page[TemplateRevision]:
    """Return what was published when and by whom, newest first.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    items, cursor = repository.revisions(address, cursor=query.cursor, limit=query.limit)
    return Page(items=items, next_cursor=cursor)


def image(*, caller: Caller, brand: str, image_id: str) -> TemplateImage:
    """Return an image of a brand's templates.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown image.
    """
    caller.require_role(brand, ADMINISTRATOR)
    if not IMAGE.fullmatch(image_id):
        raise not_found("image")
    try:
        return images.described(image_id, images.read(brand, image_id))
    except TemplateFailed as error:
        raise not_found("image") from error
