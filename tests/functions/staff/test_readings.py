"""Staff look at readings, correct them, and bring in what turns gas into energy."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, gas, new_contract, publish_brand
from wattwerk.billing import queries as billing
from wattwerk.contracts import queries
from wattwerk.customers import queries as customers
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem

ANNA = "48213377"
START = datetime.fromisoformat("2026-02-01T10:00:00+00:00")
TABLE = """grid_operator;area;valid_from;valid_until;volume_correction;calorific_value
Musternetz Süd (Beispiel);;2026-02-01;2026-10-01;0,9612;11,287
Musternetz Süd (Beispiel);;2026-10-01;;0,9612;11,102
"""


class Staff:
    """A clerk at a desk, and Anna in her portal."""

    def __init__(
        self,
        function: Callable[[str], FunctionClient],
        clerk: dict[str, str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.desk = function("staff/readings")
        self.portal = function("portal/readings")
        self.clerk = {**clerk, "name": "Jana Klein"}
        self._patch = monkeypatch
        self._keys = 0
        self.at(START)

    def at(self, moment: datetime) -> None:
        self.now = moment
        self._patch.setattr(clock, "now", lambda: self.now)

    @property
    def meter(self) -> str:
        return queries.overview(ANNA, now=self.now).contracts[0].meters[0].meter_id

    def report(self, day: str, value: str, **more: Any) -> dict[str, Any]:
        """Anna reports; returns her reading."""
        self._keys += 1
        self.at(datetime.fromisoformat(f"{day}T10:00:00+00:00"))
        answer = self.portal.request(
            "POST",
            f"/portal/meters/{self.meter}/readings",
            {"date": day, "values": [{"kind": "single", "value": value}], **more},
            headers={"Idempotency-Key": f"report-{self._keys}"},
            caller=customer(ANNA),
        )
        assert answer.status_code == 201, answer.body
        reading: dict[str, Any] = answer.json_body["reading"]
        return reading

    def correct(self, reading: dict[str, Any], value: str, *, key: str | None = None, **changes: Any) -> Any:
        self._keys += 1
        body = {
            "date": reading["date"],
            "values": [{"kind": "single", "value": value}],
            "reason": "Zahlendreher, mit der Kundin telefoniert",
            "recorded_at": reading["recorded_at"],
            **changes,
        }
        caller = body.pop("caller", self.clerk)
        return self.desk.request(
            "POST",
            f"/staff/customers/{ANNA}/readings/{reading['reading_id']}/corrections",
            body,
            headers={"Idempotency-Key": key or f"correction-{self._keys}"},
            caller=caller,
        )

    def readings(self) -> Any:
        path = f"/staff/customers/{ANNA}/meters/{self.meter}/readings"
        return self.desk.request("GET", path, caller=self.clerk).json_body

    def import_table(self, content: str, brand: str = "musterstadt") -> Any:
        body = {"brand": brand, "content": content}
        return self.desk.request("POST", "/staff/gas-factor-imports", body, caller=self.clerk)


@pytest.fixture
def staff(
    cloud: None,
    function: Callable[[str], FunctionClient],
    clerk: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Staff:
    publish_brand()
    publish_brand("sparwatt")
    return Staff(function, clerk, monkeypatch)


@pytest.fixture
def year(staff: Staff) -> list[dict[str, Any]]:
    """Anna's electricity: 12,345 kWh in February 2026; in 2027 she exchanged two digits."""
    conclude(new_contract())
    return [
        staff.report("2026-02-01", "12345"),
        staff.report("2027-02-01", "18480", confirmed=True),
    ]


