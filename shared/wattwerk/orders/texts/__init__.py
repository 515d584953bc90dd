"""Texts of orders in the customer's language: summary lines, declarations, acceptance.

Each language has one JSON file with the same keys. Values are put in by name, so that whatever a
prospect typed stays literal.
"""

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from wattwerk.platform import formatting
from wattwerk.platform.vocabulary import Language

VERSION = "2026-11-21"
"""Raise with every change of a declaration's text; orders keep the texts they were shown."""


@cache
def texts(language: Language) -> Any:
    """Return all texts of a language."""
    return json.loads(files(__package__).joinpath(f"{language}.json").read_text("utf-8"))


class Words:
    """Texts, money, figures and dates as a language writes them."""

    def __init__(self, language: Language) -> None:
        self._texts = texts(language)
        self._language = language

    def text(self, group: str, key: str, **values: Any) -> str:
        """Return a text with its values put in."""
        template: str = self._texts[group][key]
        return template.format_map(values)

    def acceptance(self, **values: Any) -> str:
        """Return the supplier's declaration of acceptance."""
        template: str = self._texts["acceptance"]
        return template.format_map(values)

    def declarations(self, **values: Any) -> dict[str, str]:
        """Return the texts at which a prospect makes declarations."""
        return {key: template.format_map(values) for key, template in self._texts["declarations"].items()}

    def moment(self, value: datetime, time_zone: str) -> str:
        """Return date and time where the brand does its business."""
        return formatting.moment(value, self._language, time_zone)

    def euros(self, amount: Decimal) -> str:
        """Return an amount in €, e.g. ``1.234,50 €``."""
        return formatting.money(amount, self._language)

    def figure(self, value: Decimal | int) -> str:
        """Return a figure with all its decimals, e.g. ``32,475``."""
        return formatting.number(value, self._language)

    def day(self, day: date) -> str:
        """Return a date in words, e.g. ``1. Dezember 2026``."""
        return formatting.day(day, self._language)
