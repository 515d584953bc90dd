"""What each mail says."""

from wattwerk.messaging.mails.orders import order_received, order_rejected
from wattwerk.messaging.mails.portal import access, link, login_changed, welcome
from wattwerk.messaging.mails.readings import reading_received, reading_rejected

__all__ = [
    "access",
    "link",
    "login_changed",
    "order_received",
    "order_rejected",
    "reading_received",
    "reading_rejected",
    "welcome",
]
