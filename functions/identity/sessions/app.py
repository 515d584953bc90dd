"""Sign in and out, choose passwords, ask for links. The refresh token travels in a cookie only."""

from datetime import datetime

from pydantic import Field

from wattwerk.identity import cookies, initial_passwords, operations, queries, sessions
from wattwerk.identity.devices import Device, device_of
from wattwerk.identity.domain import LinkPurpose
from wattwerk.identity.schemas import (
    Accepted,
    Audience,
    InitialPasswordChange,
    LinkInspection,
    LinkState,
    MagicLinkRequest,
    MagicLinkSignIn,
    PasswordChoice,
    SecondFactor,
    Session,
    SignInRequest,
)
from wattwerk.platform.api import Answer, Api, Limit
from wattwerk.platform.schema import Schema

# Only our own site signs people in: other origins get no answer that their scripts could read.
app = Api(
    "identity-sessions",
    audience="anonymous",
    description="Sign in and out, choose a password.",
    cross_origin=False,
)

# Per network address; a family or an office behind one address must still get in.
SIGN_INS = Limit(60)
LINKS = Limit(10)
REFRESHMENTS = Limit(120)


class SessionOf(Schema):
    """Whose session is meant: the portal's or the admin app's."""

    audience: Audience = Field(description="`customer` for the portal, `staff` for the admin app.")


@app.endpoint("POST", "/identity/sessions", limit=SIGN_INS)
def sign_in(body: SignInRequest, now: datetime) -> Answer[Session]:
    """Sign in with a password.

    Unknown names, wrong passwords and locked logins get the same answer. After five wrong passwords
    a name has to wait for up to 15 minutes, whether or not it exists. Who uses an authenticator app
    gets `second_factor_required` and goes on at `/identity/second-factors`.
    """
    result = sessions.sign_in(
        audience=body.audience,
        brand=body.brand,
        name=body.name,
        password=body.password,
        now=now,
        device=_device(),
    )
    return _answer(body.audience, result)


@app.endpoint("POST", "/identity/second-factors", limit=SIGN_INS)
def answer_second_factor(body: SecondFactor, now: datetime) -> Answer[Session]:
    """Finish a sign-in with the one-time code of an authenticator app."""
    result = sessions.answer_second_factor(
        audience=body.audience,
        brand=body.brand,
        name=body.name,
        code=body.code,
        challenge=body.session,
        now=now,
        device=_device(),
    )
    return _answer(body.audience, result)


@app.endpoint("POST", "/identity/initial-passwords", limit=SIGN_INS)
def change_initial_password(body: InitialPasswordChange, now: datetime) -> Answer[Session]:
    """Choose a password in place of the generated one that came by mail, and sign in.

    Wanted when signing in answers `new_password_required`. The generated password works no more then.
    """
    result = initial_passwords.change(
        brand=body.brand,
        name=body.name,
        password=body.password,
        new_password=body.new_password,
        device=_device(),
        now=now,
    )
    return _answer("customer", result)


@app.endpoint("POST", "/identity/refreshments", limit=REFRESHMENTS)
def refresh(body: SessionOf, now: datetime) -> Answer[Session]:
    """Get a new access token with the refresh token of the cookie.

    Without a cookie the answer has the status `signed_out`.
    """
    token = cookies.refresh_token(body.audience, app.current_request.headers.get("cookie"))
    return _answer(body.audience, sessions.refresh(audience=body.audience, refresh_token=token, now=now))


@app.endpoint("POST", "/identity/sign-outs", limit=REFRESHMENTS)
def sign_out(body: SessionOf) -> Answer[Accepted]:
    """End the session and remove the cookie; works as well when nobody is signed in."""
    token = cookies.refresh_token(body.audience, app.current_request.headers.get("cookie"))
    sessions.sign_out(audience=body.audience, refresh_token=token)
    return Answer(Accepted(), {"Set-Cookie": cookies.cleared(body.audience)})


@app.endpoint("POST", "/identity/links", status=202, limit=LINKS)
def request_link(body: MagicLinkRequest, now: datetime) -> Accepted:
    """Ask for a mail with a link that signs in, or that lets choose a new password.

    The answer is the same whether or not the name exists. A new link replaces earlier ones of the
    same purpose. Links that sign in work for 15 minutes, links for a new password for 7 days, once.
    """
    operations.request_link(brand=body.brand, name=body.name, purpose=LinkPurpose(body.purpose), now=now)
    return Accepted()


@app.endpoint("POST", "/identity/link-inspections", limit=SIGN_INS)
def inspect_link(body: LinkInspection, now: datetime) -> LinkState:
    """Ask what a link is good for, without using it up."""
    return queries.inspect_link(body.token, now=now)


@app.endpoint("POST", "/identity/magic-link-sessions", limit=SIGN_INS)
def sign_in_by_link(body: MagicLinkSignIn, now: datetime) -> Answer[Session]:
    """Sign in with the link of a mail, which is used up thereby."""
    return _answer("customer", sessions.sign_in_by_link(token=body.token, now=now, device=_device()))


@app.endpoint("POST", "/identity/passwords", limit=SIGN_INS)
def choose_password(body: PasswordChoice, now: datetime) -> Answer[Session]:
    """Choose a first or new password through the link of a mail, and sign in.

    All other sessions of this login end.
    """
    return _answer(
        "customer",
        sessions.choose_password(token=body.token, password=body.password, now=now, device=_device()),
    )


def _device() -> Device:
    return device_of(app.current_request.headers.get("user-agent"))


def _answer(audience: Audience, result: sessions.SignedIn) -> Answer[Session]:
    if result.refresh_token is None:
        return Answer(result.session)
    return Answer(result.session, {"Set-Cookie": cookies.carrying(audience, result.refresh_token)})
