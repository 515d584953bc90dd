"""Reading the catalog: places, dates, bank accounts. Quotes: ``quote_queries``."""

from datetime import datetime
from typing import Literal

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import StartReason
from wattwerk.catalog.domain import bank_accounts
from wattwerk.catalog.domain import start_dates as dates
from wattwerk.catalog.domain.places import is_postcode, normalised, same_town
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.repository import places, products
from wattwerk.catalog.schemas import (
    BankAccount,
    StartDates,
    Streets,
    Towns,
)
from wattwerk.platform import clock
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import Commodity, Language

MOST_STREETS = 20
"""Suggestions at once; more letters narrow them down."""

Plausibility = Literal["confirmed", "could_not_be_checked", "implausible"]


def towns(postcode: str) -> Towns:
    """Return the towns of a postcode, and whether the postcode could be checked at all."""
    if not is_postcode(postcode):
        return Towns(postcode=postcode, status="unknown", towns=[])
    known = places.place(postcode).towns
    if known:
        return Towns(postcode=postcode, status="known", towns=known)
    checkable = places.imported_digest(places.POSTCODES) is not None
    return Towns(postcode=postcode, status="unknown" if checkable else "could_not_be_checked", towns=[])


def town_plausibility(postcode: str, town: str) -> Plausibility:
    """Return whether a town belongs to a postcode, as far as that is known."""
    answer = towns(postcode)
    if answer.status == "could_not_be_checked":
        return "could_not_be_checked"
    return "confirmed" if any(same_town(town, known) for known in answer.towns) else "implausible"


def streets(postcode: str, prefix: str) -> Streets:
    """Return streets of a postcode that begin with the given letters, 20 at most."""
    found = places.streets(postcode, prefix, limit=MOST_STREETS)
    if not found and not places.has_streets(postcode):
        return Streets(status="could_not_be_checked", streets=[])
    return Streets(status="known", streets=found)


def street_plausibility(postcode: str, street: str) -> Plausibility:
    """Return whether a street belongs to a postcode, as far as that is known."""
    answer = streets(postcode, street)
    if answer.status == "could_not_be_checked":
        return "could_not_be_checked"
    wanted = normalised(street)
    return "confirmed" if any(normalised(name) == wanted for name in answer.streets) else "implausible"


def grid_operator(postcode: str, commodity: Commodity) -> str | None:
    """Return the name of the grid operator, None when it is not known."""
    operator = places.place(postcode).grid_operator(commodity)
    return operator.name if operator else None


def bank_account(iban: str) -> BankAccount:
    """Return the bank account of an IBAN.

    Raises:
        Problem: 422 at ``/iban`` with ``iban_invalid``, ``iban_wrong_length`` or ``iban_not_sepa``.
    """
    try:
        return BankAccount.model_validate(bank_accounts.bank_account(iban))
    except Refused as error:
        raise Problem(
            422, "validation_failed", "Please correct the marked fields.", errors=[error.at("/iban")]
        ) from error


def start_dates(*, brand: str, commodity: Commodity, reason: StartReason, now: datetime) -> StartDates:
    """Return when supply can start if the order is placed now.

    Raises:
        Problem: 404 ``not_found`` for an unknown brand.
    """
    settings = brands.settings(brand)
    today = clock.business_date(now, brands.brand(brand).time_zone)
    lead_time = settings.lead_time(commodity, reason)
    return StartDates(
        earliest=dates.earliest_start(today, lead_time),
        latest=dates.latest_start(today, settings.latest_start_days),
        withdrawal_period_ends=dates.withdrawal_deadline(today),
        earliest_without_early_start=dates.earliest_without_early_start(today, lead_time),
    )


def product_name(brand: str, code: str, language: Language) -> str:
    """Return what a product is called, or its code when it is gone; no caller is checked."""
    product = products.known(brand).get(code)
    return product.name.in_language(language) if product else code
