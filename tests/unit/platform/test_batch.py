"""A queue's batch: each message on its own."""

import json
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from wattwerk.platform.batch import consume

CONTEXT = SimpleNamespace(
    function_name="worker", memory_limit_in_mb=256, invoked_function_arn="arn", aws_request_id="1",
    get_remaining_time_in_millis=lambda: 10_000,
)  # fmt: skip


def record(number: int, detail_type: str = "OrderPlaced") -> dict[str, Any]:
    body = {"detail-type": detail_type, "detail": {"id": f"event-{number}"}}
    return {
        "messageId": str(number), "receiptHandle": "r", "body": json.dumps(body), "attributes": {},
        "messageAttributes": {}, "md5OfBody": "", "eventSource": "aws:sqs", "eventSourceARN": "a:b:c:d:e:f",
        "awsRegion": "eu-central-1",
    }  # fmt: skip


def handled(*records: dict[str, Any]) -> tuple[list[str], Any]:
    seen: list[str] = []

    def on_placed(detail: dict[str, Any], now: datetime) -> None:
        if detail["id"] == "event-2":
            raise RuntimeError("poison")
        seen.append(detail["id"])

    answer = consume("worker", {"OrderPlaced": on_placed})({"Records": list(records)}, CONTEXT)
    return seen, [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def test_only_the_poison_message_comes_back() -> None:
    assert handled(record(1), record(2), record(3)) == (["event-1", "event-3"], ["2"])


def test_an_event_that_nobody_handles_fails_instead_of_vanishing() -> None:
    assert handled(record(1), record(4, "Unheard")) == (["event-1"], ["4"])
