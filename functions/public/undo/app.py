"""What links in mails about the bank account do, without signing in: undo a change, grant a mandate."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from wattwerk.billing.operations import mandates
from wattwerk.billing.schemas.changes import MandateGrant, MandateRequest, MandateToken
from wattwerk.billing.schemas.requests import CustomerRequest, CustomerRequests
from wattwerk.contracts.operations.requests import undo_by_link
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Schema

app = Api(
    "public-undo",
    audience="anonymous",
    description="Undo what a mail told of, or grant the SEPA mandate that it asks for.",
    # The page of the link is on the own site.
    cross_origin=False,
)


class Undo(Schema):
    """The token of a link in a mail."""

    token: Annotated[str, Field(min_length=10, max_length=300)]


class Undone(Schema):
    """What was taken back."""

    kind: str
    requests: int = Field(description="How many contract accounts it concerned.")


@app.endpoint("POST", "/public/undos", limit=Limit(requests=10))
def undo(body: Undo, now: datetime) -> Undone:
    """Take back what the mail told of. The link works until billing may get it."""
    taken_back: list[CustomerRequest] = undo_by_link(token=body.token, now=now).requests
    return Undone(kind=taken_back[0].kind, requests=len(taken_back))


@app.endpoint("POST", "/public/mandate-views", limit=Limit(requests=60))
def show_mandate(body: MandateToken, now: datetime) -> MandateRequest:
    """See the SEPA mandate that a mail asks to grant."""
    return mandates.requested_mandate(token=body.token, now=now)


@app.endpoint("POST", "/public/mandates", status=201, limit=Limit(requests=10))
def grant_mandate(body: MandateGrant, now: datetime, idempotency: Idempotency) -> CustomerRequests:
    """Grant the SEPA mandate that a mail asks for; billing collects by direct debit once it has confirmed."""
    return mandates.grant_mandate(grant=body, idempotency=idempotency, now=now)
