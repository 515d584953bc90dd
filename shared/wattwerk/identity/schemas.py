"""Models of signing in, for customers and staff."""

from typing import Annotated, Literal

from pydantic import Field

from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

Audience = Literal["customer", "staff"]
Password = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra={"format": "password"})]


class SignInRequest(Schema):
    """Sign-in with a password. The name may be user name, customer number or e-mail address."""

    audience: Audience
    brand: str | None = Field(default=None, description="Brand of the portal; not needed for staff.")
    name: str = Field(min_length=1, max_length=254)
    password: Password


class MagicLinkRequest(Schema):
    """Wish for a mail with a link that signs in without a password (also: forgotten password)."""

    brand: str
    name: str = Field(min_length=1, max_length=254, description="User name, customer number or e-mail.")
    purpose: Literal["magic_link", "set_password"] = "magic_link"


class LinkInspection(Schema):
    """Question what a link is good for; does not use it up."""

    token: str = Field(min_length=10, max_length=300)


class LinkState(Schema):
    """What a link is good for. Unknown, used and expired links look the same: not usable."""

    usable: bool
    purpose: Literal["magic_link", "set_password"] | None = None
    brand: str | None = None


class MagicLinkSignIn(Schema):
    """Sign-in with the token of a mailed link; uses it up."""

    token: str = Field(min_length=10, max_length=300)


class PasswordChoice(Schema):
    """First or new password, chosen through a mailed link; uses it up and signs in."""

    token: str = Field(min_length=10, max_length=300)
    password: Password = Field(description="At least 12 characters with a letter and a digit.")


class SecondFactor(Schema):
    """Answer to the question for a one-time code of an authenticator app."""

    session: str = Field(max_length=4000)
    name: str = Field(max_length=254)
    code: str = Field(pattern=r"^\d{6}$")
    audience: Audience


class Profile(Schema):
    """Who is signed in."""

    audience: Audience
    login_id: str
    name: str = Field(description="Name to greet with.")
    email: str
    language: Language
    brand: str | None = None
    brands: list[str] = Field(default_factory=list, description="Brands that a staff member works for.")
    roles: list[str] = Field(default_factory=list, description="e.g. `musterstadt.clerk`.")
    customer_numbers: list[str] = Field(default_factory=list)


class Session(Schema):
    """A running session. The refresh token travels in an HttpOnly cookie only."""

    status: Literal["signed_in", "second_factor_required", "signed_out"]
    access_token: str | None = None
    expires_in: int | None = Field(default=None, description="Seconds until the access token expires.")
    profile: Profile | None = None
    challenge: str | None = Field(default=None, description="Session of an open second-factor question.")


class Accepted(Schema):
    """Answer to a wish that may or may not lead to a mail; it never tells whether an account exists."""

    accepted: Literal[True] = True
