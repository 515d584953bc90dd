"""Markup as plain text: the same content for readers of mails without HTML."""

import re
from html.parser import HTMLParser

_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "ul", "ol", "table", "blockquote", "div", "hr"})


def plain_text(html: str) -> str:
    """Return what a page says as paragraphs, lists with dashes or numbers, and tables line by line.

    A table with two columns reads as ``label: value``; a link names its address unless it shows it.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    paragraphs = (re.sub(r"[ \t]+", " ", part).strip() for part in "".join(reader.parts).split("\n\n"))
    return "\n\n".join(
        "\n".join(line.strip() for line in part.split("\n") if line.strip()) for part in paragraphs if part
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._lists: list[int | None] = []
        self._cells = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _PARAGRAPHS and not self._lists and not self._cells:
            self.parts.append("\n\n")
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            counted = self._lists[-1]
            if counted is not None:
                self._lists[-1] = counted = counted + 1
            self.parts.append(f"\n{counted}. " if counted else "\n- ")
        elif tag == "tr":
            self._cells = 0
            self.parts.append("\n")
        elif tag in ("td", "th"):
            if self._cells:
                self.parts.append(": " if self._cells == 1 else ", ")
            self._cells += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "img" and given.get("alt"):
            self.parts.append(f"[{given['alt']}]")
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "tr":
            self._cells = 0
        if tag == "a" and self._links:
            address, begin = self._links.pop()
            shown = "".join(self.parts[begin:]).strip()
            if address and shown not in (address, address.removeprefix("mailto:").removeprefix("tel:")):
                self.parts.append(f" ({address})")
        if tag in _PARAGRAPHS and not self._lists and not self._cells:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if data.strip() or (data and self.parts and not self.parts[-1].endswith("\n")):
            self.parts.append(re.sub(r"\s+", " ", data))
