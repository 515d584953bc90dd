"""The user pools (Cognito): who knows the right password, code or link gets tokens.

All calls go through the pools' administrative flows, so that nobody can reach them past our
throttling. The pools hold user names (our login ids), passwords and groups, and nothing personal.
"""

import base64
import json
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from botocore.exceptions import ClientError, ParamValidationError

from wattwerk.identity.schemas import Audience
from wattwerk.platform import clients, settings
from wattwerk.platform.problems import Problem

# What the pools say of a wrong password, code, link or refresh token, or of an unknown user.
_REFUSALS = frozenset(
    {
        "CodeMismatchException",
        "ExpiredCodeException",
        "InvalidParameterException",
        "NotAuthorizedException",
        "PasswordResetRequiredException",
        "ResourceNotFoundException",
        "UserNotConfirmedException",
        "UserNotFoundException",
    }
)
_THROTTLED = frozenset(
    {"LimitExceededException", "TooManyFailedAttemptsException", "TooManyRequestsException"}
)


@dataclass(frozen=True)
class Tokens:
    """What a successful sign-in gives. ``refresh_token`` is empty after a refreshment."""

    access_token: str
    refresh_token: str
    expires_in: int

    @property
    def claims(self) -> dict[str, Any]:
        """Return what the access token says. It came from the pool itself: no signature to check."""
        payload = self.access_token.split(".")[1]
        decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return decoded

    @property
    def login_id(self) -> str:
        """Return whose tokens these are."""
        return str(self.claims["username"])

    @property
    def session_id(self) -> str:
        """Return what all tokens of one sign-in have in common, over all refreshments."""
        return str(self.claims["origin_jti"])

    @property
    def roles(self) -> list[str]:
        """Return the groups of a staff member, e.g. ``musterstadt.clerk``."""
        return sorted(self.claims.get("cognito:groups", []))


@dataclass(frozen=True)
class SecondFactorNeeded:
    """The password was right; a one-time code of the authenticator app is missing."""

    challenge: str


@dataclass(frozen=True)
class NewPasswordNeeded:
    """The generated password was right; it has to be changed first."""


def sign_in(
    audience: Audience, login_id: str, password: str
) -> Tokens | SecondFactorNeeded | NewPasswordNeeded | None:
    """Return tokens for the right password, None for a wrong one or an unknown login.

    Raises:
        Problem: 429 when the pool itself throttles.
    """
    answer = _asked(
        clients.user_pools().admin_initiate_auth,
        **_pool(audience),
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": login_id, "PASSWORD": password},
    )
    if answer and answer.get("ChallengeName") == "SOFTWARE_TOKEN_MFA":
        return SecondFactorNeeded(answer["Session"])
    if answer and answer.get("ChallengeName") == "NEW_PASSWORD_REQUIRED":
        return NewPasswordNeeded()
    return _tokens(answer)


def answer_second_factor(audience: Audience, login_id: str, code: str, challenge: str) -> Tokens | None:
    """Return tokens for the right one-time code, None for a wrong or late one."""
    answer = _asked(
        clients.user_pools().admin_respond_to_auth_challenge,
        **_pool(audience),
        ChallengeName="SOFTWARE_TOKEN_MFA",
        Session=challenge,
        ChallengeResponses={"USERNAME": login_id, "SOFTWARE_TOKEN_MFA_CODE": code},
    )
    return _tokens(answer)


def sign_in_by_link(login_id: str, token: str) -> Tokens | None:
    """Return tokens for the token of a usable link; the pool's trigger checks it and uses it up."""
    question = _asked(
        clients.user_pools().admin_initiate_auth,
        **_pool("customer"),
        AuthFlow="CUSTOM_AUTH",
        AuthParameters={"USERNAME": login_id},
    )
    if not question or "Session" not in question:
        return None
    answer = _asked(
        clients.user_pools().admin_respond_to_auth_challenge,
        **_pool("customer"),
        ChallengeName="CUSTOM_CHALLENGE",
        Session=question["Session"],
        ChallengeResponses={"USERNAME": login_id, "ANSWER": token},
    )
    return _tokens(answer)


def refresh(audience: Audience, refresh_token: str) -> Tokens | None:
    """Return a new access token, None when the session has ended."""
    answer = _asked(
        clients.user_pools().admin_initiate_auth,
        **_pool(audience),
        AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": refresh_token},
    )
    return _tokens(answer)


def end_session(audience: Audience, refresh_token: str) -> None:
    """Revoke a refresh token; one that is no longer valid needs no revoking."""
    client_id = _pool(audience)["ClientId"]
    try:
        clients.user_pools().revoke_token(Token=refresh_token, ClientId=client_id)
    except ClientError as error:
        if error.response["Error"]["Code"] not in _REFUSALS | {"UnauthorizedException"}:
            raise
    except ParamValidationError:
        return


