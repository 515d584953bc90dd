"""Customers look after their own login: password, address, devices, further people."""

from datetime import datetime

from wattwerk.identity import accounts, cookies, shared_access
from wattwerk.identity.devices import device_of
from wattwerk.identity.schemas import (
    Accepted,
    AccessGiven,
    Account,
    CustomerNumberClaim,
    EmailChange,
    Invitation,
    LanguageChoice,
    PasswordChange,
    PasswordProof,
    SecondFactorCode,
    SecondFactorSetup,
    Session,
    UserNameChange,
)
from wattwerk.platform.api import Answer, Api
from wattwerk.platform.authorisation import Caller

app = Api("portal-account", audience="customer", description="Your login.")


@app.endpoint("GET", "/portal/account")
def account(caller: Caller, now: datetime) -> Account:
    """Show the own login, the devices on which it is signed in, and who else has access."""
    return accounts.account(caller=caller, now=now)


@app.endpoint("POST", "/portal/account/password")
def change_password(body: PasswordChange, caller: Caller, now: datetime) -> Answer[Session]:
    """Change the password. All sessions end; this device gets a new one, unless a code is needed."""
    result = accounts.change_password(
        caller=caller,
        password=body.password,
        new_password=body.new_password,
        device=device_of(app.current_request.headers.get("user-agent")),
        now=now,
    )
    if result.refresh_token is None:
        return Answer(result.session, {"Set-Cookie": cookies.cleared("customer")})
    return Answer(result.session, {"Set-Cookie": cookies.carrying("customer", result.refresh_token)})


@app.endpoint("POST", "/portal/account/user-name")
def change_user_name(body: UserNameChange, caller: Caller, now: datetime) -> Account:
    """Change the user name."""
    accounts.change_user_name(caller=caller, password=body.password, user_name=body.user_name, now=now)
    return accounts.account(caller=caller, now=now)


@app.endpoint("POST", "/portal/account/email", status=202)
def change_email(body: EmailChange, caller: Caller, now: datetime) -> Accepted:
    """Change the e-mail address: a link mailed to the new one confirms it.

    The old address is told then, with a link that takes the change back within 24 hours.
    """
    accounts.request_email_change(caller=caller, password=body.password, email=body.email, now=now)
    return Accepted()


@app.endpoint("POST", "/portal/account/language")
def choose_language(body: LanguageChoice, caller: Caller, now: datetime) -> Accepted:
    """Choose the language of portal and mails."""
    accounts.choose_language(caller=caller, language=body.language, now=now)
    return Accepted()


@app.endpoint("DELETE", "/portal/account/devices/{device_id}")
def sign_out_device(device_id: str, caller: Caller) -> Accepted:
    """Sign out on one device; it is out within 15 minutes."""
    accounts.sign_out_device(caller=caller, device_id=device_id)
    return Accepted()


@app.endpoint("DELETE", "/portal/account/devices")
def sign_out_everywhere(caller: Caller, now: datetime) -> Answer[Accepted]:
    """Sign out on all devices, this one included."""
    accounts.sign_out_everywhere(caller=caller, now=now)
    return Answer(Accepted(), {"Set-Cookie": cookies.cleared("customer")})


@app.endpoint("POST", "/portal/account/customer-numbers")
def add_customer_number(body: CustomerNumberClaim, caller: Caller, now: datetime) -> Account:
    """Add a further customer number. New access tokens know it."""
    accounts.add_customer_number(caller=caller, claim=body, now=now)
    return accounts.account(caller=caller, now=now)


@app.endpoint("POST", "/portal/account/invitations", status=201)
def invite(body: Invitation, caller: Caller, now: datetime) -> AccessGiven:
    """Give another person access to an own customer number; an invitation goes out by mail."""
    return shared_access.invite(caller=caller, invitation=body, now=now)


@app.endpoint("DELETE", "/portal/account/invitations/{access_id}")
def revoke(access_id: str, caller: Caller, now: datetime) -> Accepted:
    """Take access back. It ends within a minute."""
    shared_access.revoke(caller=caller, access_id=access_id, now=now)
    return Accepted()


@app.endpoint("POST", "/portal/account/second-factor-setups")
def begin_second_factor(body: PasswordProof, caller: Caller, now: datetime) -> SecondFactorSetup:
    """Begin to set up an authenticator app."""
    return accounts.begin_second_factor(
        caller=caller, password=body.password, access_token=_access_token(), now=now
    )


@app.endpoint("POST", "/portal/account/second-factor")
def confirm_second_factor(body: SecondFactorCode, caller: Caller, now: datetime) -> Account:
    """Finish setting up an authenticator app with its first code."""
    accounts.confirm_second_factor(caller=caller, code=body.code, access_token=_access_token(), now=now)
    return accounts.account(caller=caller, now=now)


@app.endpoint("POST", "/portal/account/second-factor-removals")
def end_second_factor(body: PasswordProof, caller: Caller, now: datetime) -> Account:
    """Use the authenticator app no longer."""
    accounts.end_second_factor(caller=caller, password=body.password, now=now)
    return accounts.account(caller=caller, now=now)


@app.endpoint("POST", "/portal/account/deletions")
def delete_account(body: PasswordProof, caller: Caller, now: datetime) -> Answer[Accepted]:
    """Delete the own login. Contracts go on; only staff can bring the login back."""
    accounts.delete_account(caller=caller, password=body.password, now=now)
    return Answer(Accepted(), {"Set-Cookie": cookies.cleared("customer")})


def _access_token() -> str:
    return str(app.current_request.headers.get("authorization", "")).partition(" ")[2].strip()
