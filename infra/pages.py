"""How the files of the site travel: their media types and how long browsers may keep them. The same for
the bucket on AWS and for the local stack."""

import mimetypes
from pathlib import Path

# Files below a folder of this name carry a hash of their content in their own names.
IMMUTABLE_FOLDER = "assets"

mimetypes.add_type("application/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


def media_type(file: Path) -> str:
    """Return the media type of a file by its name."""
    found = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if found.startswith("text/") or found == "application/javascript":
        return f"{found}; charset=utf-8"
    return found


def cache_control(file: Path) -> str:
    """Return how long a file may be kept: for ever when its name changes with its content."""
    if IMMUTABLE_FOLDER in file.parts:
        return "public, max-age=31536000, immutable"
    return "no-cache"
