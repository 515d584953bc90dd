"""Access tokens are believed only when everything about them is right."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from wattwerk.identity import access_tokens
from wattwerk.identity.access_tokens import NotSignedIn

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Kunden"
KEY = RSAKey.generate_key(2048, {"kid": "key-1"})
CLAIMS = {
    "sub": "6f0c2b1e",
    "iss": ISSUER,
    "client_id": "portal",
    "token_use": "access",
    "username": "a" * 32,
    "iat": int(NOW.timestamp()),
    "exp": int((NOW + timedelta(minutes=15)).timestamp()),
}


@pytest.fixture
def fetches(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two pools with one key; every fetch of keys is noted."""
    monkeypatch.setenv("CUSTOMER_POOL", "eu-central-1_Kunden")
    monkeypatch.setenv("CUSTOMER_CLIENT", "portal")
    monkeypatch.setenv("STAFF_POOL", "eu-central-1_Personal")
    monkeypatch.setenv("STAFF_CLIENT", "admin")
    noted: list[str] = []

    def fetch(pool: str) -> Any:
        noted.append(pool)
        return KeySet([KEY]).as_dict(private=False)

    monkeypatch.setattr(access_tokens, "_fetch", fetch)
    access_tokens._fetched.clear()
    yield noted
    access_tokens._fetched.clear()


def token(key: Any = KEY, algorithm: str = "RS256", kid: str = "key-1", **claims: Any) -> str:
    return jwt.encode({"alg": algorithm, "kid": kid}, {**CLAIMS, **claims}, key, algorithms=[algorithm])


def test_a_valid_token_tells_who_calls(fetches: list[str]) -> None:
    access = access_tokens.verify(token(), now=NOW)
    assert (access.audience, access.login_id, access.subject) == ("customer", "a" * 32, "6f0c2b1e")
    assert access.roles == frozenset()


def test_a_staff_token_brings_its_groups_as_roles(fetches: list[str]) -> None:
    staff = token(
        iss=ISSUER.replace("Kunden", "Personal"),
        client_id="admin",
        **{"cognito:groups": ["musterstadt.clerk", "sparwatt.clerk"]},
    )
    access = access_tokens.verify(staff, now=NOW)
    assert access.audience == "staff"
    assert access.roles == {"musterstadt.clerk", "sparwatt.clerk"}


def test_keys_are_fetched_once(fetches: list[str]) -> None:
    for _ in range(3):
        access_tokens.verify(token(), now=NOW)
    assert fetches == ["eu-central-1_Kunden"]


def tampered() -> str:
    header, _, signature = token().split(".")
    other = token(username="b" * 32).split(".")[1]
    return f"{header}.{other}.{signature}"


def signed_with_the_public_key() -> str:
    """The classic confusion: HMAC with the published key as its secret."""
    secret = OctKey.import_key(json.dumps(KEY.as_dict(private=False)))
    return token(secret, "HS256")


@pytest.mark.parametrize(
    "forged",
    [
        lambda: token(exp=int(NOW.timestamp()) - 1),
        lambda: token(client_id="another client"),
        lambda: token(client_id=None),
        lambda: token(token_use="id"),
        lambda: token(iss="https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Fremd"),
        lambda: token(iss=ISSUER.replace("Kunden", "Personal")),
        lambda: token(RSAKey.generate_key(2048, {"kid": "key-1"})),
        lambda: token().rsplit(".", 1)[0] + ".",
        lambda: "eyJhbGciOiJub25lIn0." + token().split(".")[1] + ".",
        lambda: "",
        lambda: "a.b.c",
        lambda: "Ünsinn",
        tampered,
        signed_with_the_public_key,
    ],
)
def test_anything_else_proves_nothing(fetches: list[str], forged: Callable[[], str]) -> None:
    with pytest.raises(NotSignedIn):
        access_tokens.verify(forged(), now=NOW)


def test_a_token_without_expiry_proves_nothing(fetches: list[str]) -> None:
    claims = {name: value for name, value in CLAIMS.items() if name != "exp"}
    endless = jwt.encode({"alg": "RS256", "kid": "key-1"}, claims, KEY)
    with pytest.raises(NotSignedIn):
        access_tokens.verify(endless, now=NOW)


def test_a_new_key_of_the_pool_is_found_but_forged_tokens_do_not_cause_a_fetch_each(
    fetches: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    access_tokens.verify(token(), now=NOW)
    for _ in range(3):
        with pytest.raises(NotSignedIn):
            access_tokens.verify(token(kid="key-2"), now=NOW)
    assert len(fetches) == 1
    rotated = RSAKey.generate_key(2048, {"kid": "key-2"})
    monkeypatch.setattr(access_tokens, "_fetch", lambda _: KeySet([rotated]).as_dict(private=False))
    later = NOW + timedelta(minutes=2)
    assert access_tokens.verify(token(rotated, kid="key-2"), now=later).login_id == "a" * 32
