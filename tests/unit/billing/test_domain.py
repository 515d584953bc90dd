"""The way of a transaction, and what may be seen of an IBAN."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.billing.domain.bank_details import masked_iban
from wattwerk.billing.domain.transactions import (
    NEXT_STATUSES,
    TransactionStatus,
    new_transaction_id,
    require_transition,
)
from wattwerk.platform.problems import Problem

ALLOWED = [
    ("received", "exported"),
    ("received", "withdrawn"),
    ("exported", "acknowledged"),
    ("exported", "rejected"),
]


@pytest.mark.parametrize("current", TransactionStatus)
@pytest.mark.parametrize("wanted", TransactionStatus)
def test_only_four_steps_are_possible(current: TransactionStatus, wanted: TransactionStatus) -> None:
    if (current, wanted) in ALLOWED:
        require_transition(current, wanted, "Zähler unbekannt")
    else:
        with pytest.raises(Problem) as problem:
            require_transition(current, wanted, "Zähler unbekannt")
        assert problem.value.code == "transaction_status_not_allowed"


def test_every_status_says_what_may_follow() -> None:
    assert set(NEXT_STATUSES) == set(TransactionStatus)


@given(st.integers(0, 10**15), st.integers(1, 10**12))
def test_transaction_ids_sort_by_time(start: int, microseconds: int) -> None:
    earlier = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(microseconds=start)
    later = earlier + timedelta(microseconds=microseconds)
    assert new_transaction_id("48213377", earlier) < new_transaction_id("48213377", later)


@given(st.from_regex(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", fullmatch=True))
def test_a_masked_iban_shows_eight_characters_at_most(iban: str) -> None:
    masked = masked_iban(iban)
    assert iban not in masked
    assert masked.replace(" ", "").replace("•", "") == iban[:4] + iban[-4:]
