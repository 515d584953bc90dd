"""Graduated energy prices of a contract: every block of a year's consumption has its own price."""

from collections.abc import Sequence
from decimal import Decimal

from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts.schemas import Contract


def blocks_after(blocks: Sequence[EnergyBlock], *, difference: Decimal) -> list[EnergyBlock]:
    """Return the blocks after the energy price has changed: each by the same ct/kWh."""
    return [block.model_copy(update={"energy_price": block.energy_price + difference}) for block in blocks]


def energy_cost(contract: Contract, kilowatt_hours: Decimal) -> Decimal:
    """Return what the consumption of a year costs at the contract's energy price, in ct, unrounded."""
    blocks = contract.energy_blocks
    if not blocks:
        return contract.energy_price * kilowatt_hours
    ends = [*(Decimal(block.from_kwh) for block in blocks[1:]), kilowatt_hours]
    return sum(
        (
            block.energy_price * max(Decimal(), min(kilowatt_hours, end) - block.from_kwh)
            for block, end in zip(blocks, ends, strict=True)
        ),
        Decimal(),
    )
