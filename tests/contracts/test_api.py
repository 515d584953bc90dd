"""The running API keeps to its description, whatever it is sent: no server error, no answer of an
undescribed form, for anonymous callers, a customer and a staff member."""

import functools
import json
from collections.abc import Iterator
from http.cookiejar import DefaultCookiePolicy

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation.feedback import FeedbackSources
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario
from schemathesis.pytest._test_builder import build_operation_test
from schemathesis.python._constants.orchestrator import make_constants_value_source

from infra import project
from infra.demo import accounts
from tests.stack import RunningStack, on_free_ports, start, stop

DESCRIPTION = json.loads((project.GENERATED / "openapi.json").read_text())
WANTED = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
]
METHODS = ("get", "post", "put", "patch", "delete")
FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@functools.cache
def described() -> schemathesis.BaseSchema:
    load_all_checks()
    return schemathesis.openapi.from_dict(DESCRIPTION)


def of(*audiences: str) -> pytest.MarkDecorator:
    """Return the endpoints of some audiences as parameters of a test."""
    labels = [
        f"{method.upper()} {path}"
        for path, methods in DESCRIPTION["paths"].items()
        for method in methods
        if method in METHODS and path.split("/")[1] in audiences
    ]
    assert labels
    return pytest.mark.parametrize("endpoint", labels)


@pytest.fixture(scope="module")
def own_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    """A stack for this file alone: hundreds of odd requests use up the limits of anonymous callers."""
    stack = RunningStack(on_free_ports(tmp_path_factory.mktemp("fuzzed")))
    process = start(stack.local)
    try:
        yield stack
    finally:
        stop(process)


@pytest.fixture(scope="module")
def tokens(own_stack: RunningStack) -> dict[str, str]:
    """Access tokens of the demo's customer and clerk, by the first part of the paths they may use."""
    people = {
        "portal": {"audience": "customer", "brand": "musterstadt", "name": accounts.CUSTOMER_EMAIL},
        "staff": {"audience": "staff", "name": accounts.CLERK.email},
    }
    found = {}
    for part, person in people.items():
        answer = httpx.post(
            f"{own_stack.api}/identity/sessions",
            json={**person, "password": accounts.PASSWORD},
            timeout=60,
        )
        found[part] = answer.json()["access_token"]
    for part, path in {"portal": "/portal/dashboard", "staff": "/staff/orders?brand=musterstadt"}.items():
        answer = httpx.get(
            own_stack.api + path, headers={"Authorization": f"Bearer {found[part]}"}, timeout=60
        )
        assert answer.status_code == 200, "the token must open what is tested with it"
    return found


@functools.cache
def connection() -> requests.Session:
    """Return a connection that stays open and keeps no cookies."""
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


_asked: set[object] = set()


def tells_nothing_new(case: schemathesis.Case) -> bool:
    """Tell whether another value of a wrong type was sent for a field before: one stands for all."""
    if not case.meta or not isinstance(case.meta.phase.data, CoveragePhaseData):
        return False
    what = case.meta.phase.data
    if what.scenario is not CoverageScenario.INCORRECT_TYPE:
        return False
    field = (case.operation.label, what.parameter_location, what.parameter, what.location)
    known = field in _asked
    _asked.add(field)
    return known


def ask(endpoint: str, stack: RunningStack, token: str | None = None) -> None:
    """Ask an endpoint for all kinds of things. They are made up here, not where tests are collected: every
    process collects all of them, which would take each of them half a minute. All endpoints share one
    description; each part of it that the library makes of it stays in memory."""
    schema = described()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    checks = [CHECKS.get_one(name) for name in WANTED]

    def conforms(case: schemathesis.Case) -> None:
        if not tells_nothing_new(case):
            answer = case.call(base_url=stack.api, session=connection(), headers=headers, timeout=60)
            case.validate_response(answer, checks=checks)

    method, path = endpoint.split(" ", 1)
    make_up_and_ask = build_operation_test(
        config=schema.config,
        operation=schema[path][method],
        test_func=conforms,
        explicit_settings=FEW,
        given_kwargs={},
        feedback=FeedbackSources(constants_value_source=make_constants_value_source(schema)),
    )
    make_up_and_ask()


@of("public", "identity")
def test_anybody_gets_described_answers(own_stack: RunningStack, endpoint: str) -> None:
    ask(endpoint, own_stack)


@of("portal")
def test_a_customer_gets_described_answers(
    own_stack: RunningStack, tokens: dict[str, str], endpoint: str
) -> None:
    ask(endpoint, own_stack, tokens["portal"])


@of("staff")
def test_a_staff_member_gets_described_answers(
    own_stack: RunningStack, tokens: dict[str, str], endpoint: str
) -> None:
    ask(endpoint, own_stack, tokens["staff"])
