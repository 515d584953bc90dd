"""How customers see and report the readings of their meters."""

from datetime import datetime

from wattwerk.contracts import queries
from wattwerk.contracts.forecast_schemas import BalanceForecasts
from wattwerk.contracts.forecasts import balance_forecasts
from wattwerk.contracts.operations import readings
from wattwerk.metering.schemas import (
    PlausibilityResult,
    ReadingReceipt,
    ReadingReceipts,
    ReadingReport,
    ReadingReports,
    Readings,
)
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

app = Api("portal-readings", audience="customer", description="Your meters and their readings.")


@app.endpoint("GET", "/portal/meters/{meter_id}/readings")
def list_readings(meter_id: str, caller: Caller, now: datetime) -> Readings:
    """List the readings of a meter, newest first, and the days for which one may be reported."""
    return queries.readings(
        caller=caller, customer_number=caller.customer_number(), meter_id=meter_id, now=now
    )


@app.endpoint("POST", "/portal/meters/{meter_id}/reading-checks")
def check_reading(meter_id: str, body: ReadingReport, caller: Caller, now: datetime) -> PlausibilityResult:
    """Check how plausible a reading is, without sending it."""
    return readings.check_reading(
        caller=caller, customer_number=caller.customer_number(), meter_id=meter_id, report=body, now=now
    )


@app.endpoint("POST", "/portal/meters/{meter_id}/readings", status=201)
def report_reading(
    meter_id: str, body: ReadingReport, caller: Caller, idempotency: Idempotency, now: datetime
) -> ReadingReceipt:
    """Report a meter reading.

    All registers of the meter are reported together. An unusual reading answers 409
    `reading_needs_confirmation`; send it again with `confirmed` when it is right.
    """
    return readings.report_reading(
        caller=caller,
        customer_number=caller.customer_number(),
        meter_id=meter_id,
        report=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/reading-reports", status=201)
def report_readings(
    body: ReadingReports, caller: Caller, idempotency: Idempotency, now: datetime
) -> ReadingReceipts:
    """Report the readings of several meters at once.

    All are stored, or none. Unusual ones answer 409 `reading_needs_confirmation` with the `results`
    of the check by meter; send everything again with `confirmed` where the values are right.
    """
    return readings.report_readings(
        caller=caller,
        customer_number=caller.customer_number(),
        reports=body.reports,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/portal/forecasts")
def forecast_balances(caller: Caller, now: datetime) -> BalanceForecasts:
    """Forecast how the contract accounts will stand at the end of their years.

    Brings an instalment that would settle the year, when the present one does not.
    """
    return balance_forecasts(caller=caller, customer_number=caller.customer_number(), now=now)
