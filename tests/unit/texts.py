"""Comparing the texts of a package between languages."""

import re
from typing import Any

from wattwerk.platform.templates import entries
from wattwerk.platform.vocabulary import Language

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def shape(package: str, language: Language) -> dict[str, list[set[str]]]:
    """Return for every key the placeholders of its text, or of each line of its list."""
    return dict(_shapes(entries(package, language), ""))


def empty(package: str, language: Language) -> list[str]:
    """Return the keys whose text, or any line of it, says nothing."""
    return [key for key, lines in _lines(entries(package, language), "") if not all(map(str.strip, lines))]


def _shapes(node: dict[str, Any], path: str) -> list[tuple[str, list[set[str]]]]:
    return [(key, [set(PLACEHOLDER.findall(line)) for line in lines]) for key, lines in _lines(node, path)]


def _lines(node: dict[str, Any], path: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for name, value in node.items():
        if isinstance(value, dict):
            found += _lines(value, f"{path}{name}.")
        else:
            found.append((f"{path}{name}", value if isinstance(value, list) else [value]))
    return found
