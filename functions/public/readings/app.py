"""Report meter readings without signing in, with what stands on the bill."""

from datetime import datetime, timedelta

from wattwerk.contracts.operations import public_readings
from wattwerk.contracts.public_reading_schemas import HolderClaim, PublicMeters, PublicReadings
from wattwerk.metering.schemas import ReadingReceipts
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api(
    "public-readings",
    audience="anonymous",
    description="Report meter readings without signing in.",
)

# Families, caretakers and offices share an address; nobody has to try many customer numbers.
ATTEMPTS = Limit(40, timedelta(hours=1))


@app.endpoint("POST", "/public/meter-lookups", limit=ATTEMPTS)
def find_meters(body: HolderClaim, now: datetime) -> PublicMeters:
    """Find the meters of a place of supply.

    Needs customer number, surname and the number of a meter or the postcode. Whatever does not fit,
    the answer is the same 404 `holder_not_identified`.
    """
    return public_readings.public_meters(holder=body, now=now)


@app.endpoint("POST", "/public/readings", status=201, limit=ATTEMPTS)
def report_readings(body: PublicReadings, idempotency: Idempotency, now: datetime) -> ReadingReceipts:
    """Report the readings of one or several meters.

    All are stored, or none. Unusual ones answer 409 `reading_needs_confirmation` with the `results`
    of the check by meter; send everything again with `confirmed` where the values are right.
    """
    return public_readings.report_public_readings(request=body, idempotency=idempotency, now=now)
