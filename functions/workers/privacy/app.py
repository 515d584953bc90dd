"""Queue: requests for erasure are carried out, and records go that are past their period."""

from datetime import datetime

from wattwerk.platform.batch import Detail, consume
from wattwerk.privacy.events import ErasureRequested, RestrictionLiftRequested, RetentionRunContinued
from wattwerk.privacy.operations import erasing, restricting, retaining


def erase(detail: Detail, now: datetime) -> None:
    """Carry a request for erasure out."""
    event = ErasureRequested.model_validate(detail)
    erasing.carry_out(customer_number=event.customer_number, erasure_id=event.erasure_id, now=now)


def lift(detail: Detail, now: datetime) -> None:
    """Let locked data be used again."""
    event = RestrictionLiftRequested.model_validate(detail)
    restricting.lift(customer_number=event.customer_number, erasure_id=event.erasure_id, now=now)


def month_began(_: Detail, now: datetime) -> None:
    """Begin to look for what is past its period; most of it is on 1 January."""
    retaining.month_began(now=now)


def go_on(detail: Detail, now: datetime) -> None:
    """Look at the next records of a brand."""
    event = RetentionRunContinued.model_validate(detail)
    retaining.advance(run_id=event.run_id, step=event.step, now=now)


handler = consume(
    "workers-privacy",
    {
        ErasureRequested.detail_type(): erase,
        RestrictionLiftRequested.detail_type(): lift,
        "MonthBegan": month_began,
        RetentionRunContinued.detail_type(): go_on,
    },
)
