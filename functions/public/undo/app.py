"""How the link in a mail undoes new bank details, without signing in."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from wattwerk.billing.schemas import CustomerRequest
from wattwerk.contracts.operations.requests import undo_by_link
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.schema import Schema

app = Api(
    "public-undo",
    audience="anonymous",
    description="Undo what a mail told of.",
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
