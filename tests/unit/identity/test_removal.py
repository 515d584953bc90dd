"""Removing the login of a customer: nothing of it is left, and nobody else loses anything."""

from datetime import datetime
from typing import Any

import boto3
import pytest

from tests.user_pools import JOERG, Pools
from wattwerk.identity import directory, queries, removal, repository
from wattwerk.identity.domain import LoginStatus, PortalLogin, guest_login_id
from wattwerk.identity.items import AccessItem
from wattwerk.platform.transaction import Transaction

NUMBER = JOERG.customer_number


def held() -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = boto3.client("dynamodb").scan(TableName="wattwerk-identity")["Items"]
    return items


def users(pools: Pools) -> set[str]:
    found = boto3.client("cognito-idp").list_users(UserPoolId=pools.customer_pool)["Users"]
    return {user["Username"] for user in found}


def guest_of(owner: PortalLogin, now: datetime, **changes: Any) -> PortalLogin:
    """Give Ulla access to the owner's customer number; return her login."""
    login_id = guest_login_id("musterstadt", "ulla@example.org")
    guest = PortalLogin(
        login_id=login_id,
        brand="musterstadt",
        user_name="ulla@example.org",
        customer_numbers=(),
        email="ulla@example.org",
        name="Ulla Größmann",
        language="de",
        status=LoginStatus.ACTIVE,
        subject=directory.add_user("customer", login_id),
        created_at=now,
        **{"shared_numbers": {NUMBER: "read_only"}, **changes},
    )
    transaction = Transaction(now=now)
    repository.add_portal_login(transaction, guest, reserve_email=True)
    transaction.create(
        AccessItem.of(
            owner.login_id,
            "access-1",
            customer_number=NUMBER,
            email=guest.email,
            name=guest.name,
            access="read_only",
            invited_at=now,
            guest_login_id=login_id,
        )
    )
    transaction.commit()
    return guest


def test_nothing_is_left_of_a_login_and_of_whoever_had_access_to_nothing_else(
    joerg: PortalLogin, pools: Pools, now: datetime
) -> None:
    guest = guest_of(joerg, now)
    assert users(pools) == {joerg.login_id, guest.login_id}
    for _ in range(2):  # a repetition finds nothing left to do
        removal.remove_login(brand="musterstadt", customer_number=NUMBER, now=now)
        assert held() == []
        assert users(pools) == set()


def test_a_guest_with_access_to_others_keeps_that(joerg: PortalLogin, pools: Pools, now: datetime) -> None:
    guest = guest_of(joerg, now, shared_numbers={NUMBER: "read_only", "20990001": "full"})
    removal.remove_login(brand="musterstadt", customer_number=NUMBER, now=now)
    assert dict(queries.login(guest.login_id).shared_numbers) == {"20990001": "full"}
    assert users(pools) == {guest.login_id}
    assert not any(NUMBER in str(item) for item in held())


def test_a_login_with_further_customer_numbers_only_loses_this_one(
    joerg: PortalLogin, pools: Pools, now: datetime
) -> None:
    transaction = Transaction(now=now)
    repository.change_login(transaction, queries.login(joerg.login_id), customer_numbers=[NUMBER, "20990001"])
    repository.add_name(transaction, joerg, "20990001")
    transaction.commit()
    assert list(removal.places_of("musterstadt", NUMBER)) == []
    removal.remove_login(brand="musterstadt", customer_number=NUMBER, now=now)
    assert queries.login(joerg.login_id).customer_numbers == ("20990001",)
    assert queries.login_of_customer("musterstadt", NUMBER) is None
    assert queries.login_of_customer("musterstadt", "20990001") is not None
    assert users(pools) == {joerg.login_id}


def test_an_interrupted_removal_is_finished_by_the_next(
    joerg: PortalLogin, pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:

        def die(*_: Any) -> None:
            raise TimeoutError

        failing.setattr(repository, "remove_login", die)
        with pytest.raises(TimeoutError):
            removal.remove_login(brand="musterstadt", customer_number=NUMBER, now=now)
    assert users(pools) == set()
    removal.remove_login(brand="musterstadt", customer_number=NUMBER, now=now)
    assert held() == []
