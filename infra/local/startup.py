"""What happens between the start of the local stack and "wattwerk is ready"."""

import json
import os
import subprocess
import sys
import time

import httpx

from infra import project
from infra.local.settings import LocalStack

PATIENCE_SECONDS = 60.0


def tell(line: str) -> None:
    """Show a line of progress."""
    print(f"wattwerk: {line}", flush=True)


def prepare(stack: LocalStack, *, with_demo: bool) -> None:
    """Deploy, load the demo data into an empty state, and tell how to get in.

    Raises:
        RuntimeError: a step failed.
    """
    started = time.monotonic()
    _wait(f"{stack.aws_url}/_ministack/health")
    tell("Deploying the code")
    if deploy(stack):
        raise RuntimeError(f"the deployment failed; deleting {stack.state} begins afresh")
    sign_ins = _load_demo(stack) if with_demo else ""
    _wait(f"{stack.mail_url}/healthz")
    stack.ready_file.write_text(
        json.dumps({"site": stack.site_url, "ports": stack.ports(), "process": os.getpid()})
    )
    print(_ready(stack, sign_ins, time.monotonic() - started), flush=True)


def deploy(stack: LocalStack) -> int:
    """Deploy the present code to the stack and return the exit status."""
    command = [sys.executable, "-m", "infra.deploy", "--outputs", str(stack.outputs_file)]
    parameters = ["Environment=local", f"SiteUrl={stack.site_url}", "LogRetentionDays=7"]
    return subprocess.run(
        [*command, *parameters], cwd=project.ROOT, env={**os.environ, **stack.credentials()}
    ).returncode


def _load_demo(stack: LocalStack) -> str:
    """Load the demo data unless this state has it; return how to sign in."""
    kept = stack.state / "demo.txt"
    if not kept.exists():
        tell("Loading the demo data")
        loaded = subprocess.run(
            [sys.executable, "-m", "infra.demo"],
            cwd=project.ROOT,
            env={**os.environ, **stack.environment()},
            stdout=subprocess.PIPE,
            text=True,
        )
        if loaded.returncode:
            raise RuntimeError("the demo data could not be loaded")
        kept.write_text(loaded.stdout)
    return kept.read_text()


def _wait(address: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            httpx.get(address, timeout=5)
            return
        except httpx.TransportError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"nothing answers at {address}") from error
            time.sleep(0.1)


def _ready(stack: LocalStack, sign_ins: str, seconds: float) -> str:
    lines = [
        "",
        f"wattwerk is ready ({seconds:.0f} s)",
        "",
        f"  Start page   {stack.site_url}/",
        f"  Portal       {stack.site_url}/portal/",
        f"  Order        {stack.site_url}/order/",
        f"  Admin        {stack.site_url}/admin/",
        f"  API          {stack.site_url}/api/docs   {stack.site_url}/api/openapi.json",
        f"  Mail inbox   {stack.mail_url}/",
        "",
        *(f"  {line}" for line in sign_ins.splitlines()),
        "",
        "  Stop with Ctrl-C; the state is kept.",
        "",
    ]
    return "\n".join(lines)
