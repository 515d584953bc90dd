"""A customer reports meter readings."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, heating, new_contract, publish_brand
from wattwerk.billing import queries as billing
from wattwerk.contracts import queries
from wattwerk.customers import queries as customers
from wattwerk.metering.items import MeterItem, ReadingItem
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem

ANNA = "48213377"
BJÖRN = "59000001"


class Portal:
    """Anna's portal at a given moment; her contract began on 1 February 2026 with 2,500 kWh a year."""

    def __init__(self, client: FunctionClient, monkeypatch: pytest.MonkeyPatch) -> None:
        self.client = client
        self._patch = monkeypatch
        self._keys = 0
        self.at("2026-02-01T10:00:00+00:00")

    def at(self, moment: str) -> None:
        self.now = datetime.fromisoformat(moment)
        self._patch.setattr(clock, "now", lambda: self.now)

    def meter(self, customer_number: str = ANNA) -> str:
        return queries.overview(customer_number, now=self.now).contracts[0].meters[0].meter_id

    def report(
        self, *, key: str | None = None, of: str = ANNA, meter: str | None = None, **report: Any
    ) -> Any:
        self._keys += 1
        return self.client.request(
            "POST",
            f"/portal/meters/{meter or self.meter(of)}/readings",
            report,
            headers={"Idempotency-Key": key or f"key-{self._keys}"},
            caller=customer(of),
        )

    def check(self, **report: Any) -> Any:
        path = f"/portal/meters/{self.meter()}/reading-checks"
        return self.client.request("POST", path, report, caller=customer(ANNA))

    def readings(self, of: str = ANNA) -> Any:
        path = f"/portal/meters/{self.meter(of)}/readings"
        return self.client.request("GET", path, caller=customer(of)).json_body


def single(value: str) -> list[dict[str, str]]:
    return [{"kind": "single", "value": value}]


def two_rates(ht: str, nt: str) -> list[dict[str, str]]:
    return [{"kind": "ht", "value": ht}, {"kind": "nt", "value": nt}]


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json_body["code"]


def field_errors(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.body
    return [(error["pointer"], error["code"]) for error in answer.json_body["errors"]]


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch) -> Portal:
    publish_brand()
    conclude(new_contract())
    return Portal(function("portal/readings"), monkeypatch)


@pytest.fixture
def after_a_year(portal: Portal) -> Portal:
    """Anna reported 12,345 kWh at the start; now it is a year later."""
    portal.report(date="2026-02-01", values=single("12345"))
    portal.at("2027-02-01T10:00:00+00:00")
    return portal


def test_the_first_reading_is_the_initial_one(portal: Portal) -> None:
    answer = portal.report(date="2026-02-01", values=single("12345"))
    assert answer.status_code == 201
    receipt = answer.json_body
    assert receipt["reading"]["status"] == "initial"
    assert receipt["reading"]["consumption"] == []
    assert receipt["transaction_id"].startswith(ANNA)


def test_a_year_later_the_consumption_follows_from_both_readings(after_a_year: Portal) -> None:
    answer = after_a_year.report(date="2027-02-01", values=single("14880.5"))
    assert answer.json_body["reading"]["consumption"] == [{"kind": "single", "value": "2535.5"}]
    listed = after_a_year.readings()
    assert [entry["date"] for entry in listed["items"]] == ["2027-02-01", "2026-02-01"]
    assert [entry["status"] for entry in listed["items"]] == ["plausible", "initial"]
    assert listed["meter"]["registers"][0]["last_value"] == "14880.5"
    assert listed["window_from"] > listed["window_to"]


def test_a_report_leaves_a_transaction_activities_and_an_event(after_a_year: Portal) -> None:
    receipt = after_a_year.report(date="2027-02-01", values=single("14880.5"), comment="Keller").json_body
    transaction = billing.transaction(receipt["transaction_id"])
    assert (transaction.kind, transaction.status) == ("meter_reading_report", "received")
    assert transaction.contract_number == "700123456"
    assert transaction.payload["comment"] == "Keller"
    assert transaction.payload["values"] == [
        {
            "register": "single",
            "obis": "1-0:1.8.0",
            "value": "14880.5",
            "unit": "kWh",
            "consumption": "2535.5",
        }
    ]
    reported = [one for one in customers.activities(ANNA) if one.kind == "meter_reading_reported"]
    latest = [one for one in reported if one.parameters["date"] == "2027-02-01"]
    assert {(one.subject, one.account_number) for one in latest} == {
        ("customer", None),
        ("contract_account", "4000123456"),
    }
    events = [json.loads(event.detail) for event in OutboxItem.scan() if event.source == "wattwerk.metering"]
    assert receipt["reading"]["reading_id"] in {event["reading_id"] for event in events}
    assert {event["contract_number"] for event in events} == {"700123456"}


