"""The log of mails: who may send, and what was sent."""

from datetime import datetime

from pynamodb.exceptions import DeleteError, PutError

from wattwerk.messaging.items import RENDERING, SENT, MessageItem


def claim(item: MessageItem, *, now: datetime) -> bool:
    """Take the right to send a mail; return whether nobody else has it and the mail is not sent.

    The claim of a delivery that died in the middle can be taken over once its time is up.
    """
    free = MessageItem.pk.does_not_exist() | (
        (MessageItem.status == RENDERING) & (MessageItem.claimed_until < now)
    )
    try:
        item.save(condition=free)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True


def is_sent(item: MessageItem) -> bool:
    """Return whether the mail with this key was sent."""
    try:
        return MessageItem.get(item.pk, item.sk, consistent_read=True).status == SENT
    except MessageItem.DoesNotExist:
        return False


def mark_sent(item: MessageItem, *, sent_as: str, document_ids: list[str], now: datetime) -> None:
    """Record that the mail is out; ``sent_as`` is the identifier that the mail service gave it."""
    item.update(
        actions=[
            MessageItem.status.set(SENT),
            MessageItem.sent_at.set(now),
            MessageItem.sent_as.set(sent_as),
            MessageItem.document_ids.set(document_ids),
        ]
    )


def release(item: MessageItem) -> None:
    """Give the claim back after a failure, so that the next delivery need not wait.

    A claim that somebody else has taken over meanwhile stays with them.
    """
    mine = (MessageItem.status == RENDERING) & (MessageItem.claimed_until == item.claimed_until)
    try:
        item.delete(condition=mine)
    except DeleteError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
