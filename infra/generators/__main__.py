"""``python -m infra.generators``: write everything that is generated; ``--check`` only compares.

Generated are the API Gateway's body and the OpenAPI document from the views, the contracts of the
domain events from their classes, and the TypeScript types of the API from the OpenAPI document.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

from infra import project
from infra.generators import applications, documentation, event_contracts, gateway, openapi, output

TYPES = project.SITE / "ui" / "src" / "api" / "schema.d.ts"


def documents() -> dict[Path, Any]:
    """Return everything that is generated in Python, by file: JSON documents and pages."""
    loaded = applications.load_all()
    contracts = event_contracts.documents()
    description = openapi.document(loaded)
    return {
        project.GENERATED / "api.json": gateway.body(loaded),
        project.GENERATED / "openapi.json": description,
        project.GENERATED / "documentation.html": documentation.page(description),
        **{project.CONTRACTS / name: schema for name, schema in contracts.items()},
    }


def main() -> int:
    """Generate or compare; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m infra.generators", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a file is not up to date")
    parser.add_argument("--without-types", action="store_true", help="leave the TypeScript types alone")
    options = parser.parse_args()
    wanted = documents()
    stale = [file for file in project.CONTRACTS.glob("*.json") if file not in wanted]
    if not options.check:
        for file, document in wanted.items():
            output.write(file, document)
        for file in stale:
            file.unlink()
        return 0 if options.without_types else _types()
    wrong = [file for file, document in wanted.items() if not output.is_current(file, document)]
    for file in sorted([*wrong, *stale]):
        print(f"{file.relative_to(project.ROOT)} is not up to date", file=sys.stderr)
    types = 0 if options.without_types else _types("--check")
    if wrong or stale or types:
        print("run: make generate", file=sys.stderr)
        return 1
    return 0


def _types(*arguments: str) -> int:
    source = project.GENERATED / "openapi.json"
    command = project.SITE / "node_modules" / ".bin" / "openapi-typescript"
    TYPES.parent.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        [str(command), str(source), "--output", str(TYPES), *arguments],
        cwd=project.SITE,
        stdout=subprocess.DEVNULL,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
