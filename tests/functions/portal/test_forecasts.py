"""A customer sees how the year will end, after each reading."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, gas, heating, new_contract, publish_brand
from wattwerk.contracts import queries
from wattwerk.contracts.operations import conclusion
from wattwerk.metering.domain.consumption import Observation
from wattwerk.metering.operations import imports
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import RegisterKind

ANNA = "48213377"
MAY = datetime.fromisoformat("2026-05-02T10:00:00+00:00")


@pytest.fixture
def portal(
    cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> FunctionClient:
    """In May; supply began on 1 February, and 81.00 € are paid per month."""
    monkeypatch.setattr(clock, "now", lambda: MAY)
    publish_brand()
    conclude(new_contract())
    return function("portal/readings")


def forecast(portal: FunctionClient, number: str = ANNA) -> Any:
    answer = portal.request("GET", "/portal/forecasts", caller=customer(number))
    assert answer.status_code == 200, answer.body
    return answer.json_body["accounts"]


def read(position: int, **readings: dict[RegisterKind, str]) -> None:
    """Import readings of Anna's n-th meter; days are given as ``d20260201``."""
    contract = queries.overview(ANNA, now=MAY).contracts[position]
    result = imports.import_readings(
        customer_number=ANNA,
        meter_id=contract.meters[0].meter_id,
        readings=[
            Observation(
                datetime.strptime(day, "d%Y%m%d").date(),  # noqa: DTZ007 - a date has no time zone
                {kind: Decimal(value) for kind, value in values.items()},
            )
            for day, values in readings.items()
        ],
        today=date(2026, 5, 2),
        now=MAY,
    )
    assert not result.refused


def single(value: str) -> dict[RegisterKind, str]:
    return {RegisterKind.SINGLE: value}


def test_before_any_reading_the_forecast_of_the_contract_holds(portal: FunctionClient) -> None:
    (account,) = forecast(portal)
    assert (account["period_from"], account["period_until"]) == ("2026-02-01", "2027-02-01")
    # 12 × 12.95 € + 2,500 kWh × 32.354 ct, against 12 × 81 €.
    assert (account["cost"], account["instalments"], account["balance"]) == ("964.25", "972.00", "7.75")
    assert account["proposed_instalment"] is None
    (share,) = account["contracts"]
    assert (share["consumption"], share["known_until"]) == ("2500", None)


def test_a_reading_far_above_the_forecast_brings_a_proposal(portal: FunctionClient) -> None:
    read(0, d20260201=single("10000"), d20260501=single("10900"))
    (account,) = forecast(portal)
    (share,) = account["contracts"]
    # February to April are 258 of 1,000 parts of a year: 900 kWh there are 3,488 a year.
    assert (share["consumption"], share["known_until"]) == ("3488", "2026-05-01")
    assert Decimal(account["balance"]) < -300
    assert account["proposed_from"] == "2026-06-01"
    # Four instalments of 81 € are due before June, eight from then on.
    proposal = Decimal(account["proposed_instalment"])
    assert 0 <= proposal * 8 + 81 * 4 - Decimal(account["cost"]) < 8
    assert account["within_policy"] is True


def test_two_rates_and_gas_on_one_account_add_up(portal: FunctionClient) -> None:
    conclusion.add_contract(new=heating(order_number="A-1", contract_number="700123457"), now=MAY)
    conclusion.add_contract(new=gas(order_number="A-2", contract_number="700123458"), now=MAY)
    read(1, d20260201={RegisterKind.PEAK: "100", RegisterKind.OFF_PEAK: "200"})
    (account,) = forecast(portal)
    costs = {share["commodity"]: Decimal(share["cost"]) for share in account["contracts"]}
    assert costs["heating_electricity"] == Decimal("155.40") + Decimal("1294.16") + Decimal("1329.00")
    assert costs["gas"] == Decimal("155.40") + Decimal("1875.60")
    assert Decimal(account["cost"]) == sum(costs.values())
    # 81 € were meant for the first contract only; what settles all three is out of the usual range.
    assert Decimal(account["proposed_instalment"]) > 500
    assert account["within_policy"] is False


def test_gas_is_billed_by_energy(portal: FunctionClient) -> None:
    conclusion.add_contract(new=gas(order_number="A-2", contract_number="700123458"), now=MAY)
    read(1, d20260201=single("1000"), d20260501=single("1650"))
    (account,) = forecast(portal)
    share = account["contracts"][1]
    # 650 m³ are about 6,500 kWh; February to April have 360 of 1,000 degree days.
    assert share["consumption"] == "18056"


def test_a_contract_that_has_not_begun_has_no_forecast(
    portal: FunctionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat("2026-01-15T10:00:00+00:00"))
    assert forecast(portal) == []


def test_nobody_sees_the_forecast_of_somebody_else(portal: FunctionClient) -> None:
    answer = portal.request(
        "GET", "/portal/forecasts", headers={"X-Customer-Number": ANNA}, caller=customer("59000001")
    )
    assert (answer.status_code, answer.json_body["code"]) == (404, "not_found")
    assert portal.request("GET", "/portal/forecasts").status_code == 403
