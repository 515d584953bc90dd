"""The files of the demo data."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def content(name: str) -> bytes:
    """Return a file, e.g. ``levies.csv``."""
    return (DATA / name).read_bytes()
