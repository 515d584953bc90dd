"""Compresses answers of the API like the gateway does (MinimumCompressionSize of the API)."""

import gzip
from collections.abc import Awaitable, Callable
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]

SMALLEST_BYTES = 1024


def compressed(send: Send, accepted: str) -> Send:
    """Return what passes an answer on, compressed where the reader accepts it and it is large enough."""
    if "gzip" not in accepted:
        return send
    start: dict[str, Any] = {}
    pieces: list[bytes] = []

    async def collect(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
            return
        pieces.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = b"".join(pieces)
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        plain = all(name.lower() != b"content-encoding" for name, _ in headers)
        if plain and len(body) >= SMALLEST_BYTES:
            body = gzip.compress(body, 6)
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return collect
