"""Texts and templates: complete, escaped, and deaf to what people call themselves."""

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from wattwerk.platform.templates import Texts, environment

MESSAGING = "wattwerk.messaging"


def test_placeholders_are_filled_with_values_that_are_never_interpreted() -> None:
    texts = Texts(MESSAGING, "de")

    for name in ("{name}", "{{7*7}}", "{0.__class__}", "%s"):
        assert texts("salutation.none", name=name) == f"Guten Tag {name},"


@pytest.mark.parametrize("key", ["welcome.nothing", "nothing", "welcome", "welcome.paragraphs"])
def test_a_text_that_does_not_exist_is_an_error_and_never_an_empty_line(key: str) -> None:
    with pytest.raises(LookupError):
        Texts(MESSAGING, "de")(key)


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(LookupError):
        Texts(MESSAGING, "de")("salutation.ms")


def test_a_list_is_read_as_lines_and_a_single_text_is_not() -> None:
    texts = Texts(MESSAGING, "fr")

    assert len(texts.lines("welcome.small_print")) == 2
    with pytest.raises(LookupError):
        texts.lines("welcome.subject")


def test_templates_fail_on_unknown_names() -> None:
    with pytest.raises(UndefinedError):
        environment(MESSAGING).from_string("{{ nobody }}").render()


def test_templates_reach_nothing_behind_their_values() -> None:
    with pytest.raises(SecurityError):
        environment(MESSAGING).from_string("{{ ''.__class__.__mro__ }}").render()


def test_a_value_stays_on_its_line() -> None:
    rendered = environment(MESSAGING).from_string("Name: {{ name }}").render(name="Jörg\r\n\x00Rabatt: 100 %")

    assert rendered == "Name: Jörg Rabatt: 100 %"
