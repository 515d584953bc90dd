"""JavaScript that a browser loads before it can paint, gzip-compressed."""

import gzip
import re
from pathlib import Path

from infra.benchmarks.figures import Figure
from infra.project import SITE

DIST = SITE / "dist"
ORDER = DIST / "order"
LIMITS = {"portal": 220, "admin": 300}
FUNNEL_LIMIT = 60
# What the page itself names, plus what those modules import statically.
STATIC_IMPORT = re.compile(r"""(?:\bimport|\bfrom)\s*["'](\.{1,2}/[^"']+\.js)["']""")
ENTRY = re.compile(r"""(?:src|href)="(/[^"]+\.js)\"""")


def figures() -> list[Figure]:
    """Return the kilobytes of each application."""
    result = [
        Figure("order funnel, JavaScript before it can be used", _kilobytes(_funnel()), FUNNEL_LIMIT, "KB"),
        Figure("order funnel, its later steps", _kilobytes(set(ORDER.glob("assets/later-*.js"))), None, "KB"),
    ]
    for application, limit in LIMITS.items():
        page = (DIST / application / "index.html").read_text()
        entries = {DIST / address.lstrip("/") for address in ENTRY.findall(page)}
        loaded = _with_static_imports(entries)
        result.append(
            Figure(f"{application}, JavaScript before first paint", _kilobytes(loaded), limit, "KB")
        )
    return result


def _funnel() -> set[Path]:
    """Return what the first step needs: the element and the largest of the languages."""
    texts = ("common", "problems", "order")
    largest = {max(ORDER.glob(f"assets/{area}-*.js"), key=lambda file: file.stat().st_size) for area in texts}
    element = set(ORDER.glob("assets/element-*.js")) | {ORDER / "wattwerk-order.js"}
    return _with_static_imports(element) | largest


def _with_static_imports(entries: set[Path]) -> set[Path]:
    loaded: set[Path] = set()
    waiting = list(entries)
    while waiting:
        file = waiting.pop()
        if file in loaded:
            continue
        loaded.add(file)
        waiting += [(file.parent / name).resolve() for name in STATIC_IMPORT.findall(file.read_text())]
    return loaded


def _kilobytes(files: set[Path]) -> float:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1024
