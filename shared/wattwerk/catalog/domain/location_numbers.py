"""Numbers of the energy market beside that of a market location: metering and grid locations, partners.

BDEW, "Identifikatoren in der Marktkommunikation" and "Rollencodenummern"; none of them has a check digit
that is published for everybody.
"""

import re

from wattwerk.catalog.domain.refusals import Refused

METERING_LOCATION = re.compile(r"(DE|AT)[0-9]{11}[0-9A-Z]{20}")
"""Country, six digits of the grid operator, five of the postcode, and twenty that the operator chooses."""
GRID_LOCATION = re.compile(r"E[0-9A-Z]{10}")
MARKET_PARTNER = re.compile(r"[0-9]{13}")
"""Given by BDEW (99…) or DVGW (98…), or a location number of GS1."""


def metering_location(text: str) -> str:
    """Return the number of a metering location (MeLo-ID, Zählpunktbezeichnung) as it is stored.

    People write it with dots and blanks, in Austria usually with dots.

    Raises:
        Refused: ``metering_location_malformed``.
    """
    number = _compact(text)
    if not METERING_LOCATION.fullmatch(number):
        raise Refused(
            "metering_location_malformed", "A metering location has 33 characters and begins with DE or AT."
        )
    return number


def grid_location(text: str) -> str:
    """Return the number of a grid location (NeLo-ID) as it is stored.

    Raises:
        Refused: ``grid_location_malformed``.
    """
    number = _compact(text)
    if not GRID_LOCATION.fullmatch(number):
        raise Refused("grid_location_malformed", "A grid location has 11 characters and begins with E.")
    return number


def market_partner(text: str) -> str:
    """Return the code of a market partner, e.g. of a grid operator.

    Raises:
        Refused: ``market_partner_malformed``.
    """
    number = _compact(text)
    if not MARKET_PARTNER.fullmatch(number):
        raise Refused("market_partner_malformed", "The code of a market partner has 13 digits.", given=text)
    return number


def _compact(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text).upper()
