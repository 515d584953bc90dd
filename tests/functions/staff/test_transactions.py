"""Staff follow transactions to billing and record its answers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.billing import queries
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.items import TransactionItem
from wattwerk.billing.operations import transactions
from wattwerk.customers import queries as customers
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.transaction import Transaction

ANNA = "48213377"
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class Staff:
    """A clerk's view of the transactions of Stadtwerke Musterstadt."""

    def __init__(self, client: FunctionClient, clerk: dict[str, str]) -> None:
        self.client = client
        self.clerk = clerk
        self._keys = 0

    def listed(self, query: str = "", **caller: str) -> Any:
        path = f"/staff/transactions?brand=musterstadt{query}"
        return self.client.request("GET", path, caller={**self.clerk, **caller})

    def record(self, transaction_id: str, step: str, key: str | None = None, **change: Any) -> Any:
        self._keys += 1
        return self.client.request(
            "POST",
            f"/staff/transactions/{transaction_id}/{step}",
            change,
            headers={"Idempotency-Key": key or f"key-{self._keys}"},
            caller=self.clerk,
        )


@pytest.fixture
def staff(cloud: None, function: Callable[[str], FunctionClient], clerk: dict[str, str]) -> Staff:
    return Staff(function("staff/transactions"), clerk)


@pytest.fixture
def started(staff: Staff) -> str:
    """The id of the transaction by which Anna's contract was reported."""
    publish_brand()
    conclude(new_contract())
    return queries.transactions_of_customer(ANNA)[0].transaction_id


def receive(minutes: int, *, kind: Any = "meter_reading_report", brand: str = "musterstadt") -> str:
    now = START + timedelta(minutes=minutes)
    transaction_id = new_transaction_id(ANNA, now)
    transaction = Transaction(now=now)
    transactions.receive_transaction(
        transaction_id=transaction_id,
        brand=brand,
        kind=kind,
        customer_number=ANNA,
        account_number="4000123456",
        contract_number="700123456",
        payload={"value": "12345"},
        actor="customer",
        now=now,
        transaction=transaction,
    )
    transaction.commit()
    return transaction_id


def pages(staff: Staff, query: str) -> Iterator[list[str]]:
    cursor = ""
    while True:
        page = staff.listed(f"{query}{cursor}").json_body
        yield [entry["transaction_id"] for entry in page["items"]]
        if page["next_cursor"] is None:
            return
        cursor = f"&cursor={page['next_cursor']}"


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json_body["code"]


def test_the_list_shows_the_newest_first_of_every_kind(staff: Staff) -> None:
    report, start = receive(1), receive(2, kind="contract_start")
    later = receive(3)
    receive(4, brand="sparwatt")
    ids = [entry["transaction_id"] for entry in staff.listed().json_body["items"]]
    assert ids == [later, start, report]


def test_status_and_kind_narrow_the_list(staff: Staff) -> None:
    first, second, start = receive(1), receive(2), receive(3, kind="contract_start")
    staff.record(first, "export", version=1)
    found = {query: next(pages(staff, query)) for query in ("", "&status=received", "&status=exported")}
    assert found == {
        "": [start, second, first],
        "&status=received": [start, second],
        "&status=exported": [first],
    }
    assert next(pages(staff, "&kind=meter_reading_report")) == [second, first]
    assert next(pages(staff, "&kind=meter_reading_report&status=received")) == [second]
    assert next(pages(staff, "&kind=contract_start&status=exported")) == []


@pytest.mark.parametrize("query", ["", "&status=received"])
def test_pages_follow_each_other_without_gaps_while_new_ones_arrive(staff: Staff, query: str) -> None:
    ids = [receive(n, kind=("meter_reading_report", "contract_start")[n % 2]) for n in range(5)]
    seen: list[str] = []
    for page in pages(staff, f"{query}&limit=2"):
        assert len(page) <= 2
        seen += page
        receive(100 + len(seen))
    assert seen == ids[::-1]


