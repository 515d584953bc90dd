"""A function starts with what it uses: no package imports on behalf of those who import it."""

import ast
from pathlib import Path

import pytest

from infra import project

SHARED = project.ROOT / "shared" / "wattwerk"
KINDS = ("operations", "queries", "domain", "repository", "items", "schemas", "mails", "letters")
PACKAGES = sorted(
    file for file in SHARED.rglob("__init__.py") if file.parent.name in KINDS or file.parent.parent == SHARED
)


def name(file: Path) -> str:
    return ".".join(file.parent.relative_to(SHARED).parts)


def test_packages_are_found() -> None:
    assert {"billing", "contracts", "contracts.operations", "billing.domain"} <= {*map(name, PACKAGES)}


@pytest.mark.parametrize("file", PACKAGES, ids=name)
def test_a_package_holds_its_docstring_only(file: Path) -> None:
    """Import the module that is needed, e.g. ``from wattwerk.contracts.operations import conclusion``."""
    statements = ast.parse(file.read_text()).body
    assert all(isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) for each in statements)
