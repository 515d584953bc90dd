"""The standard set of templates: every mail and letter that we can compose, as an editor shows it.

Nobody keeps a list of them. A function of ``mails`` or ``letters`` that returns a ``Content`` or a
``Letter`` is composed from samples; what its texts tell of their origin gives the document, the variables
and the conditions of its template.
"""

import importlib
import inspect
import logging
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from types import ModuleType
from typing import Any

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.documents.domain.letter import Letter
from wattwerk.messaging import letters, mails, own_words, specimens
from wattwerk.messaging.domain import Content, MailKind
from wattwerk.messaging.wording import PACKAGE, Wording
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.texts.contract_summary import contract_summary_lines
from wattwerk.platform.templates import Text, entries
from wattwerk.platform.vocabulary import Language
from wattwerk.templates import letters as letter_templates
from wattwerk.templates.domain.model import Model, TemplateKind
from wattwerk.templates.domain.origins import Case, Piece, conditional, merged, model_of
from wattwerk.templates.schemas import TemplateContent

Message = Content | Letter
Records = Mapping[type, Any]
"""Real records in the place of samples, by their types."""

logger = logging.getLogger(__name__)

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True)
class Standard:
    """One mail or letter in one language with its sample cases, the usual one first."""

    kind: TemplateKind
    key: str
    messages: tuple[Message, ...]
    cases: tuple[Case, ...]

    @property
    def title(self) -> str:
        """Return by what people know it: the heading of a mail, the title of a letter."""
        first = self.messages[0]
        shown = first.heading if isinstance(first, Content) else first.title
        return shown.wording if isinstance(shown, Text) else shown

    @property
    def model(self) -> Model:
        """Return what its template can use."""
        return model_of(self.cases)

    @property
    def content(self) -> TemplateContent:
        """Return our own words as an editor shows them."""
        previews = {
            one.preview.wording if isinstance(one.preview, Text) else ""
            for one in self.messages
            if isinstance(one, Content)
        }
        return TemplateContent(
            subject=self.cases[0].subject,
            preview=previews.pop() if len(previews) == 1 else "",
            html=_document(self),
        )


def standards(language: Language, *, brand: Brand, settings: BrandSettings) -> list[Standard]:
    """Return all mails and letters in a language, mails first."""
    found: dict[tuple[TemplateKind, str], Standard] = {}
    for function in _compositions():
        for one in _made_by(function, language, brand, settings, {}):
            found.setdefault((one.kind, one.key), one)
    return list(found.values())


def standard(
    kind: TemplateKind,
    key: str,
    language: Language,
    *,
    brand: Brand,
    settings: BrandSettings,
    records: Records | None = None,
) -> Standard | None:
    """Return one mail or letter, or None when there is no such one."""
    for function in _compositions():
        for one in _made_by(function, language, brand, settings, records or {}):
            if (one.kind, one.key) == (kind, key):
                return one
    return None


def titles(
    language: Language, *, brand: Brand, settings: BrandSettings
) -> dict[tuple[TemplateKind, str], str]:
    """Return by what people know each mail and letter, mails first. It does not depend on the brand."""
    if language not in _titles:
        found: dict[tuple[TemplateKind, str], str] = {}
        for function in _compositions():
            for one in _made_by(function, language, brand, settings, {}, varied=False):
                found.setdefault((one.kind, one.key), one.title)
        _titles[language] = found
    return _titles[language]


_titles: dict[Language, dict[tuple[TemplateKind, str], str]] = {}


def _made_by(
    function: Callable[..., Message],
    language: Language,
    brand: Brand,
    settings: BrandSettings,
    records: Records,
    *,
    varied: bool = True,
) -> list[Standard]:
    words = Wording(language, brand.time_zone)
    given = {Wording: words, Brand: brand, BrandSettings: settings, **records}
    return [
        Standard(kind, key, tuple(messages), tuple(_case(one, brand, settings) for one in messages))
        for (kind, key), messages in _composed(function, given, language, varied=varied).items()
    ]


@cache
def _compositions() -> tuple[Callable[..., Message], ...]:
    """Return the functions that compose mails and letters; those of several kinds last."""
    found = [
        function
        for package in (mails, letters)
        for module in _modules(package)
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and typing.get_type_hints(function).get("return") in (Content, Letter)
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                typing.get_type_hints(one)["return"] is Letter,
                MailKind in typing.get_type_hints(one).values(),
            ),
        )
    )


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(module.name)


def _composed(
    function: Callable[..., Message], given: Records, language: Language, *, varied: bool
) -> dict[tuple[TemplateKind, str], list[Message]]:
    """Return what a function composes from samples: the usual case first, then one change at a time."""
    composed: dict[tuple[TemplateKind, str], list[Message]] = {}
    try:
        attempts = list(_arguments(function, given, language, varied=varied))
    except (TypeError, ValueError):
        # A message about records that cannot be made up keeps our own words.
        logger.exception("no samples", extra={"composition": function.__name__})
        return {}
    for arguments in attempts:
        try:
            message = function(**arguments)
        except LookupError:
            # A function of several kinds has texts for its own kinds alone.
            continue
        kind = TemplateKind.MAIL if isinstance(message, Content) else TemplateKind.LETTER
        composed.setdefault((kind, _key(message)), []).append(message)
    return composed


