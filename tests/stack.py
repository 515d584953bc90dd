"""A running local stack for tests that need the whole deployment: one per test run.

It has free ports and a state folder of its own, is deployed from the present code and holds the demo
data. While developing, ``WATTWERK_STACK=<state folder>`` uses a stack that runs already.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest

from infra import project
from infra.local import ports
from infra.local.settings import PORT_VARIABLES, LocalStack

PATIENCE_SECONDS = 180.0


@dataclass(frozen=True)
class RunningStack:
    """Addresses of a stack that is ready, and access to its resources and mails."""

    local: LocalStack

    @property
    def site(self) -> str:
        """Address of the site, without a slash at the end."""
        return self.local.site_url

    @property
    def api(self) -> str:
        """Address of the API, without a slash at the end."""
        return f"{self.site}/api"

    @property
    def resources(self) -> dict[str, str]:
        """Names of tables, bucket, bus and pools, as environment variables name them."""
        return self.local.environment()

    def client(self, service: str) -> Any:
        """Return a boto3 client of this stack with all rights."""
        access = self.local.credentials()
        return boto3.client(
            service,
            endpoint_url=access["AWS_ENDPOINT_URL"],
            region_name=access["AWS_REGION"],
            aws_access_key_id=access["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=access["AWS_SECRET_ACCESS_KEY"],
        )

    def mails(self, recipient: str) -> list[dict[str, Any]]:
        """Return the mails that an address has received, oldest first, as the inbox shows them:
        ``subject``, ``text``, ``html``, ``from``, ``attachments``."""
        mails = httpx.get(f"{self.local.mail_url}/email", timeout=10).json()
        return [mail for mail in mails if recipient in {to["address"] for to in mail["to"]}]

    def mail(self, recipient: str, *, subject: str, within_seconds: float = 30) -> dict[str, Any]:
        """Wait for a mail whose subject contains ``subject`` and return the latest one.

        Raises:
            AssertionError: no such mail came in time.
        """
        deadline = time.monotonic() + within_seconds
        while time.monotonic() < deadline:
            found = [mail for mail in self.mails(recipient) if subject in mail["subject"]]
            if found:
                return found[-1]
            time.sleep(0.2)
        subjects = [mail["subject"] for mail in self.mails(recipient)]
        raise AssertionError(
            f"no mail '{subject}' for {recipient} within {within_seconds} s, only {subjects}"
        )


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    """The running stack of this test run."""
    if existing := os.environ.get("WATTWERK_STACK"):
        yield RunningStack(running(Path(existing)))
        return
    local = on_free_ports(tmp_path_factory.mktemp("stack"))
    process = start(local)
    try:
        yield RunningStack(local)
    finally:
        stop(process)


def on_free_ports(state: Path) -> LocalStack:
    """Return a stack that is not started yet, on ports that nobody uses."""
    return LocalStack(state, *(ports.free() for _ in PORT_VARIABLES))


def start(local: LocalStack, *arguments: str, snapshot_seconds: int = 600) -> "subprocess.Popen[bytes]":
    """Start a stack and wait until it is ready. Saving its state every few seconds, as for people, is work
    for nothing where it is thrown away.

    Raises:
        RuntimeError: it did not get ready; the message holds what it said.
    """
    local.ready_file.unlink(missing_ok=True)
    with (local.state / "output.txt").open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "infra.local", *arguments],
            cwd=project.ROOT,
            env={**os.environ, **local.variables(), "SNAPSHOT_SECONDS": str(snapshot_seconds)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_until_ready(process, local)
    except RuntimeError:
        process.kill()
        raise
    return process


def stop(process: "subprocess.Popen[bytes]") -> int:
    """Stop a stack like Ctrl-C does and return its exit status."""
    process.send_signal(signal.SIGINT)
    try:
        return process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def running(state: Path) -> LocalStack:
    """Return the stack that runs with this state folder."""
    ready = json.loads((state / "ready.json").read_text())
    return LocalStack(state, **ready["ports"])


def _wait_until_ready(process: "subprocess.Popen[bytes]", local: LocalStack) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not local.ready_file.exists():
        if process.poll() is not None or time.monotonic() > deadline:
            shown = (local.state / "output.txt").read_text()
            log = local.log_file.read_text()[-3000:] if local.log_file.exists() else ""
            raise RuntimeError(f"the local stack did not start:\n{shown}\n{log}")
        time.sleep(0.2)
