"""Market locations: the check digit of the BDEW, not the one of Luhn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.catalog.domain.market_location import check_digit, validated
from wattwerk.catalog.domain.refusals import Refused

bases = st.from_regex(r"[1-9][0-9]{9}", fullmatch=True)


def luhn_digit(base: str) -> int:
    doubled = [int(digit) * (1 if position % 2 else 2) for position, digit in enumerate(reversed(base))]
    return (10 - sum(value // 10 + value % 10 for value in doubled) % 10) % 10


@pytest.mark.parametrize("typed", ["41373559241", " 41373 55924 1 ", "4137.3559.241", "413-735-592-41"])
def test_a_market_location_is_accepted_as_people_type_it(typed: str) -> None:
    assert validated(typed) == "41373559241"


def test_a_luhn_digit_is_refused() -> None:
    base = "4137355924"
    assert luhn_digit(base) == 8
    with pytest.raises(Refused) as refusal:
        validated(f"{base}8")
    assert refusal.value.code == "market_location_check_digit"


@pytest.mark.parametrize(
    "typed", ["", "4137355924", "413735592411", "01373559241", "DE373559241", "4137355924１", "<script>"]
)
def test_anything_but_eleven_digits_is_malformed(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        validated(typed)
    assert refusal.value.code == "market_location_malformed"


@given(bases)
def test_exactly_one_check_digit_fits(base: str) -> None:
    def fits(digit: int) -> bool:
        try:
            return validated(f"{base}{digit}") == f"{base}{digit}"
        except Refused:
            return False

    assert [digit for digit in range(10) if fits(digit)] == [check_digit(base)]


@given(bases, st.sampled_from([0, 2, 4, 6, 8]), st.integers(1, 9))
def test_a_wrong_digit_at_an_odd_position_is_always_found(base: str, position: int, error: int) -> None:
    wrong = f"{base[:position]}{(int(base[position]) + error) % 10}{base[position + 1 :]}"
    with pytest.raises(Refused):
        validated(f"{wrong}{check_digit(base)}")
