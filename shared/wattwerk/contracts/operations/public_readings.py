"""Readings from people who have not signed in, but know what stands on the bill."""

from datetime import datetime, timedelta

from wattwerk.contracts.operations.readings import receive_readings
from wattwerk.contracts.public_reading_schemas import (
    HolderClaim,
    PublicMeter,
    PublicMeters,
    PublicReadings,
    PublicRegister,
)
from wattwerk.contracts.queries import Metered, identified
from wattwerk.metering import queries as metering
from wattwerk.metering.schemas import ReadingReceipts
from wattwerk.platform import throttle
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem

ATTEMPTS = 10
WINDOW = timedelta(hours=1)
"""So often somebody may fail to name the right customer, whether the number exists or not."""


def public_meters(*, holder: HolderClaim, now: datetime) -> PublicMeters:
    """Return the meters at the place that a customer names, with no more than is needed to read them.

    Raises:
        Problem: 404 ``holder_not_identified``, whatever did not fit; 429 ``too_many_requests`` after
            too many failures for the same customer number.
    """
    return PublicMeters(meters=[_public(place) for place in _places(holder, now)])


def report_public_readings(
    *, request: PublicReadings, idempotency: Idempotency | None, now: datetime
) -> ReadingReceipts:
    """Store readings for a customer who has not signed in: all of them, or none.

    Raises:
        Problem: as for ``public_meters`` and for readings that are reported in the portal.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    places = {place.meter.meter_id: place for place in _places(request.holder, now)}
    return receive_readings(
        places=places, reports=request.reports, channel="public", idempotency=idempotency, now=now
    )


def _places(holder: HolderClaim, now: datetime) -> tuple[Metered, ...]:
    subject = f"{holder.brand}#{holder.customer_number}"
    throttle.check(scope="holder", subject=subject, limit=ATTEMPTS, window=WINDOW, now=now)
    places = identified(**holder.model_dump(), now=now)
    if not places:
        raise Problem(404, "holder_not_identified", "These details do not fit together.")
    throttle.forgive(scope="holder", subject=subject, window=WINDOW, now=now)
    return places


def _public(place: Metered) -> PublicMeter:
    window = metering.window(meter=place.meter, terms=place.terms)
    return PublicMeter(
        meter_id=place.meter.meter_id,
        meter_number=place.meter.meter_number,
        commodity=place.contract.commodity,
        type=place.meter.type,
        address=place.contract.supply_point.address,
        registers=[
            PublicRegister(
                kind=register.kind,
                digits=register.digits,
                decimals=register.decimals,
                unit=register.unit,
                last_value=register.last_value,
                last_date=register.last_date,
            )
            for register in place.meter.registers
        ],
        window_from=window.first,
        window_to=window.last,
    )
