"""Count DynamoDB calls and request units.

Meaningful against the local stack only: its units follow item size, consistency, indexes and
transactions, while the units of an in-memory fake are constants.
"""

import contextlib
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from botocore.client import BaseClient

READS = {"GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"}
WRITES = {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"}


@dataclass
class Usage:
    """What was used: request units, and the calls in their order."""

    read_units: float = 0
    write_units: float = 0
    calls: list[str] = field(default_factory=list)

    @property
    def reads(self) -> list[str]:
        """Return the reading calls."""
        return [call for call in self.calls if call in READS]

    @property
    def writes(self) -> list[str]:
        """Return the writing calls."""
        return [call for call in self.calls if call in WRITES]


@contextlib.contextmanager
def metered() -> Iterator[Usage]:
    """Count while the block runs; both boto3 and PynamoDB go through the wrapped call."""
    usage = Usage()
    original = BaseClient._make_api_call  # type: ignore[attr-defined]

    @functools.wraps(original)
    def counted(self: Any, operation: str, arguments: dict[str, Any]) -> Any:
        if self.meta.service_model.service_name != "dynamodb" or operation not in READS | WRITES:
            return original(self, operation, arguments)
        answer = original(self, operation, {**arguments, "ReturnConsumedCapacity": "TOTAL"})
        consumed = answer.get("ConsumedCapacity") or []
        units = sum(
            entry["CapacityUnits"] for entry in (consumed if isinstance(consumed, list) else [consumed])
        )
        usage.calls.append(operation)
        if operation in READS:
            usage.read_units += units
        else:
            usage.write_units += units
        return answer

    BaseClient._make_api_call = counted  # type: ignore[attr-defined]
    try:
        yield usage
    finally:
        BaseClient._make_api_call = original  # type: ignore[attr-defined]