def test_a_check_tells_what_a_report_would_without_storing_anything(after_a_year: Portal) -> None:
    verdict = after_a_year.check(date="2027-02-01", values=single("14880")).json_body
    assert verdict["outcome"] == "plausible"
    assert verdict["registers"][0]["consumption"] == "2535"
    assert len(after_a_year.readings()["items"]) == 1


def test_an_unusual_reading_is_stored_only_when_confirmed(after_a_year: Portal) -> None:
    asked = after_a_year.report(date="2027-02-01", values=single("20000"))
    assert code(asked) == (409, "reading_needs_confirmation")
    (verdict,) = asked.json_body["result"]["registers"]
    assert (verdict["code"], verdict["expected_from"], verdict["expected_to"]) == (
        "reading_too_high",
        "14095",
        "15595",
    )
    confirmed = after_a_year.report(date="2027-02-01", values=single("20000"), confirmed=True)
    assert confirmed.json_body["reading"]["status"] == "unconfirmed_implausible"


def test_an_impossible_reading_is_refused_even_when_confirmed(after_a_year: Portal) -> None:
    refused = after_a_year.report(date="2027-02-01", values=single("148805"), confirmed=True)
    assert field_errors(refused) == [("/values/0/value", "reading_too_high")]
    assert refused.json_body["errors"][0]["parameters"] == {"expected_from": "14095", "expected_to": "15595"}


def test_a_reading_below_the_last_one_is_refused(after_a_year: Portal) -> None:
    refused = after_a_year.report(date="2027-02-01", values=single("12000"), confirmed=True)
    assert field_errors(refused) == [("/values/0/value", "reading_below_previous")]


def test_a_reading_before_the_last_one_is_refused(after_a_year: Portal) -> None:
    after_a_year.report(date="2027-02-01", values=single("14880"))
    refused = after_a_year.report(date="2027-01-31", values=single("14870"))
    assert field_errors(refused) == [("/date", "reading_before_last")]


def test_today_is_today_where_the_brand_is(portal: Portal) -> None:
    portal.at("2026-03-31T21:59:00+00:00")  # still 31 March in Musterstadt
    assert field_errors(portal.report(date="2026-04-01", values=single("1"))) == [
        ("/date", "reading_in_future")
    ]
    portal.at("2026-03-31T22:01:00+00:00")
    assert portal.report(date="2026-04-01", values=single("1")).status_code == 201


def test_a_counter_that_rolled_over_is_accepted(portal: Portal) -> None:
    portal.report(date="2026-02-01", values=single("998900"))
    portal.at("2027-02-01T10:00:00+00:00")
    reading = portal.report(date="2027-02-01", values=single("1400")).json_body["reading"]
    assert (reading["rollover"], reading["status"]) == (True, "plausible")
    assert reading["consumption"] == [{"kind": "single", "value": "2500"}]


def test_the_same_report_again_gets_the_same_receipt_and_is_stored_once(portal: Portal) -> None:
    first = portal.report(key="k", date="2026-02-01", values=single("12345"))
    same_key = portal.report(key="k", date="2026-02-01", values=single("12345"))
    other_key = portal.report(key="other", date="2026-02-01", values=single("12345.0"))
    assert first.status_code == same_key.status_code == other_key.status_code == 201
    assert first.json_body["transaction_id"] == same_key.json_body["transaction_id"]
    assert first.json_body["transaction_id"] == other_key.json_body["transaction_id"]
    assert first.json_body["received_at"] == other_key.json_body["received_at"]
    kinds = [one.kind for one in billing.transactions_of_customer(ANNA)]
    assert kinds.count("meter_reading_report") == 1


def test_other_values_for_the_same_day_are_refused(portal: Portal) -> None:
    portal.report(date="2026-02-01", values=single("12345"))
    assert code(portal.report(date="2026-02-01", values=single("12346"))) == (409, "reading_day_taken")
    assert code(portal.check(date="2026-02-01", values=single("12346"))) == (409, "reading_day_taken")
    assert portal.check(date="2026-02-01", values=single("12345")).json_body["outcome"] == "plausible"


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "12.3456", "1e20", "zwölf", "<b>1</b>", ""])
def test_what_is_no_reading_at_all_is_refused(portal: Portal, value: str) -> None:
    ((pointer, _),) = field_errors(portal.report(date="2026-02-01", values=single(value)))
    assert pointer == "/values/0/value"


