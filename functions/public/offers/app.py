"""A customer accepts an offer, or declares in text form what staff took down; by the link of a mail."""

from datetime import datetime

from wattwerk.offers import queries
from wattwerk.offers.operations import answering
from wattwerk.offers.schemas import OfferAnswer, OfferRefusal, OfferView, Refused
from wattwerk.orders.operations import confirmation
from wattwerk.orders.schemas.capture import CapturedOrderConfirmation, CapturedOrderView
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.orders.schemas.review import OrderReview
from wattwerk.orders.schemas.standing import LinkToken
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api(
    "public-offers",
    audience="anonymous",
    description="Accept an offer, or declare an order that staff took down.",
    # The pages of these links are on the own site.
    cross_origin=False,
)

LOOKS = Limit(60)
ORDERS = Limit(10)


@app.endpoint("POST", "/public/offer-views", limit=LOOKS)
def show_offer(body: LinkToken, now: datetime) -> OfferView:
    """See an offer by the token of its link."""
    return queries.view(token=body.token, now=now)


@app.endpoint("POST", "/public/offer-reviews", limit=LOOKS)
def review_acceptance(body: OfferAnswer, now: datetime) -> OrderReview:
    """See what would be ordered by accepting an offer, without ordering it."""
    return answering.review_acceptance(answer=body, now=now)


@app.endpoint("POST", "/public/offer-acceptances", status=201, limit=ORDERS)
def accept_offer(body: OfferAnswer, now: datetime, idempotency: Idempotency) -> OrderReceipt:
    """Accept an offer, which places a binding order at the promised price."""
    return answering.accept_offer(answer=body, now=now, idempotency=idempotency)


@app.endpoint("POST", "/public/offer-refusals", limit=ORDERS)
def decline_offer(body: OfferRefusal, now: datetime) -> Refused:
    """Decline an offer."""
    return answering.decline_offer(refusal=body, now=now)


@app.endpoint("POST", "/public/captured-order-views", limit=LOOKS)
def show_captured_order(body: LinkToken, now: datetime) -> CapturedOrderView:
    """See an order that staff took down, by the token of the link that asks to declare it."""
    return confirmation.captured_order(token=body.token, now=now)


@app.endpoint("POST", "/public/captured-order-confirmations", status=201, limit=ORDERS)
def confirm_order(body: CapturedOrderConfirmation, now: datetime, idempotency: Idempotency) -> OrderReceipt:
    """Declare in text form an order that staff took down on the telephone (§ 41b (1) EnWG)."""
    return confirmation.confirm_order(confirmation=body, now=now, idempotency=idempotency)
