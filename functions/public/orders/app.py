"""Review and place orders; anonymous, from any website that embeds the order funnel."""

from datetime import datetime

from wattwerk.orders import queries
from wattwerk.orders.operations import submission
from wattwerk.orders.schemas import (
    DeclarationTexts,
    DeclarationTextsQuery,
    OrderDraft,
    OrderReceipt,
    OrderRequest,
    OrderReview,
)
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api("public-orders", audience="anonymous", description="Order a tariff.")

# Per network address; a review is asked for after each correction, an order is placed once.
TEXTS = Limit(120)
REVIEWS = Limit(60)
ORDERS = Limit(10)


@app.endpoint("GET", "/public/order-declarations", limit=TEXTS)
def declaration_texts(query: DeclarationTextsQuery) -> DeclarationTexts:
    """Get the texts of the boxes that a prospect ticks.

    Terms, withdrawal information, demand of an early start, power of attorney, SEPA mandate and
    consent to e-mails. Show them literally: the order stores them as what was agreed to.
    """
    return queries.declaration_texts(query)


@app.endpoint("POST", "/public/order-reviews", limit=REVIEWS)
def review_order(body: OrderDraft, now: datetime) -> OrderReview:
    """Check an order and see the contract summary, without ordering anything.

    All faults come at once, each with its field. The boxes of the review page itself (terms,
    withdrawal information) may still be open. Facts that could not be checked are no fault: such
    an order is looked at by a clerk. Answers 409 `quote_changed` when the quote has expired and its
    price holds no longer.
    """
    return submission.review_order(draft=body, now=now)


@app.endpoint("POST", "/public/orders", status=201, limit=ORDERS)
def place_order(body: OrderRequest, now: datetime, idempotency: Idempotency) -> OrderReceipt:
    """Place a binding order.

    The price is calculated again; when it is not the expected one, nothing is ordered and the answer
    is 409 `price_changed` with both prices. To agree, send the order again with the new price and a
    new idempotency key. A repetition with the same key gets the first receipt.
    """
    return submission.place_order(request=body, now=now, idempotency=idempotency)
