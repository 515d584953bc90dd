"""Letters in several columns, page by page.

The renderer balances columns as if all pages were one: people would read the first column to the end of the
letter before the second. So the text is cut into pages here, each with as many blocks as its columns hold.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from itertools import accumulate

HEADINGS = frozenset({"h1", "h2", "h3"})
VOID = frozenset({"br", "hr", "img", "col"})

Column = Sequence[str]
Page = Sequence[Column]

MARKS = re.compile(r"<[^>]*>")
BLOCK_SPACE = 40
"""What the distance between two blocks takes, in characters of text."""


def pages(markup: str, number: int, fits: Callable[[list[Page]], bool]) -> list[Page]:
    """Return a text as pages with a ``number`` of columns, each a list of blocks.

    ``fits`` says whether the last of some pages holds what stands on it; the earlier ones do.
    """
    rest = blocks(markup)
    found: list[Page] = []
    while rest:
        page: list[Column] = []
        while rest and len(page) < number:
            count = _most(rest, partial(_fits_beside, found, page, fits))
            page.append(rest[:count])
            rest = rest[count:]
        found.append(page)
    if found:
        even = _balanced([block for column in found[-1] for block in column], number)
        if fits([*found[:-1], even]):
            found[-1] = even
    return found


def blocks(markup: str) -> list[str]:
    """Return the parts of a text between which a column or a page may end.

    A heading stays with what follows it. Columns are too narrow for a table of values: each of its rows
    becomes an entry, the label above its value.
    """
    tree = _Tree()
    # Parts of Markup would escape whatever is added to them.
    tree.feed(str.__str__(markup))
    tree.close()
    found: list[str] = []
    heading = ""
    for node in tree.root.children:
        if isinstance(node, str):
            if node.strip():
                found.append(heading + node)
                heading = ""
        elif node.tag in HEADINGS:
            heading += node.markup
        else:
            first, *others = _parts(node)
            found += [heading + first, *others]
            heading = ""
    return [*found, heading] if heading else found


def _fits_beside(
    before: list[Page], columns: list[Column], fits: Callable[[list[Page]], bool], column: Column
) -> bool:
    return fits([*before, [*columns, column]])


def _most(rest: Column, fits: Callable[[Column], bool]) -> int:
    """Return how many blocks fit a column, at least one: one that is larger is larger.

    Each try lays out a page, so steps grow from what is sure to fit until something does not.
    """
    low, step = 1, 4
    high = len(rest)
    while low < high:
        middle = min(high, low + step)
        if fits(rest[:middle]):
            low, step = middle, step * 2
        else:
            high = middle - 1
            step = max(1, (high - low + 1) // 2)
    return low


def _balanced(blocks: Column, number: int) -> list[Column]:
    """Return blocks in columns of about the same length, as far as their text tells."""
    sizes = [len(MARKS.sub("", block)) + BLOCK_SPACE for block in blocks]
    share = sum(sizes) / number
    columns: list[list[str]] = [[] for _ in range(number)]
    for block, size, end in zip(blocks, sizes, accumulate(sizes), strict=True):
        columns[min(number - 1, int((end - size) / share))].append(block)
    return list(columns)


@dataclass
class _Node:
    tag: str
    start: str
    children: list["_Node | str"] = field(default_factory=list)

    @property
    def inside(self) -> str:
        return "".join(one if isinstance(one, str) else one.markup for one in self.children)

    @property
    def markup(self) -> str:
        return self.start + self.inside + ("" if self.tag in VOID else f"</{self.tag}>")

    @property
    def elements(self) -> list["_Node"]:
        return [one for one in self.children if isinstance(one, _Node)]

    def named(self, *path: str) -> list["_Node"]:
        """Return the elements to which a path of tags leads."""
        found = [self]
        for tag in path:
            found = [one for node in found for one in node.elements if one.tag == tag]
        return found


def _parts(node: _Node) -> list[str]:
    """Return a section with a table of values entry by entry, everything else as it is."""
    table = next((one for one in node.elements if one.tag == "table"), None)
    if node.tag != "section" or table is None:
        return [node.markup]
    before = [one.markup for one in node.elements[: node.elements.index(table)]]
    after = [one.markup for one in node.elements[node.elements.index(table) + 1 :]]
    return [*before, *_entries(table), *after]


def _entries(table: _Node) -> Iterator[str]:
    """Return a table's rows as labels with their values below them, the first with the table's heading."""
    heading = "".join(one.inside for one in table.named("thead", "tr", "th"))
    for row in table.named("tbody", "tr"):
        label, value = (cell.inside for cell in row.elements)
        total = " total" if "total" in row.start else ""
        texts = f'<p class="label">{label}</p><p class="value">{value}</p>'
        yield f'{heading}<div class="entry{total}">{texts}</div>'
        heading = ""


class _Tree(HTMLParser):
    """Our own, well-formed markup as a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = _Node("", "")
        self._open = [self.root]

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, self.get_starttag_text() or "")
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_entityref(self, name: str) -> None:
        self._open[-1].children.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._open[-1].children.append(f"&#{name};")
