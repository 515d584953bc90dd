"""A customer looks after the own login, over HTTP against the running stack, mails included."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from infra.demo import accounts
from tests.journeys.ordering import BRAND, order
from tests.stack import RunningStack

WELCOME = "Willkommen"
PASSWORD = "Windkraft-2026!"
CHANGED = "Sonnenkraft-2027!"


@dataclass
class Visitor:
    """Somebody with a browser of their own."""

    stack: RunningStack
    http: httpx.Client
    token: str = ""

    def identity(self, path: str, **body: Any) -> httpx.Response:
        answer = self.http.post(f"/identity/{path}", json=body)
        if answer.is_success:
            session = answer.json().get("session") or answer.json()
            self.token = session.get("access_token") or self.token
        return answer

    def sign_in(self, name: str, password: str) -> httpx.Response:
        return self.identity("sessions", audience="customer", brand=BRAND, name=name, password=password)

    def portal(self, method: str, path: str, **body: Any) -> httpx.Response:
        return self.http.request(
            method,
            f"/portal/{path}",
            json=body or None,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )

    def mailed(self, recipient: str, subject: str) -> str:
        """Return the token of the latest link that an address got with this subject."""
        text = self.stack.mail(recipient, subject=subject, within_seconds=60)["text"]
        found = re.search(r"/portal/link\?\S*token=(\S+)", text)
        assert found, text
        return found[1]


@pytest.fixture
def visitor(stack: RunningStack) -> Iterator[Visitor]:
    with httpx.Client(base_url=stack.api, timeout=60) as http:
        yield Visitor(stack, http)


@pytest.fixture
def guest(stack: RunningStack) -> Iterator[Visitor]:
    with httpx.Client(base_url=stack.api, timeout=60) as http:
        yield Visitor(stack, http)


@dataclass
class Customer:
    visitor: Visitor
    number: str
    email: str


@pytest.fixture
def zoe(stack: RunningStack, visitor: Visitor) -> Customer:
    """A customer who has ordered, chosen a password and is signed in."""
    ordered = order(stack)
    chosen = visitor.identity("passwords", token=ordered.token(subject=WELCOME), password=PASSWORD)
    (number,) = chosen.json()["profile"]["customer_numbers"]
    return Customer(visitor, number, ordered.email)


def one_time_code(secret: str) -> str:
    """Return the present code of an authenticator app (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return str((struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6).zfill(6)


def test_password_address_and_devices(zoe: Customer) -> None:
    visitor = zoe.visitor
    changed = visitor.portal("POST", "account/password", password=PASSWORD, new_password=CHANGED)
    assert changed.json()["status"] == "signed_in"
    visitor.token = changed.json()["access_token"]
    assert visitor.identity("refreshments", audience="customer").json()["status"] == "signed_in"
    (device,) = visitor.portal("GET", "account").json()["devices"]
    assert device["current"]
    visitor.stack.mail(zoe.email, subject="Ihr Passwort wurde geändert")

    new = f"neu.{zoe.email}"
    assert visitor.portal("POST", "account/email", password=CHANGED, email=new).status_code == 202
    used = visitor.identity("link-uses", token=visitor.mailed(new, "neue E-Mail-Adresse"))
    assert used.json()["outcome"] == "email_changed"
    assert visitor.sign_in(new, CHANGED).status_code == 200
    undone = visitor.identity(
        "link-uses", token=visitor.mailed(zoe.email, "E-Mail-Adresse im Kundenportal wurde geändert")
    )
    assert undone.json()["outcome"] == "email_restored"
    assert visitor.identity("refreshments", audience="customer").status_code == 401
    assert visitor.sign_in(zoe.email, CHANGED).status_code == 200


def test_a_code_of_an_app_is_asked_for(zoe: Customer) -> None:
    visitor = zoe.visitor
    setup = visitor.portal("POST", "account/second-factor-setups", password=PASSWORD).json()
    wrong = visitor.portal("POST", "account/second-factor", code="000000")
    assert wrong.status_code == 422
    on = visitor.portal("POST", "account/second-factor", code=one_time_code(setup["secret"]))
    assert on.json()["second_factor"], on.text
    asked = visitor.sign_in(zoe.number, PASSWORD).json()
    assert asked["status"] == "second_factor_required"
    body = {"audience": "customer", "brand": BRAND, "name": zoe.number, "session": asked["challenge"]}
    answer = visitor.identity("second-factors", **body, code=one_time_code(setup["secret"]))
    assert answer.json()["status"] == "signed_in"
    off = visitor.portal("POST", "account/second-factor-removals", password=PASSWORD)
    assert not off.json()["second_factor"]
    assert visitor.sign_in(zoe.number, PASSWORD).json()["status"] == "signed_in"


def test_a_guest_looks_at_contracts_until_access_is_taken_back(zoe: Customer, guest: Visitor) -> None:
    visitor = zoe.visitor
    address = f"tom.{zoe.email}"
    given = visitor.portal(
        "POST",
        "account/invitations",
        password=PASSWORD,
        customer_number=zoe.number,
        email=address,
        name="Tom Groß",
        access="read_only",
    ).json()
    token = guest.mailed(address, "Einladung")
    accepted = guest.identity("link-uses", token=token, password="Toms-Strom-2026!")
    assert accepted.json()["session"]["profile"]["read_only_numbers"] == [zoe.number]
    dashboard = guest.portal("GET", "dashboard")
    assert dashboard.status_code == 200
    meter = dashboard.json()["contracts"][0]["meters"][0]["meter_id"]
    report = {"date": dashboard.json()["contracts"][0]["supply_start"], "values": []}
    refused = guest.http.post(
        f"/portal/meters/{meter}/readings",
        json=report | {"values": [{"kind": "single", "value": "1"}]},
        headers={"Authorization": f"Bearer {guest.token}", "Idempotency-Key": "guest"},
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "read_only_access")
    assert visitor.portal("DELETE", f"account/invitations/{given['access_id']}").status_code == 200
    guest.identity("refreshments", audience="customer")
    assert guest.portal("GET", "dashboard").status_code == 404


def test_a_deleted_login_comes_back_through_staff(zoe: Customer, guest: Visitor) -> None:
    visitor = zoe.visitor
    assert visitor.portal("POST", "account/deletions", password=PASSWORD).status_code == 200
    assert visitor.sign_in(zoe.number, PASSWORD).status_code == 401
    clerk = guest.identity(
        "sessions", audience="staff", name=accounts.CLERK.email, password=accounts.PASSWORD
    )
    headers = {"Authorization": f"Bearer {clerk.json()['access_token']}"}
    login = guest.http.get(f"/staff/portal-logins/{BRAND}/{zoe.number}", headers=headers).json()
    assert login["status"] == "deleted"
    again = guest.http.post(
        f"/staff/portal-logins/{BRAND}/{zoe.number}/decisions", json={"status": "active"}, headers=headers
    )
    assert again.json()["status"] == "active", again.text
    visitor.stack.mail(zoe.email, subject="Ihr Zugang ist wieder aktiv")
    assert visitor.sign_in(zoe.number, PASSWORD).status_code == 200


def test_who_has_a_login_is_reminded_of_it_when_registering(zoe: Customer) -> None:
    asked = zoe.visitor.identity(
        "registrations",
        brand=BRAND,
        customer_number=zoe.number,
        last_name="Weiß",
        secret="80331",
        email="anders@example.org",
        name="Zoë Weiß",
    )
    assert (asked.status_code, asked.json()) == (202, {"accepted": True})
    zoe.visitor.stack.mail(zoe.email, subject="Neues Passwort")


def test_a_customer_without_a_login_registers_and_is_signed_in(zoe: Customer, guest: Visitor) -> None:
    login_id = zoe.visitor.identity("refreshments", audience="customer").json()["profile"]["login_id"]
    without_login(zoe, login_id)
    address = f"zoe.neu.{zoe.email}"
    asked = guest.identity(
        "registrations",
        brand=BRAND,
        customer_number=zoe.number,
        last_name="weiss",
        secret="1LGZ0055120098",
        email=address,
        name="Zoë Weiß",
        user_name=f"zoe-{zoe.number}",
    )
    assert asked.status_code == 202
    token = guest.mailed(address, "bestätigen Sie Ihre Registrierung")
    confirmed = guest.identity("link-uses", token=token, password=CHANGED)
    assert confirmed.json()["outcome"] == "active", confirmed.text
    assert guest.portal("GET", "dashboard").status_code == 200
    assert guest.sign_in(f"ZOE-{zoe.number}", CHANGED).status_code == 200


def without_login(customer: Customer, login_id: str) -> None:
    """Take the login away, as if the customer had been taken over from an earlier system."""
    stack = customer.visitor.stack
    table = stack.resources["IDENTITY_TABLE"]
    for pk, sk in (
        (f"LOGIN#{login_id}", "LOGIN"),
        (f"NAME#{BRAND}#{customer.number}", "NAME"),
        (f"NAME#{BRAND}#{customer.email}", "NAME"),
    ):
        stack.client("dynamodb").delete_item(TableName=table, Key={"pk": {"S": pk}, "sk": {"S": sk}})
