"""The stored data as a sheet that people can read."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section
from wattwerk.platform import formatting
from wattwerk.platform.clock import business_date
from wattwerk.platform.templates import Texts, entries
from wattwerk.privacy.disclosure_queries import ABOUT, PACKAGE
from wattwerk.privacy.disclosure_schemas import Disclosure

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)")


def sheet(found: Disclosure, *, time_zone: str) -> Letter:
    """Return a disclosure as a sheet in its language, dates as clocks in ``time_zone`` show them."""
    words = Words(found, time_zone)
    text = words.texts
    return Letter(
        kind=DocumentKind.OWN_LETTER,
        language=found.language,
        title=text("title"),
        issued_on=business_date(found.disclosed_at, time_zone),
        reference=(
            Row(words.name("customer_number"), found.customer_number),
            Row(text("disclosed_at"), words.value(found.disclosed_at)),
        ),
        introduction=text.lines("introduction", company=found.controller),
        sections=(
            *(Section(text(f"headings.{part}"), paragraphs=tuple(getattr(found, part))) for part in ABOUT),
            *_records(found, words),
            Section(
                text("headings.documents"),
                tuple(Row(one.name, words.value(one.issued_at), one.file_name) for one in found.documents),
            ),
        ),
    )


class Words:
    """How names and values of records are written in the language of the customer."""

    def __init__(self, found: Disclosure, time_zone: str) -> None:
        self.texts = Texts(PACKAGE, found.language)
        self.time_zone = time_zone
        self.language = found.language

    def name(self, attribute: str) -> str:
        """Return what an attribute is called; one without a text is written as it is stored."""
        return self._known(f"names.{attribute}") or attribute.replace("_", " ")

    def type(self, name: str) -> str:
        """Return what records of a type are called."""
        return self._known(f"types.{name}") or name.replace("_", " ")

    def value(self, value: Any) -> str:
        """Return a stored value as people write it."""
        if isinstance(value, bool):
            return self.texts("yes" if value else "no")
        if isinstance(value, datetime):
            return formatting.moment(value, self.language, self.time_zone)
        written = str(value)
        if MOMENT.fullmatch(written):
            return self.value(datetime.fromisoformat(written))
        if DAY.fullmatch(written):
            return formatting.day(date.fromisoformat(written), self.language)
        return written

    def _known(self, key: str) -> str | None:
        try:
            return self.texts(key)
        except LookupError:
            return None


def _records(found: Disclosure, words: Words) -> Iterator[Section]:
    # The person first, what follows from other records last: in the order of the texts.
    order = list(entries(PACKAGE, found.language)["types"])
    ranked = sorted(found.stored, key=lambda name: order.index(name) if name in order else len(order))
    for name in ranked:
        items = found.stored[name]
        for position, item in enumerate(items, 1):
            number = f" ({position}/{len(items)})" if len(items) > 1 else ""
            rows = tuple(Row(label, words.value(value)) for label, value in _leaves(item, words))
            yield Section(f"{words.type(name)}{number}", rows)


def _leaves(value: Any, words: Words, label: str = "") -> Iterator[tuple[str, Any]]:
    """Yield single values with the names on the way to them; what is empty is left out."""
    if isinstance(value, dict):
        for name, part in value.items():
            own = words.name(str(name))
            yield from _leaves(part, words, f"{label} · {own}" if label else own)
    elif isinstance(value, list):
        for position, part in enumerate(value, 1):
            yield from _leaves(part, words, f"{label} {position}" if len(value) > 1 else label)
    elif value is not None and value != "":
        yield label, value
