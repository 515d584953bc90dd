"""The number of a market location (MaLo-ID): 11 digits, the last one a check digit.

BDEW, "Identifikatoren in der Marktkommunikation". The check digit is not the one of Luhn: the
doubled digits are added as they are, without taking their digit sum first.
"""

import re

from wattwerk.catalog.domain.refusals import Refused

LENGTH = 11


def check_digit(base: str) -> int:
    """Return the check digit for the first ten digits of a market location.

    >>> check_digit("4137355924")
    1
    """
    digits = [int(character) for character in base]
    total = sum(digits[0::2]) + 2 * sum(digits[1::2])
    return (10 - total % 10) % 10


def validated(text: str) -> str:
    """Return the number without the blanks that people type.

    Raises:
        Refused: ``market_location_malformed`` (not 11 digits, or beginning with 0) or
            ``market_location_check_digit``.
    """
    number = re.sub(r"[\s.\-]", "", text)
    if not re.fullmatch(rf"[1-9][0-9]{{{LENGTH - 1}}}", number):
        raise Refused(
            "market_location_malformed",
            "A market location has 11 digits, the first of them not 0.",
            length=LENGTH,
        )
    if int(number[-1]) != check_digit(number[:-1]):
        raise Refused("market_location_check_digit", "The check digit of this market location does not fit.")
    return number
