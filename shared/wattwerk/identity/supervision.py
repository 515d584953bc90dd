"""What staff see of customers' logins and decide about them."""

from datetime import datetime

from wattwerk.identity import directory, initial_passwords, records, repository
from wattwerk.identity.domain import Change, LoginStatus, PortalLogin
from wattwerk.identity.events import LoginChanged
from wattwerk.identity.schemas import PortalLoginView, StatusDecision
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.schema import Page, PageRequest
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

_REACTIVATED: dict[LoginStatus, Change] = {
    LoginStatus.WAITING: "activated",
    LoginStatus.LOCKED: "reactivated",
    LoginStatus.DELETED: "reactivated",
}


class WaitingLoginsQuery(PageRequest):
    """Which logins to list: those of a brand that wait for a release, oldest first."""

    brand: str


def login_of_customer(*, caller: Caller, brand: str, customer_number: str) -> PortalLoginView:
    """Return the login of a customer with its history.

    Raises:
        Problem: 404 when the customer has none, or the brand is none of the caller's.
    """
    caller.require_role(brand, *STAFF_ROLES)
    return _view(_login(brand, customer_number))


def waiting_logins(*, caller: Caller, query: WaitingLoginsQuery) -> Page[PortalLoginView]:
    """Return the logins that staff have to release.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    logins, cursor = repository.waiting_logins(query.brand, cursor=query.cursor, limit=query.limit)
    return Page(items=[_view(login) for login in logins], next_cursor=cursor)


def decide(
    *, caller: Caller, brand: str, customer_number: str, decision: StatusDecision, now: datetime
) -> PortalLoginView:
    """Release, reactivate or lock the login of a customer. Its owner is told by mail.

    Raises:
        Problem: 404 as for ``login_of_customer``; 409 ``login_status_not_allowed`` when there is
            nothing to change.
    """
    caller.require_role(brand, *STAFF_ROLES)
    login = _login(brand, customer_number)
    change = _change(login, decision)
    # A login that waited for its release has got no password yet where those are generated.
    generated = change == "activated" and initial_passwords.wanted(brand)
    transaction = Transaction(now=now)
    if generated:
        initial_passwords.mail(transaction, login)
    repository.change_login(
        transaction,
        login,
        status=LoginStatus(decision.status),
        gsi1pk=None,
        gsi1sk=None,
        initial_password=generated or None,
    )
    records.add_history(transaction, login.login_id, change, actor=caller.actor, note=decision.note)
    transaction.emit(LoginChanged.happened(now=now, brand=brand, login_id=login.login_id, change=change))
    _commit(transaction)
    if change == "locked":
        _sign_out(login)
    return _view(_login(brand, customer_number))


def issue_initial_password(
    *, caller: Caller, brand: str, customer_number: str, now: datetime
) -> PortalLoginView:
    """Mail a new generated password to the owner of a login. All devices are signed out.

    Raises:
        Problem: 404 as for ``login_of_customer``; 409 ``login_status_not_allowed`` for a login that
            may not sign in.
    """
    caller.require_role(brand, *STAFF_ROLES)
    login = _login(brand, customer_number)
    if not login.may_sign_in:
        raise _not_allowed()
    transaction = Transaction(now=now)
    initial_passwords.mail(transaction, login)
    repository.change_login(transaction, login, initial_password=True, valid_from=now)
    records.add_history(transaction, login.login_id, "initial_password_issued", actor=caller.actor)
    _commit(transaction)
    _sign_out(login)
    return _view(_login(brand, customer_number))


def _change(login: PortalLogin, decision: StatusDecision) -> Change:
    if decision.status == "locked" and login.status is not LoginStatus.LOCKED:
        return "locked"
    if decision.status == "active" and login.status in _REACTIVATED:
        return _REACTIVATED[login.status]
    raise _not_allowed()


def _not_allowed() -> Problem:
    return Problem(409, "login_status_not_allowed", "This step is not possible at the present status.")


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict


def _sign_out(login: PortalLogin) -> None:
    records.end_sessions(login.login_id)
    directory.end_all_sessions("customer", login.login_id)


def _login(brand: str, customer_number: str) -> PortalLogin:
    login = repository.portal_login_of_name(brand, customer_number)
    if login is None:
        raise not_found("login")
    return login


def _view(login: PortalLogin) -> PortalLoginView:
    return PortalLoginView(
        login_id=login.login_id,
        brand=login.brand,
        user_name=login.user_name,
        email=login.email,
        name=login.name,
        language=login.language,
        status=login.status,
        customer_numbers=list(login.customer_numbers),
        shared_numbers=dict(login.shared_numbers),
        second_factor=login.second_factor,
        initial_password=login.initial_password,
        created_at=login.created_at,
        last_sign_in_at=login.last_sign_in_at,
        access_given=records.accesses(login.login_id),
        history=records.history(login.login_id),
    )
