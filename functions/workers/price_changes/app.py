"""Queue: price adjustments go through their contracts, part by part."""

from datetime import datetime

from wattwerk.contracts.events import PriceAdjustmentContinued
from wattwerk.contracts.operations import price_adjustments
from wattwerk.platform.batch import Detail, consume


def go_on(detail: Detail, now: datetime) -> None:
    """Go through the next contracts."""
    event = PriceAdjustmentContinued.model_validate(detail)
    price_adjustments.advance(adjustment_id=event.adjustment_id, step=event.step, now=now)


handler = consume("workers-price-changes", {PriceAdjustmentContinued.detail_type(): go_on})
