"""From an access token to what API Gateway needs: a policy and the caller's context."""

from datetime import datetime
from typing import Any

from wattwerk.identity import access_tokens, repository
from wattwerk.identity.access_tokens import AccessToken, NotSignedIn

# What each audience may reach at all; the functions check again, and whose data it is.
_PATHS = {"customer": "portal", "staff": "staff"}


def authorise(*, header: str | None, method_arn: str, now: datetime) -> dict[str, Any]:
    """Return the authoriser's answer for an ``Authorization`` header.

    The gateway keeps it for a minute per token and asks for other methods meanwhile, so the policy
    covers all that the caller may reach, not only ``method_arn``
    (``arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>``).

    Raises:
        NotSignedIn: there is no valid token, or its owner is locked or deleted.
    """
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn("no bearer token")
    access = access_tokens.verify(token.strip(), now=now)
    context = _customer(access) if access.audience == "customer" else _staff(access)
    api, stage = method_arn.split("/")[:2]
    return _answer(access.subject, "Allow", f"{api}/{stage}/*/{_PATHS[access.audience]}/*", context)


def refusal(method_arn: str) -> dict[str, Any]:
    """Return the answer that refuses a caller. (Raising would cost the function its warm process.)"""
    api, stage = method_arn.split("/")[:2]
    return _answer("nobody", "Deny", f"{api}/{stage}/*/*", {})


def _customer(access: AccessToken) -> dict[str, str]:
    login = repository.portal_login(access.login_id)
    if login is None or not login.may_sign_in or login.subject != access.subject:
        raise NotSignedIn("login not usable")
    if login.valid_from and access.issued_at < int(login.valid_from.timestamp()):
        raise NotSignedIn("signed out everywhere")
    return {
        "audience": "customer",
        "subject": access.subject,
        "login_id": login.login_id,
        "brand": login.brand,
        "customer_numbers": ",".join(login.all_numbers),
        "read_only_numbers": ",".join(login.read_only_numbers),
        "session_id": access.session_id,
    }


def _staff(access: AccessToken) -> dict[str, str]:
    member = repository.staff_member(access.login_id)
    if member is None or not member.may_sign_in or member.subject != access.subject:
        raise NotSignedIn("account not usable")
    return {
        "audience": "staff",
        "subject": access.subject,
        "login_id": member.login_id,
        "name": member.name,
        "roles": ",".join(sorted(access.roles)),
    }


def _answer(principal: str, effect: str, resource: str, context: dict[str, str]) -> dict[str, Any]:
    return {
        "principalId": principal,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}],
        },
        "context": context,
    }
