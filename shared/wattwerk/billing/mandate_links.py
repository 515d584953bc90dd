"""The link with which a customer grants a SEPA mandate. What opens it stands behind the `#`."""

from urllib.parse import quote

from wattwerk.platform import settings, signed_links
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import Language

PURPOSE = "sepa-mandate"


def mandate_address(
    customer_number: str, account_number: str, request_id: str, *, brand: str, language: Language
) -> str:
    """Return where a mandate is granted."""
    token = signed_links.token_of(PURPOSE, f"{customer_number}-{account_number}-{request_id}")
    page = f"{settings.site_url()}/portal/mandate"
    return f"{page}?brand={quote(brand, safe='')}&language={language}#mandate={token}"


def request_of(token: str) -> tuple[str, str, str]:
    """Return customer number, account number and request of a token.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    identifier = signed_links.identifier_of(PURPOSE, token)
    if identifier is None:
        raise not_usable()
    customer_number, account_number, request_id = identifier.split("-", 2)
    return customer_number, account_number, request_id


def not_usable() -> Problem:
    """Return the refusal of a link that opens nothing."""
    return Problem(410, "link_not_usable", "This link has expired.")
