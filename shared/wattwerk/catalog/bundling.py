"""Prices what is sold besides energy, and bundles of it with tariffs."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from wattwerk.catalog.condition_schemas import Bundle, BundleDiscount, BundlePart
from wattwerk.catalog.domain.bundles import MONTHS, BundleTerms, ProductArrangement, discount
from wattwerk.catalog.domain.products import OtherProduct
from wattwerk.catalog.offers import Asked, files_of
from wattwerk.catalog.schemas import ExtraProduct, Offer
from wattwerk.platform.extra_fields import form
from wattwerk.platform.money import rounded
from wattwerk.platform.vocabulary import CustomerType

EURO = Decimal(1)


def extra_products(
    products: Sequence[OtherProduct], arrangement: ProductArrangement, asked: Asked
) -> list[ExtraProduct]:
    """Return what else can be ordered, in the order of the assortment."""
    return [
        _extra_product(product, arrangement, asked)
        for product in products
        if product.sold_on(asked.day) and asked.customer_type in product.customer_types
    ]


def _extra_product(product: OtherProduct, arrangement: ProductArrangement, asked: Asked) -> ExtraProduct:
    language = asked.language
    group = arrangement.set_of(product.code)
    return ExtraProduct(
        product_code=product.code,
        product_kind=product.kind,
        product_set=group.name.in_language(language) if group else None,
        name=product.name.in_language(language),
        description=product.description.in_language(language),
        features=[feature.in_language(language) for feature in product.features],
        on_request=product.price is None,
        monthly_price=_shown(product, product.price.monthly, asked) if product.price else None,
        one_time_price=_shown(product, product.price.once, asked) if product.price else None,
        prices_include_vat=_gross(asked),
        vat_rate=product.price.vat_rate if product.price else None,
        initial_term_months=product.initial_term_months,
        notice_period_days=product.notice_period_days,
        extra_fields=form(product.extra_fields, language),
        files=files_of(product, language),
    )


def _shown(product: OtherProduct, amount: Decimal | None, asked: Asked) -> Decimal | None:
    """Return an amount gross for households, net for businesses, in whole cents."""
    if amount is None or product.price is None:
        return None
    is_gross, rate = product.price.basis == "gross", product.price.vat_rate
    if is_gross == _gross(asked):
        return rounded(amount)
    return rounded(amount * 100 / (100 + rate) if is_gross else amount * (100 + rate) / 100)


def _gross(asked: Asked) -> bool:
    return asked.customer_type is CustomerType.HOUSEHOLD


def bundles(
    arrangement: ProductArrangement,
    *,
    offers: Sequence[Offer],
    extra_products: Sequence[ExtraProduct],
    asked: Asked,
) -> list[Bundle]:
    """Return the bundles of which every part can be ordered, cheapest first."""
    available: dict[str, Offer | ExtraProduct] = {offer.product_code: offer for offer in offers}
    available |= {product.product_code: product for product in extra_products}
    found = [
        _bundle(terms, [available[code] for code in terms.parts], asked)
        for terms in arrangement.bundles
        if terms.sold_on(asked.day) and available.keys() >= set(terms.parts)
    ]
    return sorted(found, key=lambda bundle: bundle.yearly_price)


def _bundle(terms: BundleTerms, parts: Sequence[Offer | ExtraProduct], asked: Asked) -> Bundle:
    yearly_price = sum((_yearly(part) or Decimal() for part in parts), Decimal())
    first_year_price = sum((_first_year(part) for part in parts), Decimal())
    vat_rate = next((part.vat_rate for part in parts if part.vat_rate is not None), Decimal())
    taken_off = discount(terms.discount, yearly_price=yearly_price, vat_rate=vat_rate, gross=_gross(asked))
    lasting = taken_off.first_year if terms.discount.recurrence == "monthly" else Decimal()
    return Bundle(
        bundle_code=terms.code,
        name=terms.name.in_language(asked.language),
        description=terms.description.in_language(asked.language),
        parts=[
            BundlePart(
                product_code=part.product_code,
                product_kind=part.product_kind,
                commodity=part.commodity if isinstance(part, Offer) else None,
                name=part.name,
                yearly_price=_yearly(part),
            )
            for part in parts
        ],
        discount=BundleDiscount(
            kind=terms.discount.kind,
            recurrence=terms.discount.recurrence,
            percent=terms.discount.value if terms.discount.kind == "percent" else None,
            amount=taken_off.amount,
            yearly_amount=taken_off.first_year,
        ),
        prices_include_vat=_gross(asked),
        yearly_price=yearly_price - lasting,
        monthly_price=((yearly_price - lasting) / MONTHS).quantize(EURO, rounding=ROUND_HALF_UP),
        first_year_price=max(first_year_price - taken_off.first_year, Decimal()),
    )


def _yearly(part: Offer | ExtraProduct) -> Decimal | None:
    if isinstance(part, Offer):
        return part.yearly_price
    return None if part.monthly_price is None else part.monthly_price * MONTHS


def _first_year(part: Offer | ExtraProduct) -> Decimal:
    if isinstance(part, Offer):
        return part.first_year_price
    return (part.monthly_price or Decimal()) * MONTHS + (part.one_time_price or Decimal())
