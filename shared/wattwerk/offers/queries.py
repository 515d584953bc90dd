"""Reading offers."""

from datetime import datetime
from typing import Any

from wattwerk.brands import queries as brands
from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import Offer
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.schemas import DownloadLink
from wattwerk.offers import links, repository
from wattwerk.offers.domain import OfferStatus, SalesOffer
from wattwerk.offers.schemas import OffersQuery, OfferSummary, OfferView, StaffOffer
from wattwerk.offers.selection import Selection
from wattwerk.platform import signed_links
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.schema import Page


def offers(*, caller: Caller, query: OffersQuery, now: datetime) -> Page[OfferSummary]:
    """Return a brand's offers.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = repository.page(query, now=now)
    return Page(items=[summary(offer, now) for offer in found], next_cursor=cursor)


def offer_for_staff(*, caller: Caller, offer_number: str, now: datetime) -> StaffOffer:
    """Return an offer with everything that staff know.

    Raises:
        Problem: 404 when there is none, or none of the caller's brands.
    """
    offer = for_staff(caller, offer_number)
    issued = documents.documents_of(Owner("offer", offer_number))
    return as_seen(offer, now).model_copy(
        update={"document_ids": [document.document_id for document in issued]}
    )


def letter_link(*, caller: Caller, offer_number: str, now: datetime) -> DownloadLink:
    """Return a link to the letter of an offer, for a few minutes.

    Raises:
        Problem: 404 for an unknown offer, for offers of other brands, and before it is issued.
    """
    for_staff(caller, offer_number)
    issued = documents.documents_of(Owner("offer", offer_number))
    if not issued:
        raise not_found("letter")
    return documents.download_link(issued[0].document_id, now=now)


def for_staff(caller: Caller, offer_number: str) -> SalesOffer:
    """Return an offer as it stands, for a step of staff.

    Raises:
        Problem: 404 when there is none, or none of the caller's brands.
    """
    offer = sales_offer(offer_number)
    caller.require_role(offer.brand, *STAFF_ROLES)
    return offer


def sales_offer(offer_number: str) -> SalesOffer:
    """Return an offer as it stands, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    offer = repository.find(offer_number)
    if offer is None:
        raise not_found("offer")
    return offer


def opened(token: str, now: datetime) -> SalesOffer:
    """Return the offer of a link. Drafts have no link, withdrawn offers are shown to nobody, and what came
    of an offer is shown for half a year.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    offer = repository.find(links.offer_of(token))
    closed = offer is None or offer.status in (OfferStatus.DRAFT, OfferStatus.WITHDRAWN)
    if offer is None or closed or now >= _shown_until(offer):
        raise Problem(410, "link_not_usable", "This link has expired.")
    return offer


def _shown_until(offer: SalesOffer) -> datetime:
    last_step = max([offer.expires_at, *(step.at for step in offer.history)])
    return last_step + signed_links.OPEN_FOR


def require_open(offer: SalesOffer, now: datetime) -> None:
    """Refuse what can be done with an offer that is sent only.

    Raises:
        Problem: 409 ``offer_not_open``.
    """
    present = offer.status_at(now)
    if present is not OfferStatus.SENT:
        raise Problem(409, "offer_not_open", "This offer is not open any more.", offer_status=present.value)


def view(*, token: str, now: datetime) -> OfferView:
    """Return what somebody sees who opens the link of an offer.

    Raises:
        Problem: 410 ``link_not_usable``.
    """
    offer = opened(token, now)
    terms, asked = offer.terms, offer.asked
    return OfferView(
        offer_number=offer.offer_number,
        brand=offer.brand,
        status=offer.status_at(now),
        language=terms.language,
        customer_type=asked.customer_type,
        person=terms.person,
        supply_address=terms.supply_address,
        postcode=asked.postcode,
        town=asked.town,
        commodity=asked.commodity,
        consumption=asked.consumption,
        consumption_off_peak=asked.consumption_off_peak,
        meter_number=terms.meter_number,
        previous_supplier=terms.previous_supplier,
        start=terms.start,
        **_selection(offer),
        further_supplies=asked.further_supplies,
        extra_codes=terms.extra_codes,
        answers=terms.answers,
        chosen=offer.chosen,
        chosen_bundle=offer.chosen_bundle,
        valid_until=terms.valid_until,
        personal_text=terms.personal_text,
        contact=brands.brand(offer.brand).contact,
        order_number=offer.order_number,
    )


def summary(offer: SalesOffer, now: datetime) -> OfferSummary:
    """Return an offer as a line of the list."""
    told: list[Offer | Bundle] = [*offer.offers, *offer.bundles]
    if offer.chosen_bundle:
        told = [one for one in offer.bundles if one.bundle_code == offer.chosen_bundle]
    elif offer.chosen:
        told = [one for one in offer.offers if one.product_code == offer.chosen]
    return OfferSummary(
        offer_number=offer.offer_number,
        brand=offer.brand,
        status=offer.status_at(now),
        name=offer.terms.person.name,
        postcode=offer.asked.postcode,
        commodity=offer.asked.commodity,
        customer_type=offer.asked.customer_type,
        product_names=[one.name for one in told],
        yearly_price=min(one.yearly_price for one in told),
        valid_until=offer.terms.valid_until,
        created_at=offer.created_at,
        order_number=offer.order_number,
    )


def as_seen(offer: SalesOffer, now: datetime) -> StaffOffer:
    """Return an offer as staff see it."""
    return StaffOffer(
        **summary(offer, now).model_dump(),
        version=offer.version or 1,
        terms=offer.terms,
        asked=offer.asked,
        **_selection(offer),
        chosen=offer.chosen,
        chosen_bundle=offer.chosen_bundle,
        history=offer.history,
    )


def _selection(offer: SalesOffer) -> dict[str, Any]:
    return {name: getattr(offer, name) for name in Selection.model_fields}
