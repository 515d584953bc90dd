"""Signing in, staying signed in, signing out: over HTTP, with the user pools of an emulated cloud."""

from collections.abc import Callable
from http.cookies import SimpleCookie
from typing import Any

import boto3
import pytest

from tests.conftest import FunctionClient
from tests.user_pools import PASSWORD, Pools, newest_token
from wattwerk.identity import directory, operations, queries
from wattwerk.identity.domain import LoginStatus, PortalLogin
from wattwerk.identity.items import PortalLoginItem, login_key
from wattwerk.platform import clock

Post = Callable[..., Any]


@pytest.fixture
def post(pools: Pools, function: Callable[[str], FunctionClient]) -> Post:
    client = function("identity/sessions")
    return lambda path, body, **more: client.request("POST", f"/identity/{path}", body, **more)


@pytest.fixture
def petra(pools: Pools, now: Any) -> str:
    """A clerk; returns her user name in the pool."""
    member = operations.create_staff_member(
        email="petra.schaefer@stadtwerke-musterstadt.de",
        name="Petra Schäfer",
        roles=["musterstadt.clerk"],
        password="Musterstadt-2026",
        now=now,
    )
    return member.login_id


def sign_in(post: Post, name: str = "20113344", password: str = PASSWORD, **more: Any) -> Any:
    body = {"audience": "customer", "brand": "musterstadt", "name": name, "password": password, **more}
    return post("sessions", body)


def cookie(answer: Any) -> str:
    return str(answer.headers["Set-Cookie"])


def sent_back(answer: Any) -> dict[str, str]:
    """Return the header with which a browser sends the cookie back."""
    return {"Cookie": cookie(answer).partition(";")[0]}


@pytest.mark.parametrize("name", ["20113344", "Jörg.Müller@example.de", " JÖRG.MÜLLER@EXAMPLE.DE "])
def test_a_customer_signs_in_by_number_or_address(post: Post, joerg: PortalLogin, name: str) -> None:
    answer = sign_in(post, name)
    assert answer.status_code == 200
    assert answer.json_body["status"] == "signed_in"
    assert answer.json_body["profile"] == {
        "audience": "customer",
        "login_id": joerg.login_id,
        "name": "Jörg Müller",
        "email": "Jörg.Müller@example.de",
        "language": "de",
        "brand": "musterstadt",
        "brands": [],
        "roles": [],
        "customer_numbers": ["20113344"],
        "read_only_numbers": [],
    }


def test_the_refresh_token_is_in_a_cookie_that_scripts_cannot_read_and_nowhere_else(
    post: Post, joerg: PortalLogin
) -> None:
    answer = sign_in(post)
    morsel = SimpleCookie(cookie(answer))["wattwerk_customer"]
    assert morsel["httponly"]
    assert morsel["secure"]
    assert morsel["samesite"] == "Strict"
    assert morsel["path"] == "/api/identity"
    assert morsel.value
    assert morsel.value not in answer.body.decode()


def test_only_a_site_on_this_machine_gets_a_cookie_without_secure(
    post: Post, joerg: PortalLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "http://localhost:8080")
    assert "Secure" not in cookie(sign_in(post))


def test_unknown_wrong_and_locked_get_the_same_answer(post: Post, joerg: PortalLogin) -> None:
    answers = [
        sign_in(post, password="falsch"),
        sign_in(post, "niemand@example.de"),
        sign_in(post, brand="sparwatt"),
        sign_in(post, brand="musterstadt#"),
        sign_in(post, "'; DROP TABLE logins; --"),
        sign_in(post, audience="staff"),
    ]
    PortalLoginItem(*login_key(joerg.login_id)).update(
        actions=[PortalLoginItem.status.set(LoginStatus.LOCKED)]
    )
    answers.append(sign_in(post))
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.body for answer in answers}) == 1
    assert answers[0].json_body["code"] == "sign_in_failed"
    assert not any("Set-Cookie" in answer.headers for answer in answers)


