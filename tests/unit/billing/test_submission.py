"""Other contexts hand requests to billing within their own transaction."""

from datetime import datetime

import pytest

from wattwerk.billing import queries
from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.transactions import TransactionKind
from wattwerk.customers import queries as customers
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.transaction import Transaction

ANNA = "48213377"


def submit(kind: TransactionKind, now: datetime, transaction: Transaction) -> str:
    return transactions.submit_transaction(
        brand="musterstadt",
        kind=kind,
        customer_number=ANNA,
        account_number="4000123456",
        payload={"address": {"street": "Gartenstraße", "house_number": "5"}},
        details={"address": "Gartenstraße 5, 80331 Musterstadt"},
        actor="customer",
        now=now,
        transaction=transaction,
    )


def test_a_request_is_received_with_what_the_customer_sees_of_it(cloud: None, now: datetime) -> None:
    transaction = Transaction(now=now)
    transaction_id = submit("billing_address_change", now, transaction)
    transaction.commit()
    stored = queries.transaction(transaction_id)
    assert (stored.kind, stored.status) == ("billing_address_change", "received")
    assert stored.payload == {"address": {"street": "Gartenstraße", "house_number": "5"}}
    assert stored.details == {"address": "Gartenstraße 5, 80331 Musterstadt"}
    assert [event.detail_type for event in OutboxItem.scan()] == ["TransactionReceived"]


@pytest.mark.parametrize("kind", ["bank_change", "cancellation", "move_in"])
def test_a_request_leaves_an_activity_on_customer_and_contract_account(
    cloud: None, now: datetime, kind: TransactionKind
) -> None:
    transaction = Transaction(now=now)
    submit(kind, now, transaction)
    transaction.commit()
    left = customers.activities(ANNA)
    assert sorted((one.subject, one.account_number) for one in left) == [
        ("contract_account", "4000123456"),
        ("customer", None),
    ]
    assert {one.parameters["kind"] for one in left} == {kind}


def test_nothing_is_received_when_the_callers_transaction_fails(cloud: None, now: datetime) -> None:
    transaction = Transaction(now=now)
    submit("move_out", now, transaction)
    assert queries.transactions_of_customer(ANNA) == []
