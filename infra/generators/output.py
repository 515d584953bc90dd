"""Generated files, written so that the same content gives the same bytes."""

import json
import os
from pathlib import Path
from typing import Any


def text(document: Any) -> str:
    """Return the form in which a document is stored: JSON, or a text as it is."""
    if isinstance(document, str):
        return document
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def write(file: Path, document: Any) -> None:
    """Store a document; an unchanged file keeps its time of change."""
    content = text(document)
    if not file.exists() or file.read_text() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Replaced in one step: somebody else may be reading it.
        written = file.with_name(f".{file.name}.{os.getpid()}")
        written.write_text(content)
        written.replace(file)


def is_current(file: Path, document: Any) -> bool:
    """Tell whether a file holds exactly this document."""
    return file.exists() and file.read_text() == text(document)
