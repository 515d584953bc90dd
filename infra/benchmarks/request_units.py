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
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from infra.benchmarks.figures import Figure
from infra.benchmarks.meter import Usage, metered


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
    return [*result, *_quotes(now), *_writes(now)]


def _quotes(now: Any) -> list[Figure]:
    from infra.demo.brands import MUSTERSTADT
    from wattwerk.catalog import offers
    from wattwerk.catalog.schemas import QuoteRequest
    from wattwerk.platform.vocabulary import Commodity

    request = QuoteRequest(
        brand=MUSTERSTADT.id, postcode="80331", commodity=Commodity.ELECTRICITY, consumption=3500
    )
    offers.compare(request, language="de", now=now)
    used = _used(lambda: offers.compare(request, language="de", now=now))
    return [Figure("quote, price list of the demo", used.read_units, 2, "read units")]


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
