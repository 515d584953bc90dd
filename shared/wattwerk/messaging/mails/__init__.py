"""What each mail says."""

from wattwerk.messaging.mails.orders import order_received, order_rejected
from wattwerk.messaging.mails.portal import access, link, welcome
from wattwerk.messaging.mails.readings import reading_received, reading_rejected

__all__ = [
    "access",
    "link",
    "order_received",
    "order_rejected",
    "reading_received",
    "reading_rejected",
    "welcome",
]
