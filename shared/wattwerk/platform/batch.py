"""Handlers of queues: each message on its own, a failed one comes back alone."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from wattwerk.platform import clock, telemetry

Detail = dict[str, Any]
Consumer = Callable[[Detail, datetime], None]


def consume(service: str, consumers: dict[str, Consumer]) -> Callable[[dict[str, Any], Any], Any]:
    """Return a Lambda handler for a queue of domain events.

    ``consumers`` maps detail types to functions of (detail, now). They must be idempotent: the
    same event may arrive twice, late, or before an earlier one. An unknown detail type fails, so
    that a wrong rule shows in the dead-letter queue instead of losing events.
    """
    logger = telemetry.logger(service)
    processor = BatchProcessor(event_type=EventType.SQS)

    def handle(record: SQSRecord) -> None:
        envelope = json.loads(record.body)
        detail = envelope["detail"]
        consumer = consumers[envelope["detail-type"]]
        consumer(detail, clock.now())
        logger.info("event handled", detail_type=envelope["detail-type"], event_id=detail["id"])

    @logger.inject_lambda_context(clear_state=True)
    def handler(event: dict[str, Any], context: Any) -> Any:
        return process_partial_response(
            event=event, record_handler=handle, processor=processor, context=context
        )

    return handler
