"""A new customer gets one login, however often and wherever the work is interrupted."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import boto3
import pytest

from tests.user_pools import JOERG, Pools, newest_token, published
from wattwerk.customers import queries as customers
from wattwerk.identity import directory, operations, queries, repository
from wattwerk.identity.domain import LoginStatus
from wattwerk.identity.items import PortalLoginItem
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.transaction import Transaction


class Interrupted(Exception):
    """The function ran out of time here."""


def users(pool: str) -> list[Any]:
    return boto3.client("cognito-idp").list_users(UserPoolId=pool)["Users"]


def test_a_customer_gets_a_login_and_a_link_for_a_password(pools: Pools, now: datetime) -> None:
    login = operations.provision_login(owner=JOERG, now=now)
    assert login.status is LoginStatus.CREATED
    assert login.customer_numbers == ("20113344",)
    assert queries.login(login.login_id) == login
    assert queries.inspect_link(newest_token(login, "set_password"), now=now).purpose == "set_password"
    (event,) = OutboxItem.scan()
    assert event.source == "wattwerk.identity"
    assert event.detail_type == "PortalLoginCreated"
    assert "example.de" not in event.detail
    assert "Müller" not in event.detail


def test_the_user_pool_learns_nothing_personal_and_the_user_can_sign_in_by_link(
    pools: Pools, now: datetime
) -> None:
    login = operations.provision_login(owner=JOERG, now=now)
    (user,) = users(pools.customer_pool)
    assert user["Username"] == login.login_id
    assert user["UserStatus"] == "CONFIRMED"
    assert {attribute["Name"] for attribute in user["Attributes"]} == {"sub"}


def test_staff_see_it_on_the_customer_and_on_the_contract_account(pools: Pools, now: datetime) -> None:
    operations.provision_login(owner=JOERG, now=now)
    seen = customers.activities("20113344")
    assert {activity.kind for activity in seen} == {"portal_login_created"}
    assert {activity.subject for activity in seen} == {"customer", "contract_account"}


def test_doing_it_again_changes_nothing(pools: Pools, now: datetime) -> None:
    first = operations.provision_login(owner=JOERG, now=now)
    link = newest_token(first, "set_password")
    assert operations.provision_login(owner=JOERG, now=now) == first
    assert len(users(pools.customer_pool)) == 1
    assert published() == ["PortalLoginCreated"]
    assert newest_token(first, "set_password") == link


def test_it_is_completed_after_an_interruption_before_the_records_are_written(
    pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Transaction, "commit", _interrupt)
        with pytest.raises(Interrupted):
            operations.provision_login(owner=JOERG, now=now)
    assert len(users(pools.customer_pool)) == 1
    assert list(PortalLoginItem.scan()) == []
    login = operations.provision_login(owner=JOERG, now=now)
    assert users(pools.customer_pool)[0]["Username"] == login.login_id
    assert published() == ["PortalLoginCreated"]


def test_it_is_completed_after_an_interruption_before_the_user_is_confirmed(
    pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as interrupted:
        interrupted.setattr(directory, "set_password", _interrupt)
        with pytest.raises(Interrupted):
            operations.provision_login(owner=JOERG, now=now)
    operations.provision_login(owner=JOERG, now=now)
    (user,) = users(pools.customer_pool)
    assert user["UserStatus"] == "CONFIRMED"


def test_a_late_repetition_does_not_touch_the_password_that_was_chosen(pools: Pools, now: datetime) -> None:
    login = operations.provision_login(owner=JOERG, now=now)
    directory.set_password("customer", login.login_id, "Grüner-Strom-2026")
    assert directory.add_user("customer", login.login_id) == login.subject
    assert directory.sign_in("customer", login.login_id, "Grüner-Strom-2026")


def test_two_deliveries_at_once_make_one_login(
    pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = operations.provision_login(owner=JOERG, now=now)
    # The second delivery looked before the first had written.
    monkeypatch.setattr(repository, "portal_login_of_name", lambda *_: None)
    assert operations.provision_login(owner=JOERG, now=now) == first
    assert published() == ["PortalLoginCreated"]


def test_a_second_customer_with_the_same_address_signs_in_by_customer_number(
    pools: Pools, now: datetime
) -> None:
    first = operations.provision_login(owner=JOERG, now=now)
    second = operations.provision_login(owner=replace(JOERG, customer_number="20113355"), now=now)
    assert second.login_id != first.login_id
    assert repository.portal_login_of_name("musterstadt", "jörg.müller@example.de") == first
    assert repository.portal_login_of_name("musterstadt", "20113355") == second
    assert published() == ["PortalLoginCreated", "PortalLoginCreated"]


def test_the_same_person_may_be_a_customer_of_two_brands(pools: Pools, now: datetime) -> None:
    here = operations.provision_login(owner=JOERG, now=now)
    there = operations.provision_login(owner=replace(JOERG, brand="sparwatt"), now=now)
    assert repository.portal_login_of_name("musterstadt", JOERG.email) == here
    assert repository.portal_login_of_name("sparwatt", JOERG.email) == there


def test_a_staff_member_gets_roles_and_a_password_and_may_be_entered_again(
    pools: Pools, now: datetime
) -> None:
    for roles in (["musterstadt.clerk"], ["musterstadt.clerk", "sparwatt.administrator"]):
        member = operations.create_staff_member(
            email="petra.schaefer@stadtwerke-musterstadt.de",
            name="Petra Schäfer",
            roles=roles,
            password="Musterstadt-2026",
            now=now,
        )
    tokens = directory.sign_in("staff", member.login_id, "Musterstadt-2026")
    assert isinstance(tokens, directory.Tokens)
    assert tokens.roles == ["musterstadt.clerk", "sparwatt.administrator"]
    assert queries.staff_member(member.login_id) == member
    assert len(users(pools.staff_pool)) == 1


def _interrupt(*_: object) -> None:
    raise Interrupted
