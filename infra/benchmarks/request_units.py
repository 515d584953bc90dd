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

LISTS = (10, 1_000, 100_000)
"""Rows of the price lists beside which quotes are measured."""
POSTCODE = "10115"
REPETITIONS = 5


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
    # Another measurement that broke off may have left its price list behind.
    _hold_demo_prices(now)
    # A process reads a brand once a minute, whoever asks; the dashboard itself is what counts.
    queries.overview(CUSTOMER_NUMBER, now=now)
    seen = _used(lambda: queries.overview(CUSTOMER_NUMBER, now=now))
    result = [
        Figure("dashboard of a customer with 3 contracts, queries", len(seen.reads), 1, ""),
        Figure("dashboard of a customer with 3 contracts", seen.read_units, 4, "read units"),
    ]
    try:
        return [*result, *_writes(now), *_quotes(now)]
    finally:
        _hold_demo_prices(clock.now())


def _hold_demo_prices(now: Any) -> None:
    """Let the price list of the demo hold, which the measured ones replace."""
    from infra.demo import files
    from infra.demo.brands import MUSTERSTADT
    from wattwerk.catalog.operations import prices

    prices.import_price_list(
        brand=MUSTERSTADT.id,
        basis="net",
        prices_file=files.content(f"{MUSTERSTADT.id}-prices.csv"),
        active_from=now,
        now=now,
    )


def _quotes(now: Any) -> list[Figure]:
    """Measure quotes beside price lists of several lengths, each of which replaces the one before."""
    figures = _quote("price list of the demo", now)
    for place, rows in enumerate(LISTS, start=1):
        moment = now + timedelta(microseconds=place)
        started = time.perf_counter()
        _import_list(rows, moment)
        seconds = time.perf_counter() - started
        figures += _quote(f"price list of {rows:,} rows", moment)
        figures.append(Figure(f"import of {rows:,} prices into the table", seconds, None, "s"))
    return figures


def _quote(what: str, now: Any) -> list[Figure]:
    from infra.demo.brands import MUSTERSTADT
    from wattwerk.catalog.operations import quotes
    from wattwerk.catalog.repository import levies, shelf
    from wattwerk.catalog.schemas import FurtherSupply, QuoteRequest
    from wattwerk.platform.vocabulary import Commodity

    request = QuoteRequest(
        brand=MUSTERSTADT.id, postcode=POSTCODE, commodity=Commodity.ELECTRICITY, consumption=3500
    )

    def ask() -> None:
        quotes.request_quote(request=request, language="de", idempotency=None, now=now)

    # A process reads brand, products, levies and price lists that hold once a minute, whoever asks.
    ask()
    used = _used(ask)
    started = time.perf_counter()
    for _ in range(REPETITIONS):
        ask()
    milliseconds = (time.perf_counter() - started) * 1000 / REPETITIONS
    shelf.forget()
    levies.forget()
    both = request.model_copy(
        update={"further_supplies": [FurtherSupply(commodity=Commodity.GAS, consumption=18_000)]}
    )
    first = _used(lambda: quotes.request_quote(request=both, language="de", idempotency=None, now=now))
    return [
        Figure(f"quote, {what}", used.read_units, 2, "read units"),
        Figure(
            f"first quote of a process for electricity and gas, {what}", first.read_units, 2, "read units"
        ),
        Figure(f"quote, {what}, time with its storing", milliseconds, None, "ms"),
    ]


def _import_list(rows: int, now: Any) -> None:
    """Replace the prices by one per product and postcode; nothing afterwards needs the former ones."""
    from infra.demo import files
    from infra.demo.brands import MUSTERSTADT
    from wattwerk.catalog.operations import prices

    entries = json.loads(files.content(f"{MUSTERSTADT.id}-products.json"))["products"]
    tariffs = [entry for entry in entries if "commodity" in entry]
    first = int(POSTCODE)
    lines = ["product_code;area;base_price;energy_price;energy_price_off_peak"]
    for number in range(rows):
        tariff = tariffs[number % len(tariffs)]
        postcode = (first + number // len(tariffs)) % 100_000
        off_peak = "21,40" if tariff.get("two_rate") else ""
        lines.append(f"{tariff['code']};{postcode:05d};11,76;28,{number % 10_000:04d};{off_peak}")
    prices.import_price_list(
        brand=MUSTERSTADT.id,
        basis="net",
        prices_file="\n".join(lines).encode(),
        active_from=now,
        now=now,
    )


def _writes(now: Any) -> list[Figure]:
    from infra.demo import orders as demo
    from infra.demo.customer import CUSTOMER_NUMBER
    from wattwerk.contracts import queries
    from wattwerk.contracts.operations import readings
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

    yesterday = now.date() - timedelta(days=1)
    last = max((register.last_date for register in meter.registers if register.last_date), default=yesterday)
    # A day that was measured before is taken; then it is reported a day later, as if time had gone on.
    day = max(yesterday, last + timedelta(days=1))
    reported = _used(
        lambda: readings.report_reading(
            caller=caller,
            customer_number=CUSTOMER_NUMBER,
            meter_id=meter.meter_id,
            report=ReadingReport(
                date=day,
                values=[
                    RegisterReading(kind=register.kind, value=(register.last_value or Decimal(0)) + 200)
                    for register in meter.registers
                ],
                confirmed=True,
            ),
            now=now + (day - yesterday),
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
