"""Names, passwords and links: rules without a cloud."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.identity.domain import (
    LinkPurpose,
    LinkReference,
    normalised_name,
    normalised_password,
    portal_login_id,
    staff_login_id,
    strong_enough,
)


@pytest.mark.parametrize(
    "password",
    ["Grüner-Strom-2026", "korrekt pferd batterie 7", "12345678901ä", "пароль-пароль-1"],
)
def test_a_long_password_with_a_letter_and_a_digit_may_be_chosen(password: str) -> None:
    assert strong_enough(password)


@pytest.mark.parametrize(
    "password", ["", "Kurz-2026", "123456789012", "nur-buchstaben-hier", "!!!!!!!!!!!!!!!!"]
)
def test_a_short_or_simple_password_may_not(password: str) -> None:
    assert not strong_enough(password)


def test_a_password_is_the_same_from_every_keyboard() -> None:
    composed, decomposed = "Gr\u00fcner-Strom-2026", "Gru\u0308ner-Strom-2026"
    assert normalised_password(decomposed) == composed


def test_case_and_blanks_of_a_name_do_not_count() -> None:
    assert normalised_name("  Jörg.MÜLLER@Example.de ") == normalised_name("jörg.müller@example.DE")


@given(st.text(max_size=60))
def test_normalising_a_name_twice_changes_nothing_more_in_what_is_found(name: str) -> None:
    assert normalised_name(normalised_name(name)) == normalised_name(normalised_name(normalised_name(name)))


@given(st.uuids(), st.sampled_from(LinkPurpose))
def test_the_text_of_a_link_tells_the_link(login: object, purpose: LinkPurpose) -> None:
    link = LinkReference.new(str(login).replace("-", ""), purpose)
    assert LinkReference.parse(str(link)) == link


@given(st.text(max_size=100))
def test_any_other_text_is_no_link(text: str) -> None:
    assert LinkReference.parse(text) is None


def test_two_links_are_never_the_same() -> None:
    login = portal_login_id("musterstadt", "20113344")
    assert LinkReference.new(login, LinkPurpose.MAGIC_LINK) != LinkReference.new(
        login, LinkPurpose.MAGIC_LINK
    )


def test_a_sign_in_waits_for_minutes_and_a_welcome_for_days() -> None:
    assert LinkPurpose.MAGIC_LINK.valid_for == timedelta(minutes=15)
    assert LinkPurpose.SET_PASSWORD.valid_for == timedelta(days=7)


def test_login_ids_are_stable_and_differ_by_brand_number_and_audience() -> None:
    assert portal_login_id("musterstadt", "20113344") == portal_login_id("musterstadt", "20113344")
    ids = {
        portal_login_id("musterstadt", "20113344"),
        portal_login_id("sparwatt", "20113344"),
        portal_login_id("musterstadt", "20113345"),
        staff_login_id("musterstadt#20113344"),
    }
    assert len(ids) == 4


def test_a_staff_member_is_the_same_however_the_address_is_written() -> None:
    assert staff_login_id("Petra.Schäfer@stadtwerke-musterstadt.de") == staff_login_id(
        " petra.schäfer@STADTWERKE-musterstadt.de"
    )