def test_a_value_is_kept_as_people_write_it(portal: Portal) -> None:
    answer = portal.report(date="2026-02-01", values=single("1.23400E+4"))
    assert answer.json_body["reading"]["values"] == single("12340")


def test_somebody_who_reported_in_between_is_not_overwritten(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    meter = portal.meter()
    portal.report(date="2026-01-31", values=single("12340"))
    stale = MeterItem.get(f"CUSTOMER#{ANNA}", f"OVERVIEW#METER#{meter}")
    portal.report(date="2026-02-01", values=single("12345"))
    fresh = MeterItem.get(f"CUSTOMER#{ANNA}", f"OVERVIEW#METER#{meter}")
    answers = iter([stale, fresh])
    monkeypatch.setattr("wattwerk.metering.repository.find_meter_item", lambda *_: next(answers))
    portal.at("2026-02-02T10:00:00+00:00")
    # 12,343 would fit after 12,340; after the 12,345 of the other report it is impossible.
    refused = portal.report(date="2026-02-02", values=single("12343"))
    assert field_errors(refused) == [("/values/0/value", "reading_below_previous")]


def test_nothing_is_stored_when_one_write_of_the_report_fails(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(list(OutboxItem.scan()))
    monkeypatch.setattr("wattwerk.billing.operations.transactions.receive_transaction", explode)
    assert portal.report(date="2026-02-01", values=single("12345")).status_code == 500
    assert not list(ReadingItem.query(f"CUSTOMER#{ANNA}", ReadingItem.sk.startswith("READING#")))
    assert len(list(OutboxItem.scan())) == before


def explode(**_: Any) -> None:
    raise RuntimeError("billing is out of order")


def test_somebody_elses_meter_answers_404_everywhere(portal: Portal) -> None:
    conclude_björn()
    foreign = portal.meter(BJÖRN)
    answers = [
        portal.report(date="2026-02-01", values=two_rates("1", "1"), meter=foreign),
        portal.client.request("GET", f"/portal/meters/{foreign}/readings", caller=customer(ANNA)),
        portal.client.request(
            "POST",
            f"/portal/meters/{foreign}/reading-checks",
            {"date": "2026-02-01", "values": two_rates("1", "1")},
            caller=customer(ANNA),
        ),
    ]
    assert [code(answer) for answer in answers] == [(404, "not_found")] * 3


class TestTwoRateMeter:
    @pytest.fixture
    def björn(self, portal: Portal) -> Portal:
        conclude_björn()
        portal.report(of=BJÖRN, date="2026-02-01", values=two_rates("20000", "35000"))
        portal.at("2027-02-01T10:00:00+00:00")
        return portal

    def test_both_registers_are_reported_together(self, björn: Portal) -> None:
        answer = björn.report(of=BJÖRN, date="2027-02-01", values=two_rates("24000", "41000"))
        assert answer.json_body["reading"]["consumption"] == [
            {"kind": "ht", "value": "4000"},
            {"kind": "nt", "value": "6000"},
        ]

    def test_one_register_alone_is_refused(self, björn: Portal) -> None:
        only_ht = björn.report(of=BJÖRN, date="2027-02-01", values=[{"kind": "ht", "value": "24000"}])
        twice = björn.report(of=BJÖRN, date="2027-02-01", values=[{"kind": "ht", "value": "24000"}] * 2)
        assert field_errors(only_ht) == [("/values", "reading_register_missing")]
        assert field_errors(twice) == [
            ("/values/1/kind", "reading_register_unknown"),
            ("/values", "reading_register_missing"),
        ]

    def test_exchanged_values_are_recognised(self, björn: Portal) -> None:
        answer = björn.report(of=BJÖRN, date="2027-02-01", values=two_rates("41000", "24000"))
        assert field_errors(answer) == [
            ("/values/0/value", "reading_registers_swapped"),
            ("/values/1/value", "reading_registers_swapped"),
        ]


def conclude_björn() -> None:
    conclude(
        heating(
            order_number="A-0000-0002",
            customer_number=BJÖRN,
            account_number="4000000002",
            contract_number="700000002",
            first_name="Björn",
            last_name="Groß",
        )
    )
