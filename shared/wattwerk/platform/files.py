"""Handlers of queues into which S3 tells what arrived: each message on its own."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from wattwerk.platform import clock, telemetry


def consume_files(
    service: str, consumer: Callable[[str, datetime], None]
) -> Callable[[dict[str, Any], Any], Any]:
    """Return a Lambda handler for a queue of S3 notifications.

    ``consumer`` is a function of (key, now) and must be idempotent: S3 may tell of a file twice. The
    message with which S3 tries a new queue out has no records and is ignored.
    """
    logger = telemetry.logger(service)
    processor = BatchProcessor(event_type=EventType.SQS)

    def handle(record: SQSRecord) -> None:
        for told in json.loads(record.body).get("Records", []):
            # S3 writes keys as forms do: blanks as plus signs.
            key = unquote_plus(told["s3"]["object"]["key"])
            consumer(key, clock.now())
            logger.info("file handled", key=key)

    @logger.inject_lambda_context(clear_state=True)
    def handler(event: dict[str, Any], context: Any) -> Any:
        return process_partial_response(
            event=event, record_handler=handle, processor=processor, context=context
        )

    return handler
