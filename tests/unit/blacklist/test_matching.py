"""Who is recognised, however somebody spells it, and who is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.blacklist.domain import spelling
from wattwerk.blacklist.domain.features import Features, keys
from wattwerk.blacklist.domain.matching import likeness

BIRTHDAY = date(1979, 3, 4)
LISTED = Features(
    first_name="Jörg",
    last_name="Müller",
    date_of_birth=BIRTHDAY,
    street="Schloßstraße",
    house_number="12 a",
    postcode="80331",
)


def person(**changes: object) -> Features:
    return Features.model_validate(
        {"first_name": "Jörg", "last_name": "Müller", "date_of_birth": BIRTHDAY, **changes}
    )


class TestSpelling:
    @pytest.mark.parametrize(
        ("left", "right"),
        [("Meyer", "Maier"), ("Schmidt", "Schmitt"), ("Müller", "Mueller"), ("Philipp", "Filip")],
    )
    def test_names_that_sound_the_same_share_a_code(self, left: str, right: str) -> None:
        assert spelling.sound(left) == spelling.sound(right)

    @pytest.mark.parametrize(
        ("word", "code"), [("Wikipedia", "3412"), ("Müller-Lüdenscheidt", "65752682"), ("Breschnew", "17863")]
    )
    def test_codes_are_those_of_the_published_method(self, word: str, code: str) -> None:
        assert spelling.sound(word) == code

    def test_streets_are_the_same_with_and_without_abbreviation(self) -> None:
        assert spelling.street("Schloßstr.") == spelling.street("SCHLOSS STRASSE") == "schlossstrasse"


class TestNames:
    @pytest.mark.parametrize("last_name", ["Müller", "Mueller", "MÜLLER", "Müler", "Muller"])
    def test_a_name_with_its_birthday_is_recognised_in_other_spellings(self, last_name: str) -> None:
        asked = person(last_name=last_name)
        assert likeness(asked, LISTED).score >= 80
        assert keys(asked) & keys(LISTED)

    def test_swapped_first_and_last_names_are_recognised(self) -> None:
        assert likeness(person(first_name="Müller", last_name="Jörg"), LISTED).score >= 90

    def test_a_mistyped_birthday_is_recognised(self) -> None:
        asked = person(date_of_birth=date(1979, 4, 3))
        found = likeness(asked, LISTED)
        assert 80 <= found.score < 96
        assert keys(asked) & keys(LISTED)

    def test_another_birthday_is_an_alibi(self) -> None:
        son = person(date_of_birth=date(2004, 6, 17))
        assert likeness(son, LISTED).score == 0

    def test_father_and_son_at_one_address_are_not_enough(self) -> None:
        son = LISTED.model_copy(update={"date_of_birth": date(2004, 6, 17)})
        assert likeness(son, LISTED).score == 50

    def test_a_name_without_birthday_needs_support(self) -> None:
        name_only = person(date_of_birth=None)
        assert likeness(name_only, LISTED).score == 55
        at_home = LISTED.model_copy(update={"date_of_birth": None, "street": "Schloss Str."})
        assert likeness(at_home, LISTED).score == 78

    def test_another_person_is_not_recognised(self) -> None:
        assert likeness(person(first_name="Sabine", last_name="Öztürk"), LISTED).score == 0


class TestOtherFeatures:
    def test_an_entry_without_a_name_means_everybody_at_the_address(self) -> None:
        house = Features(street="Schloßstraße", house_number="12", postcode="80331")
        assert likeness(LISTED, house).score == 95

    def test_a_domain_means_all_of_its_addresses(self) -> None:
        listed = Features(email="@wegwerf.example")
        assert likeness(Features(email="A.Neu@Wegwerf.example"), listed).score == 90
        assert likeness(Features(email="a@nicht-wegwerf.example"), listed).score == 0

    def test_an_account_proves_by_itself(self) -> None:
        assert likeness(Features(account="f1"), Features(account="f1")).score == 100

    def test_companies_are_recognised_by_their_words(self) -> None:
        listed = Features(company="Bäckerei Sonnenschein GmbH")
        asked = Features(company="Baeckerei Sonnenschein G.m.b.H.")
        assert likeness(asked, listed).score >= 70
        assert keys(asked) & keys(listed)


texts = st.text(max_size=12)
anybody = st.builds(
    Features,
    first_name=texts,
    last_name=texts,
    date_of_birth=st.none() | st.dates(),
    street=texts,
    house_number=texts,
    postcode=st.sampled_from(["", "80331", "01067"]),
    email=st.sampled_from(["", "a@b.de", "@b.de"]),
    account=st.sampled_from(["", "one", "two"]),
)


@given(anybody, anybody)
def test_a_score_is_a_percentage_that_is_not_above_its_evidence(asked: Features, listed: Features) -> None:
    found = likeness(asked, listed)
    assert 0 <= found.score <= 100
    assert (found.score == 0) == (not found.evidence)
    assert found.score >= max((one.strength for one in found.evidence), default=0)


@given(anybody)
def test_who_is_found_by_a_key_is_found_again(somebody: Features) -> None:
    assert keys(somebody) == keys(somebody.model_copy())
