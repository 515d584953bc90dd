"""The tariff calculator: exact until the one rounding of each total that is shown.

VAT is taken on the unrounded net sum (or out of the unrounded gross sum, when the price list is
gross). Consumers see gross prices, the energy price per kWh and the base price apart, bonuses
never only inside the total (PAngV); business customers see net prices.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from wattwerk.catalog.domain.levies import Levy
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import BonusTerms
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.platform.money import rounded

MONTHS = 12
CENT_PER_EURO = 100
EURO = Decimal(1)
# Enough for a unit price taken out of a gross one; such a price is shown, never calculated with.
SHOWN_UNIT_PRICE = Decimal("0.000001")

LineKind = Literal["base_price", "energy_price", "energy_price_ht", "energy_price_nt", "levy", "vat"]
Unit = Literal["ct/kWh", "€/month", "%"]


@dataclass(frozen=True)
class Consumption:
    """Yearly consumption in kWh; ``off_peak`` is None without a two-rate meter."""

    peak: int
    off_peak: int | None = None

    @property
    def total(self) -> int:
        """Return both rates together."""
        return self.peak + (self.off_peak or 0)


@dataclass(frozen=True)
class Line:
    """A line of the breakdown: net unit price, quantity and what it makes in a year in €."""

    kind: LineKind
    code: str
    price: Decimal
    unit: Unit
    quantity: Decimal
    amount: Decimal
    contained: bool = False
    from_kwh: int | None = None


@dataclass(frozen=True)
class BlockPrice:
    """The energy price (ct/kWh) of a block of consumption that begins with ``from_kwh`` a year."""

    from_kwh: int
    energy_price: Decimal


@dataclass(frozen=True)
class BonusAmount:
    """What a bonus is worth in whole cents, on the same basis (net, gross) as the prices shown."""

    terms: BonusTerms
    amount: Decimal


@dataclass(frozen=True)
class Calculation:
    """A price for a year, rounded for display; ``includes_vat`` says how it is shown."""

    includes_vat: bool
    vat_rate: Decimal
    yearly_price: Decimal
    monthly_price: Decimal
    first_year_price: Decimal
    base_price: Decimal
    energy_price: Decimal
    energy_price_off_peak: Decimal | None
    energy_blocks: tuple[BlockPrice, ...]
    bonuses: tuple[BonusAmount, ...]
    lines: tuple[Line, ...]


def yearly_sum(price: ProductPrice, consumption: Consumption) -> Decimal:
    """Return € per year on the basis of the price list, unrounded.

    A product without an off-peak price charges all consumption at the one price, or each block of it
    at its own.
    """
    if tiers := price.tiers(consumption.total):
        energy = sum((tier.energy_price * tier.kilowatt_hours for tier in tiers), Decimal())
    elif price.energy_price_off_peak is None:
        energy = price.energy_price * consumption.total
    else:
        energy = price.energy_price * consumption.peak
        energy += price.energy_price_off_peak * (consumption.off_peak or 0)
    return price.base_price * MONTHS + energy / CENT_PER_EURO


def calculate(
    *,
    price: ProductPrice,
    basis: PriceBasis,
    consumption: Consumption,
    bonuses: Sequence[BonusTerms],
    levies: Sequence[Levy],
    vat_rate: Decimal,
    show_gross: bool,
) -> Calculation:
    """Return the price of a product for a consumption. ``levies`` are those of the day, without VAT;
    ``bonuses`` those of the product, which the price list may change."""
    price = price.at(consumption.total)
    bonuses = price.bonuses(bonuses)
    vat = _Vat(vat_rate, basis)
    total = yearly_sum(price, consumption)
    shown = vat.shown(total, gross=show_gross)
    yearly_price = rounded(shown)
    bonus_amounts = _bonuses(bonuses, vat=vat, total=total, limit=yearly_price, show_gross=show_gross)
    off_peak = price.energy_price_off_peak
    return Calculation(
        includes_vat=show_gross,
        vat_rate=vat_rate,
        yearly_price=yearly_price,
        monthly_price=(shown / MONTHS).quantize(EURO, rounding=ROUND_HALF_UP),
        first_year_price=yearly_price - sum((bonus.amount for bonus in bonus_amounts), Decimal()),
        base_price=vat.unit_price(price.base_price, gross=show_gross),
        energy_price=vat.unit_price(price.energy_price, gross=show_gross),
        energy_price_off_peak=None if off_peak is None else vat.unit_price(off_peak, gross=show_gross),
        energy_blocks=tuple(
            BlockPrice(tier.from_kwh, vat.unit_price(tier.energy_price, gross=show_gross))
            for tier in price.tiers(consumption.total)
        ),
        bonuses=bonus_amounts,
        lines=_lines(price, vat, consumption, levies, total, with_vat=show_gross),
    )


@dataclass(frozen=True)
class _Vat:
    """Converts from the basis of the price list, exactly or as exactly as a division can be."""

    rate: Decimal
    basis: PriceBasis

    def net(self, amount: Decimal) -> Decimal:
        return amount if self.basis == "net" else amount * 100 / (100 + self.rate)

    def gross(self, amount: Decimal) -> Decimal:
        return amount if self.basis == "gross" else amount * (100 + self.rate) / 100

    def shown(self, amount: Decimal, *, gross: bool) -> Decimal:
        return self.gross(amount) if gross else self.net(amount)

    def net_unit_price(self, price: Decimal) -> Decimal:
        """Return a net unit price as given, or computed from a gross one to six places."""
        return price if self.basis == "net" else self.net(price).quantize(SHOWN_UNIT_PRICE).normalize()

    def unit_price(self, price: Decimal, *, gross: bool) -> Decimal:
        """Return a unit price as customers see it: gross with two places, net as given."""
        return rounded(self.gross(price)) if gross else self.net_unit_price(price)


def _bonuses(
    terms: Sequence[BonusTerms], *, vat: _Vat, total: Decimal, limit: Decimal, show_gross: bool
) -> tuple[BonusAmount, ...]:
    """Return the bonuses in whole cents. Together they never exceed the yearly price (``limit``)."""
    result: list[BonusAmount] = []
    for bonus in terms:
        amount = bonus.amount if bonus.amount is not None else vat.gross(total) * (bonus.percent or 0) / 100
        if bonus.cap is not None:
            amount = min(amount, bonus.cap)
        if not show_gross:
            amount = amount * 100 / (100 + vat.rate)
        amount = min(rounded(amount), limit)
        limit -= amount
        result.append(BonusAmount(bonus, amount))
    return tuple(result)


def _lines(
    price: ProductPrice,
    vat: _Vat,
    consumption: Consumption,
    levies: Sequence[Levy],
    total: Decimal,
    *,
    with_vat: bool,
) -> tuple[Line, ...]:
    lines = [_line(vat, "base_price", price.base_price, "€/month", MONTHS)]
    if tiers := price.tiers(consumption.total):
        lines += [
            replace(
                _line(vat, "energy_price", tier.energy_price, "ct/kWh", tier.kilowatt_hours),
                from_kwh=tier.from_kwh,
            )
            for tier in tiers
        ]
    elif price.energy_price_off_peak is None:
        lines.append(_line(vat, "energy_price", price.energy_price, "ct/kWh", consumption.total))
    else:
        lines += [
            _line(vat, "energy_price_ht", price.energy_price, "ct/kWh", consumption.peak),
            _line(vat, "energy_price_nt", price.energy_price_off_peak, "ct/kWh", consumption.off_peak or 0),
        ]
    for levy in levies:
        quantity = Decimal(consumption.total)
        amount = rounded(levy.rate * quantity / CENT_PER_EURO)
        lines.append(Line("levy", levy.code, levy.rate, "ct/kWh", quantity, amount, contained=True))
    if with_vat:
        net = vat.net(total)
        lines.append(Line("vat", "vat", vat.rate, "%", rounded(net), rounded(vat.gross(total) - net)))
    return tuple(lines)


def _line(vat: _Vat, kind: LineKind, price: Decimal, unit: Unit, quantity: int) -> Line:
    amount = price * quantity if unit == "€/month" else price * quantity / CENT_PER_EURO
    return Line(kind, kind, vat.net_unit_price(price), unit, Decimal(quantity), rounded(vat.net(amount)))
