"""One process, two addresses: the AWS API, and the site with /api on the same origin."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from hypercorn.asyncio import serve
from hypercorn.config import Config

from infra import project
from infra.local.compression import Send, compressed
from infra.local.emulator import Application, Snapshots
from infra.local.settings import LocalStack
from infra.local.site import Site

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]


class Server:
    """Sends each request to the emulator or to the site."""

    def __init__(self, stack: LocalStack, emulator: Application, site: Site, snapshots: Snapshots) -> None:
        self._stack = stack
        self._emulator = emulator
        self._site = site
        self._snapshots = snapshots
        self._api = ""
        self._deployed_at = 0

    def _api_of_last_deployment(self) -> str:
        """Return the API's identifier; each deployment with another body gives a new one."""
        file = self._stack.outputs_file
        deployed_at = file.stat().st_mtime_ns if file.exists() else 0
        if deployed_at != self._deployed_at:
            self._api, self._deployed_at = self._stack.outputs()["Api"], deployed_at
        return self._api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] == "http":
            self._snapshots.note(scope["method"])
            if scope["server"][1] == self._stack.port:
                await self._answer(scope, receive, send)
                return
        await self._emulator(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if path.startswith("/api/") and path.rstrip("/") not in project.PAGES_BELOW_API:
            raw = (scope.get("raw_path") or path.encode()).split(b"?")[0]
            prefix = f"/_aws/execute-api/{self._api_of_last_deployment()}"
            scope = {**scope, "path": prefix + path, "raw_path": prefix.encode() + raw}
            await self._emulator(scope, receive, compressed(send, headers.get("accept-encoding", "")))
            return
        if path == "/demo.json":
            status, answered, body = self._demo()
        else:
            status, answered, body = await asyncio.to_thread(
                self._site.answer, scope["method"], path, headers
            )
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [(name.encode(), value.encode()) for name, value in answered.items()],
            }
        )
        await send({"type": "http.response.body", "body": body})

    def _demo(self) -> tuple[int, dict[str, str], bytes]:
        """Return what the start page says about this demo; a deployed site has no such file."""
        sign_ins = self._stack.state / "demo.txt"
        about = {
            "mail": self._stack.mail_url,
            "sign_ins": sign_ins.read_text() if sign_ins.exists() else "",
        }
        headers = {"content-type": "application/json", "cache-control": "no-store"}
        return 200, headers, json.dumps(about).encode()

    async def run(self, stopped: asyncio.Event) -> None:
        """Serve until ``stopped`` is set; then the emulator saves its state."""
        config = Config()
        config.bind = [f"127.0.0.1:{self._stack.aws_port}", f"127.0.0.1:{self._stack.port}"]
        config.keep_alive_timeout = 75
        config.graceful_timeout = 2
        config.accesslog = None
        config.errorlog = None
        await serve(self, config, shutdown_trigger=stopped.wait)  # type: ignore[arg-type]
