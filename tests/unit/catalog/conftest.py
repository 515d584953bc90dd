"""A cloud with the demo's brands, price lists and places."""

from datetime import datetime

import pytest

from infra.demo import brands, catalog


@pytest.fixture
def sold(cloud: None, now: datetime) -> None:
    """Brands and prices, but no reference data of places."""
    brands.load(now)
    catalog.load_prices(now)
