"""What came of an import."""

import hashlib
from dataclasses import dataclass

from wattwerk.catalog.domain.tables import Fault

VERSION_LENGTH = 12


def fingerprint(*files: bytes) -> str:
    """Return a short fingerprint of files: the same content has the same one."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file).digest())
    return digest.hexdigest()[:VERSION_LENGTH]


@dataclass(frozen=True)
class ImportReport:
    """The result of an import or of its dry run. With faults, nothing was or would be changed."""

    version: str = ""
    rows: int = 0
    changed: bool = False
    faults: tuple[Fault, ...] = ()
