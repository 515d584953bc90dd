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


def test_who_may_only_look_changes_nothing() -> None:
    context = {
        "audience": "customer",
        "customer_numbers": "10000001,10000002",
        "read_only_numbers": "10000002",
    }
    delegate = Caller.of({"authorizer": context})
    delegate.require_customer("10000002")
    delegate.require_customer("10000001", write=True)
    with pytest.raises(Problem) as refused:
        delegate.require_customer("10000002", write=True)
    assert (refused.value.status, refused.value.code) == (403, "read_only_access")
    with pytest.raises(Problem) as hidden:
        delegate.require_customer("10000003", write=True)
    assert hidden.value.status == 404


def wanting(number: str) -> Caller:
    context = {
        "audience": "customer",
        "customer_numbers": "10000001,10000002",
        "read_only_numbers": "10000002",
    }
    return Caller.of({"authorizer": context}, {"x-customer-number": number} if number else {})


def test_a_request_is_about_the_named_number_else_about_the_first() -> None:
    assert wanting("").customer_number() == "10000001"
    assert wanting("10000002").customer_number() == "10000002"


def test_a_named_number_of_somebody_else_is_not_found_nor_is_one_that_may_only_be_seen_changed() -> None:
    with pytest.raises(Problem) as hidden:
        wanting("10000003").customer_number()
    assert hidden.value.status == 404
    with pytest.raises(Problem) as refused:
        wanting("10000002").customer_number(write=True)
    assert refused.value.code == "read_only_access"


def test_who_has_no_customer_number_has_none_by_default() -> None:
    assert status_of(Caller.of({"authorizer": {"audience": "customer"}}).customer_number) == 404
    assert status_of(CLERK.customer_number) == 404


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


BEHIND_CLOUDFRONT = {"identity": {"sourceIp": "203.0.113.9"}}


def test_behind_cloudfront_the_address_is_the_one_that_cloudfront_saw(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PROXY_PROOF", "only-cloudfront-knows")
    headers = {
        "x-proxy-proof": "only-cloudfront-knows",
        "x-forwarded-for": "10.0.0.1, 198.51.100.7, 203.0.113.9",
    }
    assert Caller.of(BEHIND_CLOUDFRONT, headers).address == "198.51.100.7"


@pytest.mark.parametrize("proof", [{}, {"x-proxy-proof": "guessed"}])
def test_nobody_else_may_name_an_address(monkeypatch: pytest.MonkeyPatch, proof: dict[str, str]) -> None:
    monkeypatch.setenv("PROXY_PROOF", "only-cloudfront-knows")
    forged = {**proof, "x-forwarded-for": "198.51.100.7, 203.0.113.9"}
    assert Caller.of(BEHIND_CLOUDFRONT, forged).address == "203.0.113.9"


def test_without_cloudfront_no_header_is_believed() -> None:
    forged = {"x-proxy-proof": "", "x-forwarded-for": "198.51.100.7, 203.0.113.9"}
    assert Caller.of(BEHIND_CLOUDFRONT, forged).address == "203.0.113.9"


def test_histories_name_people_by_name_when_it_is_known() -> None:
    petra = {"audience": "staff", "login_id": "c345a1fc", "name": "Petra Schäfer"}
    assert Caller.of({"authorizer": petra}).actor == "Petra Schäfer"
    assert Caller.of({"authorizer": {**petra, "name": ""}}).actor == "c345a1fc"
