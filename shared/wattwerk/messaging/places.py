"""Where the log of mails lies, for those who read or remove it."""

from collections.abc import Iterable, Iterator

from wattwerk.messaging.items import MessageItem
from wattwerk.platform.stored_items import Place


def places_of(subjects: Iterable[str]) -> Iterator[Place]:
    """Yield where the log of the mails about some subjects lies, e.g. about ``customer/48213377``."""
    for subject in subjects:
        for item in MessageItem.by_subject.query(f"SUBJECT#{subject}"):
            yield Place(MessageItem, item.pk)
