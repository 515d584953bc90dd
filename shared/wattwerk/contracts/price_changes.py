"""Announced price changes: what applies when, and until when they have to be announced.

All dates are calendar dates of the brand. A price change holds from its first day on; no job has to run
on that day, because prices are always asked for on a day.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import Field

from wattwerk.brands.domain import PriceChangeNotice
from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts.blocks import blocks_after, energy_cost
from wattwerk.platform.money import rounded
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import CustomerType

Guarantee = Literal["full", "energy_only", "without_levies"]


class Occasion(StrEnum):
    """Why prices change; the last two bring no right to cancel (§ 41 (6) EnWG)."""

    COSTS = "costs"
    """Procurement, grid and sales became dearer or cheaper."""
    LEVIES = "levies"
    """Taxes, levies or charges rose."""
    VAT_ONLY = "vat_only"
    LEVIES_LOWERED = "levies_lowered"
    """Taxes, levies or charges fell, and are passed on unchanged."""


WITHOUT_RIGHT = frozenset({Occasion.VAT_ONLY, Occasion.LEVIES_LOWERED})


class Prices(Schema):
    """The prices of a contract: € per month and ct/kWh (water ct/m³), as the contract states them."""

    base_price: Decimal = Field(ge=0, le=100_000)
    energy_price: Decimal = Field(ge=0, le=1_000, description="HT on two-rate tariffs.")
    energy_price_off_peak: Decimal | None = Field(default=None, ge=0, le=1_000)
    energy_blocks: list[EnergyBlock] = Field(
        default_factory=list,
        max_length=20,
        description="Graduated prices: each block prices its own kWh of a year; `energy_price` is that of "
        "the first. Without them, every block of a contract moves by as much as its energy price.",
    )
    supply_share: Decimal | None = Field(
        default=None,
        ge=0,
        le=1_000,
        description="Part of the energy price that the supplier itself sets, in ct/kWh (§ 41b (4) EnWG).",
    )


class PriceStep(Schema):
    """One component, old and new."""

    component: Literal["base_price", "energy_price", "energy_price_off_peak", "supply_share"]
    unit: Literal["€/month", "ct/kWh", "ct/m³"]
    from_kwh: int | None = Field(
        default=None, description="Graduated prices: the yearly consumption at which this block begins."
    )
    before: Decimal | None
    after: Decimal | None


class PriceChange(Schema):
    """An announced price change of a contract (§ 41 (5) EnWG)."""

    effective_on: date = Field(description="First day of the new prices.")
    occasion: Occasion
    explanation: str = Field(description="Reason, conditions and extent, as the customer reads them.")
    letter_on: date = Field(description="Day on which the customer was told.")
    special_termination_until: date | None = Field(
        description="Last day to cancel without notice to the day before the new prices; null without right."
    )
    steps: list[PriceStep] = Field(description="Every component, also those that stay.")
    yearly_price_before: Decimal = Field(description="€ at the forecast consumption.")
    yearly_price_after: Decimal

    @property
    def has_right(self) -> bool:
        """Return whether the customer may cancel because of it."""
        return self.special_termination_until is not None


def latest_letter(effective_on: date, customer_type: CustomerType, notice: PriceChangeNotice) -> date:
    """Return the last day on which a customer may be told of new prices (§ 41 (5) EnWG).

    Households: a month before the new prices at the latest, counted cautiously with a day more. A day that
    the month before lacks is its last one.
    """
    if customer_type is not CustomerType.HOUSEHOLD:
        return effective_on - timedelta(days=notice.other_days)
    year, month = divmod(effective_on.year * 12 + effective_on.month - 1 - notice.household_months, 12)
    day = min(effective_on.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=notice.safety_days)


def earliest_day(today: date, customer_type: CustomerType, notice: PriceChangeNotice) -> date:
    """Return the first day from which new prices can hold for customers who are told today."""
    earliest = today + timedelta(days=1)
    while today > latest_letter(earliest, customer_type, notice):
        earliest += timedelta(days=1)
    return earliest


def notice_on(day: date, rules: Sequence[PriceChangeNotice]) -> PriceChangeNotice:
    """Return the rule that holds on a day: the youngest that has begun."""
    begun = [rule for rule in rules if rule.since <= day]
    return max(begun, key=lambda rule: rule.since) if begun else PriceChangeNotice()


def guaranteed(
    *, effective_on: date, occasion: Occasion, until: date | None, scope: Guarantee | None
) -> bool:
    """Return whether a price guarantee rules a change out.

    A guarantee that leaves taxes and levies open allows changes that only pass them on; a guarantee of all
    components allows none.
    """
    if until is None or effective_on > until:
        return False
    return scope in (None, "full") or occasion is Occasion.COSTS


def steps(before: Prices, after: Prices, *, unit: Literal["ct/kWh", "ct/m³"]) -> list[PriceStep]:
    """Return every component side by side; components that neither side has are left out.

    A graduated energy price is one step for each block; both sides have the same blocks.
    """
    found = [
        PriceStep(component="base_price", unit="€/month", before=before.base_price, after=after.base_price)
    ]
    blocks = list(zip(before.energy_blocks, after.energy_blocks, strict=True))
    found += [
        PriceStep(
            component="energy_price",
            unit=unit,
            from_kwh=block.from_kwh,
            before=block.energy_price,
            after=new.energy_price,
        )
        for block, new in blocks
    ]
    for component in ("energy_price", "energy_price_off_peak", "supply_share"):
        old, new = getattr(before, component), getattr(after, component)
        graduated = component == "energy_price" and blocks
        if not graduated and (old is not None or new is not None):
            found.append(
                PriceStep.model_validate({"component": component, "unit": unit, "before": old, "after": new})
            )
    return found


def prices_on(day: date, concluded: Prices, changes: Iterable[PriceChange]) -> Prices:
    """Return the prices that hold on a day."""
    present = concluded
    for change in sorted(changes, key=lambda change: change.effective_on):
        if change.effective_on <= day:
            present = _prices_of(change, present)
    return present


def _prices_of(change: PriceChange, before: Prices) -> Prices:
    values = {step.component: step.after for step in change.steps if not step.from_kwh}
    blocks = [
        {"from_kwh": step.from_kwh, "energy_price": step.after}
        for step in change.steps
        if step.from_kwh is not None
    ]
    after = Prices.model_validate({**values, "energy_blocks": blocks})
    if blocks or not before.energy_blocks:
        return after
    return with_moved_blocks(after, before)


def with_moved_blocks(prices: Prices, before: Prices) -> Prices:
    """Return prices whose blocks are those from before, each moved by as much as the energy price."""
    moved = blocks_after(before.energy_blocks, difference=prices.energy_price - before.energy_price)
    return prices.model_copy(update={"energy_blocks": moved})


def yearly_price_after(
    yearly: Decimal, before: Prices, after: Prices, *, consumption: int, consumption_off_peak: int | None
) -> Decimal:
    """Return what a year costs with other prices, beginning from what it has cost.

    The yearly price of a contract was computed from unrounded net prices, the prices that it states are
    rounded. So only the difference is computed from them, and the two years can be compared to the cent.
    """
    new, old = (
        yearly_price(prices, consumption=consumption, consumption_off_peak=consumption_off_peak)
        for prices in (after, before)
    )
    return yearly + new - old


def yearly_price(prices: Prices, *, consumption: int, consumption_off_peak: int | None) -> Decimal:
    """Return the price of a year in €, rounded once (half up)."""
    energy = energy_cost(prices.energy_price, prices.energy_blocks, Decimal(consumption))
    if prices.energy_price_off_peak is not None:
        energy += prices.energy_price_off_peak * (consumption_off_peak or 0)
    return rounded(prices.base_price * 12 + energy / 100)
