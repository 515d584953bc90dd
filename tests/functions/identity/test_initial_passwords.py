"""Generated passwords: they come by mail, open nothing but the choice of another, and expire."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.functions.identity.test_accounts import ANNA, NEW_PASSWORD, Site, register, registration
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.user_pools import JOERG, PASSWORD, Pools
from wattwerk.identity import directory, initial_passwords, operations, queries, repository
from wattwerk.identity.domain import LinkPurpose, PortalLogin
from wattwerk.identity.items import LinkItem, link_key
from wattwerk.platform import clock
from wattwerk.platform.events import OutboxItem


@pytest.fixture
def site(pools: Pools, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch) -> Site:
    """A brand whose new logins get a generated password."""
    monkeypatch.setattr(directory, "end_session", lambda *_: None)
    publish_brand(accounts={"first_password": "initial_password", "initial_password_days": 3})
    conclude(new_contract())
    return Site(function)


def mailed(login: PortalLogin) -> queries.Link:
    """Return what the mail with the newest generated password says."""
    link = repository.usable_link(login.login_id, LinkPurpose.INITIAL_PASSWORD, now=clock.now())
    assert link is not None
    return queries.link(str(link))


def choose(site: Site, name: str, password: str, new_password: str = NEW_PASSWORD) -> Any:
    body = {"brand": "musterstadt", "name": name, "password": password, "new_password": new_password}
    return site.identity("initial-passwords", body)


@pytest.fixture
def paul(site: Site) -> PortalLogin:
    """A new customer who has got a mail with a generated password."""
    return operations.provision_login(owner=JOERG, now=clock.now())


def test_a_new_customer_changes_the_generated_password_at_the_first_sign_in(
    site: Site, paul: PortalLogin
) -> None:
    mail = mailed(paul)
    assert mail.user_name == "20113344"
    assert mail.url.endswith("/portal/sign-in?brand=musterstadt")
    answer = site.sign_in("20113344", mail.password).json_body
    assert (answer["status"], answer["access_token"]) == ("new_password_required", None)
    changed = choose(site, "20113344", mail.password)
    assert changed.json_body["status"] == "signed_in"
    assert str(changed.headers["Set-Cookie"]).startswith("wattwerk_customer=")
    assert site.sign_in("20113344").json_body["status"] == "signed_in"
    assert site.sign_in("20113344", mail.password).status_code == 401
    assert choose(site, "20113344", mail.password, "Noch-ein-Strom-2028").status_code == 401
    fresh = queries.login(paul.login_id)
    assert (fresh.status, fresh.initial_password) == ("active", False)


def test_a_generated_password_is_long_and_stands_in_no_event_and_no_item(
    site: Site, paul: PortalLogin
) -> None:
    password = mailed(paul).password
    assert len(password) == 19
    assert all(password not in item.detail for item in OutboxItem.scan())


def test_every_login_gets_a_password_of_its_own(site: Site, paul: PortalLogin) -> None:
    first = mailed(paul).password
    site.staff("POST", "/musterstadt/20113344/initial-passwords")
    assert mailed(paul).password != first


@pytest.mark.parametrize(
    ("new_password", "code"), [("kurz", "password_too_weak"), ("", "password_unchanged")]
)
def test_the_new_password_is_strong_and_another(
    site: Site, paul: PortalLogin, new_password: str, code: str
) -> None:
    password = mailed(paul).password
    refused = choose(site, "20113344", password, new_password or password)
    assert refused.json_body["errors"][0]["code"] == code
    assert site.sign_in("20113344", password).json_body["status"] == "new_password_required"


def test_an_ordinary_password_cannot_be_changed_that_way(site: Site, paul: PortalLogin) -> None:
    operations.give_password(login=paul, password=PASSWORD)
    assert choose(site, "20113344", PASSWORD).json_body["code"] == "sign_in_failed"
    assert choose(site, "99999999", PASSWORD).json_body["code"] == "sign_in_failed"


def test_after_its_days_a_generated_password_works_no_more_but_a_link_helps(
    site: Site, paul: PortalLogin
) -> None:
    mail = mailed(paul)
    assert mail.ends_at is not None
    assert timedelta(days=2, hours=23) < mail.ends_at - clock.now() <= timedelta(days=3)
    link = repository.usable_link(paul.login_id, LinkPurpose.INITIAL_PASSWORD, now=clock.now())
    assert link is not None
    LinkItem(*link_key(link)).update(actions=[LinkItem.expires_at.set(1)])
    refused = site.sign_in("20113344", mail.password)
    assert (refused.status_code, refused.json_body["code"]) == (410, "initial_password_expired")
    assert choose(site, "20113344", mail.password).status_code == 410
    operations.request_link(
        brand="musterstadt", name="20113344", purpose=LinkPurpose.SET_PASSWORD, now=clock.now()
    )
    chosen = site.identity("passwords", {"token": site.token("set_password"), "password": NEW_PASSWORD})
    assert chosen.json_body["status"] == "signed_in"
    assert not queries.login(paul.login_id).initial_password


def test_no_link_signs_in_around_the_change(site: Site, paul: PortalLogin) -> None:
    operations.request_link(
        brand="musterstadt", name="20113344", purpose=LinkPurpose.MAGIC_LINK, now=clock.now()
    )
    assert site.mailed("magic_link") == []
    assert len(site.mailed("set_password")) == 1


def test_who_registers_gets_the_password_by_mail(site: Site) -> None:
    site.identity("registrations", registration())
    token = site.token("confirm_registration")
    assert not site.identity("link-inspections", {"token": token}).json_body["needs_password"]
    used = site.identity("link-uses", {"token": token})
    assert used.json_body == {"outcome": "password_mailed", "session": None}
    (mail,) = site.mailed("initial_password")
    assert (mail.email, mail.user_name) == ("anna.mueller@example.org", "anna.mueller")
    assert choose(site, ANNA, mail.password).json_body["status"] == "signed_in"


def test_who_waits_for_a_release_gets_it_with_the_release(site: Site) -> None:
    publish_brand(accounts={"first_password": "initial_password", "activation": "manual"})
    assert register(site).json_body["outcome"] == "waiting"
    assert site.mailed("initial_password") == []
    site.staff("POST", f"/musterstadt/{ANNA}/decisions", {"status": "active"})
    (mail,) = site.mailed("initial_password")
    assert choose(site, ANNA, mail.password).json_body["status"] == "signed_in"


def test_staff_issue_a_new_one_which_ends_all_sessions(site: Site, paul: PortalLogin) -> None:
    operations.give_password(login=paul, password=PASSWORD)
    cookie = str(site.sign_in("20113344", PASSWORD).headers["Set-Cookie"]).partition(";")[0]
    shown = site.staff("POST", "/musterstadt/20113344/initial-passwords").json_body
    assert (shown["initial_password"], shown["history"][0]["change"]) == (True, "initial_password_issued")
    assert shown["history"][0]["actor"] == "Petra Schäfer"
    assert site.go_on(cookie).status_code == 401
    assert site.sign_in("20113344", PASSWORD).status_code == 401
    (mail,) = site.mailed("initial_password")
    assert choose(site, "20113344", mail.password).json_body["status"] == "signed_in"
    assert not site.staff("GET", "/musterstadt/20113344").json_body["initial_password"]


def test_staff_of_another_brand_and_locked_logins_get_none(site: Site, paul: PortalLogin) -> None:
    path = "/musterstadt/20113344/initial-passwords"
    assert site.staff("POST", path, role="sparwatt.clerk").status_code == 404
    site.staff("POST", "/musterstadt/20113344/decisions", {"status": "locked"})
    assert site.staff("POST", path).json_body["code"] == "login_status_not_allowed"


def test_a_second_attempt_to_create_a_login_leaves_the_mailed_password_in_force(
    site: Site, paul: PortalLogin, now: datetime
) -> None:
    password = mailed(paul).password
    directory.set_password("customer", paul.login_id, "made-by-the-other-one", to_be_changed=True)
    initial_passwords.keep(paul, now=now)
    assert site.sign_in("20113344", password).json_body["status"] == "new_password_required"
