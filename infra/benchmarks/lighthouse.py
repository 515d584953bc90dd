"""Lighthouse on the running stack, as a phone and as a desktop computer see it."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from infra.benchmarks.figures import Figure
from infra.project import SITE

PAGES = {"order funnel": "/order/?brand=musterstadt", "portal sign-in": "/portal/?brand=musterstadt"}
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def figures(site: str) -> list[Figure]:
    """Return the scores (0 to 100) of each page in both form factors."""
    result = []
    for name, path in PAGES.items():
        for form_factor in ("mobile", "desktop"):
            scores = _scores(site + path, form_factor)
            result += [
                Figure(
                    f"Lighthouse {name}, {form_factor}, {category}",
                    scores[category],
                    limit,
                    "",
                    at_least=True,
                )
                for category, limit in LIMITS.items()
            ]
    return result


def _scores(address: str, form_factor: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [
                "npx",
                "lighthouse",
                address,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--only-categories={','.join(LIMITS)}",
                *(["--preset=desktop"] if form_factor == "desktop" else []),
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"
                f" --user-data-dir={folder}/profile",
            ],
            cwd=SITE,
            env={**os.environ, "CHROME_PATH": CHROMIUM},
            check=True,
            timeout=180,
        )
        categories = json.loads(report.read_text())["categories"]
    return {name: round(100 * float(categories[name]["score"] or 0)) for name in LIMITS}
