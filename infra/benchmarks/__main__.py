"""Measure everything: ``python -m infra.benchmarks``; with ``--quick`` without Lighthouse and load, with
``--long`` under load for two minutes, with ``--load`` only that."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.benchmarks import (
    cold_start,
    letters,
    lighthouse,
    load,
    page_weight,
    price_files,
    request_units,
    warm_request,
)
from infra.benchmarks.figures import Figure, table
from infra.local.settings import LocalStack
from tests.stack import on_free_ports, start, stop


def main(*arguments: str) -> None:
    """Print each figure beside its limit."""
    seconds = load.LONG_SECONDS if "--long" in arguments else load.SECONDS
    if "--load" in arguments:
        with _stack() as local:
            print(table(_step("load", lambda: load.figures(local, seconds=seconds))))
        return
    figures = [
        *_step("cold starts", cold_start.figures),
        *_step("warm requests", warm_request.figures),
        *_step("letters", letters.figures),
        *_step("page weights", page_weight.figures),
        *_step("price files", price_files.figures),
    ]
    with _stack() as local:
        if "--quick" not in arguments:
            figures += _step("load", lambda: load.figures(local, seconds=seconds))
        figures += _step("request units", lambda: request_units.figures(local.environment()))
        if "--quick" not in arguments:
            figures += _step("Lighthouse", lambda: lighthouse.figures(local.site_url))
    print(table(figures))


def _step(name: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    print(f"bench: {name}", file=sys.stderr)
    return measure()


@contextmanager
def _stack() -> Iterator[LocalStack]:
    print("bench: starting a stack", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        local = on_free_ports(Path(folder))
        process = start(local)
        try:
            yield local
        finally:
            stop(process)


if __name__ == "__main__":
    main(*sys.argv[1:])
