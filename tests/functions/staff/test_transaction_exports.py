"""Staff pass transactions to billing as files."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.billing import queries
from wattwerk.billing.operations import bank_details, transactions
from wattwerk.billing.schemas.changes import BankDetailsChange, PaymentChange
from wattwerk.billing.schemas.transactions import TransactionKind
from wattwerk.contracts.operations.requests import take_back_request
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import PaymentMethod

ANNA, ACCOUNT = "48213377", "4000123456"
CUSTOMER = Caller(audience="customer", customer_numbers=frozenset({ANNA}))
START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class Staff:
    """A clerk who exports."""

    def __init__(
        self, client: FunctionClient, clerk: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.client, self.clerk, self._patch = client, clerk, monkeypatch
        self._keys = 0
        self.at(START)

    def at(self, moment: datetime) -> None:
        self._patch.setattr(clock, "now", lambda: moment)

    def export(self, key: str | None = None, **wanted: Any) -> Any:
        self._keys += 1
        return self.client.request(
            "POST",
            "/staff/transaction-exports",
            {"brand": "musterstadt", **wanted},
            headers={"Idempotency-Key": key or f"key-{self._keys}"},
            caller=self.clerk,
        )

    def file(self, export_id: str, form: str = "json", **caller: str) -> Any:
        path = f"/staff/transaction-exports/{export_id}?brand=musterstadt&format={form}"
        return self.client.request("GET", path, caller={**self.clerk, **caller})

    def rows(self, export_id: str) -> Any:
        return json.loads(self.file(export_id).json_body["content"])


@pytest.fixture
def staff(
    cloud: None,
    function: Callable[[str], FunctionClient],
    clerk: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Staff:
    publish_brand()
    conclude(new_contract())
    return Staff(function("staff/transactions"), clerk, monkeypatch)


def submit(kind: TransactionKind = "move_out", *, brand: str = "musterstadt", minutes: int = 0) -> str:
    now = START + timedelta(minutes=minutes)
    transaction = Transaction(now=now)
    transaction_id = transactions.submit_transaction(
        brand=brand,
        kind=kind,
        customer_number=ANNA,
        account_number=ACCOUNT,
        payload={
            "address": {"street": "Größlweg"},
            "readings": [{"value": "5"}],
            "comment": '=HYPERLINK("x")',
        },
        details={},
        actor="customer",
        now=now,
        transaction=transaction,
    )
    transaction.commit()
    return transaction_id


def change_bank() -> str:
    payment = PaymentChange(
        method=PaymentMethod.SEPA_DIRECT_DEBIT,
        iban="AT611904300234573201",
        account_holder="Anna Müller",
        mandate_granted=True,
    )
    change = BankDetailsChange(account_numbers=[ACCOUNT], payment=payment, password=SecretStr("richtig"))
    changed = bank_details.change_bank_details(
        caller=CUSTOMER, customer_number=ANNA, change=change, idempotency=None, now=START
    )
    return changed.requests[0].transaction_id


def test_everything_that_waits_is_exported_oldest_first_and_marked(staff: Staff) -> None:
    move, move_in = submit(), submit("move_in", minutes=1)
    submit(brand="sparwatt")
    exported = staff.export()
    assert exported.status_code == 201
    ids = exported.json_body["transaction_ids"]
    assert ids[1:] == [move, move_in]
    assert queries.transaction(ids[0]).kind == "contract_start"
    assert {queries.transaction(one).status for one in ids} == {"exported"}
    assert [row["transaction_id"] for row in staff.rows(exported.json_body["export_id"])] == ids


def test_a_kind_or_single_transactions_can_be_chosen(staff: Staff) -> None:
    move, move_in = submit(), submit("move_in")
    assert staff.export(kind="move_in").json_body["transaction_ids"] == [move_in]
    assert staff.export(transaction_ids=[move, move, move_in]).json_body["transaction_ids"] == [move]


def test_when_nothing_waits_nothing_is_exported(staff: Staff) -> None:
    staff.export()
    again = staff.export()
    assert (again.status_code, again.json_body["code"]) == (409, "nothing_to_export")


def test_bank_details_wait_until_no_mail_can_undo_them_and_then_have_their_iban(staff: Staff) -> None:
    transaction_id = change_bank()
    early = staff.export(transaction_ids=[transaction_id, submit()])
    assert early.json_body["held"] == 1
    assert transaction_id not in early.json_body["transaction_ids"]
    staff.at(START + timedelta(hours=24))
    exported = staff.export().json_body
    assert transaction_id in exported["transaction_ids"]
    row = next(one for one in staff.rows(exported["export_id"]) if one["kind"] == "bank_change")
    assert row["payload"]["iban"] == "AT611904300234573201"
    assert row["payload"]["mandate_reference"] == "M-4000123456-2"
    assert "AT611904300234573201" not in queries.transaction(transaction_id).model_dump_json()


def test_csv_has_a_column_for_each_value_and_no_formulas(staff: Staff) -> None:
    export_id = staff.export(transaction_ids=[submit()]).json_body["export_id"]
    file = staff.file(export_id, "csv").json_body
    assert file["file_name"] == f"musterstadt-{export_id}.csv"
    assert file["content"].startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(file["content"].removeprefix("\ufeff")), delimiter=";")
    assert row["payload.address.street"] == "Größlweg"
    assert row["payload.readings.1.value"] == "5"
    assert row["payload.comment"] == '\'=HYPERLINK("x")'


def test_a_double_click_exports_once(staff: Staff) -> None:
    submit()
    first, second = staff.export(key="same"), staff.export(key="same")
    assert first.json_body == second.json_body


def test_what_the_customer_takes_back_at_the_same_moment_is_in_no_file(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    transaction_id = change_bank()
    staff.at(START + timedelta(hours=25))
    from wattwerk.billing.operations import exports

    mark = exports._marked

    def taken_back_first(item: Any, caller: Caller, now: datetime) -> bool:
        if item.transaction_id == transaction_id:
            take_back_request(
                caller=CUSTOMER,
                customer_number=ANNA,
                transaction_id=transaction_id,
                idempotency=None,
                now=now,
            )
        return mark(item, caller, now)

    monkeypatch.setattr(exports, "_marked", taken_back_first)
    exported = staff.export().json_body
    assert transaction_id not in exported["transaction_ids"]
    assert transaction_id not in [row["transaction_id"] for row in staff.rows(exported["export_id"])]
    assert queries.transaction(transaction_id).status == "withdrawn"


def test_exports_are_listed_newest_first_page_by_page(staff: Staff) -> None:
    made = []
    for minute in range(3):
        submit(minutes=minute)
        staff.at(START + timedelta(minutes=minute))
        made.append(staff.export().json_body["export_id"])
    path = "/staff/transaction-exports?brand=musterstadt&limit=2"
    first = staff.client.request("GET", path, caller=staff.clerk).json_body
    assert [one["export_id"] for one in first["items"]] == made[:0:-1]
    rest = staff.client.request("GET", f"{path}&cursor={first['next_cursor']}", caller=staff.clerk).json_body
    assert [one["export_id"] for one in rest["items"]] == made[:1]


def test_other_brands_have_neither_transactions_nor_files(staff: Staff) -> None:
    foreign = submit(brand="sparwatt")
    export_id = staff.export().json_body["export_id"]
    answers = [
        staff.export(transaction_ids=[foreign]),
        staff.export(brand="sparwatt"),
        staff.file("20260101000000000000-AAAA"),
        staff.file(export_id, roles="sparwatt.clerk"),
    ]
    assert [one.status_code for one in answers] == [404] * 4
    assert staff.file(export_id, roles="musterstadt.reader").status_code == 403
