"""A cloud with the demo's brands, price lists and places."""

from datetime import datetime

import pytest

from tests import markets


@pytest.fixture
def sold(cloud: None, now: datetime) -> None:
    """Brands and prices, but no reference data of places."""
    markets.load_brands(now)
    markets.load_prices(now)
