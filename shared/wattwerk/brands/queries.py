"""Reading brands."""

from wattwerk.brands import repository
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import (
    Brand,
    BrandPage,
    BrandPages,
    BrandRevision,
    Configuration,
    ConfigurationSchema,
    PageName,
    RevisionsQuery,
)
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page

ADMINISTRATOR = "administrator"
"""Role of staff who decide about a brand."""


def brand(brand_id: str) -> Brand:
    """Return a brand as everybody may see it.

    Raises:
        Problem: 404 ``not_found``.
    """
    return _published(brand_id).brand


def settings(brand_id: str) -> BrandSettings:
    """Return the decisions of a brand.

    Raises:
        Problem: 404 ``not_found``.
    """
    return _published(brand_id).settings


def exists(brand_id: str) -> bool:
    """Return whether there is such a brand."""
    return repository.find(brand_id) is not None


def brands() -> list[Brand]:
    """Return all brands, in the order of their ids."""
    return [published.brand for published in repository.all_brands()]


def page(brand_id: str, name: str) -> BrandPage:
    """Return a legal page in the brand's own words; without texts when it has written none.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand or page.
    """
    _published(brand_id)
    if name not in BrandPages.model_fields:
        raise not_found("page")
    known: PageName = name  # type: ignore[assignment] # the fields of BrandPages are the names of pages
    return BrandPage(page=known, texts=getattr(repository.pages(brand_id), name))


def configuration(*, caller: Caller, brand_id: str) -> Configuration:
    """Return what is published of a brand, and the draft for it.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    item = repository.find_item(brand_id)
    if item is None:
        raise not_found("brand")
    draft = repository.find_draft(brand_id)
    return Configuration(
        version=int(item.version),
        published=repository.state(item, repository.pages(brand_id)),
        draft=repository.draft(draft) if draft else None,
    )


def revisions(*, caller: Caller, brand_id: str, query: RevisionsQuery) -> Page[BrandRevision]:
    """Return when what was published of a brand, newest first.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    items, cursor = repository.revisions(brand_id, cursor=query.cursor, limit=query.limit)
    return Page(items=items, next_cursor=cursor)


def configuration_schema() -> ConfigurationSchema:
    """Return what can be decided about a brand, for forms that follow it."""
    return ConfigurationSchema(brand=Brand.model_json_schema(), settings=BrandSettings.model_json_schema())


def _published(brand_id: str) -> repository.PublishedBrand:
    published = repository.find(brand_id)
    if published is None:
        raise not_found("brand")
    return published
