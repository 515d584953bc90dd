"""VAT identification numbers (Art. 215 of Directive 2006/112/EC): their form, and the German check digit.

Whether a number has been issued only the tax authorities know; a clerk can ask them.
"""

import re

_FORMS = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"[1-9]\d{8}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[0-9A-Z]\d{7}[0-9A-Z]",
    "FI": r"\d{8}",
    "FR": r"[0-9A-HJ-NP-Z]{2}\d{9}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[0-9A-Z+*]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}",
    "LT": r"(\d{9}|\d{12})",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"[0-9A-Z+*]{10}\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{2,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "XI": r"(\d{9}|\d{12}|GD\d{3}|HA\d{3})",
}
"""By prefix: the member states, and Northern Ireland."""


def is_possible(text: str) -> bool:
    """Return whether a member state could have issued this number; blanks and dots do not matter."""
    compact = re.sub(r"[\s.\-]", "", text).upper()
    country, number = compact[:2], compact[2:]
    form = _FORMS.get(country)
    if form is None or not re.fullmatch(form, number):
        return False
    return country != "DE" or _german_check_digit(number[:-1]) == int(number[-1])


def _german_check_digit(digits: str) -> int:
    """Return the ninth digit (ISO 7064, modulo 11, 10)."""
    product = 10
    for digit in digits:
        rest = (int(digit) + product) % 10
        product = 2 * (rest or 10) % 11
    return (11 - product) % 10
