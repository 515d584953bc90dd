"""An offer as a letter: every tariff with its prices and terms, and how to accept it."""

from datetime import date

from wattwerk.brands.schemas import Brand
from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import FurtherSupply, Offer, QuoteRequest
from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section
from wattwerk.messaging.domain import full_name
from wattwerk.messaging.wording import Wording
from wattwerk.offers.domain import SalesOffer
from wattwerk.orders.texts import Words
from wattwerk.orders.texts.basket import bundle_line, extra_line
from wattwerk.orders.texts.contract_summary import GROUP, energy_price, renewal


def offer_letter(offer: SalesOffer, *, brand: Brand, issued_on: date, words: Wording) -> Letter:
    """Return the letter."""
    terms = offer.terms
    own = tuple(line.strip() for line in terms.personal_text.splitlines() if line.strip())
    valid_until = words.day(terms.valid_until)
    return Letter(
        kind=DocumentKind.OFFER,
        language=words.language,
        title=words("letters.offer.title", offer_number=offer.offer_number),
        issued_on=issued_on,
        recipient=_recipient(offer),
        reference=(
            Row(words("labels.offer_number"), offer.offer_number),
            Row(words("labels.valid_until"), valid_until),
            Row(words("labels.date"), words.day(issued_on)),
        ),
        salutation=words.greeting(terms.person),
        introduction=own or words.lines("letters.offer.introduction"),
        sections=(
            _basis(offer, words),
            *(_tariff(one, words) for one in _tariffs(offer)),
            *(_bundle(one, words) for one in offer.bundles),
            *_extras(offer, words),
        ),
        conclusion=(
            *words.lines("letters.offer.conclusion", valid_until=valid_until),
            words("closing"),
        ),
        signature=(brand.contact.company,),
    )


def _recipient(offer: SalesOffer) -> tuple[str, ...]:
    person, address, asked = offer.terms.person, offer.terms.supply_address, offer.asked
    place = (
        (f"{address.street} {address.house_number}", f"{address.postcode} {address.town}")
        if address
        else (f"{asked.postcode} {asked.town or ''}".strip(),)
    )
    return tuple(line for line in (person.company, full_name(person), *place) if line)


def _basis(offer: SalesOffer, words: Wording) -> Section:
    """Return for what the offer was calculated."""
    told, address = Words(words.language), offer.terms.supply_address
    place = (
        f"{address.street} {address.house_number}, {address.postcode} {address.town}"
        if address
        else f"{offer.asked.postcode} {offer.asked.town or ''}".strip()
    )
    rows = [
        Row(words("labels.supply_address"), place),
        Row(words("letters.lines.consumption"), _consumption(offer.asked, told)),
    ]
    if offer.bundles:
        rows += [
            Row(
                f"{words('letters.lines.consumption')} {told.text('commodities', supply.commodity.value)}",
                _consumption(supply, told),
            )
            for supply in offer.asked.further_supplies
        ]
    return Section(words("letters.sections.offer_basis"), tuple(rows))


def _consumption(asked: QuoteRequest | FurtherSupply, told: Words) -> str:
    off_peak = asked.consumption_off_peak
    return told.text(
        GROUP,
        "consumption" if off_peak is None else "consumption_two_rate",
        consumption=told.figure(asked.consumption),
        consumption_off_peak=told.figure(off_peak or 0),
    )


def _tariff(offer: Offer, words: Wording) -> Section:
    told = Words(words.language)
    conditions = offer.conditions
    has_term = conditions.initial_term_months > 0
    gross = "yearly_price_gross" if offer.prices_include_vat else "yearly_price_net"
    bonuses = "; ".join(
        told.text(GROUP, bonus.kind, amount=told.euros(bonus.amount), condition=bonus.condition)
        for bonus in offer.bonuses
    )
    off_peak = offer.energy_price_off_peak
    lines = {
        "base_price": told.text(GROUP, "base_price", amount=told.euros(offer.base_price)),
        "energy_price": energy_price(offer.energy_price, offer.energy_blocks, told),
        "energy_price_off_peak": ""
        if off_peak is None
        else told.text(GROUP, "energy_price_off_peak", amount=told.figure(off_peak)),
        "instalment": told.text(GROUP, "instalment", amount=told.euros(offer.monthly_price)),
        "bonuses": bonuses or told.text(GROUP, "no_bonuses"),
        "price_guarantee": told.text(
            GROUP,
            f"price_guarantee_{conditions.price_guarantee_scope}",
            date=told.day(conditions.price_guarantee_until),
        )
        if conditions.price_guarantee_until
        else told.text(GROUP, "no_price_guarantee"),
        "term": told.text(GROUP, "term" if has_term else "no_term", months=conditions.initial_term_months),
        "notice_period": told.text(
            GROUP,
            "notice_period" if has_term else "notice_period_no_term",
            days=conditions.notice_period_days,
        ),
        "renewal": renewal(conditions, told) if has_term else "",
        "yearly_price": told.text(
            GROUP, gross, amount=told.euros(offer.yearly_price), vat_rate=told.figure(offer.vat_rate)
        ),
    }
    rows = tuple(
        Row(words(f"letters.lines.{key}"), value, total=key == "yearly_price")
        for key, value in lines.items()
        if value
    )
    return Section(offer.name, rows)


def _tariffs(offer: SalesOffer) -> list[Offer]:
    """Return every tariff of the offer once, those of bundles included."""
    return list({one.product_code: one for one in (*offer.offers, *offer.bundle_tariffs)}.values())


def _bundle(bundle: Bundle, words: Wording) -> Section:
    told = Words(words.language)
    parts = (
        Row(part.name, told.text(GROUP, "part_price", amount=told.euros(part.yearly_price)))
        for part in bundle.parts
        if part.yearly_price is not None
    )
    return Section(
        words("letters.sections.offer_bundle", name=bundle.name),
        (
            *parts,
            Row(words("letters.lines.bundle"), bundle_line(bundle, told)),
            Row(
                words("letters.lines.yearly_price"),
                told.text(
                    GROUP,
                    "bundle_price_gross" if bundle.prices_include_vat else "bundle_price_net",
                    amount=told.euros(bundle.yearly_price),
                ),
                total=True,
            ),
        ),
    )


def _extras(offer: SalesOffer, words: Wording) -> list[Section]:
    told = Words(words.language)
    lines = tuple(extra_line(product, told) for product in offer.extra_products)
    return [Section(words("letters.sections.offer_extras"), paragraphs=lines)] if lines else []
