"""Whatever the backend refuses, people get a sentence in their language that says what to do."""

import json
import re
from typing import Any

import pytest

from infra import project
from tests.contracts.codes import PROBLEM, raised

LOCALES = project.SITE / "ui" / "locales"
LANGUAGES = ("de", "en", "fr")
PLACEHOLDER = re.compile(r"{{(\w+)}}")
RAISED = raised()


def texts(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((LOCALES / language / "problems.json").read_text())
    return found


def answered_by_the_gateway() -> set[str]:
    gateway: dict[str, Any] = json.loads((project.GENERATED / "api.json").read_text())
    answers = gateway["x-amazon-apigateway-gateway-responses"].values()
    return {json.loads(answer["responseTemplates"]["application/json"])["code"] for answer in answers}


def test_codes_are_found_where_they_are_made() -> None:
    """One of each way in which the source code makes them, so that the search itself is tested."""
    found = {entry.code for entry in RAISED}
    assert {
        "sign_in_failed",  # Problem(401, "…")
        "postcode_unknown",  # invalid("/postcode", "…")
        "consent_missing",  # FieldError("/…", "…")
        "reading_in_future",  # through a function that takes the code
        "quote_differs",  # from a table of faults
        "reading_too_many_digits",  # of a verdict
        "reading_registers_swapped",  # of a verdict that was refined
        "method_not_allowed",  # from a mapping
        "iban_invalid",  # of a value that was refused
    } <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence(language: str) -> None:
    known = texts(language)
    missing = {
        entry.place: entry.code
        for entry in RAISED
        if entry.code not in known["problems"]
        and (entry.kind == PROBLEM or entry.code not in known["fields"])
    }
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_of_the_gateway_has_a_sentence(language: str) -> None:
    assert answered_by_the_gateway() - set(texts(language)["problems"]) == set()


def test_the_languages_say_the_same_with_the_same_parameters() -> None:
    shapes = {
        language: {
            f"{part}.{code}": set(PLACEHOLDER.findall(text))
            for part, entries in texts(language).items()
            for code, text in entries.items()
        }
        for language in LANGUAGES
    }
    assert shapes["en"] == shapes["de"]
    assert shapes["fr"] == shapes["de"]
