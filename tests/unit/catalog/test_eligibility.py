"""Who can order what, and which reason everybody else is told."""

import json
from datetime import date

import pytest

from infra.demo import files
from wattwerk.catalog.domain.assortment import AssortmentFile
from wattwerk.catalog.domain.eligibility import obstacles
from wattwerk.catalog.domain.prices import Consumption
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import Product
from wattwerk.platform.vocabulary import CustomerType

DAY = date(2026, 11, 23)
PRICE = ProductPrice.model_validate({"base_price": "10", "energy_price": "25"})


def reasons(code: str, consumption: Consumption, *, town_needed: bool = False) -> list[str]:
    return [
        *obstacles(
            product(code),
            None,
            consumption=consumption,
            customer_type=CustomerType.HOUSEHOLD,
            day=DAY,
            town_needed=town_needed,
        )
    ]


def product(code: str) -> Product:
    for brand in ("musterstadt", "sparwatt"):
        products = AssortmentFile.model_validate(json.loads(files.content(f"{brand}-products.json"))).products
        for candidate in products:
            if candidate.code == code and isinstance(candidate, Product):
                return candidate
    raise LookupError(code)


@pytest.mark.parametrize(
    ("code", "consumption", "customer_type", "expected"),
    [
        ("strom-klassik", Consumption(3500), CustomerType.HOUSEHOLD, []),
        ("strom-klassik", Consumption(3500, 1200), CustomerType.BUSINESS, []),
        ("sparstrom", Consumption(3500, 1200), CustomerType.HOUSEHOLD, ["meter_type"]),
        ("waermestrom", Consumption(6000), CustomerType.HOUSEHOLD, ["meter_type"]),
        ("waermestrom", Consumption(3500, 2500), CustomerType.HOUSEHOLD, []),
        ("waermestrom", Consumption(3500, 0), CustomerType.HOUSEHOLD, []),
        ("gewerbestrom", Consumption(35_000), CustomerType.HOUSEHOLD, ["customer_type"]),
        ("gewerbestrom", Consumption(4999), CustomerType.BUSINESS, ["consumption_too_low"]),
        ("gewerbestrom", Consumption(5000), CustomerType.BUSINESS, []),
        ("sparstrom", Consumption(20_000), CustomerType.HOUSEHOLD, []),
        ("sparstrom", Consumption(20_001), CustomerType.HOUSEHOLD, ["consumption_too_high"]),
        ("spargas", Consumption(2999), CustomerType.HOUSEHOLD, ["consumption_too_low"]),
    ],
)
def test_a_product_fits_or_says_why_not(
    code: str, consumption: Consumption, customer_type: CustomerType, expected: list[str]
) -> None:
    found = obstacles(product(code), PRICE, consumption=consumption, customer_type=customer_type, day=DAY)
    assert found == expected


def test_without_a_price_a_product_is_not_sold_here() -> None:
    assert reasons("strom-klassik", Consumption(3500)) == ["not_in_supply_area"]


def test_where_the_town_decides_it_is_asked_for() -> None:
    assert reasons("strom-klassik", Consumption(3500), town_needed=True) == ["town_needed"]


def test_staff_are_told_every_reason() -> None:
    assert reasons("gewerbestrom", Consumption(4999, 10)) == ["not_in_supply_area", "customer_type"]
    assert reasons("gewerbestrom", Consumption(100)) == [
        "not_in_supply_area",
        "customer_type",
        "consumption_too_low",
    ]


def test_a_product_that_is_not_on_sale_on_the_day_cannot_be_ordered() -> None:
    ended = product("strom-klassik").model_copy(update={"valid_until": DAY})
    found = obstacles(
        ended, PRICE, consumption=Consumption(3500), customer_type=CustomerType.HOUSEHOLD, day=DAY
    )
    assert found == ["not_on_sale"]