def test_the_user_pool_is_asked_for_a_name_that_nobody_has_as_well(
    post: Post, joerg: PortalLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    original = directory.sign_in

    def noting(audience: Any, login_id: str, password: str) -> Any:
        asked.append(login_id)
        return original(audience, login_id, password)

    monkeypatch.setattr(directory, "sign_in", noting)
    sign_in(post, password="falsch")
    sign_in(post, "niemand@example.de", "falsch")
    assert len(asked) == 2
    assert asked[0] == joerg.login_id
    assert len(asked[1]) == len(joerg.login_id)


@pytest.mark.parametrize("name", ["20113344", "niemand@example.de"])
def test_the_sixth_wrong_password_is_refused_whether_or_not_the_name_exists(
    post: Post, joerg: PortalLogin, name: str
) -> None:
    assert [sign_in(post, name, "falsch").status_code for _ in range(6)] == [401] * 5 + [429]
    refused = sign_in(post, name.upper())
    assert refused.status_code == 429
    assert refused.json_body["code"] == "too_many_requests"
    assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60


def test_signing_in_rightly_is_not_counted(post: Post, joerg: PortalLogin) -> None:
    assert [sign_in(post).status_code for _ in range(7)] == [200] * 7


def test_one_network_address_cannot_try_many_names(post: Post, joerg: PortalLogin) -> None:
    statuses = [sign_in(post, f"niemand-{number}", "falsch").status_code for number in range(61)]
    assert statuses == [401] * 60 + [429]


def test_a_customer_names_the_brand(post: Post, joerg: PortalLogin) -> None:
    answer = post("sessions", {"audience": "customer", "name": "20113344", "password": PASSWORD})
    assert answer.status_code == 422
    assert answer.json_body["errors"][0]["pointer"] == "/brand"


def test_a_session_goes_on_with_the_cookie_and_ends_with_the_sign_out(
    post: Post, joerg: PortalLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in = sign_in(post)
    refreshed = post("refreshments", {"audience": "customer"}, headers=sent_back(signed_in))
    assert refreshed.status_code == 200
    assert refreshed.json_body["access_token"]
    assert refreshed.json_body["profile"]["login_id"] == joerg.login_id
    # The emulated pool cannot revoke single tokens; that it is asked to is what counts here.
    revoked: list[tuple[str, str]] = []
    monkeypatch.setattr(directory, "end_session", lambda *arguments: revoked.append(arguments))
    signed_out = post("sign-outs", {"audience": "customer"}, headers=sent_back(signed_in))
    assert signed_out.json_body == {"accepted": True}
    assert revoked == [("customer", sent_back(signed_in)["Cookie"].partition("=")[2])]
    assert "Max-Age=0" in cookie(signed_out)
    assert cookie(signed_out).startswith("wattwerk_customer=;")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cookie": ""},
        {"Cookie": "wattwerk_customer="},
        {"Cookie": "wattwerk_staff=made-up"},
        {"Cookie": "\x01=;;;=="},
    ],
)
def test_whoever_has_no_cookie_is_signed_out_which_is_no_error(
    post: Post, joerg: PortalLogin, headers: dict[str, str]
) -> None:
    answer = post("refreshments", {"audience": "customer"}, headers=headers)
    assert answer.status_code == 200
    assert answer.json_body["status"] == "signed_out"
    assert answer.json_body["access_token"] is None


def test_a_cookie_that_the_pool_does_not_know_gives_no_session(
    post: Post, joerg: PortalLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "refresh", lambda *_: None)
    answer = post("refreshments", {"audience": "customer"}, headers={"Cookie": "wattwerk_customer=made-up"})
    assert (answer.status_code, answer.json_body["code"]) == (401, "session_ended")


def test_odd_cookies_of_somebody_else_do_not_end_the_session(post: Post, joerg: PortalLogin) -> None:
    carried = sent_back(sign_in(post))["Cookie"]
    headers = {"Cookie": 'settings={"theme": "dark, \\"ä\\""}; [x]; ' + carried + "; last=1"}
    assert post("refreshments", {"audience": "customer"}, headers=headers).status_code == 200


def test_signing_out_without_a_session_is_no_error(post: Post) -> None:
    assert post("sign-outs", {"audience": "staff"}).status_code == 200


def test_a_locked_login_loses_its_session_at_the_next_refreshment(post: Post, joerg: PortalLogin) -> None:
    signed_in = sign_in(post)
    PortalLoginItem(*login_key(joerg.login_id)).update(
        actions=[PortalLoginItem.status.set(LoginStatus.LOCKED)]
    )
    answer = post("refreshments", {"audience": "customer"}, headers=sent_back(signed_in))
    assert answer.json_body["code"] == "session_ended"


def test_a_new_customer_chooses_a_password_once_and_is_signed_in(post: Post, joerg: PortalLogin) -> None:
    token = newest_token(joerg, "set_password")
    state = post("link-inspections", {"token": token}).json_body
    assert state == {
        "usable": True,
        "purpose": "set_password",
        "brand": "musterstadt",
        "needs_password": True,
    }
    chosen = post("passwords", {"token": token, "password": "Anderer-Strom-2027"})
    assert chosen.status_code == 200
    assert chosen.json_body["profile"]["customer_numbers"] == ["20113344"]
    assert cookie(chosen).startswith("wattwerk_customer=")
    assert queries.login(joerg.login_id).status is LoginStatus.ACTIVE
    again = post("passwords", {"token": token, "password": "Dritter-Strom-2028"})
    assert (again.status_code, again.json_body["code"]) == (410, "link_not_usable")
    assert sign_in(post, password="Anderer-Strom-2027").status_code == 200
    assert sign_in(post, password=PASSWORD).status_code == 401


def test_choosing_a_password_ends_all_other_sessions(post: Post, joerg: PortalLogin) -> None:
    elsewhere = sign_in(post)
    post("passwords", {"token": newest_token(joerg, "set_password"), "password": "Anderer-Strom-2027"})
    answer = post("refreshments", {"audience": "customer"}, headers=sent_back(elsewhere))
    assert answer.status_code == 401


