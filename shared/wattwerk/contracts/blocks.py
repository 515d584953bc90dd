"""Graduated energy prices of a contract: every block of a year's consumption has its own price."""

from collections.abc import Sequence
from decimal import Decimal

from wattwerk.catalog.condition_schemas import EnergyBlock


def blocks_after(blocks: Sequence[EnergyBlock], *, difference: Decimal) -> list[EnergyBlock]:
    """Return the blocks after the energy price has changed: each by the same ct/kWh."""
    return [block.model_copy(update={"energy_price": block.energy_price + difference}) for block in blocks]


def same_limits(one: Sequence[EnergyBlock], other: Sequence[EnergyBlock]) -> bool:
    """Return whether the blocks of both begin at the same consumption."""
    return [block.from_kwh for block in one] == [block.from_kwh for block in other]


def energy_cost(price: Decimal, blocks: Sequence[EnergyBlock], kilowatt_hours: Decimal) -> Decimal:
    """Return what the consumption of a year costs in ct, unrounded: by its blocks, else all at one price."""
    if not blocks:
        return price * kilowatt_hours
    ends = [*(Decimal(block.from_kwh) for block in blocks[1:]), kilowatt_hours]
    return sum(
        (
            block.energy_price * max(Decimal(), min(kilowatt_hours, end) - block.from_kwh)
            for block, end in zip(blocks, ends, strict=True)
        ),
        Decimal(),
    )
