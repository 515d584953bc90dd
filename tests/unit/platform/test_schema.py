"""What all API models take and refuse."""

import pytest
from pydantic import TypeAdapter, ValidationError

from wattwerk.platform.schema import EmailAddress, NamePart, ShortText

address = TypeAdapter(EmailAddress)


@pytest.mark.parametrize("given", ["joerg.mueller@example.org", "info+strom@müller-söhne.de"])
def test_an_address_that_mail_services_take_is_accepted(given: str) -> None:
    assert address.validate_python(given) == given


@pytest.mark.parametrize("given", ["jörg@example.org", "joerg", "joerg@", "a@b\r\nBcc: c@example.org"])
def test_an_address_that_no_mail_could_reach_is_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        address.validate_python(given)


def test_a_name_is_one_line() -> None:
    assert TypeAdapter(ShortText).validate_python("Müller-\r\n  Weiß\t") == "Müller- Weiß"


@pytest.mark.parametrize("name", ["Anna-Lena", "O’Neill", "Dr.Müller", "Meyer zu Düttingdorf", "Nguyễn"])
def test_names_are_taken_as_people_bear_them(name: str) -> None:
    assert TypeAdapter(NamePart).validate_python(name) == name


@pytest.mark.parametrize("name", ["https://boese.example", "Gewinn! HTTP://x", "Www.boese.example"])
def test_a_web_address_is_no_name(name: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(NamePart).validate_python(name)
