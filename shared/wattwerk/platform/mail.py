"""Mails: proper MIME, sent through SES as they are."""

import email.policy
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from typing import cast

from wattwerk.platform import clients

# Pure ASCII on the wire: quoted-printable and encoded words survive every relay.
POLICY = email.policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True)
class Attachment:
    """A file that travels with a mail, e.g. ``application/pdf``."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class InlineImage:
    """An image that stands in the HTML body, which shows it as ``cid:<content_id>``."""

    content_id: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """A mail that is ready to go: both bodies say the same."""

    sender_name: str
    sender_address: str
    recipient_name: str
    recipient_address: str
    subject: str
    text: str
    html: str
    language: str
    reply_to: str = ""
    message_id: str = ""
    attachments: Sequence[Attachment] = ()
    images: Sequence[InlineImage] = ()

    def as_bytes(self) -> bytes:
        """Return the MIME form. Line breaks in names or subject cannot smuggle in headers."""
        message = EmailMessage(policy=POLICY)
        message["From"] = _mailbox(self.sender_name, self.sender_address)
        message["To"] = _mailbox(self.recipient_name, self.recipient_address)
        message["Subject"] = _one_line(self.subject)
        message["Auto-Submitted"] = "auto-generated"
        if self.reply_to:
            message["Reply-To"] = self.reply_to
        if self.message_id:
            message["Message-ID"] = f"<{self.message_id}@{self.sender_address.partition('@')[2]}>"
        message.set_content(self.text)
        message.add_alternative(self.html, subtype="html")
        page = cast(list[EmailMessage], message.get_payload())[1]
        for image in self.images:
            maintype, _, subtype = image.media_type.partition("/")
            page.add_related(
                image.content,
                maintype=maintype,
                subtype=subtype,
                cid=f"<{image.content_id}>",
                disposition="inline",
            )
        for attachment in self.attachments:
            maintype, _, subtype = attachment.media_type.partition("/")
            message.add_attachment(
                attachment.content, maintype=maintype, subtype=subtype, filename=attachment.name
            )
        # At last: what builds the parts takes the headers of the content with it.
        message["Content-Language"] = self.language
        return message.as_bytes()


def send(mail: Mail) -> str:
    """Send a mail and return SES's message id."""
    answer = clients.mails().send_raw_email(
        Source=mail.sender_address,
        Destinations=[_on_the_wire(mail.recipient_address)],
        RawMessage={"Data": mail.as_bytes()},
    )
    return answer["MessageId"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _mailbox(name: str, address: str) -> Address:
    return Address(display_name=_one_line(name), addr_spec=_on_the_wire(address))


def _on_the_wire(address: str) -> str:
    """Return an address with its domain in ASCII, e.g. ``info@xn--mller-kva.example``.

    The part before the @ has no such form, and SES takes none with umlauts: whoever accepts
    addresses has to refuse those.
    """
    local_part, _, domain = address.rpartition("@")
    return f"{local_part}@{domain.encode('idna').decode()}"
