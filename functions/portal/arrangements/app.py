"""Customers arrange the pages of the portal as they like them."""

from datetime import datetime
from typing import Literal

from wattwerk.customers import operations
from wattwerk.customers.schemas import Arrangement
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import not_found

app = Api("portal-arrangements", audience="customer", description="Your own order of the portal's pages.")

Page = Literal["dashboard", "contract"]


@app.endpoint("PUT", "/portal/arrangements/{page}")
def arrange(page: str, body: Arrangement, caller: Caller, now: datetime) -> Arrangement:
    """Choose order, size and visibility of the portlets of a page: `dashboard` or `contract`.

    An empty list restores what the brand has arranged. A login with several customer numbers
    chooses one by the header `X-Customer-Number`.
    """
    return operations.arrange_page(
        caller=caller,
        customer_number=caller.customer_number(),
        page=_page(page),
        arrangement=body,
        now=now,
    )


def _page(name: str) -> Page:
    if name == "dashboard" or name == "contract":
        return name
    raise not_found("page")
