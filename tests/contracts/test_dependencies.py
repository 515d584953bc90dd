"""What this project is built from may be used by everybody, and names no place to fetch it from."""

import re
import subprocess
from importlib.metadata import metadata
from pathlib import Path

import pytest

from infra import project

LOCKS = ("requirements.txt", "requirements-renderer.txt")
PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|BSD|BSD-[23]-Clause|Apache|Apache-2\.0|ISC|PSF-2\.0|Python Software Foundation License"
    r"|Unlicense|0BSD|Zlib)\b",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"GPL|MPL|Mozilla|EUPL|AGPL|SSPL|CDDL", re.IGNORECASE)
# Weaker than permissive, each with the reason why it asks nothing of this project.
TOLERATED = {
    "jinxed": "MPL-2.0: colours of Chalice's command line; taken out of what is deployed",
    "pycountry": "LGPL-2.1: an unchanged library of Python sources beside ours; schwifty looks countries up",
}
# Hosts of package registries, in pieces, so that this file does not name them itself.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("files", "pythonhosted", "org"),
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("jfrog", "io"),
        ("pkg", "dev"),
        ("deb", "debian", "org"),
    )
]


def locked() -> list[str]:
    lines = [line for name in LOCKS for line in (project.ROOT / name).read_text().splitlines()]
    return sorted({line.partition("==")[0] for line in lines if "==" in line})


def licence(package: str) -> str:
    """Return what a package says about its licence: the expression, else the classifiers, else words."""
    told = metadata(package)
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    return told.get("License-Expression") or "; ".join(classifiers) or told.get("License") or ""


@pytest.mark.parametrize("package", locked())
def test_what_is_deployed_has_a_permissive_licence(package: str) -> None:
    told = licence(package)
    is_free_of_conditions = bool(PERMISSIVE.search(told)) and not COPYLEFT.search(told)
    assert is_free_of_conditions != (package in TOLERATED), told


def test_what_is_tolerated_is_still_used() -> None:
    assert set(TOLERATED) <= set(locked())


def test_no_file_names_a_registry() -> None:
    """Whoever installs this uses their own mirrors; addresses in files would pass them by."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=project.ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    files = [project.ROOT / name for name in listed.split("\0") if name]
    assert len(files) > 100
    naming = [str(file.relative_to(project.ROOT)) for file in files if _names_a_registry(file)]
    assert naming == []


def _names_a_registry(file: Path) -> bool:
    if not file.is_file():
        return False
    content = file.read_bytes()
    return any(host.encode() in content for host in REGISTRIES)
