"""The texts of mails and letters are complete in every language."""

import pytest

from tests.unit import texts
from wattwerk.messaging.wording import PACKAGE
from wattwerk.platform.vocabulary import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_placeholders(language: Language) -> None:
    assert texts.shape(PACKAGE, language) == texts.shape(PACKAGE, "de")
    assert texts.empty(PACKAGE, language) == []
