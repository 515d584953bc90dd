"""The letter of an offer that is not sent yet: staff look at it, nobody gets it."""

import base64
from dataclasses import replace
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.documents import rendering as documents
from wattwerk.messaging.letters.offers import offer_letter
from wattwerk.messaging.wording import Wording
from wattwerk.offers.operations import drafting
from wattwerk.offers.schemas import LetterPreview, OfferToPreview
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import business_date
from wattwerk.templates import letters


def preview(*, caller: Caller, wanted: OfferToPreview, now: datetime) -> LetterPreview:
    """Return how the letter of an offer would look. Nothing is stored or issued.

    Raises:
        Problem: as for drafting it.
    """
    number = wanted.offer_number or "AN-…"
    offer = drafting.composed(caller=caller, new=wanted, offer_number=number, now=now)
    brand = brands.brand(offer.brand)
    words = Wording(offer.terms.language, brand.time_zone)
    letter = replace(
        offer_letter(offer, brand=brand, issued_on=business_date(now, brand.time_zone), words=words),
        marking=words("letters.offer.draft"),
    )
    design = letters.design_of(letter, brand)
    return LetterPreview(
        pdf=_in_base64(documents.pdf(letter, brand, design)),
        pages=[_in_base64(page) for page in documents.images(letter, brand, design)],
    )


def _in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
