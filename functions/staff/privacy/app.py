"""What staff do when customers want their data deleted, and what the deletion concept has done."""

from datetime import datetime

from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page
from wattwerk.privacy import queries
from wattwerk.privacy.operations import requesting, unlocking
from wattwerk.privacy.schemas import (
    Erasure,
    ErasureOnBehalf,
    ErasureOverview,
    ErasuresQuery,
    RestrictionLift,
    RetentionRun,
    RetentionRunsQuery,
    StaffErasure,
)

app = Api("staff-privacy", audience="staff", description="Erasure, restriction and periods of keeping.")


@app.endpoint("GET", "/staff/erasures")
def list_erasures(query: ErasuresQuery, caller: Caller) -> Page[StaffErasure]:
    """List the requests for erasure of a brand, the latest first, each with the day of its answer."""
    return queries.erasures_for_staff(caller=caller, query=query)


@app.endpoint("GET", "/staff/customers/{customer_number}/erasures")
def show_erasure(customer_number: str, caller: Caller, now: datetime) -> ErasureOverview:
    """Show what erasure would do with a customer's data, and the customer's latest request."""
    return queries.overview_for_staff(caller=caller, customer_number=customer_number, now=now)


@app.endpoint("POST", "/staff/customers/{customer_number}/erasures", status=202)
def request_erasure(
    customer_number: str, body: ErasureOnBehalf, caller: Caller, now: datetime, idempotency: Idempotency
) -> Erasure:
    """Take down that a customer wants everything deleted that no law requires to be kept (Art. 17 GDPR).

    It is carried out at once and cannot be undone; the customer gets a mail.
    """
    return requesting.request_on_behalf(
        caller=caller, customer_number=customer_number, wish=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/customers/{customer_number}/restriction-lifts", status=202)
def lift_restriction(customer_number: str, body: RestrictionLift, caller: Caller, now: datetime) -> None:
    """Have the data of a restricted customer used again; the customer is told before (Art. 18 (3) GDPR).

    Only for administrators. Nothing that was deleted comes back.
    """
    unlocking.request_lift(caller=caller, customer_number=customer_number, reason=body.reason, now=now)


@app.endpoint("GET", "/staff/retention-runs")
def list_retention_runs(query: RetentionRunsQuery, caller: Caller) -> Page[RetentionRun]:
    """List what the deletion concept has done for a brand, the latest run first."""
    return queries.runs_for_staff(caller=caller, query=query)
