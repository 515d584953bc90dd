"""Files that belong to messages: sent and checked before, like every file of a customer."""

from collections.abc import Sequence
from datetime import datetime

from wattwerk.conversations import queries
from wattwerk.conversations.schemas import Attachment, Conversation, StaffConversation
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.schemas import DownloadLink
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import invalid, not_found


def attached(customer_number: str, document_ids: Sequence[str]) -> list[Attachment]:
    """Return the files that a customer attaches to a message.

    Raises:
        Problem: 422 ``attachment_unknown`` for a file that the customer has not sent, or that was
            refused or is still being checked.
    """
    return [_attachment(customer_number, document_id) for document_id in dict.fromkeys(document_ids)]


def link_for_customer(
    *, caller: Caller, customer_number: str, conversation_id: str, document_id: str, now: datetime
) -> DownloadLink:
    """Return a short-lived link to a file of one of the customer's conversations.

    Raises:
        Problem: 404 for a file that belongs to none of its messages, and for somebody else's conversation.
    """
    found = queries.conversation(
        caller=caller, customer_number=customer_number, conversation_id=conversation_id
    )
    return _link(found, document_id, now)


def link_for_staff(*, caller: Caller, conversation_id: str, document_id: str, now: datetime) -> DownloadLink:
    """Return a short-lived link to a file of a conversation of one of the caller's brands.

    Raises:
        Problem: 404 for a file that belongs to none of its messages, and for other brands.
    """
    return _link(
        queries.conversation_for_staff(caller=caller, conversation_id=conversation_id), document_id, now
    )


def _attachment(customer_number: str, document_id: str) -> Attachment:
    document = documents.document_of(Owner("customer", customer_number), document_id)
    if document is None or document.kind is not DocumentKind.UPLOAD:
        raise invalid("/attachments", "attachment_unknown", "This file has not been sent to us.")
    return Attachment.model_validate(document)


def _link(found: Conversation | StaffConversation, document_id: str, now: datetime) -> DownloadLink:
    known = {file.document_id for message in found.messages for file in message.attachments}
    if document_id not in known:
        raise not_found("document")
    return documents.download_link(document_id, now=now)
