"""Serves the built site like CloudFront does: compressed, cached, with the same security headers."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from infra import pages
from infra.local.headers import Headers

APPLICATIONS = ("portal", "order", "admin")
COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/wasm")


@dataclass(frozen=True)
class StoredFile:
    """A file as it travels."""

    content: bytes
    compressed: bytes | None
    media_type: str
    entity_tag: str
    modified: str
    cache_control: str


Answer = tuple[int, dict[str, str], bytes]


class Site:
    """The folder with the built pages, and single files that lie elsewhere (by their path)."""

    def __init__(self, folder: Path, elsewhere: Mapping[str, Path], headers: Headers) -> None:
        self._folder = folder.resolve()
        self._elsewhere = elsewhere
        self._headers = headers

    def answer(self, method: str, path: str, headers: dict[str, str]) -> Answer:
        """Return status, headers and body for a request."""
        security = self._headers.of(path)
        if method not in ("GET", "HEAD"):
            return 405, {"allow": "GET, HEAD", **security}, b""
        file = self._elsewhere.get(path.rstrip("/")) or self._file(path)
        if file is None or not file.is_file():
            return self._sized(404, {"content-type": "text/plain", **security}, b"No such page\n", method)
        stored = _load(file, file.stat().st_mtime_ns)
        answer = {
            **security,
            "content-type": stored.media_type,
            "etag": stored.entity_tag,
            "last-modified": stored.modified,
            "cache-control": stored.cache_control,
            "accept-ranges": "bytes",
            "vary": "Accept-Encoding",
        }
        if headers.get("if-none-match") == stored.entity_tag:
            return 304, answer, b""
        if (span := _span(headers.get("range", ""), len(stored.content))) is not None:
            first, last = span
            answer["content-range"] = f"bytes {first}-{last}/{len(stored.content)}"
            return self._sized(206, answer, stored.content[first : last + 1], method)
        body = stored.content
        if stored.compressed is not None and "gzip" in headers.get("accept-encoding", ""):
            answer["content-encoding"] = "gzip"
            body = stored.compressed
        return self._sized(200, answer, body, method)

    def _sized(self, status: int, headers: dict[str, str], body: bytes, method: str) -> Answer:
        return status, {**headers, "content-length": str(len(body))}, b"" if method == "HEAD" else body

    def _file(self, path: str) -> Path | None:
        """Return the file for a path; a deep link into an application gets that application's page."""
        file = (self._folder / path.lstrip("/")).resolve()
        if not file.is_relative_to(self._folder):
            return None
        if file.is_dir():
            file /= "index.html"
        if not file.is_file() and "." not in file.name:
            first = path.strip("/").split("/")[0]
            file = self._folder / (first if first in APPLICATIONS else "") / "index.html"
        return file if file.is_file() else None


@lru_cache(maxsize=512)
def _load(file: Path, modified_ns: int) -> StoredFile:
    content = file.read_bytes()
    media_type = pages.media_type(file)
    compressible = media_type.startswith(COMPRESSIBLE) and len(content) >= 1000
    return StoredFile(
        content=content,
        compressed=gzip.compress(content, 9) if compressible else None,
        media_type=media_type,
        entity_tag=f'"{sha256(content).hexdigest()[:32]}"',
        modified=formatdate(modified_ns / 1e9, usegmt=True),
        cache_control=pages.cache_control(file),
    )


def _span(given: str, size: int) -> tuple[int, int] | None:
    """Return first and last byte of a Range header with one range, or None to send everything."""
    unit, _, span = given.partition("=")
    first, dash, last = span.partition("-")
    if unit != "bytes" or not dash or "," in span or not (first or last) or not (first + last).isdigit():
        return None
    if not first:
        return max(size - int(last), 0), size - 1
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if int(first) <= end else None
