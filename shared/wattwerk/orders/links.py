"""Links of mails about orders. What opens them stands behind the `#`, which browsers send to nobody."""

from urllib.parse import quote

from wattwerk.platform import settings, signed_links
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import Language

FORM = "order-form"
STATUS = "order-status"
CONFIRMATION = "order-confirmation"


def form_token(form_id: str) -> str:
    """Return what opens a kept form."""
    return signed_links.token_of(FORM, form_id)


def form_of(token: str) -> str:
    """Return the identifier of the form that a token opens.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    return _opened(FORM, token)


def form_address(form_id: str, *, brand: str, language: Language) -> str:
    """Return the address at which a kept form goes on."""
    return f"{_page('', brand, language)}#form={form_token(form_id)}"


def order_of(token: str) -> str:
    """Return the number of the order that a token opens.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    return _opened(STATUS, token)


def status_address(order_number: str, *, brand: str, language: Language) -> str:
    """Return the address of the page that shows where an order stands."""
    return f"{_page('status', brand, language)}#order={signed_links.token_of(STATUS, order_number)}"


def captured_order_of(token: str) -> str:
    """Return the number of the order that a customer is asked to declare.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    return _opened(CONFIRMATION, token)


def confirmation_address(order_number: str, *, brand: str, language: Language) -> str:
    """Return where a customer declares in text form what staff took down."""
    token = signed_links.token_of(CONFIRMATION, order_number)
    page = f"{settings.site_url()}/portal/confirm-order"
    return f"{page}?brand={quote(brand, safe='')}&language={language}#order={token}"


def _page(name: str, brand: str, language: Language) -> str:
    return f"{settings.site_url()}/order/{name}?brand={quote(brand, safe='')}&language={language}"


def _opened(purpose: str, token: str) -> str:
    identifier = signed_links.identifier_of(purpose, token)
    if identifier is None:
        raise not_usable()
    return identifier


def not_usable() -> Problem:
    """Return the answer to a forged or expired link."""
    return Problem(410, "link_not_usable", "This link has expired.")
