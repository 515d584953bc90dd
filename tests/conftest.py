"""Fixtures that all tests share: a moto cloud with the project's tables, and clients for functions."""

import functools
import importlib.util
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

# Before anything imports boto3 or an item: names, region and credentials of a cloud that is not real.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
os.environ.setdefault("POWERTOOLS_TRACE_DISABLED", "1")
os.environ.setdefault("POWERTOOLS_METRICS_NAMESPACE", "wattwerk")

import boto3
import botocore.loaders
import botocore.session
import moto.core.responses
import pytest
from chalice.test import Client
from hypothesis import settings
from moto import mock_aws
from moto.core.serialize import AttributePicker, AttributePickerContext
from moto.dynamodb.responses import DynamoHandler

from tests.beginnings import BEGINNINGS, forget

# Each session would read the descriptions of the AWS services anew, and tests make hundreds of sessions.
botocore.session.create_loader = functools.cache(botocore.loaders.create_loader)

# DynamoDB's values come by their exact names; looking for each under other names is half of answering.
VALUE_TYPES = {"S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"}
_pick = AttributePicker.__call__


def _pick_value(picker: AttributePicker, context: AttributePickerContext) -> Any:
    if context.key in VALUE_TYPES and type(context.obj) is dict:
        return context.obj.get(context.key)
    return _pick(picker, context)


AttributePicker.__call__ = _pick_value  # type: ignore[method-assign]
# Each request would look up what a service can do anew.
moto.core.responses.method_names_from_class = functools.cache(moto.core.responses.method_names_from_class)

# How long an example takes says how busy the machine is, nothing about the code.
settings.register_profile("wattwerk", deadline=None)
settings.load_profile("wattwerk")

# The running stack of journeys and browser tests.
pytest_plugins = ["tests.stack"]

ROOT = Path(__file__).parent.parent
TABLES = (
    "blacklist",
    "brands",
    "identity",
    "catalog",
    "orders",
    "customers",
    "documents",
    "messaging",
    "lifecycle",
    "templates",
    "outbox",
    "requests",
)
INDEXES = ("gsi1", "gsi2")
MOCK: Any = {"core": {"reset_boto3_session": False}}
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning; tests that need a moment take this one."""


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def _emulator() -> Iterator[None]:
    """Starting it takes longer than most tests: once for a file."""
    with mock_aws(config=MOCK):
        yield


@pytest.fixture
def cloud(_emulator: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty cloud in memory: tables, bucket, bus, verified sender, link secret."""
    with empty_cloud(monkeypatch):
        yield


@contextmanager
def empty_cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same for tests that share one, because none of them changes it."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setenv("DOCUMENTS_BUCKET", "wattwerk-documents")
    monkeypatch.setenv("EVENT_BUS", "wattwerk")
    monkeypatch.setenv("LINK_SECRET_NAME", "wattwerk-links")
    monkeypatch.setenv("BLACKLIST_SECRET_NAME", "wattwerk-blacklist")
    monkeypatch.setenv("SITE_URL", "https://portal.stadtwerke-musterstadt.de")
    with mock_aws(config=MOCK):
        _one_request_at_a_time(monkeypatch)
        BEGINNINGS.watch(monkeypatch)
        BEGINNINGS.begin(_set_up)
        forget()
        yield
        forget()


def _set_up() -> None:
    """Create what the templates create: tables, bucket, bus, secrets."""
    _create_tables()
    _client("s3").create_bucket(
        Bucket="wattwerk-documents", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    _client("events").create_event_bus(Name="wattwerk")
    _client("secretsmanager").create_secret(Name="wattwerk-links", SecretString="a secret of the tests")
    _client("secretsmanager").create_secret(
        Name="wattwerk-blacklist", SecretString="another secret of the tests"
    )


@functools.cache
def _client(service: str) -> Any:
    return boto3.client(service)


def _create_tables() -> None:
    keys = ["pk", "sk", *(f"{index}{part}" for index in INDEXES for part in ("pk", "sk"))]
    for table in TABLES:
        _client("dynamodb").create_table(
            TableName=f"wattwerk-{table}",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            KeySchema=_keys("pk", "sk"),
            GlobalSecondaryIndexes=[
                {
                    "IndexName": index,
                    "KeySchema": _keys(f"{index}pk", f"{index}sk"),
                    "Projection": {"ProjectionType": "ALL"},
                }
                for index in INDEXES
            ],
        )


def _keys(hash_key: str, range_key: str) -> list[Any]:
    return [
        {"AttributeName": hash_key, "KeyType": "HASH"},
        {"AttributeName": range_key, "KeyType": "RANGE"},
    ]


def _one_request_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """DynamoDB checks a condition and writes in one step; moto needs a lock for that among threads."""
    lock = RLock()
    call_action = DynamoHandler.call_action

    def locked(self: DynamoHandler) -> Any:
        with lock:
            return call_action(self)

    monkeypatch.setattr(DynamoHandler, "call_action", locked)


def load_function(path: str) -> ModuleType:
    """Import ``functions/<path>/app.py`` under a name of its own."""
    file = ROOT / "functions" / path / "app.py"
    spec = importlib.util.spec_from_file_location(f"function_{path.replace('/', '_')}", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class FunctionClient:
    """Calls the routes of one function as a given caller."""

    def __init__(self, module: ModuleType) -> None:
        self.app = module.app

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        caller: dict[str, str] | None = None,
    ) -> Any:
        """Return Chalice's answer; ``body`` may be bytes (sent as they are) or anything JSON."""
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        with Client(self.app) as client:
            gateway = client.http._local_gateway.event_converter
            original = gateway.create_lambda_event

            def with_caller(**arguments: Any) -> dict[str, Any]:
                event: dict[str, Any] = original(**arguments)
                event["requestContext"]["authorizer"] = caller or {}
                return event

            gateway.create_lambda_event = with_caller
            return client.http.request(
                method, path, headers={"Content-Type": "application/json", **(headers or {})}, body=content
            )


@pytest.fixture
def function() -> Callable[[str], FunctionClient]:
    """``function("public/quotes").request("POST", "/public/quotes", {...})``"""
    return lambda path: FunctionClient(load_function(path))


@pytest.fixture
def clerk() -> dict[str, str]:
    """Authoriser context of a clerk of Stadtwerke Musterstadt."""
    return {"audience": "staff", "subject": "clerk-1", "login_id": "clerk-1", "roles": "musterstadt.clerk"}


def customer(number: str, brand: str = "musterstadt") -> dict[str, str]:
    """Authoriser context of a customer."""
    return {
        "audience": "customer",
        "subject": f"subject-{number}",
        "login_id": f"login-{number}",
        "brand": brand,
        "customer_numbers": number,
    }
