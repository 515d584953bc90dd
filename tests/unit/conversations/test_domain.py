"""Who is to act in a conversation, and until when."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wattwerk.brands.correspondence import COMPLAINT_DAYS, Correspondence, Label, MessageReason, Team
from wattwerk.conversations.domain import (
    ConversationStatus,
    answer_by,
    customer_of,
    new_conversation_id,
    reference_of,
    require_not_closed,
)
from wattwerk.platform.problems import Problem

LABEL = Label(de="Beschwerde", en="Complaint", fr="Réclamation")


@given(
    number=st.from_regex(r"[0-9]{8}", fullmatch=True) | st.none(),
    moment=st.integers(1_600_000_000, 2_800_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
)
def test_the_id_of_a_conversation_names_its_customer(number: str | None, moment: datetime) -> None:
    assert customer_of(new_conversation_id(number, moment)) == number


def test_a_complaint_of_1_february_is_answered_by_1_march() -> None:
    reason = MessageReason(
        reason_id="complaint", label=LABEL, team_id="service", complaint=True, answer_within_days=28
    )
    assert answer_by(reason, date(2026, 2, 1)) == date(2026, 3, 1)


def test_no_brand_takes_longer_for_complaints_than_the_law_allows() -> None:
    with pytest.raises(ValidationError, match="111a"):
        MessageReason(
            reason_id="complaint",
            label=LABEL,
            team_id="service",
            complaint=True,
            answer_within_days=COMPLAINT_DAYS + 1,
        )


def test_every_reason_needs_a_team_that_exists() -> None:
    reason = MessageReason(reason_id="bill", label=LABEL, team_id="accounting")
    with pytest.raises(ValidationError, match="bill"):
        Correspondence(teams=(Team(team_id="service", name="Kundenservice"),), reasons=(reason,))


def test_what_is_closed_is_not_closed_again() -> None:
    require_not_closed(ConversationStatus.ANSWERED)
    with pytest.raises(Problem) as refused:
        require_not_closed(ConversationStatus.CLOSED)
    assert refused.value.code == "conversation_closed"


def test_a_message_without_customer_number_is_quoted_by_eight_letters() -> None:
    assert reference_of("anonymous-20261121093000-7K2M4XQN") == "7K2M-4XQN"
    own = "48213377-20261121093000-7K2M4XQN"
    assert reference_of(own) == own
