"""The emulated cloud as it was at the beginning of many tests: made once in a process, then put back.

Putting back what a preparation left in the memory of the emulator takes a hundredth of preparing it again.
"""

import functools
import io
import pickle
from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

import pytest
from aws_lambda_powertools.utilities import parameters
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.botocore_stubber import BotocoreStubber

Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")

# Requests that leave everything as it was.
READING = {"GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems", "GetSecretValue"}


class Beginnings:
    """The steps that made the present cloud, and what each way of making it left there."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, ...], bytes] = {}
        self._steps: tuple[Hashable, ...] | None = None

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take note when something else than a step changes the cloud: then nobody knows how it was made."""
        process = BotocoreStubber.process_request

        def watched(stubber: BotocoreStubber, request: Any) -> Any:
            target = request.headers.get("X-Amz-Target", b"")
            operation = (target if isinstance(target, str) else target.decode()).rpartition(".")[2]
            if operation not in READING:
                self._steps = None
            return process(stubber, request)

        monkeypatch.setattr(BotocoreStubber, "process_request", watched)

    def begin(self, make: Callable[[], None]) -> None:
        """Begin with a cloud as ``make`` makes it."""
        BackendDict.reset()
        self._steps = ()
        self.take("beginning", make)

    def take(self, step: Hashable, make: Callable[[], Made]) -> Made:
        """Take a step: by memory if the cloud is as it was when it was taken before. Return what ``make``
        returned."""
        steps = None if self._steps is None else (*self._steps, step)
        if steps in self._kept:
            made: Made = _put_back(self._kept[steps])
            forget()
        else:
            made = make()
            if steps is not None:
                self._kept[steps] = _present(made)
        self._steps = steps
        return made


BEGINNINGS = Beginnings()


def made_once(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """Let a function that prepares the cloud do so once in a process, for each way it is called and for all
    that was prepared before. It must depend on nothing but that."""

    @functools.wraps(make)
    def step(*arguments: Parameters.args, **named: Parameters.kwargs) -> Made:
        name = (make.__module__, make.__qualname__, repr((arguments, sorted(named.items()))))
        return BEGINNINGS.take(name, lambda: make(*arguments, **named))

    return step


def forget() -> None:
    """What a process remembers (brands, levies, secrets) belongs to one cloud."""
    from wattwerk.brands import repository as brands
    from wattwerk.catalog.repository import levies, products

    brands.forget()
    levies.forget()
    products.forget()
    parameters.clear_caches()


class _Writer(pickle.Pickler):
    """What a service holds may point at the service itself, which stays where it is."""

    def persistent_id(self, value: Any) -> Any:
        return (type(value), value.region_name) if isinstance(value, BaseBackend) else None


class _Reader(pickle.Unpickler):
    def persistent_load(self, identifier: tuple[type[BaseBackend], str]) -> BaseBackend:
        kind, region = identifier
        backend: BaseBackend = _services[kind][DEFAULT_ACCOUNT_ID][region]
        return backend


_services: dict[type[BaseBackend], "BackendDict[Any]"] = {}


def _present(made: Any) -> bytes:
    """Return all that the emulated services hold, and what a step returned."""
    held = []
    for service in BackendDict._instances:
        for _account, _region, backend in service.iter_backends():
            _services[type(backend)] = service
            held.append((backend, vars(backend)))
    content = io.BytesIO()
    _Writer(content, protocol=pickle.HIGHEST_PROTOCOL).dump((held, made))
    return content.getvalue()


def _put_back(kept: bytes) -> Any:
    BackendDict.reset()
    held, made = _Reader(io.BytesIO(kept)).load()
    for backend, values in held:
        backend.__dict__ = values
    return made
