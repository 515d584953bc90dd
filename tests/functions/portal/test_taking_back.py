"""Thinking better of a cancellation, a withdrawal or a move, while billing does not know of it."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import transactions
from wattwerk.billing.queries import transactions_of_customer
from wattwerk.billing.schemas.transactions import StatusChange, Transaction
from wattwerk.contracts import queries as contracts
from wattwerk.declarations import queries
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.operations import clarifying
from wattwerk.declarations.schemas import Confirmation
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem

NUMBER = "48213377"
OWNER = customer(NUMBER)
STRANGER = customer("99999999")
READER = {**OWNER, "read_only_numbers": NUMBER}
CONTRACT = "/portal/contracts/700123456"
PLACE = {"street": "Lindenallee", "house_number": "4", "postcode": "10115", "town": "Berlin"}
CLERK = Caller(audience="staff", subject="c", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))

Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def ask(
    cloud: None, now: datetime, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    """Anna's portal; her contract was concluded yesterday and may be withdrawn from."""
    publish_brand()
    conclude(new_contract(concluded_on=date(2026, 11, 20)))
    monkeypatch.setattr(clock, "now", lambda: now)
    functions = {name: function(f"portal/{name}") for name in ("declarations", "requests")}

    def ask(path: str, body: Any = None, *, caller: dict[str, str] = OWNER, key: str = "") -> Any:
        name = "requests" if path.startswith("/portal/requests") else "declarations"
        headers = {"Idempotency-Key": key or path}
        answer = functions[name].request("POST", path, body, headers=headers, caller=caller)
        return answer.status_code, json.loads(answer.body)

    return ask


def contract(now: datetime) -> Any:
    return contracts.contract(customer_number=NUMBER, contract_number="700123456", now=now)


def request(kind: str) -> Transaction:
    (found,) = [one for one in transactions_of_customer(NUMBER) if one.kind == kind]
    return found


def export(transaction: Transaction, now: datetime) -> None:
    transactions.change_status(
        caller=CLERK,
        transaction_id=transaction.transaction_id,
        status=TransactionStatus.EXPORTED,
        change=StatusChange(version=transaction.version),
        idempotency=None,
        now=now,
    )


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("cancellations", {}, "cancellation"),
        ("withdrawals", None, "withdrawal"),
        (
            "cancellations",
            {"ground": "moving", "wished_on": "2027-01-15", "new_address": PLACE},
            "move_out",
        ),
    ],
)
def test_the_contract_goes_on_as_if_nothing_had_been_declared(
    ask: Ask, now: datetime, path: str, body: Any, kind: str
) -> None:
    before = contract(now)
    _, declared = ask(f"{CONTRACT}/{path}", body)
    assert contract(now).status != before.status
    status, taken_back = ask(f"/portal/requests/{request(kind).transaction_id}/withdrawal")
    assert status == 200
    assert [one["status"] for one in taken_back["requests"]] == ["withdrawn"]
    assert (contract(now).status, contract(now).supply_end) == (before.status, before.supply_end)
    found = queries.declaration(declared["declaration_number"])
    assert [(step.status, step.actor) for step in found.history][-1] == ("taken_back", "customer")
    assert "DeclarationTakenBack" in {item.detail_type for item in OutboxItem.scan()}


def test_it_can_be_declared_anew_afterwards(ask: Ask, now: datetime) -> None:
    ask(f"{CONTRACT}/cancellations", {})
    ask(f"/portal/requests/{request('cancellation').transaction_id}/withdrawal")
    _, again = ask(f"{CONTRACT}/cancellations", {}, key="another click")
    assert (again["status"], contract(now).status) == ("confirmed", "terminated")


def test_the_declaration_itself_can_be_taken_back_as_well(ask: Ask, now: datetime) -> None:
    _, declared = ask(f"{CONTRACT}/cancellations", {})
    path = f"/portal/declarations/{declared['declaration_number']}/withdrawal"
    status, answer = ask(path)
    assert (status, answer["status"]) == (200, "taken_back")
    assert ask(path) == (status, answer)
    assert request("cancellation").status == "withdrawn"
    assert contract(now).status == "active"


