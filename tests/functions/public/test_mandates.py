"""A customer grants a SEPA mandate by the link in a mail; before that nothing is debited."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.billing import mandate_links, queries
from wattwerk.billing.events import MandateRequested
from wattwerk.billing.operations import mandates
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.transaction import Transaction

ANNA, ACCOUNT = "48213377", "4000123456"
Send = Callable[[str, dict[str, Any], datetime], Any]


@pytest.fixture
def anna(cloud: None) -> None:
    publish_brand()
    conclude(new_contract())


@pytest.fixture
def send(function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch) -> Send:
    client = function("public/undo")

    def post(path: str, body: dict[str, Any], moment: datetime) -> Any:
        monkeypatch.setattr(clock, "now", lambda: moment)
        return client.request("POST", path, body, headers={"Idempotency-Key": secrets.token_hex(8)})

    return post


def asked(now: datetime, iban: str = "DE02120300000000202051") -> str:
    """Ask for a mandate and return the token of the mail's link."""
    transaction = Transaction(now=now)
    mandates.request_mandate(
        customer_number=ANNA,
        account_number=ACCOUNT,
        iban=iban,
        account_holder="Anna Müller",
        language="de",
        actor="Anna Klerk",
        transaction=transaction,
    )
    transaction.commit()
    [event, *_] = sorted(
        (item for item in OutboxItem.scan() if item.detail_type == MandateRequested.detail_type()),
        key=lambda item: str(item.detail),
    )
    request_id = MandateRequested.model_validate_json(event.detail).request_id
    address = mandate_links.mandate_address(ANNA, ACCOUNT, request_id, brand="musterstadt", language="de")
    return address.partition("#mandate=")[2]


@pytest.mark.usefixtures("anna")
class TestMandate:
    def test_is_shown_with_its_words_and_a_masked_account(self, send: Send, now: datetime) -> None:
        shown = send("/public/mandate-views", {"token": asked(now)}, now).json_body
        assert shown["iban_masked"] == "DE02 •••• 2051"
        assert "Gläubiger-Identifikationsnummer" in shown["mandate_text"]
        assert "DE02120300000000202051" not in str(shown)

    def test_is_passed_to_billing_once_it_is_granted(self, send: Send, now: datetime) -> None:
        token = asked(now)
        assert queries.transactions_of_customer(ANNA)[0].kind != "bank_change"
        answer = send("/public/mandates", {"token": token, "mandate_granted": True}, now)
        assert answer.status_code == 201
        [change] = [one for one in queries.transactions_of_customer(ANNA) if one.kind == "bank_change"]
        assert change.history[0].actor == "customer"
        assert change.details["iban"] == "DE02 •••• 2051"
        again = send("/public/mandates", {"token": token, "mandate_granted": True}, now)
        assert (again.status_code, again.json_body["code"]) == (410, "link_not_usable")

    def test_needs_the_tick(self, send: Send, now: datetime) -> None:
        answer = send("/public/mandates", {"token": asked(now), "mandate_granted": False}, now)
        assert [error["code"] for error in answer.json_body["errors"]] == ["mandate_missing"]

    def test_can_be_granted_for_thirty_days(self, send: Send, now: datetime) -> None:
        token = asked(now)
        for days, status in ((29, 200), (30, 410)):
            answer = send("/public/mandate-views", {"token": token}, now + timedelta(days=days))
            assert answer.status_code == status

    def test_forged_links_open_nothing(self, send: Send, now: datetime) -> None:
        for token in (f"{ANNA}-{ACCOUNT}-1.forged", "not-a-token-at-all"):
            assert send("/public/mandate-views", {"token": token}, now).status_code == 410
