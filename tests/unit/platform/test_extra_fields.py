"""Questions that a utility adds to a form: which appear, which answers fit, which are kept."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wattwerk.platform import extra_fields
from wattwerk.platform.extra_fields import ExtraField


def text(german: str) -> dict[str, str]:
    return {"de": german, "en": f"{german} (en)", "fr": f"{german} (fr)"}


def field(key: str, kind: str = "text", **more: Any) -> ExtraField:
    return ExtraField.model_validate({"key": key, "type": kind, "label": text(key), **more})


def choices(*values: str) -> list[dict[str, Any]]:
    return [{"value": value, "label": text(value)} for value in values]


ROOF = [
    field("property_type", "choice", required=True, choices=choices("detached", "flat")),
    field(
        "roof_shape",
        "choice",
        required=True,
        choices=choices("gable", "flat_roof"),
        shown_when={"field": "property_type", "values": ["detached"]},
    ),
    field(
        "roof_pitch",
        "number",
        unit="°",
        minimum="0",
        maximum="70",
        shown_when={"field": "roof_shape", "values": ["gable"]},
    ),
    field("storage", "yes_no"),
    field("ready_from", "date", shown_when={"field": "storage", "values": ["yes"]}),
    field("extras", "multiple_choice", choices=choices("wallbox", "heat_pump")),
]


def codes(answers: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in extra_fields.faults(ROOF, answers, pointer="/answers")]


def test_complete_answers_have_no_faults() -> None:
    answers = {
        "property_type": "detached",
        "roof_shape": "gable",
        "roof_pitch": "38.5",
        "storage": True,
        "ready_from": "2027-03-01",
        "extras": ["wallbox"],
    }
    assert codes(answers) == []
    assert extra_fields.kept(ROOF, answers) == answers


def test_what_does_not_appear_is_not_required_and_not_kept() -> None:
    answers: dict[str, Any] = {"property_type": "flat", "roof_shape": "gable", "roof_pitch": "200"}
    assert codes(answers) == []
    assert extra_fields.kept(ROOF, answers) == {"property_type": "flat"}


def test_a_field_whose_condition_is_hidden_is_hidden() -> None:
    answers: dict[str, Any] = {"property_type": "flat", "roof_shape": "gable"}
    assert "roof_pitch" not in [entry.key for entry in extra_fields.shown(ROOF, answers)]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({}, ("/answers/property_type", "missing")),
        ({"property_type": ""}, ("/answers/property_type", "missing")),
        ({"property_type": "castle"}, ("/answers/property_type", "unknown")),
        ({"property_type": "detached"}, ("/answers/roof_shape", "missing")),
        ({"property_type": "flat", "storage": "yes"}, ("/answers/storage", "unknown")),
        ({"property_type": "flat", "extras": ["sauna"]}, ("/answers/extras", "unknown")),
        ({"property_type": "flat", "extras": "wallbox"}, ("/answers/extras", "unknown")),
        (
            {"property_type": "flat", "storage": True, "ready_from": "2027-02-30"},
            ("/answers/ready_from", "unknown"),
        ),
        ({"property_type": "flat", "colour": "red"}, ("/answers/colour", "unknown")),
    ],
)
def test_every_fault_names_its_field(answers: dict[str, Any], fault: tuple[str, str]) -> None:
    assert codes(answers) == [fault]


@pytest.mark.parametrize(
    ("pitch", "code"),
    [("zehn", "decimal_parsing"), ("-1", "greater_than_equal"), ("70.5", "less_than_equal")],
)
def test_numbers_keep_to_their_limits(pitch: str, code: str) -> None:
    answers = {"property_type": "detached", "roof_shape": "gable", "roof_pitch": pitch}
    assert codes(answers) == [("/answers/roof_pitch", code)]


def test_a_form_is_shown_in_the_language_of_the_reader() -> None:
    shape = extra_fields.form(ROOF, "fr")[1]
    assert (shape.label, shape.choices[0].label) == ("roof_shape (fr)", "gable (fr)")
    assert extra_fields.faults(extra_fields.form(ROOF, "en"), {"property_type": "flat"}, pointer="") == []


@pytest.mark.parametrize(
    "fields",
    [
        [field("a"), field("a")],
        [field("b", shown_when={"field": "a", "values": ["x"]}), field("a")],
        [field("a", shown_when={"field": "a", "values": ["x"]})],
    ],
    ids=["key twice", "condition on a later field", "condition on itself"],
)
def test_a_form_that_cannot_work_is_refused(fields: list[ExtraField]) -> None:
    with pytest.raises(ValueError, match="field"):
        extra_fields.require_consistent(fields)


@pytest.mark.parametrize(
    "more",
    [
        {"type": "choice"},
        {"type": "text", "choices": choices("a")},
        {"type": "choice", "choices": choices("a", "a")},
        {"type": "number", "minimum": 2, "maximum": 1},
        {"key": "Roof Shape"},
        {"label": {"de": "Dach", "en": "Roof"}},
    ],
)
def test_a_field_that_cannot_work_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ExtraField.model_validate({"key": "roof", "type": "text", "label": text("Dach"), **more})


ANSWER = st.one_of(
    st.booleans(), st.text(max_size=12), st.sampled_from(["detached", "gable"]), st.lists(st.text(max_size=5))
)


@given(st.dictionaries(st.sampled_from([entry.key for entry in ROOF]), ANSWER))
def test_what_is_kept_is_always_what_was_shown_and_answered(answers: dict[str, Any]) -> None:
    kept = extra_fields.kept(ROOF, answers)
    assert set(kept) <= {entry.key for entry in extra_fields.shown(ROOF, answers)} & set(answers)
    assert extra_fields.kept(ROOF, kept) == kept