def test_a_cancellation_by_the_public_form_can_be_taken_back_in_the_portal(ask: Ask, now: datetime) -> None:
    receipt = decided(cancel(now), now)
    assert contract(now).status == "terminated"
    assert ask(f"/portal/declarations/{receipt.declaration_number}/withdrawal")[0] == 200
    assert contract(now).status == "active"


def test_what_waits_for_a_clerk_is_taken_back_without_any_request(ask: Ask, now: datetime) -> None:
    body = {"ground": "important_cause", "explanation": "Umbau", "wished_on": "2026-12-01"}
    _, declared = ask(f"{CONTRACT}/cancellations", body)
    assert declared["undoable"]
    _, answer = ask(f"/portal/declarations/{declared['declaration_number']}/withdrawal")
    assert (answer["status"], answer["undoable"]) == ("taken_back", False)


def test_a_move_is_taken_back_until_a_clerk_has_set_it_up(ask: Ask, now: datetime) -> None:
    account = contract(now).account_number
    body = {"account_number": account, "address": PLACE, "moved_in_on": "2027-01-15"}
    _, declared = ask("/portal/move-ins", body)
    moving = request("move_in").transaction_id
    clarifying.confirm(
        caller=CLERK,
        declaration_number=declared["declaration_number"],
        confirmation=Confirmation(version=queries.declaration(declared["declaration_number"]).version),
        idempotency=None,
        now=now,
    )
    assert ask(f"/portal/requests/{moving}/withdrawal")[0] == 409
    _, another = ask("/portal/move-ins", body, key="another click")
    path = f"/portal/declarations/{another['declaration_number']}/withdrawal"
    assert ask(path)[1]["status"] == "taken_back"


def test_what_billing_has_got_stays(ask: Ask, now: datetime) -> None:
    _, declared = ask(f"{CONTRACT}/cancellations", {})
    export(request("cancellation"), now)
    for path in (
        f"/portal/requests/{request('cancellation').transaction_id}/withdrawal",
        f"/portal/declarations/{declared['declaration_number']}/withdrawal",
    ):
        status, problem = ask(path)
        assert (status, problem["code"]) == (409, "request_not_undoable")
    assert contract(now).status == "terminated"


def test_an_end_that_somebody_else_has_set_since_stays(ask: Ask, now: datetime) -> None:
    ask(f"{CONTRACT}/cancellations", {})
    item = DeclarationItem.get(*DeclarationItem.key(declaration_number()))
    item.ends_on = date(2027, 3, 31)
    item.save()
    status, problem = ask(f"/portal/requests/{request('cancellation').transaction_id}/withdrawal")
    assert (status, problem["code"]) == (409, "request_not_undoable")
    assert request("cancellation").status == "received"


def declaration_number() -> str:
    return str(request("cancellation").payload["declaration_number"])


def test_the_final_bill_goes_back_with_its_cancellation_or_alone(ask: Ask, now: datetime) -> None:
    receipt = decided(cancel(now), now)
    number = receipt.declaration_number
    ask(f"/portal/declarations/{number}/final-bill", {"payment": "transfer"})
    main = queries.declaration(number).transaction_id
    (afterwards,) = [one for one in transactions_of_customer(NUMBER) if one.payload.get("completes") == main]
    ask(f"/portal/requests/{afterwards.transaction_id}/withdrawal")
    assert contract(now).status == "terminated"
    assert DeclarationItem.get(*DeclarationItem.key(number)).final_bill is None
    ask(f"/portal/declarations/{number}/final-bill", {"payment": "transfer"}, key="another click")
    assert ask(f"/portal/requests/{main}/withdrawal")[0] == 200
    assert {one.status for one in transactions_of_customer(NUMBER) if one.kind == "cancellation"} == {
        "withdrawn"
    }
    assert contract(now).status == "active"


def test_nobody_else_takes_it_back(ask: Ask, now: datetime) -> None:
    _, declared = ask(f"{CONTRACT}/cancellations", {})
    for path in (
        f"/portal/requests/{request('cancellation').transaction_id}/withdrawal",
        f"/portal/declarations/{declared['declaration_number']}/withdrawal",
    ):
        assert ask(path, caller=STRANGER)[0] == 404
        assert ask(path, caller=READER)[0] == 403
    assert contract(now).status == "terminated"
