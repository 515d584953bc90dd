"""Changing brands."""

from datetime import datetime

from wattwerk.brands import repository
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.platform.transaction import WriteConflict, changed_meanwhile


def publish_brand(*, brand: Brand, settings: BrandSettings, author: str, now: datetime) -> int:
    """Make this the current state of the brand and return its version.

    Publishing what is published already changes nothing. Other processes may show the state
    before for up to a minute.

    Raises:
        Problem: 409 ``changed_meanwhile`` when somebody else published at the same time.
    """
    stored = repository.find_item(brand.id)
    unchanged = stored is not None and (
        Brand.model_validate_json(stored.brand),
        BrandSettings.model_validate_json(stored.settings),
    ) == (brand, settings)
    if stored is not None and unchanged:
        return int(stored.version)
    try:
        return repository.store(brand, settings, replaces=stored, author=author, now=now)
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
