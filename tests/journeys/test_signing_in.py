"""Signing in on the running stack: what only real user pools, triggers and an authoriser can show."""

import base64
import hmac
import struct
import time
from collections.abc import Iterator

import httpx
import pytest

from infra.demo.accounts import CLERK
from infra.demo.accounts import PASSWORD as STAFF_PASSWORD
from tests.journeys.ordering import BRAND, Ordered, order
from tests.stack import RunningStack

PASSWORD = "Grüner-Strom-2026"
WELCOME = "Willkommen"
MAGIC_LINK = "Anmeldelink"


@pytest.fixture
def browser(stack: RunningStack) -> Iterator[httpx.Client]:
    """Keeps cookies like a browser does."""
    with httpx.Client(base_url=stack.api, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def zoe(stack: RunningStack) -> Ordered:
    """A new customer of SparWatt with the password ``PASSWORD``."""
    zoe = order(stack)
    token = zoe.token(subject=WELCOME)
    chosen = httpx.post(
        f"{stack.api}/identity/passwords", json={"token": token, "password": PASSWORD}, timeout=30
    )
    assert chosen.status_code == 200
    return zoe


def sign_in(browser: httpx.Client, name: str, password: str = PASSWORD) -> httpx.Response:
    return post(browser, "sessions", audience="customer", brand=BRAND, name=name, password=password)


def post(browser: httpx.Client, path: str, **body: str) -> httpx.Response:
    return browser.post(f"/identity/{path}", json=body)


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def get(browser: httpx.Client, path: str, token: str) -> httpx.Response:
    return browser.get(path, headers={"Authorization": f"Bearer {token}"})


def test_an_order_leads_to_a_password_a_session_and_its_end(
    stack: RunningStack, browser: httpx.Client
) -> None:
    customer = order(stack)
    welcome = customer.token(subject=WELCOME)
    chosen = post(browser, "passwords", token=welcome, password=PASSWORD)
    assert chosen.status_code == 200
    assert "refresh" not in chosen.text
    (number,) = chosen.json()["profile"]["customer_numbers"]
    dashboard = get(browser, "/portal/dashboard", chosen.json()["access_token"])
    assert dashboard.status_code == 200
    assert number in dashboard.text
    assert code(post(browser, "passwords", token=welcome, password=PASSWORD)) == (410, "link_not_usable")
    for name in (number, customer.email.upper()):
        assert sign_in(browser, name).json()["status"] == "signed_in"

    cookie = next(cookie for cookie in browser.cookies.jar if cookie.name == "wattwerk_customer")
    assert (cookie.path, cookie.has_nonstandard_attr("HttpOnly")) == ("/api/identity", True)
    refreshed = post(browser, "refreshments", audience="customer")
    assert get(browser, "/portal/dashboard", refreshed.json()["access_token"]).status_code == 200
    kept = dict(browser.cookies)
    assert post(browser, "sign-outs", audience="customer").status_code == 200
    assert dict(browser.cookies) == {}
    assert post(browser, "refreshments", audience="customer").json()["status"] == "signed_out"
    # Whoever copied the cookie before has nothing of it either.
    browser.cookies.update(kept)
    assert code(post(browser, "refreshments", audience="customer")) == (401, "session_ended")


def test_a_link_signs_in_once_and_not_after_a_newer_one(
    stack: RunningStack, zoe: Ordered, browser: httpx.Client
) -> None:
    def ask(wished: int) -> str:
        assert post(browser, "links", brand=BRAND, name=zoe.email).status_code == 202
        deadline = time.monotonic() + 60
        while sum(MAGIC_LINK in mail["subject"] for mail in stack.mails(zoe.email)) < wished:
            assert time.monotonic() < deadline, "the mail did not come"
            time.sleep(0.2)
        return zoe.token(subject=MAGIC_LINK)

    replaced, token = ask(1), ask(2)
    forged = token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB")
    for unusable in (replaced, forged):
        answer = post(browser, "magic-link-sessions", token=unusable)
        assert code(answer) == (410, "link_not_usable")
    assert post(browser, "link-inspections", token=token).json()["usable"]
    session = post(browser, "magic-link-sessions", token=token)
    assert session.json()["status"] == "signed_in"
    assert get(browser, "/portal/dashboard", session.json()["access_token"]).status_code == 200
    assert code(post(browser, "magic-link-sessions", token=token)) == (410, "link_not_usable")
    assert post(browser, "link-inspections", token=token).json() == {
        "usable": False,
        "purpose": None,
        "brand": None,
        "needs_password": False,
    }


def test_the_portal_and_the_admin_app_are_apart(zoe: Ordered, browser: httpx.Client) -> None:
    customer = sign_in(browser, zoe.email).json()["access_token"]
    staff_session = post(browser, "sessions", audience="staff", name=CLERK.email, password=STAFF_PASSWORD)
    clerk = staff_session.json()["access_token"]
    orders = "/staff/customers?brand=musterstadt"
    assert get(browser, orders, clerk).status_code == 200
    assert get(browser, orders, customer).status_code == 401
    assert get(browser, "/portal/dashboard", clerk).status_code == 401
    for token in ("x", "made-up", customer[:-6] + "AAAAAA", customer.replace(".", "")):
        assert code(get(browser, "/portal/dashboard", token)) == (401, "not_signed_in")
    swapped = {"Cookie": f"wattwerk_staff={browser.cookies['wattwerk_customer']}"}
    for headers in (swapped, {"Cookie": "wattwerk_staff=made-up"}):
        answer = httpx.post(
            f"{browser.base_url}identity/refreshments", json={"audience": "staff"}, headers=headers
        )
        assert code(answer) == (401, "session_ended")


def test_the_sixth_wrong_password_waits_and_nothing_tells_who_is_a_customer(
    zoe: Ordered, browser: httpx.Client
) -> None:
    (number,) = sign_in(browser, zoe.email).json()["profile"]["customer_numbers"]

    def attempts(name: str) -> list[tuple[int, str]]:
        return [code(sign_in(browser, name, "falsch")) for _ in range(6)]

    expected = [(401, "sign_in_failed")] * 5 + [(429, "too_many_requests")]
    # An attempt could fall into the next window of the count, which begins every quarter of an hour.
    if time.time() % 900 > 890:
        time.sleep(900 - time.time() % 900)
    assert attempts(number) == expected
    assert attempts(f"niemand-{number}@example.org") == expected


def test_a_clerk_with_an_authenticator_app_needs_its_code(stack: RunningStack, browser: httpx.Client) -> None:
    cognito = stack.client("cognito-idp")
    credentials = {"audience": "staff", "name": CLERK.email, "password": STAFF_PASSWORD}
    first = post(browser, "sessions", **credentials).json()["access_token"]
    secret = cognito.associate_software_token(AccessToken=first)["SecretCode"]
    cognito.verify_software_token(AccessToken=first, UserCode=one_time_code(secret))
    app = {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}}
    cognito.set_user_mfa_preference(AccessToken=first, **app)
    try:
        asked = post(browser, "sessions", **credentials).json()
        assert (asked["status"], asked["access_token"]) == ("second_factor_required", None)
        answer = {"audience": "staff", "name": CLERK.email, "session": asked["challenge"]}
        right = one_time_code(secret)
        wrong = f"{(int(right) + 1) % 10**6:06}"
        assert code(post(browser, "second-factors", **answer, code=wrong)) == (401, "second_factor_failed")
        asked = post(browser, "sessions", **credentials).json()
        answer["session"] = asked["challenge"]
        session = post(browser, "second-factors", **answer, code=one_time_code(secret))
        assert session.json()["status"] == "signed_in"
        assert session.json()["profile"]["name"] == CLERK.name
    finally:
        app["SoftwareTokenMfaSettings"] = {"Enabled": False, "PreferredMfa": False}
        cognito.set_user_mfa_preference(AccessToken=first, **app)


def one_time_code(secret: str) -> str:
    """Return the present code of an authenticator app (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"
