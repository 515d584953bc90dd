"""Review and place orders; anonymous, from any website that embeds the order funnel."""

from datetime import datetime

from wattwerk.documents.schemas import DownloadLink
from wattwerk.lifecycle import statuses
from wattwerk.orders import queries, standing
from wattwerk.orders.domain.order_form import OrderDraft, OrderRequest
from wattwerk.orders.domain.unfinished import UnfinishedOrder
from wattwerk.orders.form_schemas import OrderProgress, Removed, ResumedOrder, SavedOrder, SaveOrder
from wattwerk.orders.operations import progress, saving, submission
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.orders.schemas.review import DeclarationTexts, DeclarationTextsQuery, OrderReview
from wattwerk.orders.schemas.standing import DocumentOfOrder, LinkToken, OrderStanding
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api("public-orders", audience="anonymous", description="Order a tariff.")

# Per network address; a review is asked for after each correction, an order is placed once.
TEXTS = Limit(120)
REVIEWS = Limit(60)
ORDERS = Limit(10)
STEPS = Limit(120)
SAVINGS = Limit(10)
LINKS = Limit(30)


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


@app.endpoint("POST", "/public/order-progress", limit=STEPS)
def order_progress(body: UnfinishedOrder, now: datetime) -> OrderProgress:
    """Tell what each step of an order still lacks, and what it costs now.

    Send what has been filled in so far; nothing is kept. The steps come in their order; those that do
    not apply are skipped.
    """
    return progress.progress(form=body, now=now)


@app.endpoint("POST", "/public/order-forms", status=202, limit=SAVINGS)
def save_form(body: SaveOrder, now: datetime) -> SavedOrder:
    """Keep an unfinished order for 30 days and mail a link that opens it on any device.

    Bank account and declarations are not kept: they are given with the order itself.
    """
    return saving.save_form(request=body, now=now)


@app.endpoint("POST", "/public/order-forms/resumptions", limit=LINKS)
def resume_form(body: LinkToken, now: datetime) -> ResumedOrder:
    """Open a kept order form by the token of the mailed link."""
    return saving.resume_form(token=body.token, now=now)


@app.endpoint("POST", "/public/order-forms/removals", limit=LINKS)
def remove_form(body: LinkToken) -> Removed:
    """Forget a kept order form."""
    saving.remove_form(token=body.token)
    return Removed(removed=True)


@app.endpoint("POST", "/public/order-standings", limit=LINKS)
def order_standing(body: LinkToken, now: datetime) -> OrderStanding:
    """Show where an order stands, by the token of the link in its confirmation.

    The link works until half a year after the last step.
    """
    found = standing.standing(token=body.token, now=now)
    status = statuses.customer_status(found.order_number)
    return found.model_copy(update={"status_label": status.label if status else None})


@app.endpoint("POST", "/public/order-standings/downloads", limit=LINKS)
def download(body: DocumentOfOrder, now: datetime) -> DownloadLink:
    """Get a link to a document of the order, valid for five minutes."""
    return standing.download(token=body.token, wanted=body.document_id, now=now)
