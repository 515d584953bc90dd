"""Whatever colour a brand chooses, what is written in it or on it can be read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.documents.domain.colours import INK, READABLE, WHITE, contrast, on_white, text_on

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#000000", "#ffffff") == Decimal(21)
    assert contrast("#5b2a86", "#5b2a86") == Decimal(1)


@pytest.mark.parametrize(
    ("primary", "text", "ground"),
    [("#0b6b5d", "#0b6b5d", WHITE), ("#ffd400", INK, INK), ("#ff8a1f", INK, INK)],
)
def test_a_light_brand_colour_gives_way_to_ink(primary: str, text: str, ground: str) -> None:
    assert on_white(primary) == text
    assert text_on(primary) == ground


@given(colours)
def test_text_in_a_brand_colour_is_always_readable_on_paper(colour: str) -> None:
    assert contrast(on_white(colour), WHITE) >= READABLE


@given(colours)
def test_text_on_a_brand_colour_is_the_more_readable_of_both(colour: str) -> None:
    assert contrast(text_on(colour), colour) == max(contrast(WHITE, colour), contrast(INK, colour))
    assert contrast(text_on(colour), colour) >= Decimal("3.9")
