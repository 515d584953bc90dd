"""Files that customers send: what is taken is decided by what a file is, not by what it is called."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

LARGEST_UPLOAD = 15 * 1024 * 1024
"""Bytes: enough for a photograph of today's phones or a scan of twenty pages."""

LARGEST_ATTACHED = 3 * 1024 * 1024
"""Bytes of a file that comes within a request: a scan, or a photograph that was made smaller."""

LONGEST_NAME = 80


class UploadStatus(StrEnum):
    """Way of an upload: announced, checked and kept, or checked and thrown away."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a file was thrown away."""

    FORMAT = "format"
    SIZE = "size"
    MALWARE = "malware"


@dataclass(frozen=True)
class FileFormat:
    """A format that is taken."""

    media_type: str
    extension: str


PDF = FileFormat("application/pdf", "pdf")
JPEG = FileFormat("image/jpeg", "jpg")
PNG = FileFormat("image/png", "png")
HEIC = FileFormat("image/heic", "heic")

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def format_of(content: bytes) -> FileFormat | None:
    """Return the format that the first bytes of a file prove, or None for all that is not taken.

    PDF: ISO 32000-2 § 7.5.2; JPEG: ITU-T T.81 annex B; PNG: ISO 15948 § 5.2; HEIC: ISO 23008-12.
    """
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    return None


def readable_name(given: str) -> str:
    """Return the name of a file without folders, extension and signs that no file name has."""
    stem = PurePosixPath(given.replace("\\", "/")).stem
    cleaned = re.sub(r'[\x00-\x1f\x7f"<>|:*?/\u202a-\u202e\u2066-\u2069]+', " ", stem)
    return " ".join(cleaned.split())[:LONGEST_NAME].strip(". ") or "Upload"


def quarantine_key(*, brand: str, customer_number: str, upload_id: str) -> str:
    """Return where a file waits for its check. Nobody can download from there."""
    return f"quarantine/{brand}/{customer_number}/{upload_id}"


def upload_at(key: str) -> tuple[str, str] | None:
    """Return customer number and upload id of a place in quarantine, or None for another place."""
    parts = key.split("/")
    if len(parts) != 4 or parts[0] != "quarantine":
        return None
    return parts[2], parts[3]
