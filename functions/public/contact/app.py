"""Write to us without signing in."""

from datetime import datetime, timedelta

from wattwerk.conversations import queries
from wattwerk.conversations.operations import writing
from wattwerk.conversations.schemas import AnonymousMessage, MessageReceipt, Reasons, ReasonsQuery
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api("public-contact", audience="anonymous", description="Write to a brand without signing in.")

REASONS = Limit(120)
MESSAGES = Limit(5, timedelta(minutes=10))


@app.endpoint("GET", "/public/contact-reasons", limit=REASONS)
def contact_reasons(query: ReasonsQuery) -> Reasons:
    """Get what people may write to a brand about."""
    return queries.reasons(query.brand)


@app.endpoint("POST", "/public/messages", status=201, limit=MESSAGES)
def write(body: AnonymousMessage, idempotency: Idempotency, now: datetime) -> MessageReceipt:
    """Write to a brand. The answer comes by mail to the given address."""
    return writing.begin_anonymously(message=body, idempotency=idempotency, now=now)
