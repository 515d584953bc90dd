"""What a prospect needs before ordering: towns, streets, bank names, start dates, quotes."""

from datetime import datetime

from wattwerk.catalog import product_queries, queries, quote_queries
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.product_schemas import ProductFileLink
from wattwerk.catalog.schemas import (
    BankAccount,
    BankAccountQuery,
    Quote,
    QuoteLanguage,
    QuoteRequest,
    StartDateQuery,
    StartDates,
    Streets,
    StreetsQuery,
    Towns,
)
from wattwerk.platform.api import Answer, Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api(
    "public-quotes",
    audience="anonymous",
    description="The tariff calculator of the order funnel and the reference data behind its fields.",
)

# Suggestions are asked for while somebody types; whole families and offices share an address.
TYPING = Limit(240)
CALCULATING = Limit(60)
# Nobody types many IBANs; checking them must not become a service for others.
BANK_ACCOUNTS = Limit(30)


@app.endpoint("GET", "/public/postcodes/{postcode}", limit=TYPING)
def towns(postcode: str) -> Towns:
    """List the towns of a postcode.

    `status` tells whether the postcode is known, unknown, or cannot be checked because no
    postcode data are loaded.
    """
    return queries.towns(postcode)


@app.endpoint("GET", "/public/postcodes/{postcode}/streets", limit=TYPING)
def streets(postcode: str, query: StreetsQuery) -> Streets:
    """Suggest streets of a postcode that begin with the given letters, 20 at most."""
    return queries.streets(postcode, query.prefix)


@app.endpoint("POST", "/public/bank-accounts", limit=BANK_ACCOUNTS)
def bank_account(body: BankAccountQuery) -> BankAccount:
    """Check an IBAN and name its bank.

    Every SEPA country is welcome. BIC and name of the bank are unknown for some countries.
    """
    return queries.bank_account(body.iban)


@app.endpoint("GET", "/public/start-dates", limit=TYPING)
def start_dates(query: StartDateQuery, now: datetime) -> StartDates:
    """Tell when supply can start if the order is placed now."""
    return queries.start_dates(brand=query.brand, commodity=query.commodity, reason=query.reason, now=now)


@app.endpoint("POST", "/public/quotes", status=201, limit=CALCULATING)
def request_quote(body: QuoteRequest, query: QuoteLanguage, idempotency: Idempotency, now: datetime) -> Quote:
    """Compare the tariffs for a place and a consumption.

    The quote is kept; its prices hold until `valid_until`, also when the price list changes.
    """
    return quotes.request_quote(request=body, language=query.language, idempotency=idempotency, now=now)


@app.endpoint("POST", "/public/quotes/{quote_id}/renewals", status=201, limit=CALCULATING)
def renew_quote(quote_id: str, idempotency: Idempotency, now: datetime) -> Quote:
    """Ask once more what was asked for a quote. The answer has today's prices and a link of its own."""
    return quotes.renew_quote(quote_id=quote_id, idempotency=idempotency, now=now)


@app.endpoint("GET", "/public/product-files/{brand}/{file_id}", limit=TYPING)
def product_file(brand: str, file_id: str) -> Answer[ProductFileLink]:
    """Tell where a document of a product can be fetched for some minutes; a browser is led there."""
    link = product_queries.file_link(brand=brand, file_id=file_id)
    if "text/html" in app.current_request.headers.get("accept", ""):
        return Answer(link, status=303, headers={"Location": link.address})
    return Answer(link)


@app.endpoint("GET", "/public/quotes/{quote_id}", limit=TYPING)
def quote(quote_id: str, now: datetime) -> Quote:
    """Show a quote again, as long as its prices hold."""
    return quote_queries.quote(quote_id, now=now)
