"""Messages about orders: each is handled once in effect, a failed one comes back alone."""

import json
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from aws_lambda_powertools.utilities.batch.exceptions import BatchProcessingError

from tests.conftest import load_function
from tests.unit.orders.examples import address, open_market, placed
from wattwerk.orders import queries, repository
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem

CONTEXT = SimpleNamespace(
    function_name="fulfilment",
    memory_limit_in_mb=256,
    invoked_function_arn="arn:aws:lambda:eu-central-1:123456789012:function:fulfilment",
    aws_request_id="1",
    get_remaining_time_in_millis=lambda: 30_000,
)


@pytest.fixture
def market(cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    open_market(automatic_acceptance=True)


def published(detail_type: str) -> dict[str, Any]:
    """The message that the bus makes of an event in the outbox."""
    (item,) = (item for item in OutboxItem.scan() if item.detail_type == detail_type)
    return {
        "id": "1",
        "source": item.source,
        "detail-type": item.detail_type,
        "detail": json.loads(item.detail),
    }


def deliver(*messages: dict[str, Any]) -> list[str]:
    """Hand messages to the function and return which of them come back."""
    records = [
        {
            "messageId": str(position),
            "receiptHandle": "handle",
            "body": json.dumps(message),
            "attributes": {},
            "messageAttributes": {},
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:fulfilment",
            "awsRegion": "eu-central-1",
        }
        for position, message in enumerate(messages)
    ]
    answer = load_function("workers/fulfilment").handler({"Records": records}, CONTEXT)
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


@pytest.mark.usefixtures("market")
class TestFulfilment:
    def test_an_order_becomes_a_contract_without_anybody_s_help(self, now: datetime) -> None:
        number = placed(now).order_number
        assert deliver(published("OrderPlaced")) == []
        assert deliver(published("OrderAccepted")) == []
        assert queries.order(number).status == "contract_created"
        assert published("ContractConcluded")["detail"]["order_number"] == number

    def test_duplicates_and_late_arrivals_change_nothing(self, now: datetime) -> None:
        number = placed(now).order_number
        deliver(published("OrderPlaced"))
        messages = [published("OrderAccepted"), published("OrderPlaced")]
        deliver(*messages)
        first = queries.order(number)
        assert deliver(*messages, *reversed(messages)) == []
        assert queries.order(number) == first
        assert published("ContractConcluded")

    def test_a_broken_message_comes_back_and_holds_up_no_other(self, now: datetime) -> None:
        number = placed(now).order_number
        unknown = published("OrderPlaced")
        unknown = {**unknown, "detail": {**unknown["detail"], "order_number": "A-0000-0000"}}
        assert deliver(unknown, published("OrderPlaced")) == ["0"]
        assert queries.order(number).status == "accepted"

    def test_a_time_out_in_the_middle_is_completed_by_the_next_delivery(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        number = placed(now).order_number
        deliver(published("OrderPlaced"))
        accepted = published("OrderAccepted")

        def cut(*arguments: object) -> None:
            raise TimeoutError

        with monkeypatch.context() as power:
            power.setattr(repository, "change", cut)
            with pytest.raises(BatchProcessingError):
                deliver(accepted)
        assert deliver(accepted) == []
        assert queries.order(number).status == "contract_created"
        assert published("ContractConcluded")

    def test_open_checks_wait_for_a_clerk(self, now: datetime) -> None:
        number = placed(now, supply_address=address(town="Hamburg")).order_number
        assert deliver(published("OrderPlaced")) == []
        assert queries.order(number).status == "clarification"
