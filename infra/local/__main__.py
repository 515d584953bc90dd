"""``python -m infra.local``: start everything, deploy, load the demo data, and stay until Ctrl-C.

PORT, AWS_PORT, MAIL_PORT, SMTP_PORT and STATE (a folder) move the stack. ``python -m infra.local
deploy`` brings changed code into a stack that runs already; ``... environment`` prints its variables.
"""

import argparse
import asyncio
import logging
import os
import shlex
import signal
import sys
import threading
import traceback

from infra import project
from infra.local import mail, ports, settings, startup
from infra.local.settings import LocalStack


def main() -> int:
    """Run a command and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("command", nargs="?", choices=["run", "deploy", "environment"], default="run")
    parser.add_argument("--without-demo", action="store_true", help="leave a new state empty")
    options = parser.parse_args()
    stack = settings.from_environment()
    if options.command == "environment":
        print("\n".join(f"export {key}={shlex.quote(value)}" for key, value in stack.environment().items()))
        return 0
    if options.command == "deploy":
        return startup.deploy(stack)
    if problem := _obstacle(stack):
        print(problem, file=sys.stderr)
        return 1
    return _run(stack, with_demo=not options.without_demo)


def _obstacle(stack: LocalStack) -> str:
    """Return what keeps the stack from starting, or nothing."""
    for name, variable in settings.PORT_VARIABLES.items():
        port = getattr(stack, name)
        if ports.busy(port):
            return (
                f"Port {port} is in use by another program (perhaps another wattwerk). "
                f"Stop it, or choose another port: {variable}={port + 1} make run"
            )
    return "" if mail.installed() else "The mail inbox is not installed: run `make install` first."


def _run(stack: LocalStack, *, with_demo: bool) -> int:
    stack.state.mkdir(parents=True, exist_ok=True)
    stack.ready_file.unlink(missing_ok=True)
    # The emulator logs a lot; people who start the stack want to see the progress only.
    logging.basicConfig(filename=stack.log_file, filemode="w", level=logging.INFO)
    from infra.local import emulator
    from infra.local.headers import Headers
    from infra.local.server import Server
    from infra.local.site import Site

    startup.tell("Starting the local cloud and the mail inbox")
    inbox = mail.start(stack)
    snapshots = emulator.Snapshots()
    site = Site(project.SITE / "dist", project.PAGES_BELOW_API, Headers(*stack.file_addresses))
    server = Server(stack, emulator.load(stack), site, snapshots)
    snapshots.start()
    status = 0

    async def serve() -> None:
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for wanted in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(wanted, stopped.set)

        def prepare() -> None:
            nonlocal status
            try:
                startup.prepare(stack, with_demo=with_demo)
            except Exception as error:
                status = 1
                if not stopped.is_set():
                    startup.tell(f"Failed: {error}; see {stack.log_file}")
                    logging.getLogger("wattwerk.local").error(traceback.format_exc())
                loop.call_soon_threadsafe(stopped.set)

        threading.Thread(target=prepare, daemon=True, name="startup").start()
        await server.run(stopped)

    try:
        asyncio.run(serve())
    finally:
        stack.ready_file.unlink(missing_ok=True)
        inbox.terminate()
    startup.tell("Stopped; the state is kept.")
    sys.stdout.flush()
    # Threads of the emulator may still wait for something; the state is saved.
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
