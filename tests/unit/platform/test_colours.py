"""A colour that cannot be read on white comes with one that can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.platform.colours import READABLE, WHITE, contrast, readable_on_white

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda value: f"#{value:06x}")


@given(colours)
def test_every_proposal_can_be_read(colour: str) -> None:
    assert contrast(readable_on_white(colour), WHITE) >= READABLE


@given(colours)
def test_what_can_be_read_stays_as_it_is(colour: str) -> None:
    assert (readable_on_white(colour) == colour) == (contrast(colour, WHITE) >= READABLE)


@pytest.mark.parametrize(("colour", "proposal"), [("#5a8f1f", "#51811c"), ("#d9580a", "#c85109")])
def test_a_proposal_stays_close_to_the_colour(colour: str, proposal: str) -> None:
    assert readable_on_white(colour) == proposal
