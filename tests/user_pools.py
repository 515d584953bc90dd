"""User pools of customers and staff in the moto cloud, and a customer who has a login there."""

import copyreg
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from joserfc.jwk import RSAKey
from moto.cognitoidp import models
from moto.utilities.utils import load_resource

from tests.beginnings import made_once
from tests.unit.contracts.examples import publish_brand
from wattwerk.identity import link_tokens, operations
from wattwerk.identity.domain import LinkPurpose, LinkReference, LoginOwner, PortalLogin
from wattwerk.identity.items import LinkItem, link_key
from wattwerk.platform import clients
from wattwerk.platform.events import OutboxItem

PASSWORD = "Grüner-Strom-2026"
# As deployed: length counts; which further passwords are too weak is our own rule.
PASSWORD_POLICY: Any = {
    "MinimumLength": 12,
    "RequireLowercase": False,
    "RequireUppercase": False,
    "RequireNumbers": False,
    "RequireSymbols": False,
}
JOERG = LoginOwner(
    brand="musterstadt",
    customer_number="20113344",
    account_number="900123456",
    email="Jörg.Müller@example.de",
    name="Jörg Müller",
    language="de",
)


@dataclass(frozen=True)
class Pools:
    """Identifiers of the pools and their clients."""

    customer_pool: str
    customer_client: str
    staff_pool: str
    staff_client: str


@functools.cache
def _signing_key() -> RSAKey:
    """Moto's key of all pools, imported once: finding the primes of an RSA key takes half a second."""
    return RSAKey.import_key(load_resource("cognitoidp/resources/jwks-private.json"))


# Keys refuse to be copied; all pools have the same one.
copyreg.pickle(RSAKey, lambda _: (_signing_key, ()))


@pytest.fixture
def pools(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pools]:
    """Both pools; unlike the deployed ones they cannot ask custom challenges."""
    publish_brand()
    publish_brand("sparwatt")
    with empty_pools(monkeypatch) as pools:
        yield pools


@contextmanager
def empty_pools(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pools]:
    """The same for tests that share a cloud."""
    keys = SimpleNamespace(import_key=lambda _: _signing_key())
    monkeypatch.setattr(models, "jwk", SimpleNamespace(RSAKey=keys))
    pools = _made()
    for name, identifier in asdict(pools).items():
        monkeypatch.setenv(name.upper(), identifier)
    clients.user_pools.cache_clear()
    yield pools
    clients.user_pools.cache_clear()


@made_once
def _made() -> Pools:
    cognito = boto3.client("cognito-idp")
    made = {}
    for audience in ("customer", "staff"):
        pool = cognito.create_user_pool(PoolName=audience, Policies={"PasswordPolicy": PASSWORD_POLICY})[
            "UserPool"
        ]["Id"]
        made[f"{audience}_pool"] = pool
        made[f"{audience}_client"] = cognito.create_user_pool_client(
            UserPoolId=pool,
            ClientName=audience,
            ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        )["UserPoolClient"]["ClientId"]
    return Pools(**made)


@pytest.fixture
def joerg(pools: Pools, now: datetime) -> PortalLogin:
    """A customer of Stadtwerke Musterstadt with a login and the password ``PASSWORD``."""
    return _with_password(now)


@made_once
def _with_password(now: datetime) -> PortalLogin:
    login = operations.provision_login(owner=JOERG, now=now)
    operations.give_password(login=login, password=PASSWORD)
    return login


def newest_token(login: PortalLogin, purpose: str) -> str:
    """Return the token that the newest mail for this purpose carries."""
    some_link = LinkReference.new(login.login_id, LinkPurpose(purpose))
    nonce = LinkItem.get(*link_key(some_link)).nonce
    return link_tokens.token_of(LinkReference(login.login_id, LinkPurpose(purpose), nonce))


def published() -> list[str]:
    """Return the types of all events in the outbox, oldest first."""
    return [item.detail_type for item in sorted(OutboxItem.scan(), key=lambda item: item.occurred_at)]
