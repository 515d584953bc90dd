"""Signing in and out.

Every way in gives the same answer for an unknown name, a wrong password and a locked login, after
the same steps: an attempt for a name that nobody has is put to the user pool as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from wattwerk.identity import directory, domain, link_tokens, records, repository
from wattwerk.identity.devices import Device
from wattwerk.identity.directory import NewPasswordNeeded, SecondFactorNeeded, Tokens
from wattwerk.identity.domain import LinkPurpose, LinkReference, PortalLogin, StaffMember
from wattwerk.identity.schemas import Audience, Profile, Session
from wattwerk.platform import throttle
from wattwerk.platform.problems import Problem, invalid

Account = PortalLogin | StaffMember


@dataclass(frozen=True)
class SignedIn:
    """A session, and the refresh token that belongs into a cookie (None: leave the cookie alone)."""

    session: Session
    refresh_token: str | None = None


def sign_in(
    *,
    audience: Audience,
    brand: str | None,
    name: str,
    password: str,
    now: datetime,
    device: Device = Device(),  # noqa: B008  (frozen)
) -> SignedIn:
    """Sign in with a password; people who use an authenticator app are asked for a code first.

    A generated password opens nothing: ``new_password_required`` says that it has to be changed.

    Raises:
        Problem: 401 ``sign_in_failed``, 410 ``initial_password_expired``, 422 without a brand, 429
            after five failures in 15 minutes.
    """
    with attempt("sign-in", audience, brand, name, now):
        account = _account(audience, brand, name)
        result = directory.sign_in(
            audience, _user_name(account, brand, name), domain.normalised_password(password)
        )
        if result is None or account is None:
            raise sign_in_failed()
        if isinstance(result, SecondFactorNeeded):
            return SignedIn(Session(status="second_factor_required", challenge=result.challenge))
        if isinstance(result, NewPasswordNeeded):
            if not isinstance(account, PortalLogin):
                raise sign_in_failed()
            require_initial_password(account, now)
            return SignedIn(Session(status="new_password_required"))
        return begin(account, result, device, now=now)


def answer_second_factor(
    *,
    audience: Audience,
    brand: str | None = None,
    name: str,
    code: str,
    challenge: str,
    now: datetime,
    device: Device = Device(),  # noqa: B008  (frozen)
) -> SignedIn:
    """Finish a sign-in with the code of an authenticator app.

    Raises:
        Problem: 401 ``second_factor_failed``, 422 without a brand, 429 after five wrong codes in 15
            minutes.
    """
    with attempt("second-factor", audience, brand, name, now):
        account = _account(audience, brand, name)
        tokens = directory.answer_second_factor(audience, _user_name(account, brand, name), code, challenge)
        if tokens is None or account is None:
            raise Problem(401, "second_factor_failed", "This code is wrong or no longer valid.")
        return begin(account, tokens, device, now=now)


def sign_in_by_link(
    *,
    token: str,
    now: datetime,
    device: Device = Device(),  # noqa: B008  (frozen)
) -> SignedIn:
    """Sign in with the token of a mailed link, which is used up thereby.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``second_factor_in_use``, because a mail alone does not
            let in whoever uses an authenticator app.
    """
    _, login = _usable(token, LinkPurpose.MAGIC_LINK, now)
    if login.second_factor:
        raise Problem(409, "second_factor_in_use", "Please sign in with your password and a code.")
    if login.initial_password:
        raise _link_not_usable()
    tokens = directory.sign_in_by_link(login.login_id, token)
    if tokens is None:
        raise _link_not_usable()
    repository.activate(login)
    return begin(login, tokens, device, now=now)


def choose_password(
    *,
    token: str,
    password: str,
    now: datetime,
    device: Device = Device(),  # noqa: B008  (frozen)
) -> SignedIn:
    """Set a password by a mailed link, end all other sessions, and sign in.

    Who uses an authenticator app is not signed in thereby: the code is still missing.

    Raises:
        Problem: 410 ``link_not_usable``, 422 ``password_too_weak``.
    """
    password = acceptable_password(password, "/password")
    link, login = _usable(token, LinkPurpose.SET_PASSWORD, now)
    if not repository.use_link(link, now=now):
        raise _link_not_usable()
    try:
        directory.set_password("customer", login.login_id, password)
        directory.end_all_sessions("customer", login.login_id)
        tokens = directory.sign_in("customer", login.login_id, password)
    except Exception:
        # The user pool is out of reach: the customer may try again with the same link.
        repository.release_link(link)
        raise
    records.end_sessions(login.login_id)
    repository.activate(login)
    if login.initial_password:
        repository.end_initial_password(login)
    if isinstance(tokens, SecondFactorNeeded):
        return SignedIn(Session(status="signed_out"))
    if not isinstance(tokens, Tokens):
        raise sign_in_failed()
    return begin(login, tokens, device, now=now)


def require_initial_password(login: PortalLogin, now: datetime) -> LinkReference:
    """Return the link of the generated password of a login, which still works.

    Raises:
        Problem: 410 ``initial_password_expired``.
    """
    link = repository.usable_link(login.login_id, LinkPurpose.INITIAL_PASSWORD, now=now)
    if link is None:
        raise Problem(410, "initial_password_expired", "Your initial password has expired.")
    return link


def acceptable_password(password: str, pointer: str) -> str:
    """Return a new password as every keyboard writes it.

    Raises:
        Problem: 422 ``password_too_weak`` at ``pointer``.
    """
    password = domain.normalised_password(password)
    if not domain.strong_enough(password):
        raise invalid(
            pointer,
            "password_too_weak",
            "Please choose at least 12 characters with a letter and a digit.",
            shortest=domain.SHORTEST_PASSWORD,
        )
    return password


def refresh(*, audience: Audience, refresh_token: str | None, now: datetime) -> SignedIn:
    """Go on with a session: a new access token for the refresh token of the cookie.

    Whoever has no cookie asks only whether somebody is signed in; that nobody is, is no error.

    Raises:
        Problem: 401 ``session_ended``.
    """
    if refresh_token is None:
        return SignedIn(Session(status="signed_out"))
    ended = Problem(401, "session_ended", "Please sign in again.")
    tokens = directory.refresh(audience, refresh_token)
    if tokens is None:
        raise ended
    account = _account_of(audience, tokens.login_id)
    if account is None or not account.may_sign_in:
        raise ended
    if audience == "customer" and not records.touch_session(account.login_id, tokens.session_id, now=now):
        raise ended
    return _signed_in(account, tokens)


def sign_out(*, audience: Audience, refresh_token: str | None) -> None:
    """End a session, so that its refresh token gives no further access tokens."""
    if refresh_token:
        tokens = directory.refresh(audience, refresh_token) if audience == "customer" else None
        directory.end_session(audience, refresh_token)
        if tokens:
            records.end_session(tokens.login_id, tokens.session_id)


def begin(account: Account, tokens: Tokens, device: Device, *, now: datetime) -> SignedIn:
    """Return the session that tokens open, and remember a customer's device."""
    if isinstance(account, PortalLogin):
        records.begin_session(account.login_id, tokens.session_id, device, now=now)
        repository.note_sign_in(account, now=now)
    return _signed_in(account, tokens)


