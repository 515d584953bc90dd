"""The link in a mail undoes new bank details, for a day and without signing in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import SecretStr

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.billing import queries
from wattwerk.billing.operations import bank_details
from wattwerk.billing.schemas.changes import BankDetailsChange, PaymentChange, PayoutChange
from wattwerk.contracts.undo_links import undo_address
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.vocabulary import PaymentMethod

ANNA, ACCOUNT = "48213377", "4000123456"


@pytest.fixture
def changed(cloud: None, now: datetime) -> str:
    """The transaction id of somebody's wish to get Anna's credits."""
    publish_brand()
    conclude(new_contract())
    answer = bank_details.change_bank_details(
        caller=Caller(audience="customer", customer_numbers=frozenset({ANNA})),
        customer_number=ANNA,
        change=BankDetailsChange(
            account_numbers=[ACCOUNT],
            payout=PayoutChange(iban="DE89370400440532013000", account_holder="Karl Napf"),
            password=SecretStr("erbeutet"),
        ),
        idempotency=None,
        now=now,
    )
    return answer.requests[0].transaction_id


@pytest.fixture
def undo(
    function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, datetime], Any]:
    client = function("public/undo")

    def send(token: str, moment: datetime) -> Any:
        monkeypatch.setattr(clock, "now", lambda: moment)
        return client.request("POST", "/public/undos", {"token": token})

    return send


def token(transaction_id: str) -> str:
    address = undo_address(transaction_id, brand="musterstadt")
    return unquote(address.partition("&token=")[2])


def test_the_link_undoes_within_a_day(
    changed: str, undo: Callable[[str, datetime], Any], now: datetime
) -> None:
    answer = undo(token(changed), now + timedelta(hours=23, minutes=59))
    assert (answer.status_code, answer.json_body) == (200, {"kind": "bank_change", "requests": 1})
    assert queries.transaction(changed).status == "withdrawn"


def test_after_a_day_the_link_has_expired(
    changed: str, undo: Callable[[str, datetime], Any], now: datetime
) -> None:
    answer = undo(token(changed), now + timedelta(hours=24))
    assert (answer.status_code, answer.json_body["code"]) == (410, "link_not_usable")
    assert queries.transaction(changed).status == "received"


def test_a_second_click_tells_that_it_is_done(
    changed: str, undo: Callable[[str, datetime], Any], now: datetime
) -> None:
    undo(token(changed), now)
    again = undo(token(changed), now)
    assert (again.status_code, again.json_body["code"]) == (409, "request_not_undoable")


@pytest.mark.parametrize("forged", ["{id}.{signature}x", "{id}.", "{id}", "x{id}.{signature}", "ü" * 20])
def test_a_forged_link_does_nothing(
    changed: str, undo: Callable[[str, datetime], Any], now: datetime, forged: str
) -> None:
    signature = token(changed).rpartition(".")[2]
    answer = undo(forged.format(id=changed, signature=signature), now)
    assert (answer.status_code, answer.json_body["code"]) == (410, "link_not_usable")
    assert queries.transaction(changed).status == "received"


def test_a_revoked_mandate_has_no_link(
    changed: str, undo: Callable[[str, datetime], Any], now: datetime
) -> None:
    undo(token(changed), now)
    revoked = bank_details.change_bank_details(
        caller=Caller(audience="customer", customer_numbers=frozenset({ANNA})),
        customer_number=ANNA,
        change=BankDetailsChange(
            account_numbers=[ACCOUNT],
            payment=PaymentChange(method=PaymentMethod.TRANSFER),
            password=SecretStr("Sonnenblume 2026"),
        ),
        idempotency=None,
        now=now,
    )
    assert undo(token(revoked.requests[0].transaction_id), now).status_code == 410
