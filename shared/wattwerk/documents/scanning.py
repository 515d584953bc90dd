"""Looking for malware in what customers send.

A scanner is whatever speaks the protocol of ClamAV's daemon (``man clamd``, command INSTREAM): the
deployment names its host and port in ``VIRUS_SCANNER``. Without one, files are checked by their
format alone; which of both happened is recorded with each upload.
"""

import os
import socket
import struct
from typing import Protocol

CHUNK = 64 * 1024
TIMEOUT_SECONDS = 20


class ScanFailed(Exception):
    """The scanner gave no verdict; the file has to wait."""


class Scanner(Protocol):
    """Tells harmless files from harmful ones."""

    def finding(self, content: bytes) -> str | None:
        """Return the name of what was found, or None for a harmless file.

        Raises:
            ScanFailed: there is no verdict.
        """


class ClamAV:
    """A ClamAV daemon that listens on TCP."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)

    def finding(self, content: bytes) -> str | None:
        """Return the name of what was found, or None for a harmless file.

        Raises:
            ScanFailed: the daemon is not there, or answers anything but a verdict.
        """
        try:
            answer = self._answer(content)
        except OSError as error:
            raise ScanFailed(str(error)) from error
        verdict = answer.rstrip(b"\0").decode(errors="replace").removeprefix("stream: ")
        if verdict == "OK":
            return None
        if verdict.endswith(" FOUND"):
            return verdict.removesuffix(" FOUND")
        raise ScanFailed(verdict)

    def _answer(self, content: bytes) -> bytes:
        with socket.create_connection(self._address, timeout=TIMEOUT_SECONDS) as connection:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                chunk = content[start : start + CHUNK]
                connection.sendall(struct.pack("!L", len(chunk)) + chunk)
            connection.sendall(struct.pack("!L", 0))
            received = b""
            while part := connection.recv(4096):
                received += part
            return received


def configured() -> Scanner | None:
    """Return the scanner that the deployment names, or None without one."""
    host, _, port = os.environ.get("VIRUS_SCANNER", "").rpartition(":")
    return ClamAV(host, int(port)) if host else None
