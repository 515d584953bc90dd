"""Mails are looked at in our own words: what brands write in their place is tested beside the templates."""

import pytest

from wattwerk.messaging import own_words


@pytest.fixture(autouse=True)
def _no_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words, "of", lambda content, **_: None)
