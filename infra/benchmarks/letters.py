"""How long a letter takes to lay out in a warm process: two pages in a brand's own words."""

import statistics
import time
from collections.abc import Callable

from infra.benchmarks.figures import Figure
from infra.demo.brands import MUSTERSTADT, MUSTERSTADT_SETTINGS
from wattwerk.documents import rendering
from wattwerk.documents.domain.design import Design
from wattwerk.messaging import standards
from wattwerk.templates import letters
from wattwerk.templates.domain.model import TemplateKind
from wattwerk.templates.domain.rendering import body, line

TIMES = 20
LIMIT = 100
KEY = "contract_summary"
"""A letter of two pages."""


def figures() -> list[Figure]:
    """Return the median in milliseconds."""
    found = standards.standard(
        TemplateKind.LETTER, KEY, "de", brand=MUSTERSTADT, settings=MUSTERSTADT_SETTINGS
    )
    if found is None:
        raise LookupError(KEY)
    letter, content = found.messages[0], found.content
    if not isinstance(letter, letters.Letter):
        raise TypeError(KEY)
    context = letters.case_of(letter, MUSTERSTADT).context

    def write() -> bytes:
        design = Design(
            title=line(content.subject, context), body=body(content.html, context, blocks={}, images={})
        )
        return rendering.pdf(letter, MUSTERSTADT, design)

    write()
    taken = statistics.median(_milliseconds(write) for _ in range(TIMES))
    return [Figure("letter of two pages as PDF, warm", taken, LIMIT, "ms")]


def _milliseconds(act: Callable[[], object]) -> float:
    """Return the time of the processor, so that other work on the machine does not count."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000