@contextmanager
def attempt(scope: str, audience: Audience, brand: str | None, name: str, now: datetime) -> Iterator[None]:
    """Count an attempt before it is made, so that many at once cannot slip through; forget a success."""
    if audience == "customer" and brand is None:
        raise invalid("/brand", "missing", "Please name the brand of the portal.")
    scope, subject = f"identity-{scope}", f"{audience}#{brand or ''}#{domain.normalised_name(name)}"
    window = domain.ATTEMPTS_WINDOW
    throttle.check(scope=scope, subject=subject, limit=domain.ATTEMPTS, window=window, now=now)
    yield
    throttle.forgive(scope=scope, subject=subject, window=window, now=now)


def _account(audience: Audience, brand: str | None, name: str) -> Account | None:
    """Return who may sign in under this name."""
    account: Account | None
    if audience == "staff":
        account = repository.staff_member_of_email(name)
    else:
        account = repository.portal_login_of_name(brand or "", name)
    return account if account and account.may_sign_in else None


def _account_of(audience: Audience, login_id: str) -> Account | None:
    if audience == "staff":
        return repository.staff_member(login_id)
    return repository.portal_login(login_id)


def _user_name(account: Account | None, brand: str | None, name: str) -> str:
    """Return the user to try; one that does not exist when nobody may sign in under this name."""
    return account.login_id if account else domain.portal_login_id(brand or "", f"nobody {name}")


def _usable(token: str, purpose: LinkPurpose, now: datetime) -> tuple[LinkReference, PortalLogin]:
    link = link_tokens.link_of(token)
    if link is None or link.purpose is not purpose or repository.link_expiry(link, now=now) is None:
        raise _link_not_usable()
    login = repository.portal_login(link.login_id)
    if login is None or not login.may_sign_in:
        raise _link_not_usable()
    return link, login


def _signed_in(account: Account, tokens: Tokens) -> SignedIn:
    session = Session(
        status="signed_in",
        access_token=tokens.access_token,
        expires_in=tokens.expires_in,
        profile=_profile(account, tokens),
    )
    return SignedIn(session, tokens.refresh_token or None)


def _profile(account: Account, tokens: Tokens) -> Profile:
    if isinstance(account, PortalLogin):
        return Profile(
            audience="customer",
            login_id=account.login_id,
            name=account.name,
            email=account.email,
            language=account.language,
            brand=account.brand,
            customer_numbers=list(account.all_numbers),
            read_only_numbers=list(account.read_only_numbers),
        )
    return Profile(
        audience="staff",
        login_id=account.login_id,
        name=account.name,
        email=account.email,
        language=account.language,
        brands=sorted({role.partition(".")[0] for role in tokens.roles}),
        roles=tokens.roles,
    )


def sign_in_failed() -> Problem:
    """Return the one answer for unknown names, wrong passwords and locked logins."""
    return Problem(401, "sign_in_failed", "Name or password is wrong.")


def _link_not_usable() -> Problem:
    return Problem(410, "link_not_usable", "This link was used, has expired, or was replaced by a newer one.")
