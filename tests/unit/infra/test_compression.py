"""The local API answers compressed, like the gateway in front of the deployed one."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from infra.local.compression import compressed

LONG = b'{"name": "Stadtwerke Musterstadt"}' * 100


def answered(accepted: str, *pieces: bytes, headers: tuple[tuple[bytes, bytes], ...] = ()) -> Any:
    """Return headers and body as they arrive at the browser."""
    arrived: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        arrived.append(message)

    async def answer() -> None:
        passed_on = compressed(send, accepted)
        await passed_on({"type": "http.response.start", "status": 200, "headers": list(headers)})
        for number, piece in enumerate(pieces, start=1):
            more = number < len(pieces)
            await passed_on({"type": "http.response.body", "body": piece, "more_body": more})

    # In a thread of its own: the browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, answer()).result()
    body = b"".join(message.get("body", b"") for message in arrived)
    return dict(arrived[0]["headers"]), body


def test_long_answers_travel_compressed() -> None:
    headers, body = answered("gzip, br", LONG[:500], LONG[500:], headers=((b"content-length", b"3400"),))
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert gzip.decompress(body) == LONG


def test_short_answers_and_old_readers_get_them_as_they_are() -> None:
    assert answered("gzip", b"{}") == ({b"content-length": b"2"}, b"{}")
    assert answered("", LONG) == ({}, LONG)


def test_what_is_compressed_already_stays_so() -> None:
    small = gzip.compress(LONG) + b"." * 1024
    headers, body = answered("gzip", small, headers=((b"content-encoding", b"gzip"),))
    assert body == small
    assert headers[b"content-encoding"] == b"gzip"
