"""What staff do with meter readings, and with what turns gas into energy."""

from datetime import datetime

from wattwerk.contracts import queries
from wattwerk.contracts.operations import corrections
from wattwerk.metering import queries as gas
from wattwerk.metering.operations import gas_factors
from wattwerk.metering.schemas import GasFactors, GasFactorsQuery, ReadingReceipt, StaffReadings
from wattwerk.metering.staff_schemas import GasFactorsImport, GasFactorsImported, ReadingCorrection
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-readings", audience="staff", description="Look at meter readings and correct them.")


@app.endpoint("GET", "/staff/customers/{customer_number}/meters/{meter_id}/readings")
def list_readings(customer_number: str, meter_id: str, caller: Caller, now: datetime) -> StaffReadings:
    """List the readings of a meter, newest first, with those that were replaced."""
    return queries.staff_readings(caller=caller, customer_number=customer_number, meter_id=meter_id, now=now)


@app.endpoint("POST", "/staff/customers/{customer_number}/readings/{reading_id}/corrections", status=201)
def correct_reading(
    customer_number: str,
    reading_id: str,
    body: ReadingCorrection,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> ReadingReceipt:
    """Replace a wrong reading, or confirm an implausible one by the same values.

    What it said before stays visible. Billing gets the new reading with the one that it replaces.
    Unusual values answer 409 `reading_needs_confirmation`; send them again with `confirmed`.
    """
    return corrections.correct_reading(
        caller=caller,
        customer_number=customer_number,
        reading_id=reading_id,
        correction=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/staff/gas-factors")
def list_gas_factors(query: GasFactorsQuery, caller: Caller) -> Page[GasFactors]:
    """List what is known of the grid operators' gas, by grid operator, area and day."""
    return gas.gas_factors(caller=caller, query=query)


@app.endpoint("POST", "/staff/gas-factor-imports")
def import_gas_factors(body: GasFactorsImport, caller: Caller, now: datetime) -> GasFactorsImported:
    """Import a table of gas factors. One fault stops it; the same table again changes nothing."""
    return gas_factors.import_gas_factors(caller=caller, request=body, now=now)
