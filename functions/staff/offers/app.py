"""Staff make offers at promised prices."""

from datetime import datetime

from wattwerk.documents.schemas import DownloadLink
from wattwerk.offers import queries
from wattwerk.offers.operations import drafting
from wattwerk.offers.schemas import (
    LetterPreview,
    NewOffer,
    OfferChange,
    OffersQuery,
    OfferStep,
    OfferSummary,
    OfferToPreview,
    StaffOffer,
)
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-offers", audience="staff", description="Make offers at promised prices.")


@app.endpoint("GET", "/staff/offers")
def list_offers(query: OffersQuery, caller: Caller, now: datetime) -> Page[OfferSummary]:
    """List the offers of a brand, newest first; sent ones by their last day, the nearest first."""
    return queries.offers(caller=caller, query=query, now=now)


@app.endpoint("POST", "/staff/offers", status=201)
def draft_offer(body: NewOffer, caller: Caller, idempotency: Idempotency, now: datetime) -> StaffOffer:
    """Draft an offer of one or several tariffs of a quote. Nobody outside sees it yet."""
    return drafting.draft_offer(caller=caller, new=body, idempotency=idempotency, now=now)


@app.endpoint("POST", "/staff/offer-previews")
def preview_offer(body: OfferToPreview, caller: Caller, now: datetime) -> LetterPreview:
    """See the letter of an offer as PDF before anything is stored or sent."""
    # The renderer is heavy, and nothing else here needs it.
    from wattwerk.messaging import offer_previews

    return offer_previews.preview(caller=caller, wanted=body, now=now)


@app.endpoint("GET", "/staff/offers/{offer_number}")
def show_offer(offer_number: str, caller: Caller, now: datetime) -> StaffOffer:
    """See an offer with its history."""
    return queries.offer_for_staff(caller=caller, offer_number=offer_number, now=now)


@app.endpoint("PUT", "/staff/offers/{offer_number}")
def change_offer(
    offer_number: str, body: OfferChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffOffer:
    """Change a draft. Send the version that was looked at."""
    return drafting.change_offer(
        caller=caller, offer_number=offer_number, change=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/offers/{offer_number}/sending")
def send_offer(
    offer_number: str, body: OfferStep, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffOffer:
    """Send an offer by mail, with a letter and a link to accept it. Its prices are promised from now on."""
    return drafting.send_offer(
        caller=caller, offer_number=offer_number, step=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/offers/{offer_number}/repetition")
def send_offer_again(
    offer_number: str, body: OfferStep, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffOffer:
    """Send the mail of an offer once more. Nothing about the offer changes."""
    return drafting.send_offer_again(
        caller=caller, offer_number=offer_number, step=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/offers/{offer_number}/letter-link")
def link_to_letter(offer_number: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get an address from which the letter of an offer can be downloaded for five minutes."""
    return queries.letter_link(caller=caller, offer_number=offer_number, now=now)


@app.endpoint("POST", "/staff/offers/{offer_number}/withdrawal")
def withdraw_offer(
    offer_number: str, body: OfferStep, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffOffer:
    """Withdraw an offer that nobody has accepted; its link works no more."""
    return drafting.withdraw_offer(
        caller=caller, offer_number=offer_number, step=body, idempotency=idempotency, now=now
    )
