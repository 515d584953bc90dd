"""The emulated AWS: MiniStack, inside this process, with the state in a folder.

The patches below are made for exactly one version. Each says what a user would feel without it.
"""

import importlib.metadata
import json
import logging
import os
import threading
import time
from collections import defaultdict, deque
from email.utils import parseaddr
from types import SimpleNamespace
from typing import IO, Any

from infra.local.settings import REGION, LocalStack

VERSION = "1.5.33"
# After a change; tests that throw their stack away save less often.
SNAPSHOT_SECONDS = float(os.environ.get("SNAPSHOT_SECONDS", "5"))
# How long a call waits for a free process of its function.
PATIENCE_SECONDS = 60
# Processes of one function at a time; each takes about 60 MB.
FUNCTION_PROCESSES = int(os.environ.get("LAMBDA_PROCESSES", "2"))

Application = Any  # an ASGI application

log = logging.getLogger("wattwerk.local")


def load(stack: LocalStack) -> Application:
    """Return MiniStack as an ASGI application that keeps its state in the stack's folder.

    It reads its settings from the environment while it is imported, so this happens once per process.
    """
    found = importlib.metadata.version("ministack")
    if found != VERSION:
        raise RuntimeError(f"ministack {found} is installed; the patches here are made for {VERSION}")
    os.environ.update(
        AUTH="true",  # roles of functions, signatures and disabled logins count, as on AWS
        BIND_HOST="127.0.0.1",
        GATEWAY_PORT=str(stack.aws_port),
        IOT_MTLS_ENABLED="0",
        LOG_LEVEL=os.environ.get("LOG_LEVEL", "INFO"),
        MINISTACK_REGION=REGION,
        PERSIST_STATE="1",
        S3_DATA_DIR=str(stack.state / "s3"),
        S3_PERSIST="1",
        SMTP_HOST=f"127.0.0.1:{stack.smtp_port}",
        STATE_DIR=str(stack.state / "state"),
    )
    from ministack import app

    _answer_silent_functions_at_once()
    _write_states_in_one_piece()
    _bound_processes()
    _sweep_schedules_every_second()
    _resume_streams()
    _import_gateway_responses()
    _keep_attributes_in_nested_stacks()
    _name_the_sender_of_mails()
    return app.app


class Snapshots:
    """Saves the state a few seconds after each change, since the emulator itself saves only when it
    is stopped cleanly: a kill loses the last seconds at most."""

    def __init__(self) -> None:
        self._changed = threading.Event()

    def note(self, method: str) -> None:
        """Take note of a request to the emulator."""
        if method not in ("GET", "HEAD", "OPTIONS"):
            self._changed.set()

    def start(self) -> None:
        """Save from now on, in the background."""
        logging.getLogger("persistence").setLevel(logging.WARNING)
        threading.Thread(target=self._save_for_ever, daemon=True, name="snapshots").start()

    def _save_for_ever(self) -> None:
        from ministack import app
        from ministack.core import persistence

        while True:
            self._changed.wait()
            time.sleep(SNAPSHOT_SECONDS)
            if _deploying():
                # A state in the middle of a deployment could never be deployed to again.
                continue
            self._changed.clear()
            started = time.perf_counter()
            persistence.save_all(app._build_persistence_save_dict())
            if (took := time.perf_counter() - started) > 1:
                log.warning("saving the state took %.1f s", took)


def _deploying() -> bool:
    from ministack.services.cloudformation import _stacks

    return any(stack["StackStatus"].endswith("_IN_PROGRESS") for stack in list(_stacks._data.values()))


def _answer_silent_functions_at_once() -> None:
    """Without this, each call of a function that logs nothing takes 50 ms longer."""
    from ministack.core.lambda_runtime import Worker

    original = Worker._drain_stderr_bounded

    def drain(
        self: Any, first_line_wait: float = 0.002, idle_confirm: float = 0.001, hard_cap: float = 0.05
    ) -> str:
        return str(original(self, first_line_wait, idle_confirm, hard_cap))

    Worker._drain_stderr_bounded = drain


