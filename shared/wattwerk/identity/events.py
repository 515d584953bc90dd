"""What happened to logins. Links are named by their identifiers; the secret part is never sent."""

from typing import ClassVar, Literal

from pydantic import Field

from wattwerk.platform.events import DomainEvent

_LINK = "Identifies the mailed link; it opens nothing without the signature that only the mail carries."


class PortalLoginCreated(DomainEvent):
    """A new customer got a login for the portal and can choose a password through a link."""

    source: ClassVar[str] = "identity"

    login_id: str = Field(description="The login.")
    customer_number: str = Field(description="The customer for whom it was created.")
    link_id: str = Field(description=_LINK)


class LinkRequested(DomainEvent):
    """Somebody asked for a mail with a link that signs in or lets choose a new password."""

    source: ClassVar[str] = "identity"

    link_id: str = Field(description=_LINK)
    purpose: Literal["magic_link", "set_password"] = Field(description="What the link is good for.")
