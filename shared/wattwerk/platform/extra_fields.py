"""Questions that a utility adds to a form, and the answers to them.

A field may depend on the answer to an earlier one; what is not shown is neither required nor kept.
Answers travel as JSON: texts, numbers and dates as strings, a choice as its value, several choices
as a list of values, yes and no as a boolean.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from wattwerk.platform.multilingual import Text
from wattwerk.platform.problems import FieldError
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

FieldType = Literal["text", "number", "choice", "multiple_choice", "date", "yes_no"]
FieldKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
ChoiceValue = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
AnswerText = Annotated[str, Field(max_length=500)]
Answer = StrictBool | AnswerText | Annotated[list[ChoiceValue], Field(max_length=50)]
Answers = Annotated[dict[FieldKey, Answer], Field(max_length=40)]

WITH_CHOICES = ("choice", "multiple_choice")
YES, NO = "yes", "no"


class GivenAnswer(Schema):
    """A question as it was asked, and its answer in words."""

    key: str
    question: str
    answer: str


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Choice(_Part):
    """A possible answer."""

    value: ChoiceValue
    label: Text


class ShownWhen(_Part):
    """Which answers to an earlier field make a field appear."""

    field: FieldKey
    values: list[str] = Field(
        min_length=1, max_length=50, description="Any of these; for yes-no fields `yes` or `no`."
    )


class ExtraField(_Part):
    """A question with its texts in every language."""

    key: FieldKey = Field(description="Name for machines, e.g. `roof_shape`; stays when texts change.")
    type: FieldType
    label: Text
    help: Text | None = None
    required: bool = False
    choices: list[Choice] = Field(default_factory=list, max_length=50)
    unit: str = Field(default="", max_length=12, description="Of a number, e.g. `m²`.")
    minimum: Decimal | None = Field(default=None, description="Of a number.")
    maximum: Decimal | None = Field(default=None, description="Of a number.")
    shown_when: ShownWhen | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        values = [choice.value for choice in self.choices]
        if (self.type in WITH_CHOICES) != bool(values):
            raise ValueError("choices belong to fields of choice, and these need some")
        if len(set(values)) != len(values):
            raise ValueError("a choice appears twice")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("minimum is above maximum")
        return self


def require_consistent(fields: Sequence[ExtraField]) -> None:
    """Check a form as a whole.

    Raises:
        ValueError: a key appears twice, or a condition names no earlier field.
    """
    earlier: set[str] = set()
    for field in fields:
        if field.key in earlier:
            raise ValueError(f"the field {field.key} appears twice")
        if field.shown_when is not None and field.shown_when.field not in earlier:
            raise ValueError(f"the condition of {field.key} names no earlier field")
        earlier.add(field.key)


class FormChoice(Schema):
    """A possible answer in the language asked for."""

    value: str
    label: str


class FormCondition(Schema):
    """Show the field when the answer to `field` is one of `values` (yes-no fields: `yes`, `no`)."""

    field: str
    values: list[str]


class FormField(Schema):
    """A question in the language asked for, ready to be shown."""

    key: str
    type: FieldType
    label: str
    help: str = ""
    required: bool
    choices: list[FormChoice] = Field(default_factory=list)
    unit: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    shown_when: FormCondition | None = None


def form(fields: Sequence[ExtraField], language: Language) -> list[FormField]:
    """Return the questions as a reader sees them."""
    return [
        FormField(
            key=field.key,
            type=field.type,
            label=field.label.in_language(language),
            help=field.help.in_language(language) if field.help else "",
            required=field.required,
            choices=[
                FormChoice(value=choice.value, label=choice.label.in_language(language))
                for choice in field.choices
            ],
            unit=field.unit,
            minimum=field.minimum,
            maximum=field.maximum,
            shown_when=FormCondition(**field.shown_when.model_dump()) if field.shown_when else None,
        )
        for field in fields
    ]


AnyField = ExtraField | FormField


def shown(fields: Sequence[AnyField], answers: Mapping[str, Answer]) -> list[AnyField]:
    """Return the fields that appear with these answers; a field whose condition is hidden is hidden."""
    visible: list[AnyField] = []
    keys: set[str] = set()
    for field in fields:
        condition = field.shown_when
        if condition is None or (
            condition.field in keys and _values(answers.get(condition.field)) & set(condition.values)
        ):
            visible.append(field)
            keys.add(field.key)
    return visible


def kept(fields: Sequence[AnyField], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers to the fields that appear, in the order of the form, without empty ones."""
    return {
        field.key: answers[field.key]
        for field in shown(fields, answers)
        if not _is_empty(answers.get(field.key))
    }


def faults(fields: Sequence[AnyField], answers: Mapping[str, Answer], *, pointer: str) -> list[FieldError]:
    """Return what is wrong with the answers; ``pointer`` is where they stand, e.g. ``/answers``."""
    result: list[FieldError] = []
    for field in shown(fields, answers):
        answer = answers.get(field.key)
        place = f"{pointer}/{field.key}"
        if answer is None or _is_empty(answer):
            if field.required:
                result.append(FieldError(place, "missing", "This question needs an answer."))
        else:
            result += _answer_faults(field, answer, place)
    unknown = sorted(answers.keys() - {field.key for field in fields})
    return [*result, *(FieldError(f"{pointer}/{key}", "unknown", "Nobody asked this.") for key in unknown)]


def _answer_faults(field: AnyField, answer: Answer, place: str) -> list[FieldError]:
    if field.type == "yes_no":
        fits = isinstance(answer, bool)
    elif field.type == "multiple_choice":
        fits = isinstance(answer, list) and _values(answer) <= {choice.value for choice in field.choices}
    elif not isinstance(answer, str):
        fits = False
    elif field.type == "number":
        return _number_faults(field, answer, place)
    elif field.type == "date":
        fits = _is_date(answer)
    else:
        fits = field.type == "text" or answer in {choice.value for choice in field.choices}
    return [] if fits else [FieldError(place, "unknown", "This is no answer to the question.")]


def _number_faults(field: AnyField, answer: str, place: str) -> list[FieldError]:
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", answer):
        return [FieldError(place, "decimal_parsing", "This is not a number like 27.31.")]
    value = Decimal(answer)
    if field.minimum is not None and value < field.minimum:
        return [FieldError(place, "greater_than_equal", "Too small.", {"ge": str(field.minimum)})]
    if field.maximum is not None and value > field.maximum:
        return [FieldError(place, "less_than_equal", "Too large.", {"le": str(field.maximum)})]
    return []


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_empty(answer: Answer | None) -> bool:
    return answer is None or answer == "" or answer == []


def _values(answer: Answer | None) -> set[str]:
    if answer is None:
        return set()
    if isinstance(answer, bool):
        return {YES if answer else NO}
    return set(answer) if isinstance(answer, list) else {answer}
