"""What customers write to us, and our answers."""

from datetime import datetime

from wattwerk.conversations import attachments, queries
from wattwerk.conversations.operations import writing
from wattwerk.conversations.schemas import (
    ContactOptions,
    Conversation,
    Conversations,
    NewConversation,
    Reply,
)
from wattwerk.documents.schemas import DownloadLink
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

app = Api("portal-messages", audience="customer", description="Write to us and read our answers.")


@app.endpoint("GET", "/portal/contact-options")
def contact_options(caller: Caller, now: datetime) -> ContactOptions:
    """Get what you can write about, and who looks after you."""
    return queries.contact_options(caller=caller, customer_number=caller.customer_number(), now=now)


@app.endpoint("GET", "/portal/conversations")
def list_conversations(caller: Caller) -> Conversations:
    """List your conversations, the latest message first."""
    return queries.conversations(caller=caller, customer_number=caller.customer_number())


@app.endpoint("POST", "/portal/conversations", status=201)
def begin_conversation(
    body: NewConversation, caller: Caller, idempotency: Idempotency, now: datetime
) -> Conversation:
    """Write to us. Your name, customer number and e-mail address go with the message.

    Files are sent as uploads first; the message names them by the `document_id` that their check gave.
    """
    return writing.begin(
        caller=caller,
        customer_number=caller.customer_number(),
        new=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/portal/conversations/{conversation_id}")
def show_conversation(conversation_id: str, caller: Caller) -> Conversation:
    """Show a conversation with all of its messages."""
    return queries.conversation(
        caller=caller, customer_number=caller.customer_number(), conversation_id=conversation_id
    )


@app.endpoint("POST", "/portal/conversations/{conversation_id}/messages", status=201)
def reply(
    conversation_id: str, body: Reply, caller: Caller, idempotency: Idempotency, now: datetime
) -> Conversation:
    """Write one more message; a closed conversation is opened again."""
    return writing.reply(
        caller=caller,
        customer_number=caller.customer_number(),
        conversation_id=conversation_id,
        reply=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/conversations/{conversation_id}/seen")
def see(conversation_id: str, caller: Caller, now: datetime) -> Conversation:
    """Note that you have seen our latest answer; it counts as unread no more."""
    return writing.see(
        caller=caller,
        customer_number=caller.customer_number(),
        conversation_id=conversation_id,
        now=now,
    )


@app.endpoint("GET", "/portal/conversations/{conversation_id}/attachments/{document_id}/link")
def link_to_attachment(conversation_id: str, document_id: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get an address from which a file of a message can be downloaded for five minutes."""
    return attachments.link_for_customer(
        caller=caller,
        customer_number=caller.customer_number(),
        conversation_id=conversation_id,
        document_id=document_id,
        now=now,
    )
