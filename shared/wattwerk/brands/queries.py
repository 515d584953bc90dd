"""Reading brands."""

from wattwerk.brands import repository
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.platform.problems import not_found


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


def _published(brand_id: str) -> repository.PublishedBrand:
    published = repository.find(brand_id)
    if published is None:
        raise not_found("brand")
    return published
