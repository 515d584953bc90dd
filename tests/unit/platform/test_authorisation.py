"""Who may do what, judged by what the authoriser found out."""

import pytest

from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem

CUSTOMER = Caller.of(
    {"authorizer": {"audience": "customer", "subject": "s", "customer_numbers": "10000001,10000002"}}
)
CLERK = Caller.of({"authorizer": {"audience": "staff", "roles": "musterstadt.clerk"}})
ANONYMOUS = Caller.of({"identity": {"sourceIp": "192.0.2.7"}})


def status_of(check: object, *arguments: str) -> int:
    with pytest.raises(Problem) as problem:
        check(*arguments)  # type: ignore[operator]
    return problem.value.status


def test_a_customer_sees_all_own_numbers_and_no_other() -> None:
    CUSTOMER.require_customer("10000002")
    assert status_of(CUSTOMER.require_customer, "10000003") == 404


def test_staff_and_strangers_are_no_customers() -> None:
    assert status_of(CLERK.require_customer, "10000001") == 404
    assert status_of(ANONYMOUS.require_customer, "10000001") == 404


def test_a_clerk_works_for_the_own_brand_only() -> None:
    CLERK.require_role("musterstadt", "clerk", "administrator")
    assert status_of(CLERK.require_role, "sparwatt", "clerk") == 404
    assert status_of(CLERK.require_role, "musterstadt", "administrator") == 403


def test_a_customer_has_no_role_whatever_the_token_says() -> None:
    posing = Caller.of({"authorizer": {"audience": "customer", "roles": "musterstadt.clerk"}})
    assert status_of(posing.require_role, "musterstadt", "clerk") == 404


def test_an_unknown_audience_is_anonymous() -> None:
    assert Caller.of({"authorizer": {"audience": "root"}}).audience == "anonymous"
    assert status_of(ANONYMOUS.require, "customer") == 403
