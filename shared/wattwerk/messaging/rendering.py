"""Mails in the look of a brand: one layout for HTML, one for plain text, the same content in both.

Where the brand has a template of its own, its words stand in the layout instead of ours.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import css_inline

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.documents.domain.colours import on_white, text_on
from wattwerk.messaging import own_words
from wattwerk.messaging.domain import Content, Recipient
from wattwerk.messaging.own_words import Words
from wattwerk.messaging.wording import PACKAGE
from wattwerk.platform.mail import Attachment, Mail
from wattwerk.platform.templates import Texts, environment


def mail(
    content: Content,
    *,
    recipient: Recipient,
    brand: Brand,
    settings: BrandSettings,
    message_id: str,
    attachments: Sequence[Attachment] = (),
) -> Mail:
    """Return the mail, ready to be sent."""
    names = [attachment.name for attachment in attachments]
    words = own_words.of(content, brand=brand, settings=settings)
    return page(
        content,
        words,
        recipient=recipient,
        brand=brand,
        settings=settings,
        message_id=message_id,
        attachments=attachments,
        names=names,
    )


def page(
    content: Content,
    words: Words | None,
    *,
    recipient: Recipient,
    brand: Brand,
    settings: BrandSettings,
    message_id: str = "",
    attachments: Sequence[Attachment] = (),
    names: Sequence[str] = (),
) -> Mail:
    """Return the mail with the words of a brand, or with ours where there are none."""
    subject = words.subject if words else content.subject
    context: dict[str, Any] = {
        "content": content,
        "subject": subject,
        "preview": (words.preview if words else "") or content.preview,
        "brand": brand,
        "contact": brand.contact,
        "tagline": brand.tagline.get(content.language, ""),
        "hotline": settings.hotline,
        "privacy": settings.privacy_url,
        "signature": settings.mail_signature.lines(content.language),
        "attached": list(names),
        "t": Texts(PACKAGE, content.language),
    }
    text = environment(PACKAGE).get_template("layout.txt")
    return Mail(
        sender_name=settings.sender.name,
        sender_address=settings.sender.address,
        reply_to=settings.sender.reply_to,
        recipient_name=recipient.name,
        recipient_address=recipient.address,
        subject=subject,
        text=text.render(context, own=words.text if words else ""),
        html=_html({**context, "own": words.html if words else ""}, brand),
        language=content.language,
        message_id=message_id,
        attachments=tuple(attachments),
        images=words.images if words else (),
    )


def _html(context: dict[str, Any], brand: Brand) -> str:
    """Return the HTML body with its styles at the elements, since many mail readers drop style sheets.

    The wordmark is text: most mail readers block pictures, and none of the big ones shows SVG.
    """
    theme = brand.theme
    page = (
        environment(PACKAGE)
        .get_template("layout.html")
        .render(
            context,
            primary=theme.primary,
            on_primary=text_on(theme.primary),
            wordmark=on_white(theme.primary),
            radius=theme.radius,
        )
    )
    return _inliner().inline(page)


@cache
def _inliner() -> css_inline.CSSInliner:
    # Rules for small and dark screens have no place at an element; nothing is loaded from outside.
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
