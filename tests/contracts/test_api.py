"""The running API keeps to its description, whatever it is sent: no server error, no answer of an
undescribed form, for anonymous callers, a customer and a staff member."""

import json
from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS

from infra import project
from infra.demo import accounts
from tests.stack import RunningStack, on_free_ports, start, stop

DESCRIPTION = schemathesis.openapi.from_dict(json.loads((project.GENERATED / "openapi.json").read_text()))
WANTED = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
]
FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


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


def conforms(case: schemathesis.Case, stack: RunningStack, token: str | None) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = case.call(base_url=stack.api, headers=headers, timeout=60)
    case.validate_response(answer, checks=[CHECKS.get_one(name) for name in WANTED])


@DESCRIPTION.include(path_regex="^/(public|identity)/").parametrize()
@FEW
def test_anybody_gets_described_answers(case: schemathesis.Case, own_stack: RunningStack) -> None:
    conforms(case, own_stack, None)


@DESCRIPTION.include(path_regex="^/portal/").parametrize()
@FEW
def test_a_customer_gets_described_answers(
    case: schemathesis.Case, own_stack: RunningStack, tokens: dict[str, str]
) -> None:
    conforms(case, own_stack, tokens["portal"])


@DESCRIPTION.include(path_regex="^/staff/").parametrize()
@FEW
def test_a_staff_member_gets_described_answers(
    case: schemathesis.Case, own_stack: RunningStack, tokens: dict[str, str]
) -> None:
    conforms(case, own_stack, tokens["staff"])
