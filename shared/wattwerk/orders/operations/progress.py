"""How far an order has come: price and completeness are always worked out here, never believed."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from wattwerk.brands import queries as brands
from wattwerk.catalog import queries as catalog
from wattwerk.catalog import quote_queries
from wattwerk.catalog.schemas import ExtraProduct, Offer, StartDates
from wattwerk.orders.domain.steps import STEPS, Known, Step, expected_start
from wattwerk.orders.domain.unfinished import UnfinishedOrder
from wattwerk.orders.form_schemas import FieldFault, OrderProgress, StepProgress
from wattwerk.platform.clock import business_date
from wattwerk.platform.problems import Problem, invalid


class Chosen(NamedTuple):
    """The chosen tariff as it costs now."""

    offer: Offer | None = None
    changed: bool = False
    extra_products: Sequence[ExtraProduct] = ()


def progress(*, form: UnfinishedOrder, now: datetime) -> OrderProgress:
    """Return every step with what it lacks, and the price as it is now.

    Raises:
        Problem: 422 ``brand_unknown``.
    """
    if not brands.exists(form.brand):
        raise invalid("/brand", "brand_unknown", "There is no such brand.")
    today = business_date(now, brands.brand(form.brand).time_zone)
    chosen = _chosen(form, now)
    dates = _start_dates(form, chosen.offer, now)
    known = Known(
        form=form, offer=chosen.offer, dates=dates, today=today, extra_products=chosen.extra_products
    )
    steps = [_step(step, known) for step in STEPS]
    return OrderProgress(
        steps=steps,
        next_step=next((step.name for step in steps if step.applies and not step.complete), None),
        offer=chosen.offer,
        price_changed=chosen.changed,
        supply_start=expected_start(known),
    )


def _chosen(form: UnfinishedOrder, now: datetime) -> Chosen:
    if not form.quote_id or not form.product_code:
        return Chosen()
    try:
        found = quote_queries.recompute(form.quote_id, form.product_code, now=now)
    except Problem:
        # The quote or the tariff is gone: the step says so, nothing else is wrong.
        return Chosen()
    return Chosen(found.offer, found.changed, found.extra_products)


def _start_dates(form: UnfinishedOrder, offer: Offer | None, now: datetime) -> StartDates | None:
    reason = form.start.get("reason")
    if offer is None or reason not in ("supplier_switch", "move_in"):
        return None
    return catalog.start_dates(
        brand=form.brand,
        commodity=offer.commodity,
        reason="move_in" if reason == "move_in" else "supplier_switch",
        now=now,
    )


def _step(step: Step, known: Known) -> StepProgress:
    applies = step.applies(known)
    faults = list(step.faults(known)) if applies else []
    return StepProgress(
        name=step.name,
        applies=applies,
        complete=not faults,
        faults=[FieldFault.model_validate(fault) for fault in faults],
    )
