"""Load the demo data into the deployment that the environment names: ``python -m infra.demo``.

May be repeated; what is there already stays. Progress goes to stderr, the sign-ins to stdout.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from infra.demo import (
    accounts,
    brands,
    catalog,
    correspondence,
    customer,
    former,
    invoices,
    lifecycle,
    orders,
    sales,
    staff,
    templates,
    water_and_heat,
)
from wattwerk.platform import clock


def main() -> int:
    """Load everything and return the exit status."""
    now = clock.now()
    _step("Brands", lambda: brands.load(now))
    _step("Levies and price lists", lambda: catalog.load_prices(now))
    _step("Prices of the coming year", lambda: catalog.load_coming_prices(now))
    _step("Postcodes, streets, grid operators", lambda: catalog.load_places(now))
    _step("Staff", lambda: staff.load(now))
    _step(
        "A customer with a history",
        lambda: customer.load(now, further_instalment=water_and_heat.monthly_price()),
    )
    _step("Former customers", lambda: former.load(now))
    _step("Water, heat and gas factors", lambda: water_and_heat.load(now))
    _step("Statuses and new prices", lambda: load_statuses(now))
    _step("Templates", lambda: templates.load(now))
    _step("Bills", lambda: invoices.load(now))
    _step("Messages", lambda: correspondence.load(now))
    _step("Orders", lambda: orders.load(now))
    _step("Blacklist, offers, an order by telephone", lambda: sales.load(now))
    _step("A request for erasure, a run of the deletion concept", lambda: former.ask_for_erasure(now))
    print(accounts.sign_ins())
    return 0


def load_statuses(now: datetime) -> None:
    """Load the status machine, and the new prices of a contract."""
    lifecycle.load_machine(now)
    lifecycle.load_price_change(now)
    lifecycle.load_price_adjustment(now)


def _step(what: str, load: Callable[[], Any]) -> None:
    started = time.monotonic()
    load()
    print(f"demo: {what} ({time.monotonic() - started:.1f} s)", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
