"""What a product costs in an area, as a price list gives it: never rounded."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from pydantic import Field

from wattwerk.catalog.domain.price_rows import GRADUATED, PriceValues
from wattwerk.catalog.domain.products import BonusTerms
from wattwerk.catalog.domain.terms import Terms

Blocks = tuple[tuple[int, PriceValues], ...]
"""Prices by the yearly consumption (kWh) from which they hold, the smallest first."""


class Tier(NamedTuple):
    """A block of a graduated price: from which kWh on, its price in ct/kWh, and the kWh in it."""

    from_kwh: int
    energy_price: Decimal
    kilowatt_hours: int


class ProductPrice(Terms):
    """Prices of a product in an area, on the basis (net, gross) of the list.

    ``further`` are the prices for larger consumptions: the one into which a consumption falls prices
    all of it, unless they are ``graduated``: then each prices the kWh from its beginning to the next.
    """

    base_price: Decimal = Field(ge=0, description="€ per month.")
    energy_price: Decimal = Field(ge=0, description="ct/kWh; peak (HT) for two-rate products.")
    energy_price_off_peak: Decimal | None = Field(default=None, ge=0, description="ct/kWh off-peak (NT).")
    new_customer_bonus: Decimal | None = Field(default=None, ge=0, description="€ gross; 0 for none here.")
    new_customer_bonus_percent: Decimal | None = Field(
        default=None, ge=0, le=100, description="Of the yearly price."
    )
    new_customer_bonus_cap: Decimal | None = Field(default=None, ge=0, description="€ gross at most.")
    instant_bonus: Decimal | None = Field(default=None, ge=0, description="€ gross; 0 for none here.")
    from_kwh: int = Field(default=0, ge=0, description="Yearly consumption from which this holds.")
    further: tuple["ProductPrice", ...] = ()
    graduated: bool = False

    @classmethod
    def of(cls, blocks: Blocks) -> Self:
        """Return the prices of one or several rows of a list."""
        (from_kwh, first), *others = blocks
        return cls(
            **_fields(first),
            from_kwh=from_kwh,
            further=tuple(ProductPrice(**_fields(values), from_kwh=start) for start, values in others),
            graduated=first.blocks == GRADUATED,
        )

    def at(self, kilowatt_hours: int) -> "ProductPrice":
        """Return the prices for a yearly consumption."""
        if self.graduated:
            return self
        fitting = [block for block in self.further if block.from_kwh <= kilowatt_hours]
        return fitting[-1] if fitting else self

    def tiers(self, kilowatt_hours: int) -> list[Tier]:
        """Return the graduated blocks and how much of a yearly consumption falls into each; else none."""
        if not self.graduated:
            return []
        blocks = (self, *self.further)
        ends = [block.from_kwh for block in self.further]
        return [
            Tier(block.from_kwh, block.energy_price, max(0, min(kilowatt_hours, end) - block.from_kwh))
            for block, end in zip(blocks, [*ends, kilowatt_hours], strict=True)
        ]

    def bonuses(self, terms: Sequence[BonusTerms]) -> list[BonusTerms]:
        """Return the bonuses of the product as this area gives them: another amount, or none."""
        return [bonus for own in terms if (bonus := self._bonus(own)) is not None]

    def _bonus(self, terms: BonusTerms) -> BonusTerms | None:
        if terms.kind == "instant_bonus":
            return _amount(terms, self.instant_bonus)
        if self.new_customer_bonus_percent is None:
            return _amount(terms, self.new_customer_bonus)
        if not self.new_customer_bonus_percent:
            return None
        return BonusTerms(
            kind=terms.kind,
            percent=self.new_customer_bonus_percent,
            cap=self.new_customer_bonus_cap or None,
            condition=terms.condition,
        )


def _amount(terms: BonusTerms, amount: Decimal | None) -> BonusTerms | None:
    if amount is None:
        return terms
    return BonusTerms(kind=terms.kind, amount=amount, condition=terms.condition) if amount else None


def _fields(values: PriceValues) -> dict[str, Decimal]:
    bonus = values.new_customer_bonus
    given = {
        "base_price": values.base_price or "0",
        "energy_price": values.energy_price,
        "energy_price_off_peak": values.energy_price_off_peak,
        "new_customer_bonus": "" if bonus.endswith("%") else bonus,
        "new_customer_bonus_percent": bonus[:-1] if bonus.endswith("%") else "",
        "new_customer_bonus_cap": values.new_customer_bonus_cap,
        "instant_bonus": values.instant_bonus,
    }
    return {name: Decimal(text) for name, text in given.items() if text}