def _write_states_in_one_piece() -> None:
    """Without this, saving the state keeps a core busy for seconds after each change: the JSON library
    writes to files piece by piece, five times as slowly as into memory."""
    from ministack.core import persistence

    def dump(value: Any, file: IO[str], **options: Any) -> None:
        file.write(json.dumps(value, **options))

    persistence.json = SimpleNamespace(**{**vars(json), "dump": dump})


def _bound_processes() -> None:
    """Without this, a page that sends eight requests at once starts eight processes of a function.

    Calls wait in line for a free process; AWS would start another one.
    """
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc

    original = lambda_runtime.acquire_worker
    lines: defaultdict[str, deque[object]] = defaultdict(deque)

    def acquire(
        name: str,
        config: dict[str, Any],
        code: bytes,
        qualifier: str = "$LATEST",
        max_concurrency: int | None = None,
    ) -> Any:
        deadline = time.monotonic() + PATIENCE_SECONDS
        place = object()
        line = lines[name]
        line.append(place)
        try:
            while True:
                late = time.monotonic() > deadline
                first = line[0] is place
                if first or late:
                    found = original(name, config, code, qualifier, max_concurrency or FUNCTION_PROCESSES)
                    if found[0] or late:
                        return found
                # Many that look often would keep the first one from its turn.
                time.sleep(0.002 if first else 0.02)
        finally:
            line.remove(place)

    lambda_svc.acquire_worker = acquire  # imported there by its name


def _sweep_schedules_every_second() -> None:
    """Without this, a due schedule fires up to ten seconds late."""
    from ministack.services import scheduler

    scheduler._SCHEDULE_TICK_INTERVAL = 1


def _resume_streams() -> None:
    """Without this, no event leaves the outbox after a restart: positions in streams are saved, the
    records of the streams are not, and triggers wait until the numbers catch up."""
    from ministack.services import lambda_svc

    original = lambda_svc._restore_state

    def restore(data: dict[str, Any] | None) -> None:
        positions = (data or {}).get("dynamodb_stream_positions")
        if positions:
            positions._data.update(dict.fromkeys(positions._data, 0))
        original(data)

    lambda_svc._restore_state = restore


def _import_gateway_responses() -> None:
    """Without this, a refused token answers 403 in the gateway's own words, not 401 as a problem: the
    emulator knows gateway responses, but does not read them from an API's body."""
    from ministack.services import apigateway_v1

    original = apigateway_v1._import_rest_api

    def imported(specification: dict[str, Any], base: dict[str, Any] | None = None) -> str:
        api = str(original(specification, base))
        responses = specification.get("x-amazon-apigateway-gateway-responses") or {}
        for kind, response in responses.items():
            apigateway_v1._put_gateway_response(api, kind, response)
        return api

    apigateway_v1._import_rest_api = imported


def _keep_attributes_in_nested_stacks() -> None:
    """Without this, the second deployment fails as soon as one resource of a nested stack changes: the
    emulator forgets the attributes of its unchanged neighbours."""
    from ministack.services.cloudformation import _stacks, provisioners

    original = provisioners._update_resource

    def update(
        kind: str,
        physical_id: str,
        old: dict[str, Any],
        new: dict[str, Any],
        stack_name: str,
        logical_id: str | None = None,
        old_attrs: dict[str, Any] | None = None,
    ) -> Any:
        if old_attrs is None:
            resources = (_stacks.get(stack_name) or {}).get("_resources", {})
            old_attrs = resources.get(logical_id, {}).get("Attributes")
        return original(kind, physical_id, old, new, stack_name, logical_id, old_attrs)

    provisioners._update_resource = update


def _name_the_sender_of_mails() -> None:
    """Without this, a role that may send mails from our domains may send none: the emulator checks the
    permission for a raw mail against no resource, AWS against the sender's domain."""
    from ministack.core import iam_actions

    original = iam_actions.extract_resource_arn

    def resource(
        service: str,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes,
        query: dict[str, Any],
        region: str,
        account: str,
    ) -> str:
        found = str(original(service, method, path, headers, body, query, region, account))
        sender = iam_actions._query_param(query, "Source")
        if service == "ses" and found == "*" and sender:
            return f"arn:aws:ses:{region}:{account}:identity/{parseaddr(sender)[1].partition('@')[2]}"
        return found

    iam_actions.extract_resource_arn = resource
