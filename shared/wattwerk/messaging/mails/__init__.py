"""What each mail says."""

from wattwerk.messaging.mails.orders import order_form_saved, order_received, order_rejected
from wattwerk.messaging.mails.portal import access, initial_password, link, login_changed, welcome
from wattwerk.messaging.mails.readings import reading_corrected, reading_received, reading_rejected

__all__ = [
    "access",
    "initial_password",
    "link",
    "login_changed",
    "order_form_saved",
    "order_received",
    "order_rejected",
    "reading_corrected",
    "reading_received",
    "reading_rejected",
    "welcome",
]
