"""Staff announce new prices, of one contract or of many, and take announcements back."""

from datetime import date, datetime

from wattwerk.contracts import adjustment_queries
from wattwerk.contracts.operations import price_adjustments, price_changes
from wattwerk.contracts.price_changes import PriceChange
from wattwerk.contracts.price_schemas import (
    AdjustedContract,
    AdjustedContractsQuery,
    AdjustmentsQuery,
    AdjustmentStart,
    AdjustmentSummary,
    AdjustmentWithdrawal,
    NewPriceAdjustment,
    PriceAdjustment,
    PriceChangeAnnouncement,
    PriceChangeWithdrawal,
    WithdrawnPriceChange,
)
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page

app = Api("staff-price-changes", audience="staff", description="New prices of contracts.")


@app.endpoint("POST", "/staff/contracts/{contract_number}/price-changes", status=201)
def announce_price_change(
    contract_number: str,
    body: PriceChangeAnnouncement,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> PriceChange:
    """Announce new prices to a customer (§ 41 (5) EnWG). The mail goes out at once.

    Too late for the day that is named: 422 `notice_too_short` with the `earliest` possible one.
    """
    return price_changes.announce_price_change(
        caller=caller, contract_number=contract_number, announcement=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/price-changes/{effective_on}/withdrawal")
def withdraw_price_change(
    contract_number: str,
    effective_on: str,
    body: PriceChangeWithdrawal,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> WithdrawnPriceChange:
    """Take an announcement back before its day. The customer gets a mail; the prices stay."""
    try:
        day = date.fromisoformat(effective_on)
    except ValueError as error:
        raise not_found("price change") from error
    return price_changes.withdraw_price_change(
        caller=caller,
        contract_number=contract_number,
        effective_on=day,
        withdrawal=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/staff/price-adjustments")
def list_adjustments(query: AdjustmentsQuery, caller: Caller) -> Page[AdjustmentSummary]:
    """List the price adjustments of a brand, the latest first."""
    return adjustment_queries.adjustments(caller=caller, query=query)


@app.endpoint("POST", "/staff/price-adjustments", status=201)
def prepare_adjustment(
    body: NewPriceAdjustment, caller: Caller, idempotency: Idempotency, now: datetime
) -> PriceAdjustment:
    """Have new prices checked for the contracts of some products, or for some that are named.

    Every contract is looked at: whether it runs, whether its price is guaranteed, whether its customer can
    still be told in time (§ 41 (5) EnWG). Nobody is told anything before the announcement is started.
    """
    return price_adjustments.prepare(caller=caller, new=body, idempotency=idempotency, now=now)


@app.endpoint("GET", "/staff/price-adjustments/{adjustment_id}")
def show_adjustment(adjustment_id: str, caller: Caller) -> PriceAdjustment:
    """See how far a price adjustment is, with examples and why contracts were left out."""
    return adjustment_queries.adjustment(caller=caller, adjustment_id=adjustment_id)


@app.endpoint("GET", "/staff/price-adjustments/{adjustment_id}/contracts")
def list_adjusted_contracts(
    adjustment_id: str, query: AdjustedContractsQuery, caller: Caller
) -> Page[AdjustedContract]:
    """List the contracts of a price adjustment that have one verdict."""
    return adjustment_queries.contracts(caller=caller, adjustment_id=adjustment_id, query=query)


@app.endpoint("POST", "/staff/price-adjustments/{adjustment_id}/announcement")
def start_adjustment(
    adjustment_id: str, body: AdjustmentStart, caller: Caller, idempotency: Idempotency, now: datetime
) -> PriceAdjustment:
    """Tell the customers of all contracts that passed the check. For administrators."""
    return price_adjustments.start(
        caller=caller, adjustment_id=adjustment_id, looked_at=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/price-adjustments/{adjustment_id}/withdrawal")
def withdraw_adjustment(
    adjustment_id: str, body: AdjustmentWithdrawal, caller: Caller, idempotency: Idempotency, now: datetime
) -> PriceAdjustment:
    """Take all announcements of a price adjustment back before its day. For administrators."""
    return price_adjustments.withdraw(
        caller=caller, adjustment_id=adjustment_id, withdrawal=body, idempotency=idempotency, now=now
    )
