"""Letters in several columns are read page by page, column by column."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from infra.demo.brands import MUSTERSTADT
from tests.conftest import NOW
from tests.unit.messaging import samples
from wattwerk.documents import columns, rendering
from wattwerk.documents.domain.design import Design
from wattwerk.documents.domain.layout import LetterLayout
from wattwerk.documents.domain.letter import Letter, Row, Section
from wattwerk.messaging.letters import orders
from wattwerk.messaging.wording import Wording


def letter(entries: int) -> Letter:
    """Return a letter with numbered entries, each of two or three lines."""
    summary = orders.contract_summary(
        samples.placed_order("de"), issued_on=NOW.date(), words=Wording("de", "Europe/Berlin")
    )
    rows = tuple(
        Row(f"Punkt {number}", f"Erläuterung E{number:03d}E mit etwas Text, der umbricht.")
        for number in range(entries)
    )
    return replace(summary, sections=(Section("Übersicht", rows),))


def texts(found: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(found)).pages]


@pytest.mark.parametrize("number", [2, 3])
def test_a_long_letter_flows_over_several_pages_and_nothing_is_lost(number: int) -> None:
    pages = texts(rendering.pdf(letter(150), MUSTERSTADT, Design(layout=LetterLayout(columns=number))))
    assert len(pages) > 1
    told = [[entry for entry in range(150) if f"E{entry:03d}E" in page] for page in pages]
    # Every entry stands on one page, and whoever turns the page goes on where the last one ended.
    assert [entry for page in told for entry in page] == list(range(150))
    assert all(len(page) > 10 * number for page in told[:-1])


def test_columns_hold_more_than_one_column_does() -> None:
    one, two = (
        len(texts(rendering.pdf(letter(40), MUSTERSTADT, Design(layout=LetterLayout(columns=number)))))
        for number in (1, 2)
    )
    assert two <= one


def test_a_block_that_no_column_holds_leads_to_one_column() -> None:
    poem = replace(letter(0), sections=(Section("Lang", paragraphs=("Wort " * 4000,)),))
    pages = texts(rendering.pdf(poem, MUSTERSTADT, Design(layout=LetterLayout(columns=3))))
    assert "".join(pages).count("Wort") == 4000


def test_a_heading_stays_with_what_follows() -> None:
    found = columns.blocks("<p>Eins &amp; zwei</p><h2>Preise</h2><p>Drei</p><h3>Ende</h3>")
    assert found == ["<p>Eins &amp; zwei</p>", "<h2>Preise</h2><p>Drei</p>", "<h3>Ende</h3>"]


def test_values_become_entries_below_their_heading() -> None:
    first, second = columns.blocks(
        rendering.section(Section("Preise", (Row("Grundpreis", "12 €"), Row("Summe", "99 €", total=True))))
    )
    assert first.startswith("<h2>Preise</h2>")
    assert "Grundpreis" in first
    assert "Summe" in second
    assert "total" in second


@given(
    sizes=st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=60),
    number=st.integers(min_value=2, max_value=3),
)
def test_whatever_the_sizes_all_blocks_come_in_their_order_and_no_page_is_empty(
    sizes: list[int], number: int
) -> None:
    capacity = 10
    markup = "".join(f"<p>{index} {'x' * size}</p>" for index, size in enumerate(sizes))

    def fits(pages: list[columns.Page]) -> bool:
        return all(sum(block.count("x") for block in column) <= capacity for column in pages[-1])

    pages = columns.pages(markup, number, fits)
    assert "".join(block for page in pages for column in page for block in column) == markup
    assert all(any(column for column in page) for page in pages)
    assert all(fits([page]) for page in pages)
