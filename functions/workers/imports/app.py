"""Queue: files with prices that staff sent are read, checked and written."""

from datetime import datetime

from wattwerk.catalog.operations import price_imports
from wattwerk.platform.files import consume_files


def file_arrived(key: str, now: datetime) -> None:
    """Take in a file."""
    place = price_imports.announced_at(key)
    if place is None:
        raise ValueError(f"no import is expected at {key}")
    brand, import_id = place
    price_imports.receive(brand=brand, import_id=import_id, now=now)


handler = consume_files("workers-imports", file_arrived)
