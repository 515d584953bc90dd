"""All or nothing: items, history, guards and events of one use case in one DynamoDB transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from wattwerk.platform.connection import first_connection
from wattwerk.platform.events import DomainEvent, OutboxItem
from wattwerk.platform.idempotency import Idempotency, RequestItem
from wattwerk.platform.items import Item
from wattwerk.platform.problems import Problem

MAXIMUM_WRITES = 100
"""DynamoDB refuses larger transactions."""


class WriteConflict(Exception):
    """Somebody else wrote one of the items first. ``item`` is the one that did not fit."""

    def __init__(self, item: Item | None) -> None:
        super().__init__(f"write conflict on {type(item).__name__ if item else 'unknown item'}")
        self.item = item


class AlreadyAnswered(Exception):
    """The request with this idempotency key has been carried out; its answer is stored."""


# PynamoDB sends the writes grouped in this order; cancellation reasons come back in it.
_SENT_ORDER = ("delete", "save", "update")


@dataclass(frozen=True)
class _Write:
    kind: str
    item: Item
    arguments: dict[str, Any]


class Transaction:
    """Collects writes of one or several contexts and commits them together.

    >>> transaction = Transaction(now=now)
    >>> transaction.create(item)
    >>> transaction.emit(OrderPlaced.happened(now=now, brand="musterstadt", order_number="A-1"))
    >>> transaction.commit()
    """

    def __init__(self, *, now: datetime) -> None:
        self.now = now
        self._writes: list[_Write] = []

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to write."""
        return not self._writes

    def create(self, item: Item) -> None:
        """Write an item that must not exist yet."""
        self.save(item, condition=type(item).pk.does_not_exist())

    def save(self, item: Item, condition: Condition | None = None) -> None:
        """Write an item; a versioned one only if nobody changed it since it was read."""
        self._writes.append(_Write("save", item, {"condition": condition}))

    def update(self, item: Item, actions: list[Any], condition: Condition | None = None) -> None:
        """Change single attributes of an item."""
        self._writes.append(_Write("update", item, {"actions": actions, "condition": condition}))

    def delete(self, item: Item, condition: Condition | None = None) -> None:
        """Remove an item."""
        self._writes.append(_Write("delete", item, {"condition": condition}))

    def emit(self, event: DomainEvent) -> None:
        """Publish an event if, and only if, everything else is written."""
        self.create(OutboxItem.of(event))

    def remember(self, idempotency: Idempotency | None, answer: BaseModel) -> None:
        """Store the answer of this request, so that a repetition gets it instead of a second effect."""
        if idempotency is not None:
            self.create(RequestItem.answered(idempotency, answer.model_dump_json(), now=self.now))

    def commit(self) -> None:
        """Write everything or nothing.

        Raises:
            AlreadyAnswered: the request was carried out before.
            WriteConflict: an item exists already, has been changed, or is being changed right now.
        """
        if len(self._writes) > MAXIMUM_WRITES:
            raise ValueError(f"{len(self._writes)} writes do not fit one transaction")
        try:
            with TransactWrite(connection=first_connection()) as write:
                for entry in self._writes:
                    getattr(write, entry.kind)(entry.item, **entry.arguments)
        except TransactWriteError as error:
            raise self._explained(error) from error

    def _explained(self, error: TransactWriteError) -> Exception:
        codes = {reason.code for reason in error.cancellation_reasons if reason}
        if not codes & {"ConditionalCheckFailed", "TransactionConflict"}:
            return error
        # A repeated request fails at its guard and at its records; the guard tells which it is.
        guard = next((entry.item for entry in self._writes if isinstance(entry.item, RequestItem)), None)
        if guard is not None and RequestItem.find(guard.pk, guard.sk):
            return AlreadyAnswered()
        sent = sorted(self._writes, key=lambda entry: _SENT_ORDER.index(entry.kind))
        culprits = (
            entry.item
            for entry, reason in zip(sent, error.cancellation_reasons, strict=False)
            if reason and reason.code not in (None, "None")
        )
        return WriteConflict(next(culprits, None))


def changed_meanwhile() -> Problem:
    """Return the answer for somebody whose change came second."""
    return Problem(
        409, "changed_meanwhile", "Somebody else changed this record meanwhile; please look again."
    )
