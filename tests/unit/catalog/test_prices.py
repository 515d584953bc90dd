"""The tariff calculator: exact sums, one rounding per total, VAT on what was never rounded."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wattwerk.catalog.domain.levies import Levy
from wattwerk.catalog.domain.price_rows import PriceValues
from wattwerk.catalog.domain.prices import Calculation, Consumption, calculate
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import BonusTerms
from wattwerk.catalog.domain.terms import PriceBasis, Text
from wattwerk.platform.vocabulary import Commodity

CONDITION = Text(de="Nach zwölf Monaten.", en="After twelve months.", fr="Après douze mois.")
NINETEEN = Decimal(19)

unit_prices = st.decimals(0, 60, places=4)
base_prices = st.decimals(0, 60, places=3)
kilowatt_hours = st.integers(1, 100_000)
percentages = st.decimals("0.01", 100, places=2)
caps = st.decimals(1, 500, places=2)


def price_of(base: str, energy: str, off_peak: str | None = None) -> ProductPrice:
    return ProductPrice(
        base_price=Decimal(base),
        energy_price=Decimal(energy),
        energy_price_off_peak=None if off_peak is None else Decimal(off_peak),
    )


def result_of(
    price: ProductPrice,
    consumption: Consumption,
    *,
    basis: PriceBasis = "net",
    bonuses: list[BonusTerms] | None = None,
    levies: list[Levy] | None = None,
    vat_rate: Decimal = NINETEEN,
    show_gross: bool = True,
) -> Calculation:
    return calculate(
        price=price,
        basis=basis,
        consumption=consumption,
        bonuses=bonuses or [],
        levies=levies or [],
        vat_rate=vat_rate,
        show_gross=show_gross,
    )


def bonus(**terms: str) -> BonusTerms:
    return BonusTerms.model_validate({"kind": "new_customer_bonus", "condition": CONDITION, **terms})


def half_up(value: Fraction) -> Decimal:
    return Decimal(int(value * 100 + Fraction(1, 2))) / 100


def test_a_household_sees_gross_prices() -> None:
    result = result_of(price_of("11.76", "26.18"), Consumption(3500))
    # (11.76 × 12 + 3500 × 0.2618) × 1.19 = 1057.42 × 1.19 = 1258.3298
    assert result.yearly_price == Decimal("1258.33")
    assert result.monthly_price == Decimal(105)
    assert (result.base_price, result.energy_price) == (Decimal("13.99"), Decimal("31.15"))
    assert result.includes_vat


def test_a_business_sees_net_prices_as_the_list_gives_them() -> None:
    result = result_of(price_of("16.50", "24.685"), Consumption(35_000), show_gross=False)
    assert result.yearly_price == Decimal("8837.75")
    assert (result.base_price, result.energy_price) == (Decimal("16.50"), Decimal("24.685"))
    assert "vat" not in {line.kind for line in result.lines}


def test_a_two_rate_tariff_charges_peak_and_off_peak_apart() -> None:
    result = result_of(price_of("9.24", "24.12", "19.46"), Consumption(3500, 2500))
    # (110.88 + 844.20 + 486.50) × 1.19 = 1715.4802
    assert result.yearly_price == Decimal("1715.48")
    assert [(line.kind, line.quantity, line.amount) for line in result.lines] == [
        ("base_price", Decimal(12), Decimal("110.88")),
        ("energy_price_ht", Decimal(3500), Decimal("844.20")),
        ("energy_price_nt", Decimal(2500), Decimal("486.50")),
        ("vat", Decimal("1441.58"), Decimal("273.90")),
    ]


def test_a_single_rate_tariff_on_a_two_rate_meter_charges_both_rates_alike() -> None:
    price = price_of("9", "25")
    assert result_of(price, Consumption(3500, 2500)).yearly_price == (
        result_of(price, Consumption(6000)).yearly_price
    )


def test_vat_is_taken_on_the_unrounded_net_sum() -> None:
    # 50.00421 € net: rounded first it would make 50.00 × 1.19 = 59.50; exactly it is 59.5050099.
    assert result_of(price_of("0", "0.05000421"), Consumption(100_000)).yearly_price == Decimal("59.51")


def test_half_a_cent_is_rounded_up() -> None:
    assert result_of(price_of("0", "0.5"), Consumption(1), vat_rate=Decimal(0)).yearly_price == (
        Decimal("0.01")
    )


@pytest.mark.parametrize("vat_rate", ["19", "7", "20", "0"])
def test_a_gross_list_shows_its_prices_to_households_unchanged(vat_rate: str) -> None:
    price = price_of("13.99", "31.15")
    result = result_of(price, Consumption(3500), basis="gross", vat_rate=Decimal(vat_rate))
    assert result.yearly_price == Decimal("1258.13")
    assert (result.base_price, result.energy_price) == (Decimal("13.99"), Decimal("31.15"))


def test_a_gross_list_shows_its_net_prices_to_businesses() -> None:
    result = result_of(price_of("11.90", "29.75"), Consumption(4000), basis="gross", show_gross=False)
    assert (result.base_price, result.energy_price) == (Decimal(10), Decimal(25))
    assert result.yearly_price == Decimal("1120.00")


def test_levies_are_contained_in_the_energy_price_and_change_no_total() -> None:
    levy = Levy.model_validate(
        {"commodity": Commodity.ELECTRICITY, "code": "kwkg", "rate": "0.446", "valid_from": "2026-01-01"}
    )
    with_levy = result_of(price_of("10", "25"), Consumption(2500), levies=[levy])
    without = result_of(price_of("10", "25"), Consumption(2500))
    assert with_levy.yearly_price == without.yearly_price
    [line] = [line for line in with_levy.lines if line.kind == "levy"]
    assert (line.contained, line.code, line.amount) == (True, "kwkg", Decimal("11.15"))


def test_bonuses_stand_apart_and_lower_the_first_year_only() -> None:
    result = result_of(
        price_of("11.76", "26.18"),
        Consumption(3500),
        bonuses=[bonus(amount="75"), bonus(percent="10", cap="120")],
    )
    assert result.yearly_price == Decimal("1258.33")
    assert [entry.amount for entry in result.bonuses] == [Decimal("75.00"), Decimal("120.00")]
    assert result.first_year_price == Decimal("1063.33")


def test_a_percentage_below_its_cap_is_taken_of_the_unrounded_gross_price() -> None:
    result = result_of(price_of("0", "10"), Consumption(1234), bonuses=[bonus(percent="15", cap="150")])
    # 123.40 × 1.19 = 146.846; 15 % of it = 22.0269
    assert [entry.amount for entry in result.bonuses] == [Decimal("22.03")]


def test_a_business_gets_its_bonus_net() -> None:
    result = result_of(
        price_of("10", "25"), Consumption(4000), bonuses=[bonus(amount="119")], show_gross=False
    )
    assert [entry.amount for entry in result.bonuses] == [Decimal("100.00")]
    assert result.first_year_price == Decimal("1020.00")


def test_bonuses_never_exceed_the_price() -> None:
    result = result_of(
        price_of("1", "10"), Consumption(100), bonuses=[bonus(amount="20"), bonus(amount="20")]
    )
    # 22 € net, 26.18 € gross
    assert [entry.amount for entry in result.bonuses] == [Decimal("20.00"), Decimal("6.18")]
    assert result.first_year_price == 0


@pytest.mark.parametrize("terms", [{}, {"amount": "10", "percent": "5"}, {"amount": "10", "cap": "5"}])
def test_a_bonus_is_either_an_amount_or_a_percentage(terms: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        bonus(**terms)


@given(base_prices, unit_prices, kilowatt_hours, st.sampled_from(["19", "7", "20", "0"]))
def test_the_yearly_price_is_the_exact_sum_rounded_once(
    base: Decimal, energy: Decimal, consumption: int, vat_rate: str
) -> None:
    exact = (Fraction(base) * 12 + Fraction(energy) * consumption / 100) * (100 + int(vat_rate)) / 100
    price = ProductPrice(base_price=base, energy_price=energy)
    result = result_of(price, Consumption(consumption), vat_rate=Decimal(vat_rate))
    assert result.yearly_price == half_up(exact)
    assert result.monthly_price == (Decimal(exact.numerator) / exact.denominator / 12).quantize(
        Decimal(1), ROUND_HALF_UP
    )


@given(base_prices, unit_prices, kilowatt_hours, st.integers(1, 5000))
def test_more_energy_never_costs_less(base: Decimal, energy: Decimal, consumption: int, more: int) -> None:
    price = ProductPrice(base_price=base, energy_price=energy)
    assert result_of(price, Consumption(consumption)).yearly_price <= (
        result_of(price, Consumption(consumption + more)).yearly_price
    )


@given(
    base_prices,
    unit_prices,
    kilowatt_hours,
    st.decimals("0.01", 100, places=2),
    st.decimals(1, 500, places=2),
)
def test_the_first_year_is_the_price_less_the_bonuses_shown(
    base: Decimal, energy: Decimal, consumption: int, percent: Decimal, cap: Decimal
) -> None:
    price = ProductPrice(base_price=base, energy_price=energy)
    result = result_of(price, Consumption(consumption), bonuses=[bonus(percent=str(percent), cap=str(cap))])
    assert result.first_year_price == result.yearly_price - result.bonuses[0].amount
    assert 0 <= result.bonuses[0].amount <= cap
    assert result.first_year_price >= 0


@given(base_prices, unit_prices, unit_prices, kilowatt_hours, kilowatt_hours)
def test_the_lines_add_up_to_the_price_within_their_own_roundings(
    base: Decimal, energy: Decimal, off_peak: Decimal, peak_use: int, off_peak_use: int
) -> None:
    price = ProductPrice(base_price=base, energy_price=energy, energy_price_off_peak=off_peak)
    result = result_of(price, Consumption(peak_use, off_peak_use))
    total = sum((line.amount for line in result.lines if not line.contained), Decimal())
    assert abs(total - result.yearly_price) <= Decimal("0.02")


def in_blocks(*blocks: tuple[int, str, str]) -> ProductPrice:
    return ProductPrice.of(tuple((start, PriceValues(base, energy)) for start, base, energy in blocks))


def test_the_block_of_a_consumption_prices_all_of_it() -> None:
    price = in_blocks((0, "10", "30"), (2500, "9", "28"), (5000, "8", "26"))
    yearly = [
        result_of(price, Consumption(kwh), vat_rate=Decimal(0)).yearly_price for kwh in (2499, 2500, 5000)
    ]
    # 120 + 2499 × 0.30; 108 + 2500 × 0.28; 96 + 5000 × 0.26
    assert yearly == [Decimal("869.70"), Decimal("808.00"), Decimal("1396.00")]


def test_both_rates_together_decide_on_the_block() -> None:
    price = ProductPrice.of(
        ((0, PriceValues("10", "30", "20")), (4000, PriceValues("9", "25", "15"))),
    )
    result = result_of(price, Consumption(2500, 1500), vat_rate=Decimal(0))
    assert (result.energy_price, result.energy_price_off_peak) == (Decimal(25), Decimal(15))


@given(
    st.lists(
        st.tuples(st.integers(1, 90_000), base_prices, unit_prices),
        max_size=6,
        unique_by=lambda block: block[0],
    ),
    kilowatt_hours,
)
def test_no_consumption_is_without_a_price_and_each_has_that_of_its_block(
    further: list[tuple[int, Decimal, Decimal]], kwh: int
) -> None:
    blocks = [(0, Decimal(10), Decimal(30)), *sorted(further)]
    price = in_blocks(*((start, str(base), str(energy)) for start, base, energy in blocks))
    _, base, energy = [block for block in blocks if block[0] <= kwh][-1]
    assert result_of(price, Consumption(kwh)) == result_of(price_of(str(base), str(energy)), Consumption(kwh))


def test_a_list_gives_the_bonus_of_a_product_another_amount_or_none() -> None:
    own = [bonus(amount="75")]

    def bonuses(values: PriceValues) -> list[Decimal]:
        price = ProductPrice.of(((0, values),))
        return [entry.amount for entry in result_of(price, Consumption(3500), bonuses=own).bonuses]

    assert bonuses(PriceValues("11.76", "26.18")) == [Decimal("75.00")]
    assert bonuses(PriceValues("11.76", "26.18", new_customer_bonus="120")) == [Decimal("120.00")]
    assert bonuses(PriceValues("11.76", "26.18", new_customer_bonus="0")) == []
    assert bonuses(PriceValues("11.76", "26.18", new_customer_bonus="0%")) == []
    # 10 % of 1258.3298 €, at most 100 €
    assert bonuses(PriceValues("11.76", "26.18", new_customer_bonus="10%")) == [Decimal("125.83")]
    capped = PriceValues("11.76", "26.18", new_customer_bonus="10%", new_customer_bonus_cap="100")
    assert bonuses(capped) == [Decimal("100.00")]
    # Only the product can say when an instant bonus is paid; this one has none.
    assert bonuses(PriceValues("11.76", "26.18", instant_bonus="30")) == [Decimal("75.00")]


@given(unit_prices, kilowatt_hours, percentages, caps)
def test_a_percentage_of_a_list_is_the_same_as_one_of_the_product(
    energy: Decimal, kwh: int, percent: Decimal, cap: Decimal
) -> None:
    values = PriceValues("10", str(energy), new_customer_bonus=f"{percent}%", new_customer_bonus_cap=str(cap))
    of_list = result_of(ProductPrice.of(((0, values),)), Consumption(kwh), bonuses=[bonus(amount="1")])
    terms = [bonus(percent=str(percent), cap=str(cap))]
    of_product = result_of(price_of("10", str(energy)), Consumption(kwh), bonuses=terms)
    assert [entry.amount for entry in of_list.bonuses] == [entry.amount for entry in of_product.bonuses]


def graduated(*blocks: tuple[int, str], base: str = "10") -> ProductPrice:
    rows = tuple((start, PriceValues(base, energy, blocks="graduated")) for start, energy in blocks)
    return ProductPrice.of(rows)


def test_graduated_blocks_price_their_own_kilowatt_hours() -> None:
    result = result_of(graduated((0, "30"), (2500, "25"), (5000, "20")), Consumption(6000))
    # (10 × 12 + 2500 × 0.30 + 2500 × 0.25 + 1000 × 0.20) × 1.19 = 1695 × 1.19
    assert result.yearly_price == Decimal("2017.05")
    assert [(block.from_kwh, block.energy_price) for block in result.energy_blocks] == [
        (0, Decimal("35.70")),
        (2500, Decimal("29.75")),
        (5000, Decimal("23.80")),
    ]
    lines = [line for line in result.lines if line.kind == "energy_price"]
    assert [(line.from_kwh, line.quantity, line.amount) for line in lines] == [
        (0, 2500, Decimal("750.00")),
        (2500, 2500, Decimal("625.00")),
        (5000, 1000, Decimal("200.00")),
    ]


def test_blocks_that_a_consumption_does_not_reach_are_told_and_cost_nothing() -> None:
    result = result_of(graduated((0, "30"), (2500, "25")), Consumption(1000))
    assert result.yearly_price == Decimal("499.80")
    assert [block.from_kwh for block in result.energy_blocks] == [0, 2500]


steps = st.lists(
    st.tuples(st.integers(1, 20_000), unit_prices), max_size=4, unique_by=lambda step: step[0]
).map(sorted)


@given(base_prices, unit_prices, steps, kilowatt_hours)
def test_a_graduated_price_is_the_exact_sum_over_every_kilowatt_hour(
    base: Decimal, first: Decimal, others: list[tuple[int, Decimal]], consumed: int
) -> None:
    blocks = [(0, str(first)), *((start, str(price)) for start, price in others)]
    result = result_of(graduated(*blocks, base=str(base)), Consumption(consumed))
    borders = [*(start for start, _ in others), consumed]
    energy = Fraction(0)
    for (start, price), end in zip(blocks, borders, strict=True):
        energy += Fraction(Decimal(price)) * max(0, min(consumed, end) - start)
    net = Fraction(base) * 12 + energy / 100
    assert result.yearly_price == half_up(net * Fraction(119, 100))
    priced = sum(line.quantity for line in result.lines if line.kind == "energy_price")
    assert priced == consumed


@given(unit_prices, st.lists(st.integers(1, 20_000), max_size=4, unique=True).map(sorted), kilowatt_hours)
def test_blocks_of_one_price_are_like_one_block(price: Decimal, starts: list[int], consumed: int) -> None:
    blocks = [(start, str(price)) for start in (0, *starts)]
    graduated_price = result_of(graduated(*blocks), Consumption(consumed)).yearly_price
    assert graduated_price == result_of(price_of("10", str(price)), Consumption(consumed)).yearly_price
