"""Models of what customers ask for, as they see it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, SecretStr

from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.schemas.transactions import TransactionKind
from wattwerk.platform.schema import Schema


class RequestStep(Schema):
    """One step of a request as its customer sees it."""

    at: datetime
    status: TransactionStatus
    reason: str = Field(default="", description="Why billing refused it.")


class CustomerRequest(Schema):
    """What a customer asked for, and how far it has come."""

    transaction_id: str
    kind: TransactionKind
    status: TransactionStatus
    account_number: str
    contract_number: str = Field(description="Empty for what concerns a whole contract account.")
    received_at: datetime
    details: dict[str, str]
    history: list[RequestStep]
    undoable: bool = Field(description="The customer may take it back, because billing has not got it.")


class CustomerRequests(Schema):
    """A customer's latest requests, newest first."""

    requests: list[CustomerRequest]


Password = Annotated[SecretStr, Field(min_length=1, max_length=200, description="The present password.")]
"""Secret, so that it is not part of what is remembered of a request."""
