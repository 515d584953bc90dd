"""Links of mails that do something by themselves: confirm, undo, accept."""

from datetime import datetime

from wattwerk.identity import accounts, proof, registration, shared_access
from wattwerk.identity.devices import Device
from wattwerk.identity.domain import LinkPurpose
from wattwerk.identity.schemas import LinkOutcome
from wattwerk.identity.sessions import SignedIn

_PURPOSES = frozenset(LinkPurpose) - {
    LinkPurpose.MAGIC_LINK,
    LinkPurpose.SET_PASSWORD,
    LinkPurpose.INITIAL_PASSWORD,
}


def use(
    *, token: str, password: str | None, device: Device, now: datetime
) -> tuple[LinkOutcome, SignedIn | None]:
    """Do what a link is for, and use it up thereby. Return what came of it and a session, if one began.

    Raises:
        Problem: 410 ``link_not_usable``; 422 ``password_too_weak`` where a password has to be chosen.
    """
    link = proof.usable_link(token, _PURPOSES, now)
    if link.purpose is LinkPurpose.CONFIRM_REGISTRATION:
        return registration.confirm_registration(link=link, password=password, device=device, now=now)
    if link.purpose is LinkPurpose.ACCEPT_ACCESS:
        return shared_access.accept(link=link, password=password, device=device, now=now)
    if link.purpose is LinkPurpose.CONFIRM_EMAIL:
        return accounts.confirm_email(link=link, now=now), None
    return accounts.undo_email(link=link, now=now), None
