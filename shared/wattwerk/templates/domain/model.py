"""What a template can use: the model of one mail or letter."""

from dataclasses import dataclass, field
from enum import StrEnum


class TemplateKind(StrEnum):
    """What a template is for."""

    MAIL = "mail"
    LETTER = "letter"
    BLOCK = "block"
    """A text that other templates of the brand repeat."""
    LAYOUT = "layout"
    """Header, footer and measures of a brand's letters."""


class About(StrEnum):
    """What a template of a brand's own speaks about, and therefore what it can name."""

    CUSTOMER = "customer"
    CONTRACT = "contract"
    ORDER = "order"


OWN = "own."
"""Keys of a brand's own mails and letters begin so; no standard's key does."""


def is_own(key: str) -> bool:
    """Return whether a brand has made this mail or letter itself, beside our standards."""
    return key.startswith(OWN)


@dataclass(frozen=True)
class TemplateAddress:
    """One template of a brand: every language is a template of its own."""

    brand: str
    kind: TemplateKind
    key: str
    language: str


@dataclass(frozen=True)
class Variable:
    """A value that stands in a text, e.g. the number of an order."""

    name: str
    sample: str
    optional: bool
    """Whether there is not always one; then it may stand only where a condition ensures it."""
    ensured_by: frozenset[str] = frozenset()
    """Conditions under which there always is one; ``!name`` is one that must not hold."""


@dataclass(frozen=True)
class Condition:
    """Something that may hold or not, and on which blocks of a template may depend."""

    name: str
    excerpt: str = ""
    """What the standard says where it holds, to recognise it by."""


@dataclass(frozen=True)
class Slot:
    """A place that is filled as a whole: a table of values, a button, a part of a contract."""

    name: str
    required: bool
    """Whether a template without it would keep something back that must be said."""
    variables: tuple[str, ...] = ()
    """Values that the slot shows; a template that names each of them may do without the slot."""
    label: str = ""


@dataclass(frozen=True)
class Model:
    """Everything that one mail or letter may say."""

    variables: tuple[Variable, ...] = ()
    conditions: tuple[Condition, ...] = ()
    slots: tuple[Slot, ...] = ()
    pieces: frozenset[str] = frozenset()
    """Texts and slots of the standard by name. What a mail has beyond them, its template cannot know."""

    def variable(self, name: str) -> Variable | None:
        """Return the variable of this name, or None."""
        return next((one for one in self.variables if one.name == name), None)

    def has_condition(self, name: str) -> bool:
        """Return whether blocks may depend on this."""
        return any(one.name == name for one in self.conditions)

    def slot(self, name: str) -> Slot | None:
        """Return the slot of this name, or None."""
        return next((one for one in self.slots if one.name == name), None)


@dataclass(frozen=True)
class Context:
    """What one mail or letter says about one case."""

    values: dict[str, str] = field(default_factory=dict)
    conditions: frozenset[str] = frozenset()
    slots: dict[str, str] = field(default_factory=dict)
    """The filled places as markup."""
    pieces: frozenset[str] = frozenset()
