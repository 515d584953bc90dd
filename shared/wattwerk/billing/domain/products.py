"""Products besides energy that a customer has bought, e.g. photovoltaics or internet."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from wattwerk.catalog.domain.terms import ProductKind
from wattwerk.platform.extra_fields import GivenAnswer

ProductStatus = Literal["ordered", "active", "ended"]


class NewProduct(BaseModel):
    """A product as it was ordered along with a tariff; prices in € as shown, once and per month.

    ``bundle_name`` and ``bundle_discount_monthly`` tell of the bundle that it belongs to, if any.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    product_code: str
    name: str
    product_kind: ProductKind
    on_request: bool = False
    monthly_price: Decimal | None = None
    one_time_price: Decimal | None = None
    prices_include_vat: bool = True
    initial_term_months: int = 0
    notice_period_days: int = 0
    answers: tuple[GivenAnswer, ...] = ()
    bundle_name: str = ""
    bundle_discount_monthly: bool = False


def status_on(today: date, *, active_since: date | None, last_day: date | None) -> ProductStatus:
    """Return how a product stands on a day; ``last_day`` still belongs to it."""
    if last_day is not None and today > last_day:
        return "ended"
    return "active" if active_since is not None and active_since <= today else "ordered"


def earliest_last_day(today: date, *, notice_period_days: int, minimum_term_until: date | None) -> date:
    """Return the last day of a product that is cancelled today: after notice and minimum term."""
    after_notice = today + timedelta(days=notice_period_days)
    return max(after_notice, minimum_term_until or after_notice)
