"""Price adjustments: new prices for many contracts at once, by one rule.

First every contract is checked, and nothing is announced. Then the announcement goes to exactly those that
passed, and before its day it can be withdrawn from all of them.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts.blocks import same_limits
from wattwerk.contracts.price_changes import Occasion, Prices
from wattwerk.platform.money import rounded
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

Explanation = Annotated[str, Field(min_length=10, max_length=2000)]


class AdjustmentState(StrEnum):
    """How far a price adjustment is."""

    CHECKING = "checking"
    CHECKED = "checked"
    ANNOUNCING = "announcing"
    ANNOUNCED = "announced"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


AT_WORK = {
    AdjustmentState.CHECKING: AdjustmentState.CHECKED,
    AdjustmentState.ANNOUNCING: AdjustmentState.ANNOUNCED,
    AdjustmentState.WITHDRAWING: AdjustmentState.WITHDRAWN,
}
"""States in which contracts are gone through, each with the one that follows when all are done."""


class AdjustmentVerdict(StrEnum):
    """What became of one contract in a price adjustment."""

    PLANNED = "planned"
    """It was checked, and the announcement may go out."""
    LEFT_OUT = "left_out"
    ANNOUNCED = "announced"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"
    """The announcement could not be withdrawn."""


class PriceRule(Schema):
    """How one price changes."""

    how: Literal["to", "by", "by_percent"] = Field(
        description="To a new price, by an amount in the price's unit, or by a percentage."
    )
    value: Decimal = Field(ge=-100_000, le=100_000, description="€ per month, ct/kWh, or percent.")


class Explanations(Schema):
    """Reason, conditions and extent, as customers read them; German where theirs is missing."""

    de: Explanation
    en: Explanation | None = None
    fr: Explanation | None = None

    def in_language(self, language: Language) -> str:
        """Return the text for a customer."""
        found = {"de": self.de, "en": self.en, "fr": self.fr}[language]
        return found or self.de


class AdjustmentTerms(Schema):
    """What a price adjustment does to every contract; a price without a rule stays."""

    effective_on: date = Field(description="First day of the new prices.")
    occasion: Occasion
    explanations: Explanations
    base_price: PriceRule | None = None
    energy_price: PriceRule | None = None
    energy_price_off_peak: PriceRule | None = Field(
        default=None, description="Two-rate contracts only; others have no such price."
    )
    energy_blocks: list[EnergyBlock] = Field(
        default_factory=list,
        max_length=20,
        description="New prices per block, for contracts with graduated prices; their blocks have to begin "
        "at the same consumption. Without them, the rule of the energy price goes for every block.",
    )
    supply_share_before: Decimal | None = Field(
        default=None, ge=0, le=1_000, description="Part of the energy price that we set ourselves, until now."
    )
    supply_share: Decimal | None = Field(default=None, ge=0, le=1_000, description="The same from that day.")

    @property
    def changes_nothing(self) -> bool:
        """Return whether no price has a rule."""
        return not (self.base_price or self.energy_price or self.energy_price_off_peak or self.energy_blocks)


def adjusted(price: Decimal, rule: PriceRule | None) -> Decimal:
    """Return a price after its rule. A percentage is rounded once, half up, to two decimals."""
    if rule is None:
        return price
    match rule.how:
        case "to":
            return rule.value
        case "by":
            return price + rule.value
        case "by_percent":
            return rounded(price * (100 + rule.value) / 100)


def prices_every_block(before: Prices, terms: AdjustmentTerms) -> bool:
    """Return whether an adjustment says what becomes of each block of a contract, if it has any.

    One new price for all of them would take the grading away, so new prices are told block by block.
    """
    if not before.energy_blocks:
        return True
    if terms.energy_blocks:
        return same_limits(before.energy_blocks, terms.energy_blocks)
    return terms.energy_price is None or terms.energy_price.how != "to"


def adjusted_prices(before: Prices, terms: AdjustmentTerms) -> Prices | None:
    """Return the prices of a contract after an adjustment, or None when one could not be, e.g. below zero."""
    off_peak = before.energy_price_off_peak
    try:
        blocks = _adjusted_blocks(before, terms)
        return Prices(
            base_price=adjusted(before.base_price, terms.base_price),
            energy_price=blocks[0].energy_price
            if blocks
            else adjusted(before.energy_price, terms.energy_price),
            energy_blocks=blocks,
            energy_price_off_peak=None
            if off_peak is None
            else adjusted(off_peak, terms.energy_price_off_peak),
            supply_share=terms.supply_share,
        )
    except ValidationError:
        return None


def _adjusted_blocks(before: Prices, terms: AdjustmentTerms) -> list[EnergyBlock]:
    if before.energy_blocks and terms.energy_blocks:
        return terms.energy_blocks
    return [
        EnergyBlock(from_kwh=block.from_kwh, energy_price=adjusted(block.energy_price, terms.energy_price))
        for block in before.energy_blocks
    ]
