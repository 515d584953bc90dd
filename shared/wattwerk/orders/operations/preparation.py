"""Looks at an order from all sides: form, quote, place, numbers, start, contract summary."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.schemas import Brand
from wattwerk.catalog import quote_queries
from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.domain.start_dates import WITHDRAWAL_DAYS
from wattwerk.catalog.schemas import FurtherSupply, Offer, QuoteRequest
from wattwerk.orders.domain.basket import (
    OrderedProduct,
    answers_in_words,
    basket_faults,
    bundle_of,
    ordered_products,
)
from wattwerk.orders.domain.checks import KnownPlace, checks
from wattwerk.orders.domain.completeness import consent_faults, form_faults, quote_faults
from wattwerk.orders.domain.contract_summary import ContractSummary, contract_summary
from wattwerk.orders.domain.order_form import Check, FurtherOrder, OrderDraft, OrderRequest
from wattwerk.orders.domain.proven_numbers import ProvenNumbers, proven_numbers
from wattwerk.orders.domain.supply_start import start_faults, supply_start
from wattwerk.orders.operations.gaps import refuse_gaps
from wattwerk.orders.operations.reference import known_place, start_dates
from wattwerk.orders.texts import Words
from wattwerk.platform.clock import business_date
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.problems import Problem, invalid


@dataclass(frozen=True)
class PreparedOrder:
    """A faultless order with everything that was found out about it."""

    brand: Brand
    settings: BrandSettings
    offer: Offer
    price_list_version: str
    price_changed: bool
    asked: QuoteRequest
    supply: FurtherSupply
    answers: list[GivenAnswer]
    extras: list[OrderedProduct]
    bundle: Bundle | None
    numbers: ProvenNumbers
    place: KnownPlace
    checks: list[Check]
    supply_start: date
    contract_summary: ContractSummary


def prepare(
    draft: OrderDraft, *, binding: bool, now: datetime, ordered_with: Collection[str] = ()
) -> PreparedOrder:
    """Return the order with price, checks, start and summary; ``binding`` asks for the consents too.

    ``ordered_with`` are codes of products that are ordered at once in other orders.

    Raises:
        Problem: 422 with every faulty field, 409 ``contract_summary_incomplete``, or what the
            quote refuses.
    """
    if not brands.exists(draft.brand):
        raise invalid("/brand", "brand_unknown", "There is no such brand.")
    brand, settings = brands.brand(draft.brand), brands.settings(draft.brand)
    today = business_date(now, brand.time_zone)
    priced = quote_queries.recompute(draft.quote_id, draft.product_code, now=now)
    offer, asked = priced.offer, priced.request
    dates = start_dates(draft, offer.commodity, now)
    numbers = proven_numbers(draft)
    faults = [
        *form_faults(draft, today),
        *quote_faults(draft, asked, offer, street_matters=priced.street_matters),
        *basket_faults(draft, offer, priced.extra_products, priced.bundles, ordered_with),
        *numbers.faults,
        *start_faults(draft.start, draft.customer_type, dates, today),
        *(consent_faults(draft.consents, draft.customer_type) if binding else []),
    ]
    if faults:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    place = known_place(draft.supply_address, offer.commodity)
    start = supply_start(draft, dates)
    words = Words(draft.language)
    yes, no = words.text("answers", "yes"), words.text("answers", "no")
    extras = ordered_products(draft, priced.extra_products, yes, no)
    bundle = bundle_of(draft, priced.bundles, ordered_with) if draft.bundle_code else None
    summary = contract_summary(
        draft=draft,
        brand=brand,
        settings=settings,
        offer=offer,
        supply=priced.supply,
        bundle=bundle,
        extras=[extra.product for extra in extras],
        market_location=numbers.market_location,
        grid_operator=place.grid_operator,
        supply_start=start,
        dates=dates,
        withdrawal_days=WITHDRAWAL_DAYS,
    )
    refuse_gaps(summary, today=today, now=now)
    return PreparedOrder(
        brand=brand,
        settings=settings,
        offer=offer,
        price_list_version=priced.price_list_version,
        price_changed=priced.changed,
        asked=asked,
        supply=priced.supply,
        answers=answers_in_words(offer.extra_fields, draft.answers, yes, no),
        extras=extras,
        bundle=bundle,
        numbers=numbers,
        place=place,
        checks=checks(draft, place),
        supply_start=start,
        contract_summary=summary,
    )


def prepare_further(
    draft: OrderDraft, *, binding: bool, now: datetime
) -> list[tuple[OrderRequest, PreparedOrder]]:
    """Return the orders of the bundle's further tariffs: everything but tariff, meter and start is shared.

    Raises:
        Problem: as ``prepare``, faults of the further tariff at ``/further_supplies/<position>``.
    """
    result = []
    ordered = {
        draft.product_code,
        *(extra.product_code for extra in draft.extras),
        *(part.product_code for part in draft.further_supplies),
    }
    for position, part in enumerate(draft.further_supplies):
        request = _order_of(part, draft)
        try:
            found = prepare(request, binding=binding, now=now, ordered_with=ordered)
            result.append((request, found))
        except Problem as problem:
            problem.errors = tuple(
                replace(error, pointer=f"/further_supplies/{position}{error.pointer}")
                for error in problem.errors
            )
            raise
    return result


def _order_of(part: FurtherOrder, draft: OrderDraft) -> OrderRequest:
    own = {
        "product_code": part.product_code,
        "meter": part.meter,
        "start": part.start,
        "answers": part.answers,
        "expected_yearly_price": part.expected_yearly_price or Decimal(0),
        "extras": [],
        "further_supplies": [],
    }
    return OrderRequest.model_construct(
        **{name: getattr(draft, name) for name in OrderDraft.model_fields} | own
    )
