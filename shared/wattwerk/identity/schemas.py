"""Models of signing in, for customers and staff."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.identity.domain import AccessLevel, Change, LoginStatus
from wattwerk.platform.schema import EmailAddress, NamePart, Schema, ShortText
from wattwerk.platform.vocabulary import Language

Audience = Literal["customer", "staff"]
Password = Annotated[str, Field(min_length=1, max_length=200, json_schema_extra={"format": "password"})]


NewPassword = Annotated[Password, Field(description="At least 12 characters with a letter and a digit.")]
LinkUse = Literal[
    "magic_link",
    "set_password",
    "confirm_registration",
    "confirm_email",
    "undo_email",
    "accept_access",
    "initial_password",
]
LinkToken = Annotated[str, Field(min_length=10, max_length=300)]
UserName = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9._-]{3,39}$",
        description="4 to 40 letters, digits, dots, dashes; begins with a letter. Case does not count.",
    ),
]


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
    purpose: LinkUse | None = None
    brand: str | None = None
    needs_password: bool = Field(
        default=False, description="Whether using this link means choosing a first password."
    )


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
    brand: str | None = Field(default=None, description="Brand of the portal; not needed for staff.")


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
    customer_numbers: list[str] = Field(
        default_factory=list, description="Own ones first, then those of others who gave access."
    )
    read_only_numbers: list[str] = Field(
        default_factory=list, description="Those of `customer_numbers` in which nothing may be changed."
    )


class Session(Schema):
    """A running session. The refresh token travels in an HttpOnly cookie only."""

    status: Literal["signed_in", "second_factor_required", "new_password_required", "signed_out"]
    access_token: str | None = None
    expires_in: int | None = Field(default=None, description="Seconds until the access token expires.")
    profile: Profile | None = None
    challenge: str | None = Field(default=None, description="Session of an open second-factor question.")


class InitialPasswordChange(Schema):
    """A password of one's own in place of the generated one, which proves whose login it is."""

    brand: str = Field(max_length=60)
    name: str = Field(min_length=1, max_length=254, description="User name, customer number or e-mail.")
    password: Password = Field(description="The generated password.")
    new_password: NewPassword


class Accepted(Schema):
    """Answer to a wish that may or may not lead to a mail; it never tells whether an account exists."""

    accepted: Literal[True] = True


class RegistrationRequest(Schema):
    """Wish of a customer for a login. The answer never tells whether the data belong to anybody."""

    brand: str = Field(max_length=60)
    customer_number: ShortText
    last_name: ShortText = Field(description="Surname or company.")
    secret: ShortText = Field(description="Number of a meter, or postcode of a place of supply.")
    email: EmailAddress
    name: NamePart = Field(description="Name to greet with.")
    user_name: UserName | None = Field(default=None, description="Without it, the customer number.")
    language: Language = "de"


class LinkUsage(Schema):
    """Use of a mailed link that does something; a first password where the link needs one."""

    token: LinkToken
    password: NewPassword | None = None


class LinkOutcome(Schema):
    """What came of using a link. ``session`` is there when somebody was signed in thereby."""

    outcome: Literal[
        "active", "waiting", "password_mailed", "email_changed", "email_restored", "access_accepted"
    ]
    session: Session | None = None


class SignedInDevice(Schema):
    """A device on which somebody is signed in."""

    device_id: str
    browser: str
    system: str
    began_at: datetime
    seen_at: datetime
    current: bool


class AccessGiven(Schema):
    """Access to a customer number that was given to somebody."""

    access_id: str
    customer_number: str
    email: str
    name: str
    access: AccessLevel
    invited_at: datetime
    accepted: bool


class Account(Schema):
    """The own login, as its owner sees it."""

    login_id: str
    user_name: str
    email: str
    name: str
    language: Language
    own_numbers: list[str]
    shared_numbers: dict[str, AccessLevel]
    second_factor: bool
    devices: list[SignedInDevice]
    access_given: list[AccessGiven]


class PasswordChange(Schema):
    """A new password, with the present one as proof."""

    password: Password
    new_password: NewPassword


class PasswordProof(Schema):
    """The present password, as proof for something that matters."""

    password: Password


class EmailChange(Schema):
    """A new e-mail address; it counts as soon as the link mailed to it is used."""

    password: Password
    email: EmailAddress


class UserNameChange(Schema):
    """A new user name."""

    password: Password
    user_name: UserName


class LanguageChoice(Schema):
    """The language in which a login is addressed."""

    language: Language


class CustomerNumberClaim(Schema):
    """A further customer number, with what its owner knows."""

    customer_number: ShortText
    last_name: ShortText
    secret: ShortText = Field(description="Number of a meter, or postcode of a place of supply.")


class Invitation(Schema):
    """Invitation of another person to a customer number."""

    password: Password
    customer_number: ShortText
    email: EmailAddress
    name: NamePart
    access: AccessLevel


class SecondFactorSetup(Schema):
    """The secret that an authenticator app needs, as text and as the address of a QR code."""

    secret: str
    address: str = Field(description="`otpauth://totp/...`")


class SecondFactorCode(Schema):
    """The first code of the authenticator app proves that it is set up."""

    code: str = Field(pattern=r"^\d{6}$")


class HistoryEntry(Schema):
    """Something that happened to a login."""

    at: datetime
    change: Change
    actor: str
    note: str = ""


class PortalLoginView(Schema):
    """A customer's login as staff see it."""

    login_id: str
    brand: str
    user_name: str
    email: str
    name: str
    language: Language
    status: LoginStatus
    customer_numbers: list[str]
    shared_numbers: dict[str, AccessLevel]
    second_factor: bool
    initial_password: bool = Field(
        default=False, description="Whether a generated password has yet to be changed."
    )
    created_at: datetime | None
    last_sign_in_at: datetime | None
    access_given: list[AccessGiven]
    history: list[HistoryEntry]


class StatusDecision(Schema):
    """Decision of staff about a login: release or reactivate it, or lock it."""

    status: Literal["active", "locked"]
    note: str = Field(default="", max_length=500)
