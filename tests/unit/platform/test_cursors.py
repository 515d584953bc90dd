"""A cursor goes on where a list stopped, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.platform import cursors
from wattwerk.platform.problems import Problem

KEY = {"pk": {"S": "CUSTOMER#10000001"}, "sk": {"S": "READING#1"}}


def test_a_cursor_returns_to_its_key() -> None:
    assert cursors.decode(cursors.encode(KEY), pk="CUSTOMER#10000001") == KEY


def test_the_last_page_has_no_cursor() -> None:
    assert cursors.encode(None) is None
    assert cursors.decode(None, pk="CUSTOMER#10000001") is None


def test_a_cursor_of_another_customer_is_refused() -> None:
    with pytest.raises(Problem) as problem:
        cursors.decode(cursors.encode(KEY), pk="CUSTOMER#10000002")
    assert problem.value.errors[0].code == "cursor_invalid"


@given(st.text())
def test_no_text_breaks_the_decoder(text: str) -> None:
    with pytest.raises(Problem):
        cursors.decode(text, pk="CUSTOMER#10000001")


@pytest.mark.parametrize(
    "forged",
    [
        {"pk": {"S": "CUSTOMER#10000001"}, "sk": {"N": "1"}},
        {"pk": {"S": "CUSTOMER#10000001"}, "sk": {"S": ""}},
        {"pk": {"S": "CUSTOMER#10000001"}, "sk": {"S": "\ud800"}},
        {"pk": {"S": "CUSTOMER#10000001"}, "sk": {"S": "x", "N": "1"}},
        {"pk": {"S": "CUSTOMER#10000001"}, "sk": ["x"]},
    ],
)
def test_a_key_that_the_database_would_choke_on_is_refused(forged: dict[str, dict[str, str]]) -> None:
    with pytest.raises(Problem) as problem:
        cursors.decode(cursors.encode(forged), pk="CUSTOMER#10000001")
    assert problem.value.errors[0].code == "cursor_invalid"
