"""Questions about logins, staff members and links."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast
from urllib.parse import quote

from wattwerk.identity import link_tokens, repository
from wattwerk.identity.domain import LinkPurpose, LinkReference, PortalLogin, StaffMember
from wattwerk.identity.schemas import LinkState
from wattwerk.platform import settings
from wattwerk.platform.problems import not_found
from wattwerk.platform.vocabulary import Language


@dataclass(frozen=True)
class Link:
    """A link, as the mail that carries it needs it. ``subject`` is the login, or what it is about."""

    link_id: str
    purpose: LinkPurpose
    subject: str
    brand: str
    name: str
    email: str
    language: Language
    url: str
    inviter: str = ""
    user_name: str = ""
    password: str = ""
    """Generated password of the login, for links of that purpose alone."""
    ends_at: datetime | None = None


def login(login_id: str) -> PortalLogin:
    """Return a customer's login.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = repository.portal_login(login_id)
    if found is None:
        raise not_found("login")
    return found


def login_of_customer(brand: str, customer_number: str) -> PortalLogin | None:
    """Return the login with which a customer signs in to the portal, if there is one."""
    return repository.portal_login_of_name(brand, customer_number)


def staff_member(login_id: str) -> StaffMember | None:
    """Return a staff member, e.g. to show who decided an order."""
    return repository.staff_member(login_id)


def link(link_id: str) -> Link:
    """Return a link with the login that it belongs to, whether or not it still works.

    Raises:
        Problem: 404 ``not_found``.
    """
    reference = LinkReference.parse(link_id)
    if reference is None:
        raise not_found("link")
    # What a link will do names its reader, e.g. the address to confirm; else its login does.
    content = repository.link_content(reference)
    owner = None if "name" in content else login(reference.login_id)
    brand = content["brand"] if owner is None else owner.brand
    generated = reference.purpose is LinkPurpose.INITIAL_PASSWORD
    return Link(
        link_id=link_id,
        purpose=reference.purpose,
        subject=reference.login_id,
        brand=brand,
        name=content["name"] if owner is None else owner.name,
        email=content.get("email") or (owner.email if owner else ""),
        language=cast(Language, content["language"]) if owner is None else owner.language,
        url=_sign_in_address(brand) if generated else _address(brand, link_tokens.token_of(reference)),
        inviter=content.get("owner_name", ""),
        user_name=owner.user_name if owner else "",
        password=link_tokens.password_of(reference) if generated else "",
        ends_at=repository.link_end(reference),
    )


def _sign_in_address(brand: str) -> str:
    return f"{settings.site_url()}/portal/sign-in?brand={quote(brand)}"


def _address(brand: str, token: str) -> str:
    # The brand lets the portal greet in the right colours on a device that it has never seen.
    return f"{settings.site_url()}/portal/link?brand={quote(brand)}&token={quote(token, safe='')}"


def link_expires_at(link_id: str, *, now: datetime) -> datetime | None:
    """Return until when a link works; None when it was used, replaced or has expired."""
    reference = LinkReference.parse(link_id)
    seconds = repository.link_expiry(reference, now=now) if reference else None
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def inspect_link(token: str, *, now: datetime) -> LinkState:
    """Tell what the link in a mail is good for, without using it up.

    Unknown, forged, used, replaced and expired links look the same.
    """
    reference = link_tokens.link_of(token)
    if reference is None or repository.link_expiry(reference, now=now) is None:
        return LinkState(usable=False)
    content = repository.link_content(reference)
    owner = None if "name" in content else repository.portal_login(reference.login_id)
    if "name" not in content and (owner is None or not owner.may_sign_in):
        return LinkState(usable=False)
    brand = owner.brand if owner else content["brand"]
    return LinkState(
        usable=True,
        purpose=reference.purpose.value,
        brand=brand,
        needs_password=_needs_password(reference, brand, content),
    )


def _needs_password(reference: LinkReference, brand: str, content: dict[str, str]) -> bool:
    if reference.purpose is LinkPurpose.ACCEPT_ACCESS:
        return repository.portal_login_of_name(brand, content["email"]) is None
    if reference.purpose is LinkPurpose.CONFIRM_REGISTRATION:
        return content.get("first_password") != "initial_password"
    return reference.purpose is LinkPurpose.SET_PASSWORD
