"""Files by which billing gets transactions: JSON as they are, CSV with one column for each value."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

# Spreadsheets take these for formulas, some of them in their wide forms as well. Telephone numbers and
# amounts begin with a sign, too.
FORMULA = re.compile(r"^\s*(?:[=@＝＠＋－]|[+-](?![\d\s()/.,-]*$))|^[\t\r\n]")


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the transactions as a JSON list."""
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the transactions as CSV: semicolons and a byte order mark, as German spreadsheets want it.

    Values inside of values get columns of their own, e.g. ``payload.amount``; columns stand in the
    order in which they first occur.
    """
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_harmless(name) for name in columns])
    writer.writerows([_harmless(row.get(name, "")) for name in columns] for row in flat)
    return "\ufeff" + text.getvalue()


def _flat(value: Any, name: str = "") -> dict[str, str]:
    if isinstance(value, Mapping):
        parts = value.items()
    elif isinstance(value, list | tuple):
        parts = {str(position): part for position, part in enumerate(value, start=1)}.items()
    else:
        return {name: "" if value is None else str(value)}
    found: dict[str, str] = {}
    for key, part in parts:
        found |= _flat(part, f"{name}.{key}" if name else str(key))
    return found


def _harmless(value: str) -> str:
    return f"'{value}" if FORMULA.match(value) else value
