"""The markup of templates: what an editor may put into them, and nothing else.

Besides plain formatting it has four marks of our own:

- ``<span data-variable="order_number">`` a value,
- ``<div data-slot="facts">`` a place that is filled as a whole,
- ``<div data-text-block="opening-hours">`` a text that several templates share,
- ``data-condition="iban"`` (or ``"!iban"``) at any block: it is there only if that holds (or does not).
"""

import re

import nh3

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
BLOCK_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
IMAGE = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)")
CONDITION = re.compile(rf"!?{NAME.pattern}")

BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "hr", "table", "tbody", "tr", "th", "td", "div"}
)
TAGS = BLOCKS | {"strong", "em", "u", "s", "a", "br", "span", "img"}
_ALIGNED = {"p", "h1", "h2", "h3", "th", "td"}
_PATTERNS = {
    "data-condition": CONDITION,
    "data-variable": NAME,
    "data-slot": NAME,
    "data-text-block": BLOCK_KEY,
    "data-image": IMAGE,
    "data-style": re.compile(r"small"),
    "width": re.compile(r"[1-9][0-9]{0,3}"),
    "colspan": re.compile(r"[1-9]"),
    "rowspan": re.compile(r"[1-9]"),
}
ATTRIBUTES: dict[str, set[str]] = {
    **{tag: {"data-condition"} for tag in BLOCKS},
    **{tag: {"data-condition", "style"} for tag in _ALIGNED},
    "p": {"data-condition", "data-style", "style"},
    "th": {"data-condition", "style", "colspan", "rowspan"},
    "td": {"data-condition", "style", "colspan", "rowspan"},
    "div": {"data-condition", "data-slot", "data-text-block"},
    "span": {"data-variable"},
    "a": {"href"},
    "img": {"data-image", "alt", "width", "data-condition"},
}
SCHEMES = {"https", "http", "mailto", "tel"}


def sanitised(html: str) -> str:
    """Return the markup without anything that may run, load, hide or move outside of its place."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=_harmless,
        filter_style_properties={"text-align"},
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel=None,
    )


def _harmless(_tag: str, name: str, value: str) -> str | None:
    pattern = _PATTERNS.get(name)
    value = value.strip()
    return value if pattern is None or pattern.fullmatch(value) else None
