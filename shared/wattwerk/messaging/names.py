"""What people call the variables, conditions and places of templates.

Most have the name of the label or line under which a mail or letter shows them; the others are named here.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from wattwerk.messaging.wording import PACKAGE
from wattwerk.platform.templates import entries
from wattwerk.platform.vocabulary import Language

_PLACES = (("labels",), ("letters", "lines"), ("letters", "declarations"), ("request_details",))


def variable(name: str, language: Language) -> str:
    """Return what a variable is called."""
    own = _own(language)
    if name.endswith("_note"):
        return f"{variable(name.removesuffix('_note'), language)} ({own['words']['note']})"
    return own["variables"].get(name) or _labelled(name, language) or _plain(name)


def condition(name: str, language: Language, *, is_value: bool) -> str:
    """Return what a condition is called: that something holds, or that a value is there."""
    own = _own(language)
    for known, called in own["conditions"].items():
        if name == known or name.endswith(f"_{known}"):
            return str(called)
    called = variable(name, language) if is_value else slot(name, language)
    return f"{called} {own['words']['has']}"


def slot(name: str, language: Language) -> str:
    """Return what a place is called."""
    own = _own(language)
    if name in own["slots"]:
        return str(own["slots"][name])
    heading = entries(PACKAGE, language)["letters"]["sections"].get(name.removeprefix("section_"))
    return str(own["words"]["section"]).format(heading) if heading else _plain(name)


def title(kind: str, key: str, shown: str, language: Language) -> str:
    """Return what a template is called: as its mail or letter is headed, unless that says nothing."""
    return str(_own(language)["titles"].get(f"{kind}/{key}", shown))


@cache
def _own(language: Language) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files(PACKAGE) / "samples" / "names.json").read_text("utf-8"))
    return content[language]  # type: ignore[no-any-return]


def _labelled(name: str, language: Language) -> str:
    for place in _PLACES:
        texts: Any = entries(PACKAGE, language)
        for part in place:
            texts = texts.get(part, {})
        if isinstance(texts.get(name), str):
            return str(texts[name])
    return ""


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()
