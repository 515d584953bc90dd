"""What changes conversations."""

from wattwerk.conversations.operations.answering import (
    answer,
    assign_contact_person,
    change_contact_person,
    close,
    forward,
)
from wattwerk.conversations.operations.writing import begin, begin_anonymously, reply, see

__all__ = [
    "answer",
    "assign_contact_person",
    "begin",
    "begin_anonymously",
    "change_contact_person",
    "close",
    "forward",
    "reply",
    "see",
]