def test_a_weak_password_is_refused_and_the_link_still_works(post: Post, joerg: PortalLogin) -> None:
    token = newest_token(joerg, "set_password")
    weak = post("passwords", {"token": token, "password": "Kurz-2026"})
    assert weak.status_code == 422
    assert weak.json_body["errors"][0]["pointer"] == "/password"
    assert weak.json_body["errors"][0]["code"] == "password_too_weak"
    assert post("link-inspections", {"token": token}).json_body["usable"]


def test_the_link_still_works_when_the_user_pool_could_not_be_reached(
    post: Post, joerg: PortalLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = newest_token(joerg, "set_password")

    def unreachable(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as outage:
        outage.setattr(directory, "set_password", unreachable)
        assert post("passwords", {"token": token, "password": "Anderer-Strom-2027"}).status_code == 500
    assert post("passwords", {"token": token, "password": "Anderer-Strom-2027"}).status_code == 200


def test_a_link_for_a_password_does_not_sign_in_and_a_sign_in_link_sets_no_password(
    post: Post, joerg: PortalLogin
) -> None:
    post("links", {"brand": "musterstadt", "name": "20113344"})
    magic = newest_token(joerg, "magic_link")
    welcome = newest_token(joerg, "set_password")
    assert post("magic-link-sessions", {"token": welcome}).status_code == 410
    assert post("passwords", {"token": magic, "password": "Anderer-Strom-2027"}).status_code == 410


def test_asking_for_a_link_never_tells_whether_the_name_exists(post: Post, joerg: PortalLogin) -> None:
    known = post("links", {"brand": "musterstadt", "name": "20113344"})
    unknown = post("links", {"brand": "musterstadt", "name": "niemand@example.de"})
    assert (known.status_code, known.body) == (unknown.status_code, unknown.body) == (202, known.body)


def test_a_clerk_signs_in_by_address_and_sees_brands_and_roles(post: Post, petra: str) -> None:
    answer = post(
        "sessions",
        {
            "audience": "staff",
            "name": "Petra.Schaefer@Stadtwerke-Musterstadt.de",
            "password": "Musterstadt-2026",
        },
    )
    profile = answer.json_body["profile"]
    assert profile["name"] == "Petra Schäfer"
    assert profile["brands"] == ["musterstadt"]
    assert profile["roles"] == ["musterstadt.clerk"]
    assert cookie(answer).startswith("wattwerk_staff=")


def test_a_clerk_with_an_authenticator_app_is_asked_for_a_code(post: Post, petra: str, pools: Pools) -> None:
    cognito = boto3.client("cognito-idp")
    tokens = directory.sign_in("staff", petra, "Musterstadt-2026")
    assert isinstance(tokens, directory.Tokens)
    cognito.associate_software_token(AccessToken=tokens.access_token)
    cognito.verify_software_token(AccessToken=tokens.access_token, UserCode="123456")
    cognito.set_user_mfa_preference(
        AccessToken=tokens.access_token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    name = "petra.schaefer@stadtwerke-musterstadt.de"
    first = post("sessions", {"audience": "staff", "name": name, "password": "Musterstadt-2026"})
    assert first.json_body["status"] == "second_factor_required"
    assert first.json_body["access_token"] is None
    assert "Set-Cookie" not in first.headers
    answer = {"audience": "staff", "name": name, "code": "123456", "session": first.json_body["challenge"]}
    second = post("second-factors", answer)
    assert second.json_body["status"] == "signed_in"
    assert second.json_body["profile"]["roles"] == ["musterstadt.clerk"]


def test_a_code_without_the_password_before_it_signs_nobody_in(post: Post, petra: str) -> None:
    body = {
        "audience": "staff",
        "name": "petra.schaefer@stadtwerke-musterstadt.de",
        "code": "123456",
        "session": "made up",
    }
    answers = [post("second-factors", body) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert answers[0].json_body["code"] == "second_factor_failed"


def test_scripts_of_other_sites_get_no_answer(post: Post, joerg: PortalLogin) -> None:
    answer = sign_in(post)
    assert not any(name.startswith("Access-Control") for name in answer.headers)


def test_no_password_or_token_is_logged(
    caplog: pytest.LogCaptureFixture, post: Post, joerg: PortalLogin
) -> None:
    answer = sign_in(post)
    sign_in(post, password="Geheimes-Versehen-1")
    logged = str([vars(record) for record in caplog.records])
    assert "'status': 200" in logged
    assert "Geheimes-Versehen-1" not in logged
    assert answer.json_body["access_token"] not in logged
    assert "example.de" not in logged


def test_the_clock_of_links_is_the_present(post: Post, joerg: PortalLogin) -> None:
    post("links", {"brand": "musterstadt", "name": "20113344"})
    link_id = newest_token(joerg, "magic_link").partition(".")[0]
    expires = queries.link_expires_at(link_id, now=clock.now())
    assert expires is not None
    assert 0 < (expires - clock.now()).total_seconds() <= 15 * 60
