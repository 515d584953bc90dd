"""Access tokens (JWT, RFC 9068 in the user pools' dialect), checked without asking anybody."""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta

import urllib3
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from wattwerk.identity.schemas import Audience
from wattwerk.platform import settings

REFETCH_AFTER = timedelta(minutes=1)
"""Keys are fetched again when a token names an unknown one, but not for every forged token."""


class NotSignedIn(Exception):
    """The token is missing, forged, expired, or meant for something else. Says why, for the log."""


@dataclass(frozen=True)
class AccessToken:
    """What a valid access token tells."""

    audience: Audience
    login_id: str
    subject: str
    roles: frozenset[str]
    session_id: str = ""
    issued_at: int = 0


def verify(token: str, *, now: datetime) -> AccessToken:
    """Return what a token tells, after checking signature, issuer, client, kind and expiry.

    Raises:
        NotSignedIn: the token proves nothing.
    """
    try:
        envelope = jws.extract_compact(token.encode())
        issuer = json.loads(envelope.payload)["iss"]
        audience = _audience(issuer)
        keys = _keys(_pool(audience), str(envelope.headers()["kid"]), now)
        claims = jwt.decode(token, keys, algorithms=["RS256"]).claims
        jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            iss={"essential": True, "value": issuer},
            exp={"essential": True},
            token_use={"essential": True, "value": "access"},
            client_id={"essential": True, "value": settings.required(f"{audience.upper()}_CLIENT")},
        ).validate(claims)
        return AccessToken(
            audience=audience,
            login_id=claims["username"],
            subject=claims["sub"],
            roles=frozenset(claims.get("cognito:groups", ())),
            session_id=str(claims.get("origin_jti", "")),
            issued_at=int(claims.get("iat", 0)),
        )
    except (JoseError, KeyError, TypeError, ValueError) as error:
        raise NotSignedIn(type(error).__name__) from error


def _audience(issuer: object) -> Audience:
    audiences: tuple[Audience, ...] = ("customer", "staff")
    for audience in audiences:
        pool = _pool(audience)
        if issuer == f"https://cognito-idp.{_region(pool)}.amazonaws.com/{pool}":
            return audience
    raise NotSignedIn("unknown issuer")


def _pool(audience: Audience) -> str:
    return settings.required(f"{audience.upper()}_POOL")


def _region(pool: str) -> str:
    return pool.partition("_")[0]


# Per pool: the keys by identifier, and when they were fetched. Lives as long as the process.
_fetched: dict[str, tuple[KeySet, datetime]] = {}


def _keys(pool: str, key_id: str, now: datetime) -> KeySet:
    keys, since = _fetched.get(pool, (None, now))
    if keys is None or (key_id not in {key.kid for key in keys.keys} and now - since > REFETCH_AFTER):
        keys = KeySet.import_key_set(_fetch(pool))
        _fetched[pool] = (keys, now)
    return keys


def _fetch(pool: str) -> KeySetSerialization:
    """Return the pool's public keys (JSON Web Key Set, RFC 7517)."""
    base = os.environ.get("AWS_ENDPOINT_URL") or f"https://cognito-idp.{_region(pool)}.amazonaws.com"
    answer = urllib3.request("GET", f"{base}/{pool}/.well-known/jwks.json", timeout=3.0, retries=1)
    if answer.status != 200:
        raise OSError(f"keys of pool {pool} answered {answer.status}")
    keys: KeySetSerialization = answer.json()
    return keys
