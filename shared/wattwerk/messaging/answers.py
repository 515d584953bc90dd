"""Telling people that we have answered what they wrote."""

from datetime import datetime
from urllib.parse import quote

from wattwerk.brands import queries as brands
from wattwerk.conversations import queries as conversations
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import MailKind, Recipient
from wattwerk.messaging.domain import message_id as id_of_mail
from wattwerk.messaging.mails.answers import message_answered
from wattwerk.messaging.wording import Wording
from wattwerk.platform import settings
from wattwerk.platform.problems import not_found


def notify_message_answered(*, event_id: str, conversation_id: str, message_id: str, now: datetime) -> None:
    """Tell the writer of a conversation that there is an answer.

    Raises:
        Problem: 404 when there is no such conversation or answer.
    """
    conversation = conversations.conversation_inside(conversation_id)
    answer = next((one for one in conversation.messages if one.message_id == message_id), None)
    if answer is None:
        raise not_found("answer")
    writer = conversation.writer
    brand = brands.brand(conversation.brand)
    decisions = brands.settings(conversation.brand)
    content = message_answered(
        conversation,
        answer,
        portal=f"{settings.site_url()}/portal/messages/{quote(conversation_id, safe='')}?brand={brand.id}",
        dispute_settlement=decisions.dispute_settlement,
        words=Wording(writer.language, brand.time_zone),
    )

    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                content,
                recipient=Recipient(writer.name, writer.email),
                brand=brand,
                settings=decisions,
                message_id=id_of_mail(event_id, content.kind),
                attachments=[],
            )
        )

    send_once(
        event_id=event_id,
        kind=MailKind.MESSAGE_ANSWERED,
        brand=brand.id,
        subject=f"conversation/{conversation_id}",
        prepare=prepare,
        now=now,
    )
