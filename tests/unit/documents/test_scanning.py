"""Talking to a scanner in ClamAV's protocol."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from wattwerk.documents import scanning
from wattwerk.documents.scanning import ClamAV, ScanFailed

HARMFUL = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"


@contextmanager
def daemon(verdict: Callable[[bytes], bytes]) -> Iterator[int]:
    """A daemon that reads the chunks of INSTREAM as ClamAV does; yields its port."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            assert self.rfile.read(10) == b"zINSTREAM\0"
            content = b""
            while length := struct.unpack("!L", self.rfile.read(4))[0]:
                content += self.rfile.read(length)
            self.wfile.write(b"stream: " + verdict(content) + b"\0")

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def eicar(content: bytes) -> bytes:
    return b"Win.Test.EICAR_HDB-1 FOUND" if HARMFUL in content else b"OK"


def test_a_harmless_file_of_several_chunks_has_no_finding() -> None:
    with daemon(eicar) as port:
        assert ClamAV("127.0.0.1", port).finding(b"%PDF-1.7" + b"x" * 200_000) is None


def test_a_finding_is_named() -> None:
    with daemon(eicar) as port:
        assert ClamAV("127.0.0.1", port).finding(b"x" * 70_000 + HARMFUL) == "Win.Test.EICAR_HDB-1"


def test_an_error_of_the_scanner_is_no_verdict() -> None:
    with daemon(lambda _: b"INSTREAM size limit exceeded. ERROR") as port, pytest.raises(ScanFailed):
        ClamAV("127.0.0.1", port).finding(b"%PDF-")


def test_a_scanner_that_is_not_there_is_no_verdict() -> None:
    with daemon(eicar) as port:
        pass
    with pytest.raises(ScanFailed):
        ClamAV("127.0.0.1", port).finding(b"%PDF-")


def test_the_deployment_names_the_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRUS_SCANNER", raising=False)
    assert scanning.configured() is None
    monkeypatch.setenv("VIRUS_SCANNER", "clamav.internal:3310")
    assert isinstance(scanning.configured(), ClamAV)
