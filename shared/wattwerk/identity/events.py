"""What happened to logins. Links are named by their identifiers; the secret part is never sent."""

from typing import ClassVar, Literal

from pydantic import Field

from wattwerk.identity.domain import Change
from wattwerk.platform.events import DomainEvent

_LINK = "Identifies the mailed link; it opens nothing without the signature that only the mail carries."


class PortalLoginCreated(DomainEvent):
    """A new customer got a login for the portal and can choose a password through a link."""

    source: ClassVar[str] = "identity"

    login_id: str = Field(description="The login.")
    customer_number: str = Field(description="The customer for whom it was created.")
    link_id: str = Field(description=_LINK)
    invited: bool | None = Field(
        default=None, description="Whether the customer is invited by mail; empty: as the brand does it."
    )


class LinkRequested(DomainEvent):
    """Somebody is to get a mail with a link: to sign in, to choose a password, to confirm, to undo."""

    source: ClassVar[str] = "identity"

    link_id: str = Field(description=_LINK)
    purpose: Literal[
        "magic_link",
        "set_password",
        "confirm_registration",
        "confirm_email",
        "undo_email",
        "accept_access",
        "initial_password",
    ] = Field(description="What the link is good for.")


class LoginChanged(DomainEvent):
    """Something happened to a login that its owner should know of."""

    source: ClassVar[str] = "identity"

    login_id: str = Field(description="The login.")
    change: Change = Field(description="What happened.")
