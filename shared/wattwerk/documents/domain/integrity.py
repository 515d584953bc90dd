"""Issued documents never change: their fingerprint proves it."""

import hashlib


class DocumentDamaged(Exception):
    """A stored file is not the one that was issued."""


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal form."""
    return hashlib.sha256(content).hexdigest()


def verified(content: bytes, sha256: str) -> bytes:
    """Return the file if it is the one that was issued.

    Raises:
        DocumentDamaged: its fingerprint differs.
    """
    if fingerprint(content) != sha256:
        raise DocumentDamaged(f"the stored file does not have the fingerprint {sha256}")
    return content
