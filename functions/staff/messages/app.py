"""The inbox of staff: read, answer, forward, close."""

from datetime import datetime

from wattwerk.conversations import attachments, queries
from wattwerk.conversations.operations import answering
from wattwerk.conversations.schemas import (
    Answer,
    Closing,
    ContactPerson,
    ConversationsQuery,
    CustomerCorrespondence,
    Forwarding,
    StaffConversation,
    StaffConversationSummary,
    Teams,
    TeamsQuery,
)
from wattwerk.documents.schemas import DownloadLink
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-messages", audience="staff", description="Answer what people write.")


@app.endpoint("GET", "/staff/conversations")
def list_conversations(query: ConversationsQuery, caller: Caller) -> Page[StaffConversationSummary]:
    """List conversations: open ones by the day until which an answer is due, others newest first."""
    return queries.inbox(caller=caller, query=query)


@app.endpoint("GET", "/staff/conversation-teams")
def list_teams(query: TeamsQuery, caller: Caller) -> Teams:
    """List the teams among which messages are shared out."""
    return queries.teams(caller=caller, brand=query.brand)


@app.endpoint("GET", "/staff/conversations/{conversation_id}")
def show_conversation(conversation_id: str, caller: Caller) -> StaffConversation:
    """Show a conversation with its writer and all of its messages."""
    return queries.conversation_for_staff(caller=caller, conversation_id=conversation_id)


@app.endpoint("POST", "/staff/conversations/{conversation_id}/answers", status=201)
def answer(
    conversation_id: str, body: Answer, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffConversation:
    """Answer. Customers read it in the portal and are told by mail; others get it by mail."""
    return answering.answer(
        caller=caller, conversation_id=conversation_id, answer=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/conversations/{conversation_id}/attachments/{document_id}/link")
def link_to_attachment(conversation_id: str, document_id: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get an address from which a file of a message can be downloaded for five minutes."""
    return attachments.link_for_staff(
        caller=caller, conversation_id=conversation_id, document_id=document_id, now=now
    )


@app.endpoint("POST", "/staff/conversations/{conversation_id}/closing")
def close(
    conversation_id: str, body: Closing, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffConversation:
    """Close a conversation that needs no answer any more."""
    return answering.close(
        caller=caller, conversation_id=conversation_id, closing=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/staff/conversations/{conversation_id}/forwarding")
def forward(
    conversation_id: str, body: Forwarding, caller: Caller, idempotency: Idempotency, now: datetime
) -> StaffConversation:
    """Leave a conversation to another team."""
    return answering.forward(
        caller=caller, conversation_id=conversation_id, forwarding=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/customers/{customer_number}/conversations")
def show_correspondence(customer_number: str, caller: Caller, now: datetime) -> CustomerCorrespondence:
    """Show what a customer wrote, and who looks after the customer."""
    return queries.correspondence_of_customer(caller=caller, customer_number=customer_number, now=now)


@app.endpoint("PUT", "/staff/customers/{customer_number}/contact-person")
def change_contact_person(
    customer_number: str, body: ContactPerson, caller: Caller, now: datetime
) -> CustomerCorrespondence:
    """Let a person look after a customer from now on; messages name that person as who should answer."""
    return answering.change_contact_person(
        caller=caller, customer_number=customer_number, person=body, now=now
    )
