"""Graduated energy prices of a contract."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts.blocks import blocks_after, energy_cost

BLOCKS = [
    EnergyBlock(from_kwh=0, energy_price=Decimal("35.70")),
    EnergyBlock(from_kwh=2500, energy_price=Decimal("29.75")),
]


def cost(blocks: list[EnergyBlock], kilowatt_hours: int) -> Decimal:
    return energy_cost(Decimal("35.70"), blocks, Decimal(kilowatt_hours))


def test_each_block_prices_its_own_kilowatt_hours() -> None:
    assert cost(BLOCKS, 4000) == 2500 * Decimal("35.70") + 1500 * Decimal("29.75")
    assert cost(BLOCKS, 1000) == 1000 * Decimal("35.70")
    assert cost([], 1000) == 1000 * Decimal("35.70")


@given(st.decimals(-5, 5, places=2), st.integers(0, 20_000))
def test_a_new_price_moves_every_block_so_that_the_year_differs_by_just_that(
    difference: Decimal, consumed: int
) -> None:
    moved = blocks_after(BLOCKS, difference=difference)
    before, after = (cost(blocks, consumed) for blocks in (BLOCKS, moved))
    assert after - before == difference * consumed
