"""How staff decide declarations that the system did not carry out."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided
from wattwerk.contracts import queries as contracts
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem

NUMBER = "48213377"


@pytest.fixture
def declarations(
    cloud: None, now: datetime, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    monkeypatch.setattr(clock, "now", lambda: now)
    return function("staff/declarations")


@pytest.fixture
def unclear(declarations: FunctionClient, now: datetime) -> str:
    """A cancellation with a slip of the pen in the number."""
    return decided(cancel(now, number="700123465"), now).declaration_number


Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def ask(declarations: FunctionClient, clerk: dict[str, str]) -> Ask:
    def ask(
        method: str, path: str, body: Any = None, caller: dict[str, str] | None = None
    ) -> tuple[int, dict[str, Any]]:
        answer = declarations.request(
            method, path, body, headers={"Idempotency-Key": f"{path} {body}"[:64]}, caller=caller or clerk
        )
        return answer.status_code, json.loads(answer.body)

    return ask


def test_unclear_declarations_are_listed(ask: Ask, unclear: str) -> None:
    status, page = ask("GET", "/staff/declarations?brand=musterstadt")
    assert status == 200
    assert [entry["declaration_number"] for entry in page["items"]] == [unclear]
    assert page["items"][0]["reasons"] == ["not_identified"]
    assert ask("GET", "/staff/declarations?brand=musterstadt&status=confirmed")[1]["items"] == []


def test_a_clerk_names_contract_and_day(ask: Ask, unclear: str, now: datetime) -> None:
    body = {"version": 2, "contract_number": "700123456", "ends_on": "2027-01-31", "note": "Zahlendreher"}
    status, decided = ask("POST", f"/staff/declarations/{unclear}/confirmation", body)
    assert status == 200
    assert (decided["status"], decided["customer_number"]) == ("confirmed", NUMBER)
    assert decided["history"][-1]["note"] == "Zahlendreher"
    assert ask("GET", f"/staff/declarations/{unclear}")[1] == decided
    contract = contracts.contract(customer_number=NUMBER, contract_number="700123456", now=now)
    assert (contract.status, contract.supply_end) == ("terminated", date(2027, 2, 1))


def test_an_unknown_contract_is_refused(ask: Ask, unclear: str) -> None:
    body = {"version": 2, "contract_number": "1", "ends_on": "2027-01-31"}
    status, problem = ask("POST", f"/staff/declarations/{unclear}/confirmation", body)
    assert (status, problem["errors"][0]["code"]) == (422, "contract_unknown")


def test_a_refusal_needs_a_reason_and_is_announced(ask: Ask, unclear: str) -> None:
    path = f"/staff/declarations/{unclear}/rejection"
    assert ask("POST", path, {"version": 2, "reason": " "})[0] == 422
    status, decided = ask("POST", path, {"version": 2, "reason": "Wir kennen diesen Vertrag nicht."})
    assert (status, decided["status"]) == (200, "rejected")
    assert "DeclarationRejected" in [item.detail_type for item in OutboxItem.scan()]


def test_nobody_decides_twice_or_on_an_old_state(ask: Ask, unclear: str) -> None:
    path = f"/staff/declarations/{unclear}/rejection"
    assert ask("POST", path, {"version": 1, "reason": "alt"})[1]["code"] == "changed_meanwhile"
    ask("POST", path, {"version": 2, "reason": "erste"})
    assert ask("POST", path, {"version": 3, "reason": "zweite"})[1]["code"] == "declaration_already_decided"


def test_other_brands_and_customers_see_nothing(ask: Ask, unclear: str) -> None:
    stranger = {"audience": "staff", "subject": "s", "login_id": "s", "roles": "sparwatt.clerk"}
    assert ask("GET", f"/staff/declarations/{unclear}", caller=stranger)[0] == 404
    assert ask("GET", "/staff/declarations?brand=musterstadt", caller=stranger)[0] == 404
    assert ask("GET", f"/staff/declarations/{unclear}", caller=customer(NUMBER))[0] == 403
