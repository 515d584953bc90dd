"""The demo's brands with what they sell and where, for tests that need more than one tariff."""

from infra.demo import brands, catalog
from tests.beginnings import made_once

load_brands = made_once(brands.load)
load_prices = made_once(catalog.load_prices)
load_places = made_once(catalog.load_places)