def field_errors(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.body
    return [(error["pointer"], error["code"]) for error in answer.json_body["errors"]]


def test_a_correction_replaces_the_reading_and_keeps_what_it_said(
    staff: Staff, year: list[dict[str, Any]]
) -> None:
    answer = staff.correct(year[1], "14880")
    assert answer.status_code == 201, answer.body
    shown = staff.readings()
    newest = shown["items"][0]
    assert (newest["values"][0]["value"], newest["consumption"][0]["value"]) == ("14880", "2535")
    assert (newest["status"], newest["channel"]) == ("plausible", "staff")
    assert shown["meter"]["registers"][0]["last_value"] == "14880"
    (before,) = shown["superseded"]
    assert (before["values"][0]["value"], before["status"]) == ("18480", "unconfirmed_implausible")
    assert (before["actor"], before["reason"]) == (
        "Jana Klein",
        "Zahlendreher, mit der Kundin telefoniert",
    )


def test_billing_learns_which_reading_is_replaced(staff: Staff, year: list[dict[str, Any]]) -> None:
    receipt = staff.correct(year[1], "14880").json_body
    payload = billing.transaction(receipt["transaction_id"]).payload
    assert payload["replaces"] == {
        "date": "2027-02-01",
        "values": {"single": "18480"},
        "transaction_id": year[1]["transaction_id"],
    }
    assert payload["values"][0]["value"] == "14880"


def test_a_correction_leaves_activities_and_an_event(staff: Staff, year: list[dict[str, Any]]) -> None:
    staff.correct(year[1], "14880")
    corrections = [one for one in customers.activities(ANNA) if one.kind == "meter_reading_corrected"]
    assert {one.subject for one in corrections} == {"customer", "contract_account"}
    assert (corrections[0].parameters["value_single_before"], corrections[0].actor) == ("18480", "Jana Klein")
    (event,) = [
        json.loads(item.detail) for item in OutboxItem.scan() if item.detail_type == "MeterReadingCorrected"
    ]
    assert event["reading_id"] == event["replaced_reading_id"] == year[1]["reading_id"]


def test_an_implausible_reading_is_confirmed_by_the_same_values(
    staff: Staff, year: list[dict[str, Any]]
) -> None:
    asked = staff.correct(year[1], "18480")
    assert (asked.status_code, asked.json_body["code"]) == (409, "reading_needs_confirmation")
    assert staff.correct(year[1], "18480", confirmed=True).status_code == 201
    assert staff.readings()["items"][0]["status"] == "plausible"


def test_a_reading_in_the_middle_has_to_fit_both_neighbours(staff: Staff, year: list[dict[str, Any]]) -> None:
    latest = staff.report("2028-02-01", "20900")
    assert field_errors(staff.correct(year[1], "12000")) == [("/values/0/value", "reading_below_previous")]
    assert field_errors(staff.correct(year[1], "21000", confirmed=True)) == [
        ("/values/0/value", "reading_above_next")
    ]
    assert field_errors(staff.correct(year[1], "14880", date="2028-02-01")) == [
        ("/date", "reading_day_taken")
    ]
    assert staff.correct(year[1], "14880").status_code == 201
    shown = staff.readings()
    assert shown["items"][0]["reading_id"] == latest["reading_id"]
    assert shown["items"][0]["consumption"][0]["value"] == "6020"
    assert shown["meter"]["registers"][0]["last_value"] == "20900"


def test_the_day_can_be_corrected_between_the_neighbours(staff: Staff, year: list[dict[str, Any]]) -> None:
    answer = staff.correct(year[1], "14880", date="2027-01-20")
    assert answer.json_body["reading"]["reading_id"].endswith("-20270120")
    shown = staff.readings()
    assert [one["date"] for one in shown["items"]] == ["2027-01-20", "2026-02-01"]
    assert shown["meter"]["registers"][0]["last_date"] == "2027-01-20"
    assert field_errors(staff.correct(shown["items"][0], "14880", date="2027-02-02")) == [
        ("/date", "reading_in_future")
    ]


def test_of_two_clerks_the_second_is_told_that_somebody_was_faster(
    staff: Staff, year: list[dict[str, Any]]
) -> None:
    staff.at(datetime.fromisoformat("2027-02-02T08:00:00+00:00"))
    first = staff.correct(year[1], "14880", key="same")
    assert staff.correct(year[1], "14880", key="same").json_body == first.json_body
    late = staff.correct(year[1], "14900")
    assert (late.status_code, late.json_body["code"]) == (409, "changed_meanwhile")
    assert len(staff.readings()["superseded"]) == 1


def test_customers_of_other_brands_and_unknown_readings_do_not_exist(
    staff: Staff, year: list[dict[str, Any]]
) -> None:
    foreign = {**staff.clerk, "roles": "sparwatt.clerk"}
    unknown = {**year[1], "reading_id": f"{staff.meter}-20200101"}
    path = f"/staff/customers/{ANNA}/meters/{staff.meter}/readings"
    answers = [
        staff.correct(year[1], "14880", caller=foreign),
        staff.correct(unknown, "14880"),
        staff.desk.request("GET", path, caller=foreign),
        staff.desk.request("GET", "/staff/gas-factors?brand=sparwatt", caller=staff.clerk),
        staff.import_table(TABLE, brand="sparwatt"),
    ]
    assert [(answer.status_code, answer.json_body["code"]) for answer in answers] == [(404, "not_found")] * 5
    auditor = {**staff.clerk, "roles": "musterstadt.auditor"}
    assert staff.correct(year[1], "14880", caller=auditor).status_code == 403
    assert staff.correct(year[1], "14880", caller=customer(ANNA)).status_code == 403


class TestGas:
    @pytest.fixture(autouse=True)
    def winter(self, staff: Staff) -> None:
        conclude(gas())
        staff.report("2026-02-01", "4000")
        staff.report("2026-09-30", "4500", confirmed=True)

    def energy(self, staff: Staff) -> Any:
        return staff.readings()["items"][0]["energy"]

    def test_energy_is_exact_as_soon_as_the_grid_operators_factors_are_there(self, staff: Staff) -> None:
        assert self.energy(staff)["estimated"] is True
        assert staff.import_table(TABLE).json_body == {
            "imported": 2,
            "corrected": 0,
            "unchanged": 0,
            "faults": [],
        }
        energy = self.energy(staff)
        # 500 m³ × 0.9612 × 11.287 = 5424.53…
        assert (energy["kilowatt_hours"], energy["estimated"]) == ("5425", False)
        assert [(part["volume"], part["calorific_value"]) for part in energy["parts"]] == [
            ("500.000", "11.287")
        ]

    def test_a_corrected_table_changes_the_energy_and_the_same_again_nothing(self, staff: Staff) -> None:
        staff.import_table(TABLE)
        corrected = staff.import_table(TABLE.replace("11,287", "11,300")).json_body
        assert (corrected["corrected"], corrected["unchanged"]) == (1, 1)
        assert self.energy(staff)["kilowatt_hours"] == "5431"
        assert staff.import_table(TABLE.replace("11,287", "11,300")).json_body["unchanged"] == 2

    def test_factors_of_a_postcode_go_before_those_of_the_whole_grid(self, staff: Staff) -> None:
        own = "Musternetz Süd (Beispiel);80331;2026-01-01;;0,9500;10,000\n"
        staff.import_table(TABLE + own)
        assert self.energy(staff)["kilowatt_hours"] == "4750"
        listed = staff.desk.request("GET", "/staff/gas-factors?brand=musterstadt", caller=staff.clerk)
        assert [(one["area"], one["valid_from"]) for one in listed.json_body["items"]] == [
            ("*", "2026-02-01"),
            ("*", "2026-10-01"),
            ("80331", "2026-01-01"),
        ]

    def test_one_fault_stops_the_import_and_every_fault_is_told(self, staff: Staff) -> None:
        broken = TABLE + "Netz;8033;2026-02-30;;9,612;11,1\nNetz;;2026-02-01;2026-02-01;0,96;112,87\n"
        answer = staff.import_table(broken).json_body
        assert answer["imported"] == 0
        assert [(fault["line"], fault["column"], fault["code"]) for fault in answer["faults"]] == [
            (4, "valid_from", "date_invalid"),
            (4, "volume_correction", "factor_impossible"),
            (5, "calorific_value", "factor_impossible"),
            (5, "valid_until", "validity_empty"),
        ]
        assert self.energy(staff)["estimated"] is True
        assert staff.import_table("Netz;Faktor\n").json_body["faults"][0]["line"] == 0
