"""Numbers, money and dates as people read them, for mails and documents (screens format for themselves).

Babel is imported by whoever calls, not with this module: functions that never write to people
do not pay for it when they start.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from wattwerk.platform.vocabulary import Language

# English-speaking customers live here too, so they get the European order of day and month.
LOCALES: dict[Language, str] = {"de": "de_DE", "en": "en_GB", "fr": "fr_FR"}
TIME_PATTERNS: dict[Language, str] = {"de": "HH:mm 'Uhr'", "en": "HH:mm", "fr": "HH:mm"}


def money(amount: Decimal, language: Language) -> str:
    """Return an amount in € with two decimals, e.g. ``1.234,50 €``."""
    from babel.numbers import format_currency

    return str(format_currency(amount, "EUR", locale=LOCALES[language]))


def number(value: Decimal | int, language: Language) -> str:
    """Return a number with its own decimals and grouped thousands, e.g. ``3.500`` or ``28,655``."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, format="#,##0.######", locale=LOCALES[language]))


def quantity(value: Decimal | int, unit: str, language: Language) -> str:
    """Return a quantity with its unit, e.g. ``3.500 kWh``."""
    return f"{number(value, language)}\N{NO-BREAK SPACE}{unit}"


def unit_price(value: Decimal, unit: str, language: Language) -> str:
    """Return the price of a unit with at least two decimals, e.g. ``14,20 ct/kWh`` or ``28,655 ct/kWh``."""
    from babel.numbers import format_decimal

    written = format_decimal(value, format="#,##0.00####", locale=LOCALES[language])
    return f"{written}\N{NO-BREAK SPACE}{unit}"


def day(value: date, language: Language) -> str:
    """Return a date in words, e.g. ``1. Januar 2027``."""
    from babel.dates import format_date

    written = str(format_date(value, format="long", locale=LOCALES[language]))
    # French counts the first of a month as the first, and the other days as numbers.
    return f"1er {written.removeprefix('1 ')}" if language == "fr" and value.day == 1 else written


def moment(value: datetime, language: Language, time_zone: str) -> str:
    """Return date and time where the brand does its business, e.g. ``21. November 2026, 10:30 Uhr``."""
    from babel.dates import format_time

    local = value.astimezone(ZoneInfo(time_zone))
    time = format_time(local.time(), format=TIME_PATTERNS[language], locale=LOCALES[language])
    return f"{day(local.date(), language)}, {time}"
