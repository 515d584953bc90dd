"""Calls of other systems over HTTPS: signed, without personal data, and never into our own network.

The receiver checks ``Wattwerk-Signature: t=<seconds>,v1=<hex>``: an HMAC-SHA-256 over ``<seconds>.<body>``
with the secret that both share. ``Wattwerk-Delivery`` is the same for every attempt at the same call.
"""

import hashlib
import hmac
import ipaddress
import json
import os
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from wattwerk.platform import secrets, settings

TIMEOUT_SECONDS = 8
LARGEST_ANSWER = 64 * 1024
CARRIES_OLDER_ADDRESS = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
VERDICTS = {"passed": True, "failed": False}


class CallFailed(Exception):
    """A call that brought nothing. ``temporary``: another attempt may succeed."""

    def __init__(self, code: str, *, temporary: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.temporary = temporary


@dataclass(frozen=True)
class InterfaceAnswer:
    """What the other system said. ``verdict``: its ``{"result": "passed" | "failed"}``, if it gave one."""

    status: int
    verdict: bool | None

    @property
    def result(self) -> str:
        """Return a code for what came of the call."""
        return f"answered_{self.status}"


def call(url: str, *, secret: str, delivery: str, content: dict[str, Any], now: datetime) -> InterfaceAnswer:
    """Send a signed JSON document and return the answer; redirections are not followed.

    ``secret`` is the name below the deployment's prefix for secrets of interfaces.

    Raises:
        CallFailed: ``interface_address_refused``, ``interface_secret_missing``, ``interface_unreachable``,
            ``interface_answered_<status>``.
    """
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "wattwerk",
        "Wattwerk-Delivery": delivery,
        "Wattwerk-Signature": signature(body, key=_key(secret), now=now),
    }
    parts = urlsplit(url)
    connection = _connection(url)
    try:
        connection.request(
            "POST", f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", body, headers
        )
        response = connection.getresponse()
        text = response.read(LARGEST_ANSWER)
    except (OSError, HTTPException) as error:
        raise CallFailed("interface_unreachable", temporary=True) from error
    finally:
        connection.close()
    return _answer(response, text)


def signature(body: bytes, *, key: bytes, now: datetime) -> str:
    """Return the value of the header by which the receiver knows us, and when it was signed."""
    seconds = int(now.timestamp())
    digest = hmac.new(key, f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={digest}"


def public_address(host: str, port: int) -> str:
    """Return a network address of a host that lies in the public internet.

    Raises:
        CallFailed: ``interface_address_refused`` for addresses of our own network, of this machine, and of
            the cloud's metadata; ``interface_unreachable`` for unknown hosts.
    """
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise CallFailed("interface_unreachable", temporary=True) from error
    if not all(_is_public(address) for address in found):
        raise CallFailed("interface_address_refused")
    return found[0]


def _is_public(address: str) -> bool:
    known = ipaddress.ip_address(address)
    if isinstance(known, ipaddress.IPv6Address):
        # Forms that carry an address of the older protocol are judged by it.
        known = known.ipv4_mapped or known.sixtofour or _translated(known) or known
    return known.is_global and not known.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the older address in one that is translated (RFC 6052) or written in the old form."""
    if any(address in network for network in CARRIES_OLDER_ADDRESS):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _connection(url: str) -> HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _may_be_local():
        secure = parts.scheme == "https"
        kind = HTTPSConnection if secure else HTTPConnection
        return kind(host, parts.port or (443 if secure else 80), timeout=TIMEOUT_SECONDS)
    if parts.scheme != "https" or not host or parts.username is not None:
        raise CallFailed("interface_address_refused")
    port = parts.port or 443
    return _Pinned(host, port, address=public_address(host, port))


class _Pinned(HTTPSConnection):
    """A connection to the very address that was checked: a name cannot change its meaning meanwhile."""

    def __init__(self, host: str, port: int, *, address: str) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=TIMEOUT_SECONDS, context=self._tls)
        self._address = address

    def connect(self) -> None:
        """Connect to the checked address; the certificate has to be that of the name."""
        plain = socket.create_connection((self._address, self.port), TIMEOUT_SECONDS)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _answer(response: HTTPResponse, text: bytes) -> InterfaceAnswer:
    if not 200 <= response.status < 300:
        overloaded = response.status >= 500 or response.status in (408, 425, 429)
        raise CallFailed(f"interface_answered_{response.status}", temporary=overloaded)
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        told = {}
    verdict = VERDICTS.get(str(told.get("result"))) if isinstance(told, dict) else None
    return InterfaceAnswer(response.status, verdict)


def _key(name: str) -> bytes:
    try:
        return secrets.secret(f"{settings.required('INTERFACE_SECRETS')}/{name}").encode()
    except secrets.SecretUnavailable as error:
        raise CallFailed("interface_secret_missing") from error


def _may_be_local() -> bool:
    """On a developer's machine the other system is a program beside ours."""
    return os.environ.get("LOCAL_INTERFACES") == "allowed"
