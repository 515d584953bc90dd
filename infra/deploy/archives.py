"""Zip archives whose bytes depend on the content alone, so that unchanged code is never updated."""

import io
import zipfile
from pathlib import Path

# The oldest moment that zip can tell; real times of change would alter unchanged archives.
EPOCH = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = {"__pycache__", ".pytest_cache", ".mypy_cache"}


def zipped(folder: Path, *, inside: str = "", with_bytecode: bool = False) -> bytes:
    """Return the archive of a folder; ``inside`` is the path that its files get in the archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            relative = file.relative_to(folder)
            if not file.is_file() or _left_out(relative, with_bytecode):
                continue
            entry = zipfile.ZipInfo(str(Path(inside) / relative), EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()


def _left_out(path: Path, with_bytecode: bool) -> bool:
    if any(part.endswith(".egg-info") for part in path.parts) or path.suffix in (".md", ".pyi"):
        return True
    return bool(LEFT_OUT & set(path.parts)) and not (with_bytecode and path.suffix == ".pyc")
