"""What a brand's status machine can send."""

from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.messaging.domain import MailKind

MAILS = (MailKind.STATUS_CHANGED, MailKind.POWER_OF_ATTORNEY_MISSING, MailKind.SUPPLY_STARTED)
"""The mails of a status machine."""

LETTERS = (DocumentKind.STATUS_LETTER.value,)
"""Its letters."""
