"""Texts and templates for what people read: complete in every language, escaped, sandboxed."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from wattwerk.platform.vocabulary import Language

CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


class Text(str):
    """A text that remembers where it comes from, so that a brand can put its own words in its place.

    ``key`` is its path, for a line of a list with the number of the line, e.g. ``welcome.paragraphs.0``;
    ``wording`` is the text with its placeholders, ``values`` what was filled in for them.
    """

    key: str
    wording: str
    values: Mapping[str, str]

    @classmethod
    def of(cls, wording: str, *, key: str, values: Mapping[str, str]) -> "Text":
        """Return a text with its origin.

        Raises:
            LookupError: a placeholder got no value.
        """
        text = cls(wording.format_map(values))
        text.key, text.wording = key, wording
        text.values = {name: values[name] for name in placeholders(wording)}
        return text


@cache
def placeholders(wording: str) -> tuple[str, ...]:
    """Return the names of a text's placeholders in their order."""
    return tuple(name for _, name, _, _ in Formatter().parse(wording) if name)


class Texts:
    """The texts of a package in one language, from its resource ``texts/<language>.json``.

    Keys are paths like ``welcome.subject``. Placeholders are filled in with values that are never
    interpreted again: a customer named ``{{7*7}}`` or ``{name}`` stays exactly that.
    """

    def __init__(self, package: str, language: Language) -> None:
        self.language = language
        self._entries = entries(package, language)

    def __call__(self, key: str, **values: str) -> Text:
        """Return a text.

        Raises:
            LookupError: the key is unknown, is no single text, or a placeholder got no value.
        """
        text = self._find(key)
        if not isinstance(text, str):
            raise LookupError(f"{key} is not a single text")
        return Text.of(text, key=key, values=values)

    def lines(self, key: str, **values: str) -> tuple[Text, ...]:
        """Return the texts of a list, e.g. the paragraphs of a mail."""
        listed = self._find(key)
        if not isinstance(listed, list):
            raise LookupError(f"{key} is not a list of texts")
        return tuple(
            Text.of(text, key=f"{key}.{position}", values=values) for position, text in enumerate(listed)
        )

    def _find(self, key: str) -> Any:
        found: Any = self._entries
        for part in key.split("."):
            if not isinstance(found, dict) or part not in found:
                raise LookupError(f"no text {key} in {self.language}")
            found = found[part]
        return found


@cache
def entries(package: str, language: Language) -> dict[str, Any]:
    """Return all texts of a package in one language as they stand in its resource."""
    content: dict[str, Any] = json.loads((files(package) / "texts" / f"{language}.json").read_text("utf-8"))
    return content


@cache
def environment(package: str) -> SandboxedEnvironment:
    """Return the environment of a package's ``templates`` folder.

    HTML is escaped, an undefined name fails instead of vanishing, and templates reach neither
    attributes with underscores nor anything that changes their input. A value stays on its line, so
    that nobody's name can add a paragraph to a plain text.
    """
    return SandboxedEnvironment(
        loader=PackageLoader(package, "templates"),
        finalize=_one_line,
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _one_line(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return CONTROL_CHARACTERS.sub(" ", value)
    return value
