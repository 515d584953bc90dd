"""The outbox's stream feeds this relay, which publishes what was committed on the bus.

Nothing is lost: a record counts as done only when the bus took it; otherwise the stream hands it
over again, until at last its position goes to the dead letters. Things may be published twice (the
relay dies after publishing, or a record before this one failed): consumers know events by their ids.
"""

from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord

from wattwerk.platform import clock, telemetry
from wattwerk.platform.publishing import Envelope, publish

logger = telemetry.logger("workers-relay")
# A batch that fails as a whole is reported record by record as well; raising would cost the process.
processor = BatchProcessor(event_type=EventType.DynamoDBStreams, raise_on_entire_batch_failure=False)


class NotPublished(Exception):
    """The bus did not take this event, or it is none."""


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], context: Any) -> Any:
    """Publish the batch in as few calls as possible; report exactly what did not get through."""
    records = [DynamoDBRecord(record) for record in event["Records"]]
    failures = _published(records)

    def report(record: DynamoDBRecord) -> None:
        if reason := failures.get(_position(record)):
            logger.error("event not published", sequence_number=_position(record), reason=reason)
            raise NotPublished(reason)

    answer = process_partial_response(
        event=event, record_handler=report, processor=processor, context=context
    )
    logger.info("relayed", records=len(records), failed=len(failures))
    return answer


def _published(records: list[DynamoDBRecord]) -> dict[str, str]:
    failures: dict[str, str] = {}
    envelopes = []
    for record in records:
        # Items that expire or are removed leave the outbox as well; they are no news.
        if record.raw_event.get("eventName") != "INSERT":
            continue
        try:
            envelopes.append(_envelope(record))
        except (KeyError, TypeError, ValueError) as error:
            failures[_position(record)] = f"not an event: {error!r}"
    return failures | publish(envelopes)


def _envelope(record: DynamoDBRecord) -> Envelope:
    image = record.raw_event["dynamodb"]["NewImage"]
    return Envelope(
        key=_position(record),
        source=image["source"]["S"],
        detail_type=image["detail_type"]["S"],
        detail=image["detail"]["S"],
        occurred_at=clock.from_timestamp(image["occurred_at"]["S"]),
    )


def _position(record: DynamoDBRecord) -> str:
    return str(record.raw_event["dynamodb"]["SequenceNumber"])
