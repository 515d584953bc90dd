"""When supply begins: never in the past, never before it is possible, never by surprise."""

from datetime import date, timedelta

from wattwerk.catalog.schemas import StartDates
from wattwerk.orders.domain.order_form import OrderDraft, Start
from wattwerk.platform.problems import FieldError
from wattwerk.platform.vocabulary import CustomerType

_POINTER = "/start/desired_date"


def earliest_start(draft: OrderDraft, dates: StartDates) -> date:
    """Return the first day on which supply of this order may begin.

    Household customers can withdraw (§ 355 BGB). Unless they expressly demand an earlier start,
    supply begins after the withdrawal period, because they would owe nothing for energy used
    before a withdrawal (§ 357a (2) BGB).
    """
    return first_day(draft.start, draft.customer_type, dates)


def first_day(start: Start, customer_type: CustomerType, dates: StartDates) -> date:
    """Return the first day on which supply may begin by what is declared about the start."""
    if customer_type is CustomerType.BUSINESS or start.early_start_demanded:
        return dates.earliest
    after_period = dates.withdrawal_period_ends + timedelta(days=1)
    return max(dates.earliest, dates.earliest_without_early_start, after_period)


def start_faults(
    start: Start, customer_type: CustomerType, dates: StartDates, today: date
) -> list[FieldError]:
    """Return what is wrong with the desired date, if one is named."""
    desired = start.desired_date
    if desired is None:
        return []
    earliest = first_day(start, customer_type, dates).isoformat()
    if desired < today:
        return [FieldError(_POINTER, "start_in_the_past", "This date is over.", {"earliest": earliest})]
    if desired < dates.earliest:
        return [
            FieldError(_POINTER, "start_too_early", "Supply cannot start so early.", {"earliest": earliest})
        ]
    if desired < date.fromisoformat(earliest):
        return [
            FieldError(
                _POINTER,
                "start_within_withdrawal_period",
                "Supply within the withdrawal period has to be demanded expressly.",
                {"earliest": earliest},
            )
        ]
    if desired > dates.latest:
        return [
            FieldError(
                _POINTER,
                "start_too_late",
                "This date is too far ahead.",
                {"latest": dates.latest.isoformat()},
            )
        ]
    return []


def supply_start(draft: OrderDraft, dates: StartDates) -> date:
    """Return the day on which supply is expected to begin."""
    return reachable(draft.start.desired_date, earliest_start(draft, dates))


def reachable(expected: date | None, earliest: date) -> date:
    """Return the expected day, or the first possible one when it has become too early.

    An order that waits for a clerk can outlive its expected start; electricity and gas are never
    supplied retroactively (§ 20a EnWG).
    """
    return max(expected or earliest, earliest)
