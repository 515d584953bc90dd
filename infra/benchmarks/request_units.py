"""What the hot paths cost in DynamoDB, measured on a running local stack with the demo data.

Runs in a process of its own, because the names of the tables are read when the items are imported:
``python -m infra.benchmarks.request_units`` in the environment of a stack prints the figures as JSON.
"""

import dataclasses
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from infra.benchmarks.figures import Figure
from infra.benchmarks.meter import Usage, metered

LARGE_LIST = 10_000


def figures(environment: Mapping[str, str]) -> list[Figure]:
    """Return the figures of the stack that the environment names."""
    answer = subprocess.run(
        [sys.executable, "-m", "infra.benchmarks.request_units"],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return [Figure(**entry) for entry in json.loads(answer.stdout.splitlines()[-1])]


def _measured() -> list[Figure]:
    from infra.demo.customer import CUSTOMER_NUMBER
    from wattwerk.contracts import queries
    from wattwerk.platform import clock

    now = clock.now()
    # A process reads a brand once a minute, whoever asks; the dashboard itself is what counts.
    queries.overview(CUSTOMER_NUMBER, now=now)
    seen = _used(lambda: queries.overview(CUSTOMER_NUMBER, now=now))
    result = [
        Figure("dashboard of a customer with 3 contracts, queries", len(seen.reads), 1, ""),
        Figure("dashboard of a customer with 3 contracts", seen.read_units, 4, "read units"),
    ]
    return [*result, *_writes(now), *_quotes(now)]


def _quotes(now: Any) -> list[Figure]:
    figures = [Figure("quote, price list of the demo", _quote_units("80331", now), 2, "read units")]
    started = time.perf_counter()
    report = _import_large_list(now)
    seconds = time.perf_counter() - started
    return [
        *figures,
        Figure("price list import", report.rows / seconds, None, "rows/s"),
        Figure(f"quote, price list of {report.rows:,} rows", _quote_units("10001", now), 2, "read units"),
    ]


def _quote_units(postcode: str, now: Any) -> float:
    from infra.demo.brands import MUSTERSTADT
    from wattwerk.catalog import operations
    from wattwerk.catalog.schemas import QuoteRequest
    from wattwerk.platform.vocabulary import Commodity

    request = QuoteRequest(
        brand=MUSTERSTADT.id, postcode=postcode, commodity=Commodity.ELECTRICITY, consumption=3500
    )

    def ask() -> None:
        operations.request_quote(request=request, language="de", idempotency=None, now=now)

    # A process reads brand, products and levies once a minute, whoever asks; the quote itself counts.
    ask()
    return _used(ask).read_units


def _import_large_list(now: Any) -> Any:
    """Replace the demo's prices by one price per product and postcode; nothing afterwards needs them."""
    from infra.demo import files
    from infra.demo.brands import MUSTERSTADT
    from wattwerk.catalog import operations

    products = json.loads(files.content(f"{MUSTERSTADT.id}-products.json"))["products"]
    rows = ["product_code;area;base_price;energy_price;energy_price_off_peak"]
    for product in products:
        off_peak = "21,40" if product.get("two_rate") else ""
        rows += [
            f"{product['code']};{postcode};11,76;28,{postcode % 100:02d};{off_peak}"
            for postcode in range(10_000, 10_000 + LARGE_LIST // len(products))
        ]
    return operations.import_price_list(
        brand=MUSTERSTADT.id,
        basis="net",
        prices_file="\n".join(rows).encode(),
        active_from=now,
        now=now,
    )


def _writes(now: Any) -> list[Figure]:
    from infra.demo import orders as demo
    from infra.demo.customer import CUSTOMER_NUMBER
    from wattwerk.contracts import operations, queries
    from wattwerk.metering.schemas import ReadingReport, RegisterReading
    from wattwerk.orders.operations import submission
    from wattwerk.platform.authorisation import Caller
    from wattwerk.platform.idempotency import Idempotency

    order = demo.request_of(demo.ORDERS[1], now=now)
    ordered = _used(
        lambda: submission.place_order(
            request=order, now=now, idempotency=Idempotency("bench", secrets.token_hex(8), "bench")
        )
    )
    result = [
        Figure("order, write transactions", len(ordered.writes), 1, ""),
        Figure("order", ordered.write_units, None, "write units"),
    ]
    caller = Caller(audience="customer", customer_numbers=frozenset({CUSTOMER_NUMBER}), subject="bench")
    meter = queries.overview(CUSTOMER_NUMBER, now=now).contracts[0].meters[0]
    reported = _used(
        lambda: operations.report_reading(
            caller=caller,
            customer_number=CUSTOMER_NUMBER,
            meter_id=meter.meter_id,
            report=ReadingReport(
                date=now.date() - timedelta(days=1),
                values=[
                    RegisterReading(kind=register.kind, value=(register.last_value or Decimal(0)) + 200)
                    for register in meter.registers
                ],
                confirmed=True,
            ),
            now=now,
            idempotency=Idempotency("bench", secrets.token_hex(8), "bench"),
        )
    )
    return [
        *result,
        Figure("meter reading, write transactions", len(reported.writes), 1, ""),
        Figure("meter reading", reported.write_units, None, "write units"),
    ]


def _used(action: Callable[[], object]) -> Usage:
    with metered() as usage:
        action()
    return usage


if __name__ == "__main__":
    print(json.dumps([dataclasses.asdict(figure) for figure in _measured()]))
