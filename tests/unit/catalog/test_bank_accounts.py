"""Bank accounts: every SEPA country, every wrong digit, no bank that has to be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.catalog.domain.bank_accounts import bank_account
from wattwerk.catalog.domain.refusals import Refused

GERMAN = "DE02120300000000202051"


def code_of(typed: str) -> str:
    with pytest.raises(Refused) as refusal:
        bank_account(typed)
    return refusal.value.code


@pytest.mark.parametrize("typed", [GERMAN, "de02 1203 0000 0000 2020 51", "DE02-1203-0000-0000-2020-51"])
def test_a_german_account_names_its_bank(typed: str) -> None:
    account = bank_account(typed)
    assert account.iban == GERMAN
    assert account.formatted == "DE02 1203 0000 0000 2020 51"
    assert (account.bic, account.bank_name) == ("BYLADEM1001", "Deutsche Kreditbank Berlin")


def test_only_the_last_four_digits_are_shown() -> None:
    assert bank_account(GERMAN).masked == "DE02 … 2051"


def test_an_unknown_bank_is_no_fault() -> None:
    account = bank_account("AT61 1904 3002 3457 3201")
    assert (account.country, account.bic, account.bank_name) == ("AT", None, None)


@pytest.mark.parametrize(
    "iban",
    [
        "FR1420041010050500013M02606",
        "GB82WEST12345698765432",
        "RS35260005601001611379",
        "CH9300762011623852957",
    ],
)
def test_every_sepa_country_is_welcome(iban: str) -> None:
    assert bank_account(iban).iban == iban


def test_countries_outside_sepa_are_refused() -> None:
    assert code_of("BR1800360305000010009795493C1") == "iban_not_sepa"


def test_a_missing_digit_is_told_apart_from_a_wrong_one() -> None:
    assert code_of(GERMAN[:-1]) == "iban_wrong_length"
    assert code_of(GERMAN[:-1] + "2") == "iban_invalid"


@pytest.mark.parametrize(
    "typed", ["", "DE", "12345678", "ZZ02120300000000202051", "DE0２120300000000202051", "DE02'; DROP TABLE"]
)
def test_what_is_no_iban_is_refused(typed: str) -> None:
    assert code_of(typed) == "iban_invalid"


@given(st.integers(4, len(GERMAN) - 1), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(position: int, error: int) -> None:
    digit = (int(GERMAN[position]) + error) % 10
    assert code_of(f"{GERMAN[:position]}{digit}{GERMAN[position + 1 :]}") == "iban_invalid"
