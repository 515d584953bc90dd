"""Mails about our answers to what people wrote."""

from wattwerk.brands.domain import DisputeSettlement
from wattwerk.conversations.domain import reference_of
from wattwerk.conversations.schemas import Message, StaffConversation
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def message_answered(
    conversation: StaffConversation,
    answer: Message,
    *,
    portal: str,
    dispute_settlement: DisputeSettlement,
    words: Wording,
) -> Content:
    """Return the announcement of an answer.

    Customers read it in the portal, where it is safe; who wrote without signing in reads it here.
    The answer to a complaint names the conciliation body (§ 111a, § 111b EnWG).
    """
    anonymous = conversation.writer.customer_number is None
    said = tuple(line for line in answer.text.splitlines() if line.strip())
    way = "answer_enclosed" if anonymous else "answer_waits"
    return Content(
        kind=MailKind.MESSAGE_ANSWERED,
        language=words.language,
        subject=words("message_answered.subject", subject=conversation.subject),
        preview=words("message_answered.preview"),
        heading=words("message_answered.heading"),
        salutation=words("salutation.none", name=conversation.writer.name),
        paragraphs=(
            *words.lines(f"message_answered.{way}", name=answer.name),
            *(said if anonymous else ()),
        ),
        facts=(
            Fact(words("message_answered.your_subject"), conversation.subject),
            Fact(words("message_answered.number"), reference_of(conversation.conversation_id)),
        ),
        action=None if anonymous else Action(words("message_answered.action"), portal),
        small_print=_rights(dispute_settlement, words) if conversation.complaint else (),
    )


def _rights(body: DisputeSettlement, words: Wording) -> tuple[str, ...]:
    return words.lines(
        "message_answered.complaint",
        body=body.name,
        address=f"{body.street}, {body.postcode} {body.town}",
        phone=body.phone,
        email=body.email,
        website=body.website,
    )
