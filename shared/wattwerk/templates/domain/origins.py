"""What texts tell of their origin: which values, conditions and pieces a mail or letter consists of.

The model of a template follows from sample cases: whatever differs between them is optional. Nobody
lists the variables of a mail by hand, so a new mail has its template as soon as it is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wattwerk.platform.templates import Text
from wattwerk.templates.domain.model import Condition, Context, Model, Slot, Variable

FREE_SLOTS = frozenset({"attachments"})
"""Places that the frame shows where the template does not."""


@dataclass(frozen=True)
class Piece:
    """One part of a mail or letter in its order: a text of ours, or a place that is filled as a whole."""

    role: str
    name: str
    """Key of the text, or name of the place where ``role`` is ``slot``."""
    wording: str = ""

    @property
    def condition(self) -> str:
        """Return the name under which blocks can depend on this piece."""
        return self.name if self.role == "slot" else condition_of(self.name)


@dataclass(frozen=True)
class Case:
    """One mail or letter, as templates see it."""

    subject: str
    pieces: tuple[Piece, ...]
    values: Mapping[str, str]
    slots: Mapping[str, str]
    """The places with their content as markup."""
    shown_in: Mapping[str, tuple[str, ...]]
    """Which values which place shows."""

    @property
    def context(self) -> Context:
        """Return what a template is filled in with."""
        return Context(
            values=dict(self.values),
            conditions=frozenset(
                {
                    *self.values,
                    *self.slots,
                    *(piece.condition for piece in self.pieces if piece.role != "heading"),
                    *(["steps"] if any(piece.role == "step" for piece in self.pieces) else []),
                }
            ),
            slots=dict(self.slots),
            pieces=frozenset(piece.name for piece in self.pieces if piece.role != "heading"),
        )


def condition_of(key: str) -> str:
    """Return the name of a text in conditions, e.g. ``confirmed_steps_ending`` for all lines of
    ``confirmed.steps_ending``."""
    return "_".join(part for part in key.split(".") if not part.isdigit())


def name_of(label: str) -> str | None:
    """Return the name of a labelled value, or None for a label that is no text of ours."""
    return last_of(label) if isinstance(label, Text) else None


def last_of(text: Text) -> str:
    """Return the last part of a text's key, e.g. ``order_number`` for ``labels.order_number``."""
    return [part for part in text.key.split(".") if not part.isdigit()][-1]


def values_of(texts: Iterable[str], labelled: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return all values by name: of placeholders first, then those with a label, with their notes."""
    values: dict[str, str] = {}
    for text in texts:
        if isinstance(text, Text):
            for name, value in text.values.items():
                values.setdefault(name, value)
    for label, value, note in labelled:
        labelled_name = name_of(label)
        if labelled_name:
            values.setdefault(labelled_name, value)
            if note:
                values.setdefault(f"{labelled_name}_note", note)
    return {name: str(value) for name, value in values.items() if value}


def pieces_of(role: str, texts: Iterable[str], slot: str) -> list[Piece]:
    """Return texts as pieces; those that are not ours form the place ``slot``."""
    pieces: list[Piece] = []
    for text in texts:
        piece = Piece(role, text.key, text.wording) if isinstance(text, Text) else Piece("slot", slot)
        if piece not in pieces:
            pieces.append(piece)
    return pieces


def merged(cases: Sequence[Case]) -> list[Piece]:
    """Return the pieces of all cases in an order that fits each of them."""
    result: list[Piece] = []
    for case in cases:
        position = 0
        for piece in case.pieces:
            if piece in result:
                position = result.index(piece) + 1
            else:
                result.insert(position, piece)
                position += 1
    return result


def conditional(piece: Piece, cases: Sequence[Case]) -> bool:
    """Return whether there are cases without this piece."""
    return any(piece not in case.pieces for case in cases)


def model_of(cases: Sequence[Case]) -> Model:
    """Return what a template for these cases can use."""
    contexts = [case.context for case in cases]
    always = frozenset.intersection(*(context.conditions for context in contexts))
    ever = frozenset.union(*(context.conditions for context in contexts))
    excerpts = {piece.condition: piece.wording for piece in merged(cases) if piece.wording}
    samples: dict[str, str] = {}
    shown: dict[str, tuple[str, ...]] = {}
    for case in cases:
        samples = {**case.values, **samples}
        shown = {**case.shown_in, **shown}
    slots = dict.fromkeys(
        [piece.name for piece in merged(cases) if piece.role == "slot"]
        + [name for case in cases for name in case.slots]
    )
    return Model(
        variables=tuple(
            Variable(
                name,
                sample,
                optional=any(name not in context.values for context in contexts),
                ensured_by=_ensuring(name, contexts, ever),
            )
            for name, sample in samples.items()
        ),
        conditions=tuple(Condition(name, excerpts.get(name, "")) for name in sorted(ever - always)),
        slots=tuple(
            Slot(name, required=name not in FREE_SLOTS, variables=shown.get(name, ())) for name in slots
        ),
        pieces=frozenset.union(*(context.pieces for context in contexts)),
    )


def _ensuring(name: str, contexts: Sequence[Context], conditions: Iterable[str]) -> frozenset[str]:
    ensuring = {name}
    for condition in conditions:
        for test, holds in ((condition, True), (f"!{condition}", False)):
            fitting = [context for context in contexts if (condition in context.conditions) is holds]
            if fitting and all(name in context.values for context in fitting):
                ensuring.add(test)
    return frozenset(ensuring)
