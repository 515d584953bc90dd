"""Registering for the portal and what people do with their login: over HTTP, in an emulated cloud."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.user_pools import JOERG, PASSWORD, Pools
from wattwerk.customers.items import CustomerItem
from wattwerk.identity import directory, link_tokens, operations, queries, repository
from wattwerk.identity.domain import LinkPurpose, LinkReference, LoginStatus, PortalLogin
from wattwerk.identity.events import LinkRequested, LoginChanged
from wattwerk.identity.items import PortalLoginItem, login_key
from wattwerk.platform import clock
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.transaction import Transaction

ANNA = "48213377"
NEW_PASSWORD = "Anderer-Strom-2027"


@dataclass(frozen=True)
class Site:
    """The functions of a site, and the mails that leave it."""

    function: Callable[[str], FunctionClient]

    def identity(self, path: str, body: Any, **more: Any) -> Any:
        folder = "accounts" if path in ("registrations", "link-uses") else "sessions"
        return self.function(f"identity/{folder}").request("POST", f"/identity/{path}", body, **more)

    def portal(self, login: PortalLogin, method: str, path: str, body: Any = None, **more: Any) -> Any:
        fresh = queries.login(login.login_id)
        caller = {
            "audience": "customer",
            "subject": fresh.subject,
            "login_id": fresh.login_id,
            "brand": fresh.brand,
            "customer_numbers": ",".join(fresh.all_numbers),
            "read_only_numbers": ",".join(fresh.read_only_numbers),
        }
        path = f"/portal/account{path}"
        return self.function("portal/account").request(method, path, body, caller=caller, **more)

    def staff(self, method: str, path: str, body: Any = None, role: str = "musterstadt.clerk") -> Any:
        caller = {
            "audience": "staff",
            "subject": "c",
            "login_id": "c",
            "name": "Petra Schäfer",
            "roles": role,
        }
        return self.function("staff/logins").request(
            method, f"/staff/portal-logins{path}", body, caller=caller
        )

    def sign_in(self, name: str, password: str = NEW_PASSWORD, **more: Any) -> Any:
        body = {"audience": "customer", "brand": "musterstadt", "name": name, "password": password}
        return self.identity("sessions", body, **more)

    def go_on(self, cookie: str) -> Any:
        return self.identity("refreshments", {"audience": "customer"}, headers={"Cookie": cookie})

    def mailed(self, purpose: str) -> list[queries.Link]:
        """Return the links that were mailed for a purpose."""
        events = [
            LinkRequested.model_validate_json(item.detail)
            for item in OutboxItem.scan()
            if item.detail_type == "LinkRequested"
        ]
        return [queries.link(event.link_id) for event in events if event.purpose == purpose]

    def token(self, purpose: str) -> str:
        """Return the token of the only mail for a purpose."""
        (link,) = self.mailed(purpose)
        reference = LinkReference.parse(link.link_id)
        assert reference is not None
        return link_tokens.token_of(reference)

    def told(self) -> list[str]:
        """Return what owners of logins were told by mail."""
        return [
            LoginChanged.model_validate_json(item.detail).change
            for item in sorted(OutboxItem.scan(), key=lambda item: item.occurred_at)
            if item.detail_type == "LoginChanged"
        ]


@pytest.fixture
def site(pools: Pools, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch) -> Site:
    # The emulated pool cannot revoke single tokens.
    monkeypatch.setattr(directory, "end_session", lambda *_: None)
    publish_brand()
    conclude(new_contract())
    return Site(function)


def registration(**changes: Any) -> dict[str, Any]:
    return {
        "brand": "musterstadt",
        "customer_number": ANNA,
        "last_name": "Müller",
        "secret": "1EMH0012345678",
        "email": "anna.mueller@example.org",
        "name": "Anna Müller",
        "user_name": "anna.mueller",
        **changes,
    }


def register(site: Site) -> Any:
    site.identity("registrations", registration())
    return site.identity("link-uses", {"token": site.token("confirm_registration"), "password": NEW_PASSWORD})


@pytest.fixture
def anna(site: Site) -> PortalLogin:
    """A customer who has registered."""
    assert register(site).status_code == 200
    login = queries.login_of_customer("musterstadt", ANNA)
    assert login is not None
    return login


@pytest.fixture
def zoe(site: Site, now: datetime) -> PortalLogin:
    """Another customer with a login and the password ``PASSWORD``."""
    owner = replace(JOERG, customer_number="30113355", email="zoe@example.org", name="Zoë Weiß")
    login = operations.provision_login(owner=owner, now=now)
    operations.give_password(login=login, password=PASSWORD)
    return login


def test_a_customer_registers_confirms_by_mail_and_is_signed_in(site: Site) -> None:
    asked = site.identity("registrations", registration())
    assert (asked.status_code, asked.json_body) == (202, {"accepted": True})
    assert [link.email for link in site.mailed("confirm_registration")] == ["anna.mueller@example.org"]
    token = site.token("confirm_registration")
    state = site.identity("link-inspections", {"token": token}).json_body
    assert (state["purpose"], state["needs_password"]) == ("confirm_registration", True)
    confirmed = site.identity("link-uses", {"token": token, "password": NEW_PASSWORD})
    assert confirmed.json_body["outcome"] == "active"
    assert confirmed.json_body["session"]["profile"]["customer_numbers"] == [ANNA]
    assert str(confirmed.headers["Set-Cookie"]).startswith("wattwerk_customer=")
    for name in (ANNA, "Anna.Mueller", "anna.mueller@example.org"):
        assert site.sign_in(name).status_code == 200
    again = site.identity("link-uses", {"token": token, "password": NEW_PASSWORD})
    assert again.status_code == 410


@pytest.mark.parametrize(
    "wrong",
    [{"customer_number": "99999999"}, {"last_name": "Meyer"}, {"secret": "10115"}, {"brand": "sparwatt"}],
)
def test_wrong_data_get_the_same_answer_and_no_mail(site: Site, wrong: dict[str, str]) -> None:
    right = site.identity("registrations", registration())
    before = len(site.mailed("confirm_registration"))
    answer = site.identity("registrations", registration(**wrong))
    assert (answer.status_code, answer.body) == (right.status_code, right.body)
    assert len(site.mailed("confirm_registration")) == before


def test_a_postcode_proves_as_well_as_a_meter_number(site: Site) -> None:
    site.identity("registrations", registration(secret="80331"))
    assert site.mailed("confirm_registration")


def test_nobody_guesses_the_secret_of_a_customer(site: Site) -> None:
    for number in range(5):
        site.identity("registrations", registration(secret=f"1011{number}"))
    assert site.identity("registrations", registration()).status_code == 202
    assert site.mailed("confirm_registration") == []


def test_who_has_a_login_gets_a_mail_at_its_own_address_and_nobody_else_does(
    site: Site, anna: PortalLogin
) -> None:
    site.identity("registrations", registration(email="fremd@example.org", user_name=None))
    assert [link.email for link in site.mailed("set_password")] == ["anna.mueller@example.org"]


def test_staff_release_a_login_where_the_brand_wants_it(site: Site) -> None:
    publish_brand(accounts={"activation": "manual"})
    assert register(site).json_body == {"outcome": "waiting", "session": None}
    assert site.sign_in(ANNA).status_code == 401
    waiting = site.staff("GET", "?brand=musterstadt").json_body["items"]
    assert [login["customer_numbers"] for login in waiting] == [[ANNA]]
    released = site.staff("POST", f"/musterstadt/{ANNA}/decisions", {"status": "active", "note": "Anruf"})
    assert released.json_body["status"] == "active"
    assert [entry["change"] for entry in released.json_body["history"]] == ["activated", "registered"]
    assert released.json_body["history"][0]["actor"] == "Petra Schäfer"
    assert site.staff("GET", "?brand=musterstadt").json_body["items"] == []
    assert site.sign_in(ANNA).status_code == 200
    assert site.told()[-1] == "activated"


@pytest.mark.parametrize(("email", "outcome"), [("anna@example.org", "active"), ("x@example.org", "waiting")])
def test_a_known_address_is_released_by_itself(site: Site, email: str, outcome: str) -> None:
    publish_brand(accounts={"activation": "known_address"})
    CustomerItem.get(partition(ANNA), CustomerItem.SORT).update(
        actions=[CustomerItem.email.set("Anna@example.org")]
    )
    site.identity("registrations", registration(email=email))
    used = site.identity("link-uses", {"token": site.token("confirm_registration"), "password": NEW_PASSWORD})
    assert used.json_body["outcome"] == outcome


def test_staff_of_another_brand_see_nothing(site: Site, anna: PortalLogin) -> None:
    assert site.staff("GET", f"/musterstadt/{ANNA}", role="sparwatt.clerk").status_code == 404
    assert site.staff("GET", "?brand=musterstadt", role="sparwatt.clerk").status_code == 404


def test_changing_the_password_takes_the_present_one_and_ends_other_sessions(
    site: Site, anna: PortalLogin
) -> None:
    elsewhere = site.sign_in(ANNA)
    wrong = {"password": "falsch", "new_password": "Dritter-Strom-2028"}
    refused = site.portal(anna, "POST", "/password", wrong)
    assert refused.json_body["errors"][0]["code"] == "password_wrong"
    weak = site.portal(anna, "POST", "/password", {"password": NEW_PASSWORD, "new_password": "kurz"})
    assert weak.json_body["errors"][0]["pointer"] == "/new_password"
    body = {"password": NEW_PASSWORD, "new_password": "Dritter-Strom-2028"}
    changed = site.portal(anna, "POST", "/password", body)
    assert changed.json_body["status"] == "signed_in"
    carried = str(changed.headers["Set-Cookie"]).partition(";")[0]
    old = str(elsewhere.headers["Set-Cookie"]).partition(";")[0]
    assert (
        site.identity("refreshments", {"audience": "customer"}, headers={"Cookie": carried}).status_code
        == 200
    )
    assert site.identity("refreshments", {"audience": "customer"}, headers={"Cookie": old}).status_code == 401
    assert site.sign_in(ANNA, "Dritter-Strom-2028").status_code == 200
    assert site.told()[-1] == "password_changed"


def test_the_present_password_cannot_be_guessed(site: Site, anna: PortalLogin) -> None:
    body = {"password": "falsch", "user_name": "anna.neu"}
    statuses = [site.portal(anna, "POST", "/user-name", body).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_a_new_address_counts_after_its_confirmation_and_can_be_taken_back(
    site: Site, anna: PortalLogin
) -> None:
    new = "anna.neu@example.org"
    site.portal(anna, "POST", "/email", {"password": NEW_PASSWORD, "email": new})
    assert queries.login(anna.login_id).email == anna.email
    assert [link.email for link in site.mailed("confirm_email")] == [new]
    used = site.identity("link-uses", {"token": site.token("confirm_email")})
    assert used.json_body["outcome"] == "email_changed"
    assert site.sign_in(new).status_code == 200
    assert site.sign_in(anna.email).status_code == 401
    assert [link.email for link in site.mailed("undo_email")] == [anna.email]
    undone = site.identity("link-uses", {"token": site.token("undo_email")})
    assert undone.json_body["outcome"] == "email_restored"
    assert queries.login(anna.login_id).email == anna.email
    assert site.sign_in(new).status_code == 401
    assert site.told()[-1] == "email_restored"


def test_a_second_change_of_address_does_not_make_the_owners_undo_link_void(
    site: Site, anna: PortalLogin
) -> None:
    """Whoever took over the login changes the address; the owner has a day to undo that."""

    def change(email: str) -> Any:
        return site.portal(anna, "POST", "/email", {"password": NEW_PASSWORD, "email": email})

    change("dieb@example.org")
    site.identity("link-uses", {"token": site.token("confirm_email")})
    refused = change("dieb2@example.org")
    assert (refused.status_code, refused.json_body["code"]) == (409, "email_changed_lately")
    undone = site.identity("link-uses", {"token": site.token("undo_email")})
    assert undone.json_body["outcome"] == "email_restored"
    assert queries.login(anna.login_id).email == anna.email
    assert change("anna.neu@example.org").status_code == 202


def test_a_change_of_address_that_was_asked_for_before_waits_as_well(
    site: Site, anna: PortalLogin, now: datetime
) -> None:
    undo = LinkReference.new(anna.login_id, LinkPurpose.UNDO_EMAIL)
    site.portal(anna, "POST", "/email", {"password": NEW_PASSWORD, "email": "dieb2@example.org"})
    transaction = Transaction(now=clock.now())
    repository.add_link(transaction, undo, {"email": anna.email})
    transaction.commit()
    refused = site.identity("link-uses", {"token": site.token("confirm_email")})
    assert (refused.status_code, refused.json_body["code"]) == (409, "email_changed_lately")
    assert queries.login(anna.login_id).email == anna.email


def test_nobody_bothers_strangers_with_mails_in_our_name(site: Site, anna: PortalLogin) -> None:
    def invited_and_revoked(number: int) -> int:
        given = invite(site, anna, f"fremd{number}@example.org")
        if given.status_code == 201:
            site.portal(anna, "DELETE", f"/invitations/{given.json_body['access_id']}")
        return int(given.status_code)

    assert [invited_and_revoked(number) for number in range(21)] == [201] * 20 + [429]
    change = {"password": NEW_PASSWORD, "email": "fremd@example.org"}
    assert site.portal(anna, "POST", "/email", change).status_code == 429


def test_a_user_name_is_taken_once(site: Site, anna: PortalLogin, joerg: PortalLogin) -> None:
    body = {"password": PASSWORD, "user_name": "Anna.Mueller"}
    taken = site.portal(joerg, "POST", "/user-name", body)
    assert taken.json_body["errors"][0]["code"] == "user_name_taken"
    body = {"password": NEW_PASSWORD, "user_name": "die.anna"}
    assert site.portal(anna, "POST", "/user-name", body).json_body["user_name"] == "die.anna"
    assert site.sign_in("die.anna").status_code == 200
    assert site.sign_in("anna.mueller").status_code == 401
    assert site.sign_in(ANNA).status_code == 200
    body = {"password": PASSWORD, "user_name": "anna.mueller"}
    assert site.portal(joerg, "POST", "/user-name", body).status_code == 200


def test_devices_are_listed_and_signed_out(site: Site, anna: PortalLogin) -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1"
    phone = site.sign_in(ANNA, headers={"User-Agent": agent})
    listed = site.portal(anna, "GET", "").json_body["devices"]
    assert ("Safari", "iPhone") in {(device["browser"], device["system"]) for device in listed}
    device_id = next(device["device_id"] for device in listed if device["system"] == "iPhone")
    site.portal(anna, "DELETE", f"/devices/{device_id}")
    cookie = {"Cookie": str(phone.headers["Set-Cookie"]).partition(";")[0]}
    assert site.identity("refreshments", {"audience": "customer"}, headers=cookie).status_code == 401
    site.sign_in(ANNA)
    assert site.portal(anna, "DELETE", "/devices").status_code == 200
    assert site.portal(anna, "GET", "").json_body["devices"] == []


def test_a_further_customer_number_needs_the_same_proof(site: Site, joerg: PortalLogin) -> None:
    claim = {"customer_number": ANNA, "last_name": "Müller", "secret": "falsch"}
    refused = site.portal(joerg, "POST", "/customer-numbers", claim)
    assert refused.json_body["errors"][0]["code"] == "customer_not_matched"
    added = site.portal(joerg, "POST", "/customer-numbers", {**claim, "secret": "80331"})
    assert added.json_body["own_numbers"] == ["20113344", ANNA]
    assert queries.login_of_customer("musterstadt", ANNA) == queries.login(joerg.login_id)


@pytest.mark.parametrize(
    ("activation", "known", "status"),
    [
        ("manual", JOERG.email, 409),
        ("known_address", "anna@example.org", 409),
        ("known_address", JOERG.email, 200),
    ],
)
def test_a_further_customer_number_does_not_get_around_the_release_by_staff(
    site: Site, joerg: PortalLogin, activation: str, known: str, status: int
) -> None:
    publish_brand(accounts={"activation": activation})
    CustomerItem.get(partition(ANNA), CustomerItem.SORT).update(actions=[CustomerItem.email.set(known)])
    claim = {"customer_number": ANNA, "last_name": "Müller", "secret": "80331"}
    answer = site.portal(joerg, "POST", "/customer-numbers", claim)
    assert answer.status_code == status
    assert (ANNA in queries.login(joerg.login_id).customer_numbers) == (status == 200)


def test_the_owner_of_another_login_is_told_that_the_number_is_used_elsewhere(
    site: Site, anna: PortalLogin, joerg: PortalLogin
) -> None:
    claim = {"customer_number": ANNA, "last_name": "Müller", "secret": "80331"}
    assert site.portal(joerg, "POST", "/customer-numbers", claim).status_code == 200
    assert "customer_number_added_elsewhere" in site.told()
    assert queries.login_of_customer("musterstadt", ANNA) == queries.login(anna.login_id)


def invite(site: Site, anna: PortalLogin, email: str, access: str = "read_only") -> Any:
    body = {
        "password": NEW_PASSWORD,
        "customer_number": ANNA,
        "email": email,
        "name": "Tom",
        "access": access,
    }
    return site.portal(anna, "POST", "/invitations", body)


def test_an_invited_person_gets_a_login_that_may_only_look_until_it_is_revoked(
    site: Site, anna: PortalLogin
) -> None:
    given = invite(site, anna, "tom@example.org").json_body
    assert [link.inviter for link in site.mailed("accept_access")] == ["Anna Müller"]
    token = site.token("accept_access")
    assert site.identity("link-inspections", {"token": token}).json_body["needs_password"]
    accepted = site.identity("link-uses", {"token": token, "password": "Toms-Passwort-2026"}).json_body
    profile = accepted["session"]["profile"]
    assert (profile["customer_numbers"], profile["read_only_numbers"]) == ([ANNA], [ANNA])
    assert site.portal(anna, "GET", "").json_body["access_given"][0]["accepted"]
    assert site.portal(anna, "DELETE", f"/invitations/{given['access_id']}").status_code == 200
    assert queries.login(profile["login_id"]).all_numbers == ()


def test_who_has_a_login_accepts_with_it(site: Site, anna: PortalLogin, zoe: PortalLogin) -> None:
    invite(site, anna, zoe.email, "full")
    token = site.token("accept_access")
    assert not site.identity("link-inspections", {"token": token}).json_body["needs_password"]
    used = site.identity("link-uses", {"token": token}).json_body
    assert used == {"outcome": "access_accepted", "session": None}
    fresh = queries.login(zoe.login_id)
    assert (fresh.all_numbers, fresh.read_only_numbers) == (("30113355", ANNA), ())


def test_a_revoked_invitation_cannot_be_accepted(site: Site, anna: PortalLogin) -> None:
    access_id = invite(site, anna, "tom@example.org").json_body["access_id"]
    token = site.token("accept_access")
    site.portal(anna, "DELETE", f"/invitations/{access_id}")
    used = site.identity("link-uses", {"token": token, "password": "Toms-Passwort-2026"})
    assert used.status_code == 410


def test_who_was_given_access_cannot_pass_it_on(site: Site, anna: PortalLogin, zoe: PortalLogin) -> None:
    invite(site, anna, zoe.email, "full")
    site.identity("link-uses", {"token": site.token("accept_access")})
    body = {"password": PASSWORD, "customer_number": ANNA, "email": "x@example.org", "name": "X"}
    refused = site.portal(zoe, "POST", "/invitations", {**body, "access": "full"})
    assert refused.status_code == 404


def test_a_deleted_login_is_blocked_kept_and_reactivated_by_staff(site: Site, anna: PortalLogin) -> None:
    signed_in = site.sign_in(ANNA)
    assert site.portal(anna, "POST", "/deletions", {"password": NEW_PASSWORD}).status_code == 200
    assert site.sign_in(ANNA).status_code == 401
    cookie = {"Cookie": str(signed_in.headers["Set-Cookie"]).partition(";")[0]}
    assert site.identity("refreshments", {"audience": "customer"}, headers=cookie).status_code == 401
    shown = site.staff("GET", f"/musterstadt/{ANNA}").json_body
    assert (shown["status"], shown["history"][0]["change"]) == ("deleted", "deleted")
    again = site.staff("POST", f"/musterstadt/{ANNA}/decisions", {"status": "active"})
    assert again.json_body["status"] == "active"
    assert site.sign_in(ANNA).status_code == 200
    twice = site.staff("POST", f"/musterstadt/{ANNA}/decisions", {"status": "active"})
    assert (twice.status_code, twice.json_body["code"]) == (409, "login_status_not_allowed")


def test_access_of_others_ends_with_the_login(site: Site, anna: PortalLogin, zoe: PortalLogin) -> None:
    invite(site, anna, zoe.email, "full")
    site.identity("link-uses", {"token": site.token("accept_access")})
    assert ANNA in queries.login(zoe.login_id).all_numbers
    site.portal(anna, "POST", "/deletions", {"password": NEW_PASSWORD})
    assert ANNA not in queries.login(zoe.login_id).all_numbers


def test_a_language_is_remembered_with_the_login(site: Site, anna: PortalLogin) -> None:
    assert site.portal(anna, "POST", "/language", {"language": "fr"}).status_code == 200
    assert site.sign_in(ANNA).json_body["profile"]["language"] == "fr"


def test_a_customer_with_an_authenticator_app_needs_its_code_and_no_mail_gets_around_it(
    site: Site, anna: PortalLogin
) -> None:
    tokens = directory.sign_in("customer", anna.login_id, NEW_PASSWORD)
    assert isinstance(tokens, directory.Tokens)
    bearer = {"Authorization": f"Bearer {tokens.access_token}"}
    body = {"password": NEW_PASSWORD}
    setup = site.portal(anna, "POST", "/second-factor-setups", body, headers=bearer).json_body
    assert setup["address"].startswith("otpauth://totp/Stadtwerke%20Musterstadt%3Aanna.mueller%40example.org")
    assert setup["secret"] in setup["address"]
    on = site.portal(anna, "POST", "/second-factor", {"code": "123456"}, headers=bearer)
    assert on.json_body["second_factor"]
    asked = site.sign_in(ANNA).json_body
    assert (asked["status"], asked["access_token"]) == ("second_factor_required", None)
    code = {"audience": "customer", "brand": "musterstadt", "name": ANNA, "code": "123456"}
    answer = site.identity("second-factors", {**code, "session": asked["challenge"]})
    assert answer.json_body["status"] == "signed_in"
    operations.request_link(brand="musterstadt", name=ANNA, purpose=LinkPurpose.MAGIC_LINK, now=clock.now())
    refused = site.identity("magic-link-sessions", {"token": site.token("magic_link")})
    assert (refused.status_code, refused.json_body["code"]) == (409, "second_factor_in_use")
    off = site.portal(anna, "POST", "/second-factor-removals", body)
    assert not off.json_body["second_factor"]


def test_a_login_that_is_not_usable_has_no_account(site: Site, anna: PortalLogin) -> None:
    PortalLoginItem(*login_key(anna.login_id)).update(
        actions=[PortalLoginItem.status.set(LoginStatus.LOCKED)]
    )
    assert site.portal(anna, "GET", "").status_code == 404
