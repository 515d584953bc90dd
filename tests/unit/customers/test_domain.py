"""How customers are named and found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.customers.domain import MOST_TERMS, display_name, normalised, same_name, search_terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müller", "mueller"),
        ("MÜLLER", "mueller"),
        ("Mu\u0308ller", "mueller"),  # the ü of macOS: letter and accent apart
        ("Groß", "gross"),
        ("Çağla Öztürk", "cagla oeztuerk"),
        ("O'Neill-Schröder", "o neill schroeder"),
        ("Bäckerei Krause & Söhne GmbH", "baeckerei krause soehne gmbh"),
        ("<script>", "script"),
        ("Łukasz", "łukasz"),
        ("   ", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_signs(text: str, expected: str) -> None:
    assert normalised(text) == expected


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_a_person_is_found_by_first_and_by_last_name() -> None:
    terms = search_terms(customer_number="48213377", first_name="Anna", last_name="Müller", company="")
    assert terms == ["48213377", "anna mueller", "mueller anna"]


def test_a_company_is_found_by_any_word_of_its_name() -> None:
    terms = search_terms(
        customer_number="1", first_name="", last_name="Krause", company="Stadtbäckerei Krause GmbH"
    )
    assert terms == ["1", "gmbh", "krause", "krause gmbh", "stadtbaeckerei krause gmbh"]


def test_very_long_company_names_have_a_bounded_number_of_terms() -> None:
    terms = search_terms(
        customer_number="1", first_name="Jo", last_name="Ö", company=" ".join(map(str, range(60)))
    )
    assert len(terms) <= MOST_TERMS + 3


def test_companies_are_shown_by_company_people_by_last_name() -> None:
    assert display_name(first_name="Karl", last_name="Krause", company="Krause GmbH") == "Krause GmbH"
    assert display_name(first_name="Anna", last_name="Müller", company="") == "Müller, Anna"
    assert display_name(first_name="", last_name="Müller", company="") == "Müller"


@pytest.mark.parametrize("typed", ["Müllenhoff", "Muellenhoff", "Mullenhoff", "MÜLLENHOFF", " müllenhoff "])
def test_a_name_is_known_however_its_umlauts_are_written(typed: str) -> None:
    assert same_name(typed, "Müllenhoff")


@pytest.mark.parametrize("typed", ["Müllerhoff", "Mollenhoff", "Müllen", "", "-"])
def test_another_name_is_another(typed: str) -> None:
    assert not same_name(typed, "Müllenhoff")
    assert not same_name(typed, "")


@given(st.text(max_size=30), st.text(max_size=30))
def test_who_knows_whom_is_mutual(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
