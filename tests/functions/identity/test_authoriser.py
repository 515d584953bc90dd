"""The authoriser tells API Gateway who calls and what the caller may reach at all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

import boto3
import pytest
import requests

from tests.conftest import load_function
from tests.functions.identity.test_triggers import Context
from tests.user_pools import PASSWORD, Pools
from wattwerk.identity import access_tokens, directory, operations
from wattwerk.identity.domain import LoginStatus, PortalLogin
from wattwerk.identity.items import PortalLoginItem, StaffMemberItem, login_key, staff_key
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller

API = "arn:aws:execute-api:eu-central-1:000000000000:a1b2c3/api"
Authorise = Callable[..., dict[str, Any]]


@pytest.fixture
def authorise(pools: Pools, monkeypatch: pytest.MonkeyPatch) -> Authorise:
    """Ask the authoriser as API Gateway does; keys come from the emulated pools."""

    def fetch(pool: str) -> Any:
        address = f"https://cognito-idp.eu-central-1.amazonaws.com/{pool}/.well-known/jwks.json"
        return requests.get(address, timeout=5).json()

    monkeypatch.setattr(access_tokens, "_fetch", fetch)
    access_tokens._fetched.clear()
    handler = load_function("identity/authoriser").handler

    def ask(token: str | None, path: str = "GET/portal/dashboard", header: str = "Authorization") -> Any:
        event = {
            "type": "REQUEST",
            "methodArn": f"{API}/{path}",
            "headers": {} if token is None else {header: token},
            "requestContext": {"stage": "api"},
        }
        return handler(event, Context())

    return ask


def bearer(audience: Any, login_id: str, password: str = PASSWORD) -> str:
    tokens = directory.sign_in(audience, login_id, password)
    assert isinstance(tokens, directory.Tokens)
    return f"Bearer {tokens.access_token}"


@pytest.fixture
def petra(pools: Pools, now: datetime) -> str:
    member = operations.create_staff_member(
        email="petra.schaefer@stadtwerke-musterstadt.de",
        name="Petra Schäfer",
        roles=["musterstadt.clerk", "sparwatt.clerk"],
        password=PASSWORD,
        now=now,
    )
    return member.login_id


def allowed(answer: dict[str, Any], path: str) -> bool:
    """Evaluate the policy like API Gateway does."""
    (statement,) = answer["policyDocument"]["Statement"]
    return statement["Effect"] == "Allow" and fnmatchcase(f"{API}/{path}", statement["Resource"])


def test_a_customer_reaches_the_portal_with_brand_and_customer_numbers(
    authorise: Authorise, joerg: PortalLogin
) -> None:
    answer = authorise(bearer("customer", joerg.login_id))
    assert answer["principalId"] == joerg.subject
    assert all(isinstance(value, str) for value in answer["context"].values())
    caller = Caller.of({"authorizer": answer["context"]})
    assert (caller.audience, caller.brand) == ("customer", "musterstadt")
    assert caller.customer_numbers == {"20113344"}
    assert caller.roles == frozenset()


def test_numbers_of_others_come_along_and_say_whether_they_may_be_changed(
    authorise: Authorise, joerg: PortalLogin
) -> None:
    shared = {"30113355": "read_only", "30113366": "full"}
    PortalLoginItem(*login_key(joerg.login_id)).update(actions=[PortalLoginItem.shared_numbers.set(shared)])
    answer = authorise(bearer("customer", joerg.login_id))
    caller = Caller.of({"authorizer": answer["context"]})
    assert caller.customer_numbers == {"20113344", "30113355", "30113366"}
    assert caller.read_only_numbers == {"30113355"}
    assert caller.session_id


def test_tokens_from_before_signing_out_everywhere_are_void(authorise: Authorise, joerg: PortalLogin) -> None:
    token = bearer("customer", joerg.login_id)
    later = clock.now() + timedelta(seconds=2)
    PortalLoginItem(*login_key(joerg.login_id)).update(actions=[PortalLoginItem.valid_from.set(later)])
    assert not allowed(authorise(token), "GET/portal/dashboard")


def test_one_answer_serves_all_requests_of_a_minute(authorise: Authorise, joerg: PortalLogin) -> None:
    answer = authorise(bearer("customer", joerg.login_id))
    assert allowed(answer, "GET/portal/dashboard")
    assert allowed(answer, "POST/portal/meters/m-1/readings")


def test_customers_do_not_reach_staff_nor_staff_the_portal(
    authorise: Authorise, joerg: PortalLogin, petra: str
) -> None:
    customer, clerk = authorise(bearer("customer", joerg.login_id)), authorise(bearer("staff", petra))
    assert not allowed(customer, "GET/staff/orders")
    assert allowed(clerk, "GET/staff/orders")
    assert not allowed(clerk, "GET/portal/dashboard")


def test_a_clerk_brings_roles(authorise: Authorise, petra: str) -> None:
    caller = Caller.of({"authorizer": authorise(bearer("staff", petra))["context"]})
    assert caller.audience == "staff"
    assert caller.brands == ("musterstadt", "sparwatt")
    caller.require_role("sparwatt", "clerk")


def test_the_case_of_the_header_does_not_matter(authorise: Authorise, joerg: PortalLogin) -> None:
    token = bearer("customer", joerg.login_id)
    assert allowed(authorise(token, header="authorization"), "GET/portal/dashboard")
    assert allowed(authorise(token.replace("Bearer", "bearer")), "GET/portal/dashboard")


@pytest.mark.parametrize("token", [None, "", "Bearer", "Bearer ", "Basic abc", "Bearer a.b.c", "Bearer Ü"])
def test_without_a_valid_token_everything_is_denied(authorise: Authorise, token: str | None) -> None:
    answer = authorise(token)
    (statement,) = answer["policyDocument"]["Statement"]
    assert statement["Effect"] == "Deny"
    assert fnmatchcase(f"{API}/GET/portal/dashboard", statement["Resource"])
    assert answer["context"] == {}


@pytest.mark.parametrize("status", [LoginStatus.LOCKED, LoginStatus.DELETED])
def test_a_locked_or_deleted_login_is_refused_while_its_token_is_still_valid(
    authorise: Authorise, joerg: PortalLogin, petra: str, status: LoginStatus
) -> None:
    tokens = bearer("customer", joerg.login_id), bearer("staff", petra)
    PortalLoginItem(*login_key(joerg.login_id)).update(actions=[PortalLoginItem.status.set(status)])
    StaffMemberItem(*staff_key(petra)).update(actions=[StaffMemberItem.status.set(status)])
    assert not allowed(authorise(tokens[0]), "GET/portal/dashboard")
    assert not allowed(authorise(tokens[1]), "GET/staff/orders")


def test_a_user_whom_only_the_pool_knows_is_nobody(authorise: Authorise, pools: Pools) -> None:
    boto3.client("cognito-idp").admin_create_user(UserPoolId=pools.customer_pool, Username="c" * 32)
    directory.set_password("customer", "c" * 32, PASSWORD)
    assert not allowed(authorise(bearer("customer", "c" * 32)), "GET/portal/dashboard")


def test_no_token_is_logged(
    caplog: pytest.LogCaptureFixture, authorise: Authorise, joerg: PortalLogin
) -> None:
    token = bearer("customer", joerg.login_id)
    authorise(token)
    authorise("Bearer made-up-and-secret")
    logged = str([vars(record) for record in caplog.records])
    assert "'reason': " in logged
    assert token.removeprefix("Bearer ") not in logged
    assert "made-up-and-secret" not in logged
