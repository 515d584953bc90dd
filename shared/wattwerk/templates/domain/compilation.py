"""From markup to Jinja: values, conditions and places become expressions, all else stays literal."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from wattwerk.templates.domain.markup import BLOCKS, NAME

VOID = frozenset({"br", "hr", "img"})
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


@dataclass
class Uses:
    """What a template asks for."""

    variables: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    """Each name with the conditions under which it stands."""
    conditions: set[str] = field(default_factory=set)
    slots: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    text_blocks: set[str] = field(default_factory=set)
    images: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Compiled:
    """A template as Jinja source, with what it asks for."""

    source: str
    uses: Uses


def compiled(html: str) -> Compiled:
    """Return sanitised markup as Jinja source.

    Braces in texts are written as references, so that nobody can put an expression into a template.
    """
    parser = _Compiler()
    parser.feed(html)
    parser.close()
    parser.finish()
    return Compiled("".join(parser.source), parser.uses)


def compiled_line(text: str) -> Compiled:
    """Return a line with placeholders, e.g. ``Ihr Auftrag {order_number}``, as Jinja source.

    A placeholder that is no name stays as it stands; ``faulty_placeholders`` finds it.
    """
    uses = Uses()
    parts: list[str] = []
    end = 0
    for found in PLACEHOLDER.finditer(text):
        parts.append(_literal(text[end : found.start()]))
        name = found.group(1).strip()
        if NAME.fullmatch(name):
            uses.variables.append((name, frozenset()))
            parts.append(_value(name))
        else:
            parts.append(_literal(found.group()))
        end = found.end()
    parts.append(_literal(text[end:]))
    return Compiled("".join(parts), uses)


def faulty_placeholders(text: str) -> list[str]:
    """Return what stands in braces and is no name, and braces that have no partner."""
    faults = [
        found.group() for found in PLACEHOLDER.finditer(text) if not NAME.fullmatch(found.group(1).strip())
    ]
    rest = PLACEHOLDER.sub("", text)
    return [*faults, *(brace for brace in "{}" if brace in rest)]


def _value(name: str) -> str:
    return f'{{{{ values["{name}"] }}}}'


def _literal(text: str) -> str:
    """Return a text that Jinja prints as it is, in a line without markup."""
    return "".join("{{ '" + sign + "' }}" if sign in "{}" else sign for sign in text)


def _escaped(text: str) -> str:
    return escape(text, quote=True).replace("{", "&#123;").replace("}", "&#125;")


class _Compiler(HTMLParser):
    """Writes the source while it reads the markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.source: list[str] = []
        self.uses = Uses()
        self._open: list[tuple[str, str | None]] = []
        self._conditions: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            self._hidden += tag not in VOID
            return
        given = {name: value or "" for name, value in attrs}
        condition = given.pop("data-condition", None)
        if condition:
            self._conditions.append(condition)
            self.uses.conditions.add(condition.removeprefix("!"))
            test = "not in" if condition.startswith("!") else "in"
            self.source.append(f'{{% if "{condition.removeprefix("!")}" {test} conditions %}}')
        special = self._special(given)
        if special is not None:
            self.source.append(special)
            self._open.append(("", condition))
            self._hidden = 1
            return
        self.source.append(self._start(tag, given))
        if tag in VOID:
            self._end_condition(condition)
        else:
            self._open.append((tag, condition))

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= tag not in VOID
            if self._hidden == 0:
                self._close()
            return
        if tag not in VOID and self._open and self._open[-1][0] == tag:
            self._close()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.source.append(_escaped(data))

    def finish(self) -> None:
        """Close what is still open; after sanitising nothing is."""
        while self._open:
            self._close()

    def _special(self, given: dict[str, str]) -> str | None:
        under = frozenset(self._conditions)
        if name := given.get("data-variable"):
            self.uses.variables.append((name, under))
            return _value(name)
        if name := given.get("data-slot"):
            self.uses.slots.append((name, under))
            return f'{{{{ slots["{name}"] }}}}'
        if key := given.get("data-text-block"):
            self.uses.text_blocks.add(key)
            return f'{{{{ blocks["{key}"] }}}}'
        return None

    def _start(self, tag: str, given: dict[str, str]) -> str:
        if tag == "img":
            image = given.pop("data-image", "")
            if not image:
                return ""
            self.uses.images.add(image)
            rest = self._attributes(given)
            return f'<img src="{{{{ images["{image}"] }}}}"{rest}>'
        style = "grid" if tag == "table" else given.pop("data-style", "")
        classes = f' class="{style}"' if style else ""
        return f"<{tag}{classes}{self._attributes(given)}>"

    def _attributes(self, given: dict[str, str]) -> str:
        return "".join(f' {name}="{_escaped(value)}"' for name, value in given.items())

    def _close(self) -> None:
        tag, condition = self._open.pop()
        if tag:
            self.source.append(f"</{tag}>")
            if tag in BLOCKS:
                self.source.append("\n")
        self._end_condition(condition)

    def _end_condition(self, condition: str | None) -> None:
        if condition:
            self._conditions.pop()
            self.source.append("{% endif %}")
