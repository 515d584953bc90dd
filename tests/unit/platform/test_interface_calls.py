"""Calls of other systems: signed, to the public internet only, and honest about what went wrong."""

import hashlib
import hmac
import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import boto3
import pytest

from wattwerk.platform import interface_calls
from wattwerk.platform.interface_calls import CallFailed, call

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class Agency(BaseHTTPRequestHandler):
    """A credit agency on this machine."""

    answer: tuple[int, bytes] = (200, b'{"result": "passed"}')
    heard: list[tuple[dict[str, str], bytes]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((dict(self.headers), body))
        self.send_response(self.answer[0])
        self.end_headers()
        self.wfile.write(self.answer[1])

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def agency() -> Iterator[str]:
    Agency.heard.clear()
    server = HTTPServer(("127.0.0.1", 0), Agency)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/checks?kind=credit"
    server.shutdown()
    server.server_close()


@pytest.fixture
def secret(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERFACE_SECRETS", "wattwerk/interfaces")
    boto3.client("secretsmanager").create_secret(
        Name="wattwerk/interfaces/musterstadt/credit_agency", SecretString="geheim"
    )


def ask(url: str) -> interface_calls.InterfaceAnswer:
    return call(
        url,
        secret="musterstadt/credit_agency",
        delivery="A-7K2M-Q4XN.2.0",
        content={"order_number": "A-7K2M-Q4XN"},
        now=NOW,
    )


@pytest.mark.usefixtures("secret")
class TestOnThisMachine:
    @pytest.fixture(autouse=True)
    def _local(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LOCAL_INTERFACES", "allowed")

    def test_the_receiver_can_prove_who_calls(self, agency: str) -> None:
        assert ask(agency).verdict is True
        ((headers, body),) = Agency.heard
        assert json.loads(body) == {"order_number": "A-7K2M-Q4XN"}
        seconds = int(NOW.timestamp())
        digest = hmac.new(b"geheim", f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
        assert headers["Wattwerk-Signature"] == f"t={seconds},v1={digest}"
        assert headers["Wattwerk-Delivery"] == "A-7K2M-Q4XN.2.0"

    @pytest.mark.parametrize(("status", "temporary"), [(503, True), (429, True), (404, False), (302, False)])
    def test_refusals_are_told_apart(
        self, agency: str, status: int, temporary: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Agency, "answer", (status, b""))
        with pytest.raises(CallFailed, match=f"interface_answered_{status}") as failure:
            ask(agency)
        assert failure.value.temporary is temporary

    def test_an_answer_that_is_no_json_is_no_verdict(
        self, agency: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Agency, "answer", (200, b"<html>"))
        assert ask(agency).verdict is None

    def test_nobody_there_is_worth_another_attempt(self) -> None:
        with pytest.raises(CallFailed, match="interface_unreachable") as failure:
            ask("http://127.0.0.1:9")
        assert failure.value.temporary


@pytest.mark.usefixtures("secret")
class TestInTheCloud:
    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.9",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104
            "::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:a00:1::",
            "64:ff9b::a9fe:a9fe",
            "::10.0.0.1",
        ],
    )
    def test_our_own_network_is_never_called(self, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
        entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))
        public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [public, entry])
        with pytest.raises(CallFailed, match="interface_address_refused"):
            ask("https://agency.example/checks")

    @pytest.mark.parametrize(
        "url", ["http://agency.example/", "https://user@agency.example/", "https:///checks"]
    )
    def test_only_https_without_credentials(self, url: str) -> None:
        with pytest.raises(CallFailed, match="interface_address_refused"):
            ask(url)

    def test_without_a_secret_nothing_is_sent(self) -> None:
        with pytest.raises(CallFailed, match="interface_secret_missing"):
            call("https://agency.example", secret="sparwatt/x", delivery="1", content={}, now=NOW)