def _arguments(
    function: Callable[..., Message], given: Records, language: Language, *, varied: bool
) -> Iterator[dict[str, Any]]:
    hints = typing.get_type_hints(function)
    choices = {
        name: _choices(function, name, hint, given, language)
        for name, hint in hints.items()
        if name != "return"
    }
    branching = [name for name, hint in hints.items() if _branches(function, name, hint, language)]
    usual = {name: samples[0] for name, samples in choices.items()}
    bases = [{**usual, branch: value} for branch in branching for value in choices[branch]] or [usual]
    for base in bases:
        yield base
        for name, samples in choices.items():
            if varied and name not in branching:
                yield from ({**base, name: sample} for sample in samples[1:])


def _branches(function: Callable[..., Message], name: str, hint: Any, language: Language) -> bool:
    return name != "return" and (hint is MailKind or (hint is str and bool(_chapters(function, language))))


def _chapters(function: Callable[..., Message], language: Language) -> list[str]:
    """Return the names of the texts among which a function chooses, e.g. what happened to a login."""
    texts = entries(PACKAGE, language).get(function.__name__, {})
    return [name for name, chapter in texts.items() if isinstance(chapter, dict) and "subject" in chapter]


def _choices(
    function: Callable[..., Message], name: str, hint: Any, given: Records, language: Language
) -> list[Any]:
    if hint is MailKind:
        return list(MailKind)
    if hint is str and name not in specimens.named() and (chapters := _chapters(function, language)):
        return chapters
    for kind, record in given.items():
        if hint is kind or kind in typing.get_args(hint):
            return [record]
    return [_in(language, sample) for sample in specimens.of(hint, name)]


def _in(language: Language, sample: Any) -> Any:
    """Return an order with the terms as a reader of this language was shown them."""
    if not isinstance(sample, PlacedOrder):
        return sample
    declaration = sample.declaration
    summary = declaration.contract_summary.model_copy(update={"language": language})
    changes = {"contract_summary": summary, "contract_summary_lines": contract_summary_lines(summary)}
    return replace(sample, declaration=declaration.model_copy(update=changes))


def _key(message: Message) -> str:
    return own_words.key_of(message) if isinstance(message, Content) else letter_templates.key_of(message)


def _case(message: Message, brand: Brand, settings: BrandSettings) -> Case:
    if isinstance(message, Content):
        return own_words.case_of(message, brand=brand, settings=settings)
    return letter_templates.case_of(message, brand)


def _document(standard: Standard) -> str:
    """Return our own words as markup: texts with their variables, conditions and places."""
    first = standard.messages[0]
    pieces = merged(standard.cases)
    parts: list[str] = []
    headings = [piece for piece in pieces if piece.role == "heading"]
    if isinstance(first, Content):
        parts.append(f"<h1>{_marked(headings[0].wording) if headings else _variable('heading')}</h1>")
    if any(message.salutation for message in standard.messages):
        optional = not all(message.salutation for message in standard.messages)
        parts.append(f"<p{_if('salutation', optional)}>{_variable('salutation')}</p>")
    steps = [piece for piece in pieces if piece.role == "step"]
    for piece in pieces:
        if piece.role == "step":
            if piece == steps[0]:
                parts.append(_steps(steps, standard.cases, first.language))
        elif piece.role == "slot":
            parts.append(f'<div data-slot="{piece.name}"></div>')
        elif piece.role != "heading":
            style = ' data-style="small"' if piece.role == "small" else ""
            condition = _if(piece.condition, conditional(piece, standard.cases))
            parts.append(f"<p{condition}{style}>{_marked(piece.wording)}</p>")
    return "".join(parts)


def _steps(steps: Sequence[Piece], cases: Sequence[Case], language: Language) -> str:
    listed = "".join(
        f"<li{_if(step.condition, conditional(step, cases))}><p>{_marked(step.wording)}</p></li>"
        for step in steps
    )
    never = any(not any(piece.role == "step" for piece in case.pieces) for case in cases)
    heading = escape(Wording(language, "UTC")("steps_heading"))
    return f"<h2{_if('steps', never)}>{heading}</h2><ol{_if('steps', never)}>{listed}</ol>"


def _if(condition: str, holds: bool) -> str:
    return f' data-condition="{condition}"' if holds else ""


def _marked(wording: str) -> str:
    """Return a text as markup, with its placeholders as variables."""
    return PLACEHOLDER.sub(lambda found: _variable(found.group(1)), escape(wording, quote=False))


def _variable(name: str) -> str:
    return f'<span data-variable="{name}">{name}</span>'
