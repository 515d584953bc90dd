"""A customer reports several meters at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, gas, heating, new_contract, publish_brand
from wattwerk.billing import queries as billing
from wattwerk.contracts import queries
from wattwerk.contracts.operations import conclusion
from wattwerk.metering.schemas import MOST_REPORTS
from wattwerk.platform import clock

ANNA = "48213377"
START = datetime.fromisoformat("2026-02-01T10:00:00+00:00")


class Portal:
    """Anna's portal; she has electricity, heating electricity (two rates) and gas."""

    def __init__(self, client: FunctionClient) -> None:
        self.client = client
        self._keys = 0

    def meters(self, number: str = ANNA) -> list[str]:
        contracts = queries.overview(number, now=START).contracts
        return [meter.meter_id for contract in contracts for meter in contract.meters]

    def send(self, *reports: dict[str, Any], key: str | None = None, caller: Any = None) -> Any:
        self._keys += 1
        return self.client.request(
            "POST",
            "/portal/reading-reports",
            {"reports": list(reports)},
            headers={"Idempotency-Key": key or f"key-{self._keys}"},
            caller=caller or customer(ANNA),
        )

    def stored(self) -> list[int]:
        return [
            len(
                self.client.request(
                    "GET", f"/portal/meters/{meter}/readings", caller=customer(ANNA)
                ).json_body["items"]
            )
            for meter in self.meters()
        ]


def report(meter: str, *values: str, date: str = "2026-02-01", **more: Any) -> dict[str, Any]:
    kinds = ["single"] if len(values) == 1 else ["ht", "nt"]
    listed = [{"kind": kind, "value": value} for kind, value in zip(kinds, values, strict=True)]
    return {"meter_id": meter, "date": date, "values": listed, **more}


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch) -> Portal:
    monkeypatch.setattr(clock, "now", lambda: START)
    publish_brand()
    conclude(new_contract())
    for number, build in enumerate((heating, gas), start=1):
        conclusion.add_contract(
            new=build(order_number=f"A-0000-000{number}", contract_number=f"70012345{6 + number}"), now=START
        )
    return Portal(function("portal/readings"))


def test_all_meters_are_reported_in_one_go(portal: Portal) -> None:
    electricity, heating_electricity, gas_meter = portal.meters()
    answer = portal.send(
        report(electricity, "12345.6"),
        report(heating_electricity, "20000", "35000"),
        report(gas_meter, "4711"),
    )
    assert answer.status_code == 201, answer.body
    receipts = answer.json_body["receipts"]
    assert [receipt["reading"]["meter_id"] for receipt in receipts] == portal.meters()
    assert len({receipt["transaction_id"] for receipt in receipts}) == 3
    assert portal.stored() == [1, 1, 1]
    kinds = [one.kind for one in billing.transactions_of_customer(ANNA)]
    assert kinds.count("meter_reading_report") == 3


def test_one_fault_stores_nothing_and_every_fault_names_its_report(portal: Portal) -> None:
    electricity, heating_electricity, gas_meter = portal.meters()
    answer = portal.send(
        report(electricity, "12345678"),
        report(heating_electricity, "20000", "35000", date="2026-02-02"),
        report(gas_meter, "4711"),
    )
    assert [(error["pointer"], error["code"]) for error in answer.json_body["errors"]] == [
        ("/reports/0/values/0/value", "reading_too_many_digits"),
        ("/reports/1/date", "reading_in_future"),
    ]
    assert portal.stored() == [0, 0, 0]


def test_unusual_readings_are_asked_for_meter_by_meter(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    electricity, _, gas_meter = portal.meters()
    portal.send(report(electricity, "12345"), report(gas_meter, "4711"))
    monkeypatch.setattr(clock, "now", lambda: START.replace(year=2027))
    year = {"date": "2027-02-01"}
    asked = portal.send(report(electricity, "20000", **year), report(gas_meter, "6500", **year))
    assert (asked.status_code, asked.json_body["code"]) == (409, "reading_needs_confirmation")
    assert set(asked.json_body["results"]) == {electricity}
    sent = portal.send(
        report(electricity, "20000", confirmed=True, **year), report(gas_meter, "6500", **year)
    )
    assert [one["reading"]["status"] for one in sent.json_body["receipts"]] == [
        "unconfirmed_implausible",
        "plausible",
    ]


def test_what_was_sent_before_is_not_stored_twice(portal: Portal) -> None:
    electricity, _, gas_meter = portal.meters()
    first = portal.send(report(electricity, "12345")).json_body["receipts"][0]
    again = portal.send(report(electricity, "12345"), report(gas_meter, "4711")).json_body["receipts"]
    assert again[0] == first
    assert portal.stored() == [1, 0, 1]
    repeated = portal.send(report(electricity, "12345"), report(gas_meter, "4711")).json_body["receipts"]
    assert repeated == again


def test_other_values_for_a_day_that_is_taken_are_a_fault_of_the_date(portal: Portal) -> None:
    electricity, _, gas_meter = portal.meters()
    portal.send(report(electricity, "12345"))
    answer = portal.send(report(gas_meter, "4711"), report(electricity, "12346"))
    assert [(error["pointer"], error["code"]) for error in answer.json_body["errors"]] == [
        ("/reports/1/date", "reading_day_taken")
    ]


def test_the_same_meter_cannot_be_reported_twice_at_once(portal: Portal) -> None:
    electricity = portal.meters()[0]
    answer = portal.send(report(electricity, "12345"), report(electricity, "12345"))
    assert [error["code"] for error in answer.json_body["errors"]] == ["meter_reported_twice"]


def test_the_largest_form_fits_one_transaction(
    cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    publish_brand()
    conclude(new_contract())
    for number in range(1, MOST_REPORTS):
        conclusion.add_contract(
            new=new_contract(order_number=f"A-0000-{number:04}", contract_number=f"7001000{number:02}"),
            now=START,
        )
    portal = Portal(function("portal/readings"))
    answer = portal.send(*(report(meter, "12345") for meter in portal.meters()))
    assert len(answer.json_body["receipts"]) == MOST_REPORTS
    too_many = portal.send(*(report(str(number), "1") for number in range(MOST_REPORTS + 1)))
    assert too_many.status_code == 422


def test_somebody_elses_meter_among_the_own_ones_does_not_exist(portal: Portal) -> None:
    conclude(
        new_contract(
            order_number="A-0000-0100",
            customer_number="59000001",
            account_number="4000000002",
            contract_number="700000002",
            last_name="Groß",
        )
    )
    foreign = portal.meters("59000001")[0]
    answer = portal.send(report(portal.meters()[0], "12345"), report(foreign, "1"))
    assert (answer.status_code, answer.json_body["code"]) == (404, "not_found")
    assert portal.stored() == [0, 0, 0]


def test_who_may_only_look_reports_nothing(portal: Portal) -> None:
    watcher = {**customer(ANNA), "read_only_numbers": ANNA}
    answer = portal.send(report(portal.meters()[0], "12345"), caller=watcher)
    assert (answer.status_code, answer.json_body["code"]) == (403, "read_only_access")
