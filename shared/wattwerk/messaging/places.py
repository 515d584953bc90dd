"""Where the log of mails lies, for those who read or remove it."""

from wattwerk.messaging.items import MessageItem
from wattwerk.platform.stored_items import Listing


def mails_about(subject: str) -> Listing:
    """Return the list of the mails about a subject, e.g. about ``customer/48213377``."""
    return Listing(MessageItem, f"SUBJECT#{subject}", index="gsi1")
