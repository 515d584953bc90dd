"""Readings from elsewhere fill the history of a meter."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.unit.contracts.examples import conclude, gas, publish_brand
from wattwerk.contracts import queries as contracts
from wattwerk.metering import queries
from wattwerk.metering.domain.capture import ReportingTerms
from wattwerk.metering.domain.consumption import Observation
from wattwerk.metering.operations.imports import ImportResult, RefusedReading, import_readings
from wattwerk.metering.schemas import Readings
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.problems import Problem
from wattwerk.platform.vocabulary import RegisterKind

TODAY = date(2026, 11, 23)
CUSTOMER = "48213377"
YEARLY = {"2023-12-31": "4000", "2024-12-31": "5780.5", "2025-12-31": "7590"}


@pytest.fixture
def meter(cloud: None, now: datetime) -> str:
    publish_brand()
    conclude(gas())
    return contracts.overview(CUSTOMER, now=now).contracts[0].meters[0].meter_id


def observations(values: dict[str, str]) -> list[Observation]:
    return [
        Observation(date.fromisoformat(day), {RegisterKind.SINGLE: Decimal(value)})
        for day, value in values.items()
    ]


def run(meter: str, now: datetime, values: dict[str, str]) -> ImportResult:
    return import_readings(
        customer_number=CUSTOMER, meter_id=meter, readings=observations(values), today=TODAY, now=now
    )


def listed(meter: str) -> Readings:
    terms = ReportingTerms(today=TODAY, supply_start=date(2026, 2, 1))
    return queries.readings(customer_number=CUSTOMER, meter_id=meter, terms=terms)


def test_history_appears_with_consumption_and_estimated_energy(meter: str, now: datetime) -> None:
    assert run(meter, now, YEARLY) == ImportResult(imported=3, unchanged=0, refused=())
    newest, _, oldest = listed(meter).items
    assert newest.consumption[0].value == Decimal("1809.5")
    assert newest.energy is not None
    assert (newest.energy.kilowatt_hours, newest.energy.estimated) == (18095, True)
    assert (oldest.status, oldest.energy, oldest.channel) == ("initial", None, "import")
    assert listed(meter).meter.registers[0].last_value == 7590


def test_the_same_import_again_changes_nothing(meter: str, now: datetime) -> None:
    run(meter, now, YEARLY)
    assert run(meter, now, YEARLY) == ImportResult(imported=0, unchanged=3, refused=())


def test_older_readings_slip_in_between_and_before(meter: str, now: datetime) -> None:
    run(meter, now, {"2024-12-31": "5780.5"})
    run(meter, now, {"2023-12-31": "4000", "2025-12-31": "7590", "2025-06-30": "6720"})
    found = listed(meter).items
    assert [entry.date.year for entry in found] == [2025, 2025, 2024, 2023]
    assert [entry.status for entry in found] == ["plausible", "plausible", "plausible", "initial"]
    assert [entry.consumption[0].value for entry in found[:-1]] == [870, Decimal("939.5"), Decimal("1780.5")]


def test_what_cannot_be_true_is_refused_one_by_one(meter: str, now: datetime) -> None:
    run(meter, now, YEARLY)
    result = run(
        meter,
        now,
        {
            "2024-06-30": "9000",
            "2025-12-31": "7591",
            "2026-06-30": "7000",
            "2026-11-24": "9000",
            "2026-11-20": "9180",
        },
    )
    assert result.imported == 1
    assert result.refused == (
        RefusedReading(date(2024, 6, 30), "reading_above_next"),
        RefusedReading(date(2025, 12, 31), "reading_day_taken"),
        RefusedReading(date(2026, 6, 30), "reading_below_previous"),
        RefusedReading(date(2026, 11, 24), "reading_in_future"),
    )


def test_unusual_readings_are_kept_and_marked(meter: str, now: datetime) -> None:
    run(meter, now, {"2024-12-31": "4000", "2025-12-31": "9000"})
    assert listed(meter).items[0].status == "unconfirmed_implausible"


def test_an_import_publishes_nothing(meter: str, now: datetime) -> None:
    before = len(list(OutboxItem.scan()))
    run(meter, now, YEARLY)
    assert len(list(OutboxItem.scan())) == before


def test_an_import_may_be_larger_than_one_transaction(meter: str, now: datetime) -> None:
    first = date(2026, 6, 1)
    daily = {(first + timedelta(days=day)).isoformat(): str(4000 + day) for day in range(100)}
    assert run(meter, now, daily).imported == 100
    assert len(listed(meter).items) == 100
    assert listed(meter).meter.registers[0].last_value == 4099


def test_a_meter_of_nobody_takes_no_readings(meter: str, now: datetime) -> None:
    with pytest.raises(Problem) as problem:
        run("unknown", now, YEARLY)
    assert problem.value.status == 404


def test_a_single_reading_is_found_by_its_id(meter: str, now: datetime) -> None:
    run(meter, now, YEARLY)
    newest = listed(meter).items[0]
    assert queries.reading(customer_number=CUSTOMER, reading_id=newest.reading_id) == newest
    with pytest.raises(Problem):
        queries.reading(customer_number="59000001", reading_id=newest.reading_id)
