"""Telling staff of a brand what keeps a product from being ordered."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.catalog import queries as catalog
from wattwerk.messaging import rendering
from wattwerk.messaging.delivery import Prepared, send_once
from wattwerk.messaging.domain import MailKind, Recipient, message_id
from wattwerk.messaging.mails.gaps import SummaryGaps, contract_summary_incomplete
from wattwerk.messaging.wording import Wording
from wattwerk.platform import settings as deployment
from wattwerk.platform.vocabulary import LANGUAGES


def notify_contract_summary_incomplete(
    *, event_id: str, brand: str, product_code: str, missing: list[str], now: datetime
) -> None:
    """Write to the brand's own address, in its first language, what is to be completed where."""
    about, settings = brands.brand(brand), brands.settings(brand)
    language = next((one for one in LANGUAGES if one == about.languages[0]), LANGUAGES[0])
    gaps = SummaryGaps(
        product_code=product_code,
        product_name=catalog.product_name(brand, product_code, language),
        missing=tuple(missing),
    )
    admin, words = f"{deployment.site_url()}/admin", Wording(language, about.time_zone)
    content = contract_summary_incomplete(gaps, admin=admin, words=words)
    # The contact address may be the very thing that is missing.
    address = about.contact.email.strip() or settings.sender.reply_to

    def prepare() -> Prepared:
        return Prepared(
            rendering.mail(
                content,
                recipient=Recipient(about.name, address),
                brand=about,
                settings=settings,
                message_id=message_id(event_id, content.kind),
            )
        )

    send_once(
        event_id=event_id,
        kind=MailKind.CONTRACT_SUMMARY_INCOMPLETE,
        brand=brand,
        subject=f"product/{product_code}",
        prepare=prepare,
        now=now,
    )
