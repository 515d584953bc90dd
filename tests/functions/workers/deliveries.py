"""What AWS does between functions: a stream that feeds the relay, queues that feed the consumers."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import boto3
from aws_lambda_powertools.utilities.batch.exceptions import BatchProcessingError

CONTEXT = SimpleNamespace(
    function_name="worker",
    memory_limit_in_mb=1024,
    invoked_function_arn="arn:aws:lambda:eu-central-1:000000000000:function:worker",
    aws_request_id="1",
    get_remaining_time_in_millis=lambda: 10_000,
)
MOST_RECEIVES = 5
"""As deployed: what failed so often goes to the dead letters."""

Handler = Callable[[dict[str, Any], Any], Any]


def stream_record(image: dict[str, Any] | None, number: int, event_name: str = "INSERT") -> dict[str, Any]:
    """Return a change of the outbox as its stream tells it."""
    change: dict[str, Any] = {"SequenceNumber": str(number), "StreamViewType": "NEW_IMAGE", "Keys": {}}
    if image is not None:
        change["NewImage"] = image
    return {
        "eventID": f"change-{number}",
        "eventName": event_name,
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-central-1",
        "dynamodb": change,
    }


class Outbox:
    """The outbox with its stream: every new item once, in order, and again from the first failure on."""

    def __init__(self, relay: Handler) -> None:
        self.relay = relay
        self.records: list[dict[str, Any]] = []
        self.position = 0

    def read(self) -> list[dict[str, Any]]:
        """Return the records that the relay has not reported as done."""
        known = {
            record["dynamodb"]["NewImage"]["pk"]["S"]
            for record in self.records
            if "NewImage" in record["dynamodb"]
        }
        items = boto3.client("dynamodb").scan(TableName="wattwerk-outbox")["Items"]
        for item in sorted(items, key=lambda item: (item["occurred_at"]["S"], item["detail_type"]["S"])):
            if item["pk"]["S"] not in known:
                self.add(item)
        return self.records[self.position :]

    def add(self, image: dict[str, Any]) -> None:
        """Append a record to the stream."""
        self.records.append(stream_record(image, len(self.records)))

    def deliver(self) -> list[str]:
        """Invoke the relay once and return the records that it reports as failed."""
        batch = self.read()
        answer = self.relay({"Records": batch}, CONTEXT)
        failed = [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]
        # Lambda goes on from the lowest position that failed: later ones come again.
        self.position = min((int(number) for number in failed), default=len(self.records))
        return failed


class Queue:
    """A queue with dead letters, fed by a rule of the bus, and its consumer."""

    def __init__(self, name: str, detail_types: list[str]) -> None:
        self.sqs = boto3.client("sqs")
        self.dead_letters = self.sqs.create_queue(QueueName=f"{name}-dead-letters")["QueueUrl"]
        redrive = {"deadLetterTargetArn": self._arn(self.dead_letters), "maxReceiveCount": MOST_RECEIVES}
        self.url = self.sqs.create_queue(
            QueueName=name,
            Attributes={"RedrivePolicy": json.dumps(redrive), "VisibilityTimeout": "0"},
        )["QueueUrl"]
        events = boto3.client("events")
        events.put_rule(
            Name=name, EventBusName="wattwerk", EventPattern=json.dumps({"detail-type": detail_types})
        )
        events.put_targets(
            Rule=name, EventBusName="wattwerk", Targets=[{"Id": "queue", "Arn": self._arn(self.url)}]
        )

    def receive(self) -> list[dict[str, Any]]:
        """Return the messages that wait, as Lambda hands them to a consumer."""
        return self._messages(self.url)

    def dead(self) -> list[Any]:
        """Return the details of the events that were given up."""
        return [json.loads(message["body"])["detail"] for message in self._messages(self.dead_letters)]

    def deliver(self, consumer: Handler, messages: list[dict[str, Any]] | None = None) -> list[str]:
        """Invoke a consumer once, remove what it handled, and return the messages that failed."""
        batch = self.receive() if messages is None else messages
        try:
            answer = consumer({"Records": batch}, CONTEXT)
            failed = [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]
        except BatchProcessingError:
            # A consumer that raises has failed with all of its messages.
            failed = [message["messageId"] for message in batch]
        for message in batch:
            if message["messageId"] not in failed:
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["receiptHandle"])
        return failed

    def _messages(self, url: str) -> list[dict[str, Any]]:
        messages = self.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        return [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": {},
                "messageAttributes": {},
                "md5OfBody": message["MD5OfBody"],
                "eventSource": "aws:sqs",
                "eventSourceARN": self._arn(url),
                "awsRegion": "eu-central-1",
            }
            for message in messages
        ]

    def _arn(self, url: str) -> str:
        attributes = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        return str(attributes["Attributes"]["QueueArn"])
