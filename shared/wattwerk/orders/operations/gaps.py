"""Contract summaries with gaps: nobody may order by them, and staff are told what to complete."""

from datetime import date, datetime

from wattwerk.orders.domain.contract_summary import ContractSummary, missing
from wattwerk.orders.events import ContractSummaryIncomplete
from wattwerk.platform import telemetry
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import AlreadyAnswered, Transaction, WriteConflict


def refuse_gaps(summary: ContractSummary, *, today: date, now: datetime) -> None:
    """Refuse a summary that lacks key terms, and tell staff once on ``today``, the brand's day.

    The law forbids to offer a contract without them (§ 41 (1) and (4) EnWG).

    Raises:
        Problem: 409 ``contract_summary_incomplete`` with the JSON pointers of what is ``missing``.
    """
    gaps = missing(summary)
    if not gaps:
        return
    telemetry.logger("orders").warning("contract summary incomplete", brand=summary.brand, missing=gaps)
    _tell_staff(summary, gaps, today, now)
    raise Problem(
        409,
        "contract_summary_incomplete",
        "This product cannot be ordered at the moment, because its contract terms are incomplete.",
        missing=gaps,
    )


def _tell_staff(summary: ContractSummary, gaps: list[str], today: date, now: datetime) -> None:
    product = summary.product.code
    today_already = Idempotency(
        "contract-summary-incomplete", f"{summary.brand}#{product}#{today.isoformat()}", fingerprint=""
    )
    # Prospects may try hundreds of times; a look is cheaper than a transaction that fails.
    if today_already.stored_answer() is not None:
        return
    event = ContractSummaryIncomplete.happened(
        now=now, brand=summary.brand, product_code=product, missing=gaps
    )
    transaction = Transaction(now=now)
    transaction.emit(event)
    transaction.remember(today_already, event)
    try:
        transaction.commit()
    except (AlreadyAnswered, WriteConflict):
        # Another prospect met the same gap at the same time; staff are told by that one.
        return
