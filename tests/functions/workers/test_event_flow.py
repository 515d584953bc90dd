"""From a concluded contract to a login and its mail: nothing lost, nothing done twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import boto3
import pytest

from tests.conftest import load_function
from tests.functions.workers.deliveries import CONTEXT, MOST_RECEIVES, Handler, Outbox, Queue
from tests.unit.contracts.examples import new_contract, publish_brand
from tests.user_pools import Pools
from wattwerk.contracts.events import ContractConcluded
from wattwerk.contracts.operations import conclusion
from wattwerk.identity import directory, queries
from wattwerk.platform import clients, publishing
from wattwerk.platform.events import OutboxItem

Conclude = Callable[[str], None]


@pytest.fixture
def outbox(pools: Pools) -> Outbox:
    clients.events.cache_clear()
    return Outbox(load_function("workers/relay").handler)


@pytest.fixture
def provisioning(pools: Pools) -> Queue:
    return Queue("provisioning", ["ContractConcluded", "TransactionAcknowledged"])


@pytest.fixture
def notifications(pools: Pools) -> Queue:
    return Queue("notifications", ["PortalLoginCreated", "LinkRequested"])


@pytest.fixture
def provision(pools: Pools) -> Handler:
    handler: Handler = load_function("workers/provisioning").handler
    return handler


@pytest.fixture
def conclude(pools: Pools, now: datetime) -> Conclude:
    """Conclude a contract for a customer number."""
    publish_brand()

    def conclude(number: str) -> None:
        conclusion.conclude_from_order(
            new=new_contract(
                order_number=f"A-{number}",
                customer_number=number,
                account_number=f"9{number}",
                contract_number=f"8{number}",
                email=f"anna.{number}@example.de",
            ),
            now=now,
        )

    return conclude


def logins(pools: Pools) -> int:
    return len(boto3.client("cognito-idp").list_users(UserPoolId=pools.customer_pool)["Users"])


def announced() -> int:
    """Return how many logins were announced, and thereby welcome mails sent."""
    return sum(item.detail_type == "PortalLoginCreated" for item in OutboxItem.scan())


def test_a_contract_leads_to_a_login_and_its_announcement(
    conclude: Conclude,
    outbox: Outbox,
    provisioning: Queue,
    notifications: Queue,
    provision: Handler,
    pools: Pools,
) -> None:
    conclude("20113344")
    assert outbox.deliver() == []
    assert provisioning.deliver(provision) == []
    login = queries.login_of_customer("musterstadt", "20113344")
    assert login is not None
    assert login.email == "anna.20113344@example.de"
    assert provisioning.receive() == []
    assert outbox.deliver() == []
    (message,) = notifications.receive()
    assert login.login_id in message["body"]
    assert login.email not in message["body"]


def test_where_customers_register_themselves_a_contract_makes_no_login(
    conclude: Conclude, outbox: Outbox, provisioning: Queue, provision: Handler, pools: Pools
) -> None:
    publish_brand(accounts={"creation": "registration"})
    conclude("20113344")
    outbox.deliver()
    assert provisioning.deliver(provision) == []
    assert (logins(pools), announced()) == (0, 0)


def test_a_message_that_comes_twice_is_handled_once(
    conclude: Conclude, outbox: Outbox, provisioning: Queue, provision: Handler, pools: Pools
) -> None:
    conclude("20113344")
    outbox.deliver()
    messages = provisioning.receive()
    for _ in range(2):
        assert provisioning.deliver(provision, messages) == []
    assert provisioning.deliver(provision, messages * 2) == []
    assert (logins(pools), announced()) == (1, 1)


def test_a_relay_that_dies_after_publishing_publishes_again_and_the_work_is_done_once(
    conclude: Conclude, outbox: Outbox, provisioning: Queue, provision: Handler, pools: Pools
) -> None:
    conclude("20113344")
    # The process dies after the bus took the events: their position is not noted.
    outbox.relay({"Records": outbox.read()}, CONTEXT)
    outbox.deliver()
    messages = provisioning.receive()
    assert len(messages) == 2
    assert provisioning.deliver(provision, messages) == []
    assert (logins(pools), announced()) == (1, 1)


def test_a_relay_that_dies_between_reading_and_publishing_loses_nothing(
    conclude: Conclude,
    outbox: Outbox,
    provisioning: Queue,
    provision: Handler,
    pools: Pools,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    conclude("20113344")

    class Killed(BaseException):
        """The function's process ends here."""

    def die(_: Any) -> Any:
        raise Killed

    with monkeypatch.context() as death:
        death.setattr(publishing, "_publish", die)
        with pytest.raises(Killed):
            outbox.deliver()
    assert provisioning.receive() == []
    outbox.deliver()
    provisioning.deliver(provision)
    assert (logins(pools), announced()) == (1, 1)


def test_the_order_of_messages_does_not_matter(
    conclude: Conclude, outbox: Outbox, provisioning: Queue, provision: Handler, pools: Pools
) -> None:
    for number in ("20113344", "20113355", "20113366"):
        conclude(number)
    outbox.deliver()
    messages = provisioning.receive()
    assert len(messages) == 3
    assert provisioning.deliver(provision, messages[::-1]) == []
    assert (logins(pools), announced()) == (3, 3)


def test_a_poison_message_fails_alone_and_ends_in_the_dead_letters(
    conclude: Conclude,
    outbox: Outbox,
    provisioning: Queue,
    provision: Handler,
    pools: Pools,
    now: datetime,
) -> None:
    conclude("20113344")
    nobody = ContractConcluded.happened(
        now=now,
        brand="musterstadt",
        contract_number="1",
        customer_number="00000000",
        account_number="1",
        order_number="A-1",
    )
    OutboxItem.of(nobody).save()
    conclude("20113355")
    outbox.deliver()
    assert len(provisioning.deliver(provision)) == 1
    assert (logins(pools), announced()) == (2, 2)
    for _ in range(MOST_RECEIVES):
        if messages := provisioning.receive():
            provisioning.deliver(provision, messages)
    assert provisioning.receive() == []
    assert [detail["customer_number"] for detail in provisioning.dead()] == ["00000000"]


def test_a_consumer_that_ran_out_of_time_completes_at_the_next_delivery(
    conclude: Conclude,
    outbox: Outbox,
    provisioning: Queue,
    provision: Handler,
    pools: Pools,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    conclude("20113344")
    outbox.deliver()

    def time_out(*_: Any) -> Any:
        raise TimeoutError

    with monkeypatch.context() as slow:
        slow.setattr(directory, "set_password", time_out)
        assert len(provisioning.deliver(provision)) == 1
    assert announced() == 0
    assert provisioning.deliver(provision) == []
    assert (logins(pools), announced()) == (1, 1)
