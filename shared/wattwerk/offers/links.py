"""The link with which an offer is accepted. What opens it stands behind the `#`, which is sent to nobody."""

from urllib.parse import quote

from wattwerk.platform import settings, signed_links
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import Language

OFFER = "sales-offer"


def offer_of(token: str) -> str:
    """Return the number of the offer that a token opens.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    number = signed_links.identifier_of(OFFER, token)
    if number is None:
        raise Problem(410, "link_not_usable", "This link has expired.")
    return number


def offer_address(offer_number: str, *, brand: str, language: Language) -> str:
    """Return where an offer is looked at and accepted."""
    token = signed_links.token_of(OFFER, offer_number)
    page = f"{settings.site_url()}/portal/offer"
    return f"{page}?brand={quote(brand, safe='')}&language={language}#offer={token}"
