"""Staff draft, send and withdraw offers."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wattwerk.brands import queries as brands
from wattwerk.catalog import quote_queries
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.schemas import Quote
from wattwerk.offers import queries
from wattwerk.offers.domain import LONGEST_DAYS, OfferEvent, OfferStatus, OfferTerms, SalesOffer
from wattwerk.offers.events import SalesOfferSent
from wattwerk.offers.operations.storing import saved
from wattwerk.offers.schemas import NewOffer, OfferChange, OfferStep, StaffOffer
from wattwerk.offers.selection import Selection, selected
from wattwerk.platform import identifiers
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.transaction import Transaction, changed_meanwhile
from wattwerk.platform.vocabulary import CustomerType

SENT_AGAIN = "sent_again"
"""Note in the history; frontends translate it."""


def draft_offer(
    *, caller: Caller, new: NewOffer, idempotency: Idempotency | None, now: datetime
) -> StaffOffer:
    """Draft an offer from a quote; nobody outside sees it before it is sent.

    Raises:
        Problem: 404 when the brand is none of the caller's, or for an unknown quote; 410
            ``quote_expired``; 422 with what is wrong.
    """
    offer = composed(caller=caller, new=new, offer_number=_number(), now=now)
    return saved(offer, Transaction(now=now), idempotency)


def composed(*, caller: Caller, new: NewOffer, offer_number: str, now: datetime) -> SalesOffer:
    """Return a draft as it would be stored.

    Raises:
        Problem: as for ``draft_offer``.
    """
    caller.require_role(new.brand, *STAFF_ROLES)
    terms = OfferTerms.model_validate(new.model_dump(include=set(OfferTerms.model_fields)))
    quote = _quote(terms, new.brand, now)
    return SalesOffer(
        offer_number=offer_number,
        brand=new.brand,
        created_at=now,
        status=OfferStatus.DRAFT,
        terms=terms,
        asked=quote.request,
        expires_at=_end_of(terms.valid_until, new.brand),
        history=[OfferEvent(at=now, status=OfferStatus.DRAFT, actor=caller.actor)],
        **dict(_selected(quote, terms)),
    )


def change_offer(
    *, caller: Caller, offer_number: str, change: OfferChange, idempotency: Idempotency | None, now: datetime
) -> StaffOffer:
    """Change a draft.

    Raises:
        Problem: 404 for an unknown offer, and for offers of other brands; 409 ``offer_not_open`` once
            it is sent, or ``changed_meanwhile``; 410 ``quote_expired``; 422 with what is wrong.
    """
    offer = _looked_at(caller, offer_number, change.version)
    if offer.status is not OfferStatus.DRAFT:
        raise Problem(409, "offer_not_open", "Only drafts are changed.", offer_status=offer.status.value)
    terms = OfferTerms.model_validate(change.model_dump(exclude={"version"}))
    quote = _quote(terms, offer.brand, now)
    step = OfferEvent(at=now, status=OfferStatus.DRAFT, actor=caller.actor)
    changed = offer.model_copy(
        update={
            "terms": terms,
            "asked": quote.request,
            "expires_at": _end_of(terms.valid_until, offer.brand),
            "history": [*offer.history, step],
            **dict(_selected(quote, terms)),
        }
    )
    return saved(changed, Transaction(now=now), idempotency)


def send_offer(
    *, caller: Caller, offer_number: str, step: OfferStep, idempotency: Idempotency | None, now: datetime
) -> StaffOffer:
    """Send an offer: from now on its prices are promised until its last day.

    Raises:
        Problem: 404 for an unknown offer, and for offers of other brands; 409 ``offer_not_open`` or
            ``changed_meanwhile``; 410 ``quote_expired``; 422 when its last day is over.
    """
    offer = _looked_at(caller, offer_number, step.version)
    _require_last_day(offer.terms.valid_until, offer.brand, now)
    sent = offer.moved(OfferStatus.SENT, actor=caller.actor, now=now)
    transaction = Transaction(now=now)
    quotes.hold_quote(quote_id=offer.terms.quote_id, until=offer.expires_at, transaction=transaction)
    transaction.emit(SalesOfferSent.happened(now=now, brand=offer.brand, offer_number=offer_number))
    return saved(sent, transaction, idempotency)


def send_offer_again(
    *, caller: Caller, offer_number: str, step: OfferStep, idempotency: Idempotency | None, now: datetime
) -> StaffOffer:
    """Send an offer once more, which changes nothing about it.

    Raises:
        Problem: 404 for an unknown offer, and for offers of other brands; 409 ``offer_not_open`` unless
            it is sent and not expired, or ``changed_meanwhile``.
    """
    offer = _looked_at(caller, offer_number, step.version)
    queries.require_open(offer, now)
    repeated = OfferEvent(at=now, status=OfferStatus.SENT, actor=caller.actor, note=SENT_AGAIN)
    transaction = Transaction(now=now)
    transaction.emit(SalesOfferSent.happened(now=now, brand=offer.brand, offer_number=offer_number))
    again = offer.model_copy(update={"history": [*offer.history, repeated]})
    return saved(again, transaction, idempotency)


def withdraw_offer(
    *, caller: Caller, offer_number: str, step: OfferStep, idempotency: Idempotency | None, now: datetime
) -> StaffOffer:
    """Withdraw an offer that nobody has accepted yet; its link works no more.

    Raises:
        Problem: 404 for an unknown offer, and for offers of other brands; 409 ``offer_not_open`` or
            ``changed_meanwhile``.
    """
    offer = _looked_at(caller, offer_number, step.version)
    withdrawn = offer.moved(OfferStatus.WITHDRAWN, actor=caller.actor, now=now, note=step.reason)
    return saved(withdrawn, Transaction(now=now), idempotency)


def _looked_at(caller: Caller, offer_number: str, version: int) -> SalesOffer:
    offer = queries.for_staff(caller, offer_number)
    if offer.version != version:
        raise changed_meanwhile()
    return offer


def _quote(terms: OfferTerms, brand: str, now: datetime) -> Quote:
    """Return the quote of an offer, with everything about the offer looked at."""
    _require_last_day(terms.valid_until, brand, now)
    quote = quote_queries.quote(terms.quote_id, now=now)
    if quote.request.brand != brand:
        raise invalid("/quote_id", "quote_differs", "The quote is of another brand.")
    if terms.supply_address and terms.supply_address.postcode != quote.request.postcode:
        raise invalid(
            "/supply_address/postcode", "quote_differs", "The quote was calculated for another postcode."
        )
    if quote.request.customer_type is CustomerType.BUSINESS and not terms.person.company:
        raise invalid("/person/company", "company_missing", "Please name the company.")
    return quote


def _selected(quote: Quote, terms: OfferTerms) -> Selection:
    return selected(
        quote,
        product_codes=terms.product_codes,
        bundle_codes=terms.bundle_codes,
        extra_codes=terms.extra_codes,
        answers=terms.answers,
    )


def _require_last_day(valid_until: date, brand: str, now: datetime) -> None:
    today = business_date(now, brands.brand(brand).time_zone)
    latest = today + timedelta(days=LONGEST_DAYS)
    if valid_until < today:
        raise invalid("/valid_until", "expiry_in_the_past", "This day is over.")
    if valid_until > latest:
        raise invalid(
            "/valid_until",
            "validity_too_long",
            "Prices are not promised so far ahead.",
            latest=latest.isoformat(),
        )


def _end_of(day: date, brand: str) -> datetime:
    zone = ZoneInfo(brands.brand(brand).time_zone)
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)


def _number() -> str:
    return f"AN-{identifiers.order_number().removeprefix('A-')}"
