"""Who can order what, and which reason everybody else is told."""

import json

import pytest

from infra.demo import files
from wattwerk.catalog.domain.eligibility import obstacle
from wattwerk.catalog.domain.prices import Consumption
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import Product, ProductList
from wattwerk.platform.vocabulary import CustomerType

PRICE = ProductPrice.model_validate({"base_price": "10", "energy_price": "25"})


def product(code: str) -> Product:
    for brand in ("musterstadt", "sparwatt"):
        products = ProductList.model_validate(json.loads(files.content(f"{brand}-products.json"))).products
        for candidate in products:
            if candidate.code == code:
                return candidate
    raise LookupError(code)


@pytest.mark.parametrize(
    ("code", "consumption", "customer_type", "expected"),
    [
        ("strom-klassik", Consumption(3500), CustomerType.HOUSEHOLD, None),
        ("strom-klassik", Consumption(3500, 1200), CustomerType.BUSINESS, None),
        ("sparstrom", Consumption(3500, 1200), CustomerType.HOUSEHOLD, "meter_type"),
        ("waermestrom", Consumption(6000), CustomerType.HOUSEHOLD, "meter_type"),
        ("waermestrom", Consumption(3500, 2500), CustomerType.HOUSEHOLD, None),
        ("waermestrom", Consumption(3500, 0), CustomerType.HOUSEHOLD, None),
        ("gewerbestrom", Consumption(35_000), CustomerType.HOUSEHOLD, "customer_type"),
        ("gewerbestrom", Consumption(4999), CustomerType.BUSINESS, "consumption_too_low"),
        ("gewerbestrom", Consumption(5000), CustomerType.BUSINESS, None),
        ("sparstrom", Consumption(20_000), CustomerType.HOUSEHOLD, None),
        ("sparstrom", Consumption(20_001), CustomerType.HOUSEHOLD, "consumption_too_high"),
        ("spargas", Consumption(2999), CustomerType.HOUSEHOLD, "consumption_too_low"),
    ],
)
def test_a_product_fits_or_says_why_not(
    code: str, consumption: Consumption, customer_type: CustomerType, expected: str | None
) -> None:
    assert obstacle(product(code), PRICE, consumption=consumption, customer_type=customer_type) == expected


def test_without_a_price_a_product_is_not_sold_here() -> None:
    reason = obstacle(
        product("strom-klassik"), None, consumption=Consumption(3500), customer_type=CustomerType.HOUSEHOLD
    )
    assert reason == "not_in_supply_area"
