"""Filling in a template. Whatever is missing fails; nothing is ever left out silently."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from wattwerk.platform.templates import CONTROL_CHARACTERS
from wattwerk.templates.domain.compilation import compiled, compiled_line
from wattwerk.templates.domain.model import Context


class TemplateFailed(Exception):
    """A template asks for something that the case does not have, or keeps back what it has."""


def body(html: str, context: Context, *, blocks: Mapping[str, str], images: Mapping[str, str]) -> Markup:
    """Return the filled-in markup.

    ``blocks`` are the texts that templates share, by key; ``images`` the addresses under which the page
    finds each image.

    Raises:
        TemplateFailed: a value, place, text block or image is missing.
    """
    parts = {key: Markup(_filled(_template(text), context, {}, images)) for key, text in blocks.items()}  # noqa: S704 - sanitised
    return Markup(_filled(_template(html), context, parts, images))  # noqa: S704 - sanitised when it was saved


def line(text: str, context: Context) -> str:
    """Return a filled-in line, e.g. a subject.

    Raises:
        TemplateFailed: a value is missing.
    """
    return " ".join(_filled(_line(text), context, {}, {}).split())


def _filled(
    template: Template, context: Context, blocks: Mapping[str, Markup], images: Mapping[str, str]
) -> str:
    try:
        return template.render(
            values=context.values,
            conditions=context.conditions,
            slots=_Slots({name: Markup(markup) for name, markup in context.slots.items()}),  # noqa: S704 - ours
            blocks=blocks,
            images=images,
        )
    except Exception as error:
        raise TemplateFailed(str(error)) from error


class _Slots(dict[str, Markup]):
    """A place without content is empty: there is nothing to say. Publishing makes sure that it is known."""

    def __missing__(self, _name: str) -> Markup:
        return Markup()


def _present(value: Any) -> Any:
    """Refuse empty values; keep a value on its line, so that nobody's name adds a paragraph."""
    if isinstance(value, Markup):
        return value
    if value is None or value == "":
        raise ValueError("a value is empty")
    if isinstance(value, str):
        return CONTROL_CHARACTERS.sub(" ", value)
    return value


def _environment(*, escaped: bool) -> SandboxedEnvironment:
    return SandboxedEnvironment(
        autoescape=escaped, undefined=StrictUndefined, finalize=_present, keep_trailing_newline=True
    )


_MARKUP = _environment(escaped=True)
_LINES = _environment(escaped=False)


@lru_cache(maxsize=256)
def _template(html: str) -> Template:
    return _MARKUP.from_string(compiled(html).source)


@lru_cache(maxsize=256)
def _line(text: str) -> Template:
    return _LINES.from_string(compiled_line(text).source)
