"""The texts at which a prospect ticks boxes, filled in for a brand."""

from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.orders.domain.order import ShownTexts
from wattwerk.orders.domain.order_form import OrderDraft
from wattwerk.orders.texts import VERSION, Words, power_of_attorney
from wattwerk.platform.vocabulary import Language


def declaration_texts(
    brand: Brand, settings: BrandSettings, language: Language, draft: OrderDraft | None = None
) -> ShownTexts:
    """Return every text with its version; with an order, the power of attorney names all parties.

    The SEPA mandate names creditor, creditor identifier and the refund within eight weeks, as the
    SEPA Core Direct Debit Rulebook demands; the power of attorney names who is empowered
    (§ 312h BGB).
    """
    contact = brand.contact
    texts = Words(language).declarations(
        company=contact.company,
        address=f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}",
        creditor_id=settings.creditor_id,
        terms_url=settings.terms_url,
        terms_version=settings.terms_version,
        withdrawal_information_version=settings.withdrawal_information_version,
    )
    if draft and draft.meter.previous_supplier:
        texts["power_of_attorney"] = power_of_attorney.box(draft, brand)
    return ShownTexts(version=VERSION, texts=texts)
