"""A mail arrives as it was written, whatever people are called."""

import email
import email.policy
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from wattwerk.platform.mail import Attachment, Mail


def mail(**changes: object) -> Mail:
    return Mail(
        **{  # type: ignore[arg-type]
            "sender_name": "Stadtwerke Müsterstadt",
            "sender_address": "service@stadtwerke-musterstadt.de",
            "recipient_name": "Änne Öztürk-Weiß",
            "recipient_address": "aenne@example.org",
            "subject": "Ihr Vertrag – Grüße aus Musterstadt",
            "text": "Guten Tag Änne, 30 €",
            "html": "<p>Guten Tag <b>Änne</b>, 30 €</p>",
            "language": "de",
            **changes,
        }
    )


def parsed(message: Mail) -> EmailMessage:
    return email.message_from_bytes(message.as_bytes(), policy=email.policy.default)  # type: ignore[return-value]


def test_both_bodies_and_the_attachment_arrive() -> None:
    message = parsed(mail(attachments=[Attachment("Verträge.pdf", "application/pdf", b"%PDF-1.7\xff")]))
    assert message.get_body(("plain",)).get_content().strip() == "Guten Tag Änne, 30 €"  # type: ignore[union-attr]
    assert "<b>Änne</b>" in message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    (attachment,) = message.iter_attachments()
    assert (attachment.get_filename(), attachment.get_content()) == ("Verträge.pdf", b"%PDF-1.7\xff")


def test_the_wire_form_is_pure_ascii() -> None:
    assert mail().as_bytes().isascii()


def test_a_line_break_in_a_name_or_subject_smuggles_no_header_in() -> None:
    message = parsed(mail(recipient_name="Anna\r\nBcc: all@example.org", subject="Hallo\nBcc: x@example.org"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Hallo Bcc: x@example.org"


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_any_name_survives_without_adding_headers(name: str) -> None:
    message = parsed(mail(recipient_name=name, subject=name))
    assert [address.addr_spec for address in message["To"].addresses] == ["aenne@example.org"]
    assert message["Bcc"] is None


def test_a_domain_with_umlauts_travels_in_its_ascii_form() -> None:
    message = parsed(mail(recipient_address="info@müller-söhne.example"))
    assert message["To"].addresses[0].addr_spec == "info@xn--mller-shne-kcb9d.example"


def test_the_language_is_told_for_the_mail_as_a_whole() -> None:
    attachment = Attachment("Vertrag.pdf", "application/pdf", b"%PDF-1.7")
    assert parsed(mail(language="fr", attachments=[attachment]))["Content-Language"] == "fr"
