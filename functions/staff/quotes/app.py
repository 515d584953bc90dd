"""The tariff calculator for staff: every reason, any day, and quotes that somebody sent a link to."""

from datetime import datetime

from wattwerk.catalog import quote_queries
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.schemas import Quote, QuoteLanguage, StaffQuoteRequest
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

app = Api("staff-quotes", audience="staff", description="The tariff calculator for staff.")


@app.endpoint("POST", "/staff/quotes", status=201)
def request_quote(
    body: StaffQuoteRequest,
    query: QuoteLanguage,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> Quote:
    """Compare the tariffs for a place and a consumption, also as of another day.

    The quote can be ordered like any other: send the customer `/order/?quote=<quote_id>`.
    """
    return quotes.request_quote_as_staff(
        caller=caller, request=body, language=query.language, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/quotes/{quote_id}")
def show_quote(quote_id: str, caller: Caller) -> Quote:
    """Show a quote, also one whose prices hold no longer."""
    return quote_queries.quote_as_staff(quote_id, caller=caller)
