"""How fast a worker reads, checks and packs price lists, and how much memory that takes.

Each list is read in a process of its own, because a process keeps the most memory that it ever had:
``python -m infra.benchmarks.price_files 100000`` prints rows, seconds of processor time and megabytes.
"""

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.benchmarks.figures import Figure

SMALL, LARGE = 10_000, 100_000
PRODUCTS = 12


def figures() -> list[Figure]:
    """Return the figures of a small and a large list: the memory must not grow with the rows."""
    small, large = _measured_apart(SMALL), _measured_apart(LARGE)
    return [
        Figure(
            f"price list of {LARGE:,} rows, read, checked and packed",
            LARGE / large["seconds"],
            5_000,
            "rows/s per worker",
            at_least=True,
        ),
        Figure(f"price list of {LARGE:,} rows, records to write", large["records"], None, ""),
        Figure(f"price list of {SMALL:,} rows, memory beyond the code", small["megabytes"], None, "MB"),
        Figure(f"price list of {LARGE:,} rows, memory beyond the code", large["megabytes"], 64, "MB"),
    ]


def _measured_apart(rows: int) -> dict[str, float]:
    answer = subprocess.run(
        [sys.executable, "-m", "infra.benchmarks.price_files", str(rows)],
        check=True,
        capture_output=True,
        text=True,
    )
    result: dict[str, float] = json.loads(answer.stdout)
    return result


def _measured(rows: int) -> dict[str, float]:
    from infra.demo import files
    from wattwerk.catalog.domain.assortment import AssortmentFile
    from wattwerk.catalog.domain.products import Product
    from wattwerk.catalog.price_files.loading import Geography, Loading
    from wattwerk.catalog.price_files.staging import Staging

    known = AssortmentFile.model_validate_json(files.content("musterstadt-products.json")).products
    tariff = next(product for product in known if isinstance(product, Product))
    products = {f"tarif-{number}": tariff for number in range(PRODUCTS)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "prices"
        _write(path, list(products), rows)
        staging = Staging(path.with_suffix(".sorted"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        loading = Loading(path, staging, products, Geography(lambda *_: [], lambda _: None), "net")
        loading.check(lambda _: None)
        records = sum(1 for commodity in staging.commodities() for _ in loading.records(commodity))
        loading.write_table(path.with_suffix(".csv"))
        seconds = time.process_time() - started
        staging.close()
        if loading.faults or staging.count != rows:
            raise ValueError(f"the list has faults: {loading.faults[:3]}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"rows": rows, "seconds": seconds, "records": records, "megabytes": (most - before) / 1024}


def _write(path: Path, codes: list[str], rows: int) -> None:
    """Write one price per product and postcode, none like the other, product by product."""
    chance = random.Random(rows)  # noqa: S311 the same list each time, nothing secret
    with path.open("w") as file:
        file.write("product_code;area;base_price;energy_price\n")
        for number in range(rows):
            postcode = 1_000 + number // len(codes) % 99_000
            base, energy = chance.randint(800, 1400) / 100, chance.randint(240_000, 330_000) / 10_000
            file.write(f"{codes[number % len(codes)]};{postcode:05d};{base:.2f};{energy:.4f}\n")


if __name__ == "__main__":
    print(json.dumps(_measured(int(sys.argv[1]))))