def end_all_sessions(audience: Audience, login_id: str) -> None:
    """Revoke every refresh token of a login."""
    clients.user_pools().admin_user_global_sign_out(
        UserPoolId=_pool(audience)["UserPoolId"], Username=login_id
    )


def add_user(audience: Audience, login_id: str) -> str:
    """Create a user with a password that nobody knows and return the pool's identity of it.

    May be repeated: a user who exists keeps the password.
    """
    pool = _pool(audience)["UserPoolId"]
    try:
        user = clients.user_pools().admin_create_user(
            UserPoolId=pool, Username=login_id, MessageAction="SUPPRESS"
        )["User"]
        subject, status = _subject(user.get("Attributes", [])), user.get("UserStatus")
    except clients.user_pools().exceptions.UsernameExistsException:
        found = clients.user_pools().admin_get_user(UserPoolId=pool, Username=login_id)
        subject, status = _subject(found["UserAttributes"]), found.get("UserStatus")
    if status == "FORCE_CHANGE_PASSWORD":
        # A user who must first change a password cannot sign in by link.
        set_password(audience, login_id, token_urlsafe(48))
    return subject


def remove_user(audience: Audience, login_id: str) -> None:
    """Remove a user with all its sessions; nothing happens when there is none."""
    try:
        clients.user_pools().admin_delete_user(UserPoolId=_pool(audience)["UserPoolId"], Username=login_id)
    except clients.user_pools().exceptions.UserNotFoundException:
        return


def set_password(audience: Audience, login_id: str, password: str, *, to_be_changed: bool = False) -> None:
    """Give a login a password; one ``to_be_changed`` opens nothing but the choice of another."""
    clients.user_pools().admin_set_user_password(
        UserPoolId=_pool(audience)["UserPoolId"],
        Username=login_id,
        Password=password,
        Permanent=not to_be_changed,
    )


def right_password(login_id: str, password: str) -> bool:
    """Return whether this is a customer's present password. No session comes of it."""
    result = sign_in("customer", login_id, password)
    if isinstance(result, Tokens):
        end_session("customer", result.refresh_token)
    return result is not None


def begin_second_factor(access_token: str) -> str | None:
    """Return the secret for the authenticator app of whom the token belongs to."""
    answer = _asked(clients.user_pools().associate_software_token, AccessToken=access_token)
    return str(answer["SecretCode"]) if answer else None


def confirm_second_factor(login_id: str, access_token: str, code: str) -> bool:
    """Ask for codes from now on if this one is right; return whether it was."""
    try:
        answer = _asked(clients.user_pools().verify_software_token, AccessToken=access_token, UserCode=code)
    except clients.user_pools().exceptions.EnableSoftwareTokenMFAException:
        return False
    if not answer or answer.get("Status") != "SUCCESS":
        return False
    _prefer_second_factor(login_id, wanted=True)
    return True


def end_second_factor(login_id: str) -> None:
    """Ask a customer for no more codes."""
    _prefer_second_factor(login_id, wanted=False)


def _prefer_second_factor(login_id: str, *, wanted: bool) -> None:
    clients.user_pools().admin_set_user_mfa_preference(
        UserPoolId=_pool("customer")["UserPoolId"],
        Username=login_id,
        SoftwareTokenMfaSettings={"Enabled": wanted, "PreferredMfa": wanted},
    )


def add_roles(login_id: str, roles: list[str]) -> None:
    """Put a staff member into the groups of these roles, e.g. ``musterstadt.clerk``."""
    pool = _pool("staff")["UserPoolId"]
    for role in roles:
        try:
            clients.user_pools().create_group(UserPoolId=pool, GroupName=role)
        except clients.user_pools().exceptions.GroupExistsException:
            pass
        clients.user_pools().admin_add_user_to_group(UserPoolId=pool, Username=login_id, GroupName=role)


def _asked(call: Any, **arguments: Any) -> dict[str, Any] | None:
    """Return the pool's answer, None for a refusal of any kind."""
    try:
        answer: dict[str, Any] = call(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in _THROTTLED:
            raise Problem(429, "too_many_requests", "Too many attempts; please wait a moment.") from error
        if code not in _REFUSALS:
            raise
        return None
    except ParamValidationError:
        # Made-up sessions and tokens may not even have the form of real ones.
        return None
    return answer


def _tokens(answer: dict[str, Any] | None) -> Tokens | None:
    """Return the tokens of an answer; a further question that we cannot ask is a refusal."""
    result = (answer or {}).get("AuthenticationResult")
    if not result:
        return None
    return Tokens(
        access_token=result["AccessToken"],
        refresh_token=result.get("RefreshToken", ""),
        expires_in=int(result["ExpiresIn"]),
    )


def _subject(attributes: Any) -> str:
    return next(str(attribute["Value"]) for attribute in attributes if attribute["Name"] == "sub")


def _pool(audience: Audience) -> dict[str, str]:
    return {
        "UserPoolId": settings.required(f"{audience.upper()}_POOL"),
        "ClientId": settings.required(f"{audience.upper()}_CLIENT"),
    }