def test_a_transaction_goes_from_received_over_exported_to_acknowledged(staff: Staff, started: str) -> None:
    exported = staff.record(started, "export", version=1).json_body
    acknowledged = staff.record(started, "acknowledgement", version=exported["version"]).json_body
    assert acknowledged["status"] == "acknowledged"
    assert [(step["status"], step["actor"]) for step in acknowledged["history"]] == [
        ("received", "system"),
        ("exported", "clerk-1"),
        ("acknowledged", "clerk-1"),
    ]
    shown = staff.client.request("GET", f"/staff/transactions/{started}", caller=staff.clerk).json_body
    assert shown == acknowledged
    assert shown["payload"]["order_number"] == "A-7K2M-Q4XN"


def test_a_rejection_needs_a_reason_and_is_final(staff: Staff, started: str) -> None:
    staff.record(started, "export", version=1)
    silent = staff.record(started, "rejection", version=2, reason="  ")
    assert [error["code"] for error in silent.json_body["errors"]] == ["reason_missing"]
    rejected = staff.record(started, "rejection", version=2, reason="Zähler im Netz unbekannt")
    assert rejected.json_body["history"][-1]["reason"] == "Zähler im Netz unbekannt"
    again = staff.record(started, "acknowledgement", version=3)
    assert code(again) == (409, "transaction_status_not_allowed")


def test_billing_cannot_answer_what_was_not_exported(staff: Staff, started: str) -> None:
    for step in ("acknowledgement", "rejection"):
        answer = staff.record(started, step, version=1, reason="zu früh")
        assert code(answer) == (409, "transaction_status_not_allowed")


def test_of_two_clerks_the_second_is_told_that_somebody_was_faster(staff: Staff, started: str) -> None:
    staff.record(started, "export", version=1)
    assert code(staff.record(started, "export", version=1)) == (409, "changed_meanwhile")


def test_two_clerks_in_the_very_same_moment(
    staff: Staff, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = TransactionItem.get(*TransactionItem.key(started))
    staff.record(started, "export", version=1)
    monkeypatch.setattr("wattwerk.billing.repository.find_transaction_item", lambda _: stale)
    assert code(staff.record(started, "export", version=1)) == (409, "changed_meanwhile")


def test_a_double_click_exports_once(staff: Staff, started: str) -> None:
    first = staff.record(started, "export", key="same", version=1)
    second = staff.record(started, "export", key="same", version=1)
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json_body == second.json_body
    assert [step["status"] for step in second.json_body["history"]] == ["received", "exported"]


def test_the_slower_of_two_equal_clicks_gets_the_answer_of_the_faster(
    staff: Staff, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = staff.record(started, "export", key="same", version=1)
    stored_answer, looks = Idempotency.stored_answer, iter([None])

    def looked_too_early(self: Idempotency) -> Any:
        return next(looks, stored_answer(self))

    monkeypatch.setattr(Idempotency, "stored_answer", looked_too_early)
    second = staff.record(started, "export", key="same", version=1)
    assert (second.status_code, second.json_body) == (200, first.json_body)


def test_every_step_leaves_activities_and_an_event(staff: Staff, started: str) -> None:
    staff.record(started, "export", version=1)
    staff.record(started, "rejection", version=2, reason="Zähler im Netz unbekannt")
    steps = [one for one in customers.activities(ANNA) if one.kind == "transaction_status"]
    assert sorted((one.subject, one.parameters["status"]) for one in steps) == [
        ("contract_account", "exported"),
        ("contract_account", "rejected"),
        ("customer", "exported"),
        ("customer", "rejected"),
    ]
    published = {event.detail_type for event in OutboxItem.scan()}
    assert {"TransactionReceived", "TransactionExported", "TransactionRejected"} <= published


def test_transactions_of_other_brands_do_not_exist(staff: Staff) -> None:
    foreign = receive(1, brand="sparwatt")
    answers = [
        staff.client.request("GET", f"/staff/transactions/{foreign}", caller=staff.clerk),
        staff.client.request("GET", f"/staff/transactions/{ANNA}-20260101-XXXX", caller=staff.clerk),
        staff.record(foreign, "export", version=1),
        staff.client.request("GET", "/staff/transactions?brand=sparwatt", caller=staff.clerk),
    ]
    assert [code(answer) for answer in answers] == [(404, "not_found")] * 4


def test_a_member_of_staff_without_a_role_for_it_is_refused(staff: Staff, started: str) -> None:
    assert code(staff.listed(roles="musterstadt.auditor")) == (403, "forbidden")
