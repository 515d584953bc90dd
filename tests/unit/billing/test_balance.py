"""How a year ends, and which instalment would settle it."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from wattwerk.billing.domain.balance import FEWEST_INSTALMENTS, balance
from wattwerk.billing.domain.instalments import Due

YEAR = [date(2026, month, 1) for month in range(2, 13)] + [date(2027, 1, 1)]


def dues(amount: str) -> list[Due]:
    return [Due(day, Decimal(amount), "planned") for day in YEAR]


def test_who_pays_too_little_is_proposed_what_settles_the_year() -> None:
    found = balance(cost=Decimal(1440), dues=dues("100"), change_from=date(2026, 8, 1))
    assert (found.instalments, found.amount) == (1200, -240)
    # Six months are paid with 100 €; 840 € remain for six.
    assert (found.proposed, found.settles) == (140, True)


def test_who_pays_too_much_is_proposed_less() -> None:
    found = balance(cost=Decimal("900.50"), dues=dues("100"), change_from=date(2026, 8, 1))
    assert (found.amount, found.proposed) == (Decimal("299.50"), 51)


def test_a_small_difference_needs_no_other_instalment() -> None:
    assert balance(cost=Decimal(1255), dues=dues("100"), change_from=date(2026, 8, 1)).proposed is None
    assert balance(cost=Decimal(90), dues=dues("8"), change_from=date(2026, 8, 1)).proposed is None


def test_towards_the_end_of_the_year_the_average_is_proposed_instead_of_a_jump() -> None:
    found = balance(cost=Decimal(1800), dues=dues("100"), change_from=date(2026, 12, 1))
    assert (found.proposed, found.settles) == (150, False)


def test_where_no_instalment_can_change_none_is_proposed() -> None:
    assert balance(cost=Decimal(1800), dues=dues("100"), change_from=None).proposed is None
    assert balance(cost=Decimal(1800), dues=[], change_from=date(2026, 8, 1)).proposed == 150


@given(
    cost=st.decimals(0, 20_000, places=2),
    amount=st.decimals(1, 1500, places=2),
    month=st.integers(0, 12 - FEWEST_INSTALMENTS),
)
def test_the_proposal_leaves_nothing_to_pay_and_wastes_less_than_a_euro_a_month(
    cost: Decimal, amount: Decimal, month: int
) -> None:
    found = balance(cost=cost, dues=dues(str(amount)), change_from=YEAR[month])
    if found.proposed is None:
        return
    left = found.proposed * (12 - month) + amount * month - cost
    assert left >= 0
    assert left < 12 - month or found.proposed == 1
