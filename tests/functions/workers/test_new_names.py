"""Billing confirms a customer's new name: the portal greets with it."""

from datetime import datetime, timedelta

import pytest

from tests.conftest import load_function
from tests.functions.workers.deliveries import Handler, Outbox, Queue
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.user_pools import Pools
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import names, transactions
from wattwerk.billing.queries import transaction
from wattwerk.billing.schemas.changes import NameChange
from wattwerk.billing.schemas.transactions import StatusChange
from wattwerk.identity import queries, repository
from wattwerk.platform import clients
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.transaction import Transaction

ANNA = "48213377"
CUSTOMER = Caller(audience="customer", customer_numbers=frozenset({ANNA}))
CLERK = Caller(
    audience="staff", subject="c", login_id="clerk-1", name="Carla", roles=frozenset({"musterstadt.clerk"})
)


@pytest.fixture
def outbox(pools: Pools) -> Outbox:
    clients.events.cache_clear()
    return Outbox(load_function("workers/relay").handler)


@pytest.fixture
def provisioning(outbox: Outbox) -> Queue:
    return Queue("provisioning", ["ContractConcluded", "TransactionAcknowledged"])


@pytest.fixture
def provision(outbox: Outbox, provisioning: Queue) -> Handler:
    """The worker, after Anna Müller has got her login."""
    handler: Handler = load_function("workers/provisioning").handler
    publish_brand()
    conclude(new_contract())
    conclude(
        new_contract(
            order_number="A-2",
            account_number="4000123464",
            contract_number="700123464",
            existing_customer=True,
        )
    )
    outbox.deliver()
    assert provisioning.deliver(handler) == []
    return handler


def asked(now: datetime) -> list[str]:
    """Return the transactions, one for each account, by which Anna Müller wants another name."""
    wanted = {"salutation": "ms", "title": "Dr.", "first_name": "Anna", "last_name": "Öztürk-Weiß"}
    requests = names.change_name(
        caller=CUSTOMER,
        customer_number=ANNA,
        change=NameChange.model_validate({"name": wanted, "reason": "Heirat", "password": "Sonnenblume-7"}),
        idempotency=None,
        now=now,
    )
    return [request.transaction_id for request in requests.requests]


def answered(transaction_id: str, answer: TransactionStatus, now: datetime) -> None:
    for step in (TransactionStatus.EXPORTED, answer):
        transactions.change_status(
            caller=CLERK,
            transaction_id=transaction_id,
            status=step,
            change=StatusChange(version=transaction(transaction_id).version, reason="geprüft"),
            idempotency=None,
            now=now + timedelta(hours=25),
        )


def greeted() -> str:
    login = queries.login_of_customer("musterstadt", ANNA)
    assert login is not None
    return login.name


def test_the_login_bears_the_name_that_billing_has_confirmed_in_any_order_of_accounts(
    outbox: Outbox, provisioning: Queue, provision: Handler, now: datetime
) -> None:
    first, second = asked(now)
    assert greeted() == "Anna Müller"
    for transaction_id, name in ((second, "Anna Müller"), (first, "Anna Öztürk-Weiß")):
        answered(transaction_id, TransactionStatus.ACKNOWLEDGED, now)
        outbox.deliver()
        messages = provisioning.receive()
        assert provisioning.deliver(provision, messages) == []
        assert provisioning.deliver(provision, messages) == []
        assert greeted() == name


def test_a_refused_name_changes_no_login(
    outbox: Outbox, provisioning: Queue, provision: Handler, now: datetime
) -> None:
    for transaction_id in asked(now):
        answered(transaction_id, TransactionStatus.REJECTED, now)
    outbox.deliver()
    assert provisioning.deliver(provision) == []
    assert greeted() == "Anna Müller"


def test_whoever_registered_under_a_name_of_their_own_keeps_it(
    outbox: Outbox, provisioning: Queue, provision: Handler, now: datetime
) -> None:
    login = queries.login_of_customer("musterstadt", ANNA)
    assert login is not None
    change = Transaction(now=now)
    repository.change_login(change, login, name="Jörg Weiß")
    change.commit()
    for transaction_id in asked(now):
        answered(transaction_id, TransactionStatus.ACKNOWLEDGED, now)
    outbox.deliver()
    assert provisioning.deliver(provision) == []
    assert greeted() == "Jörg Weiß"
