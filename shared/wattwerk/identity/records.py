"""Load and store what stands beside a login: its sessions, its history, access given to others."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from pynamodb.exceptions import UpdateError

from wattwerk.identity.devices import Device
from wattwerk.identity.domain import AccessLevel, Change
from wattwerk.identity.items import AccessItem, HistoryItem, IdentityItem, SessionItem, login_key
from wattwerk.identity.schemas import AccessGiven, HistoryEntry, SignedInDevice
from wattwerk.platform.items import expiry
from wattwerk.platform.stored_items import stored_under
from wattwerk.platform.transaction import Transaction

SHOWN_HISTORY = 50


def begin_session(login_id: str, session_id: str, device: Device, *, now: datetime) -> None:
    """Remember that somebody signed in on a device."""
    SessionItem.of(login_id, session_id, browser=device.browser, system=device.system, now=now).save()


def touch_session(login_id: str, session_id: str, *, now: datetime) -> bool:
    """Note that a session goes on; return False when it was ended meanwhile."""
    try:
        SessionItem(*SessionItem.key(login_id, session_id)).update(
            actions=[SessionItem.seen_at.set(now)],
            condition=SessionItem.session_id.exists() & (SessionItem.expires_at > expiry(now)),
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return False
    return True


def end_session(login_id: str, session_id: str) -> None:
    """Forget a session, so that it is not renewed any more."""
    SessionItem(*SessionItem.key(login_id, session_id)).delete()


def devices(login_id: str, *, current: str, now: datetime) -> list[SignedInDevice]:
    """Return the running sessions of a login, the one seen last first."""
    found = SessionItem.query(
        login_key(login_id)[0], SessionItem.sk.startswith(SessionItem.PREFIX), consistent_read=True
    )
    running = [
        SignedInDevice(
            device_id=item.session_id,
            browser=item.browser,
            system=item.system,
            began_at=item.began_at,
            seen_at=item.seen_at,
            current=item.session_id == current,
        )
        for item in found
        if item.expires_at > expiry(now)
    ]
    return sorted(running, key=lambda device: device.seen_at, reverse=True)


def end_sessions(login_id: str) -> None:
    """Forget all sessions of a login."""
    for item in SessionItem.query(
        login_key(login_id)[0], SessionItem.sk.startswith(SessionItem.PREFIX), consistent_read=True
    ):
        item.delete()


def add_history(
    transaction: Transaction, login_id: str, change: Change, *, actor: str, note: str = ""
) -> None:
    """Write down what happened to a login."""
    transaction.create(HistoryItem.of(login_id, change=change, actor=actor, note=note, now=transaction.now))


def history(login_id: str) -> list[HistoryEntry]:
    """Return what happened to a login, newest first."""
    found = HistoryItem.query(
        login_key(login_id)[0],
        HistoryItem.sk.startswith(HistoryItem.PREFIX),
        scan_index_forward=False,
        limit=SHOWN_HISTORY,
    )
    return [
        HistoryEntry(at=item.at, change=cast(Change, item.change), actor=item.actor, note=item.note)
        for item in found
    ]


def stored_about(login_id: str) -> Iterator[dict[str, Any]]:
    """Yield everything that is stored of a login: itself, its sessions, its history, its links,
    and access given.
    """
    for item in stored_under(IdentityItem, login_key(login_id)[0]):
        # The secret of a link that was mailed opens what the link opens.
        yield {name: value for name, value in item.items() if name != "nonce"}


def add_access(transaction: Transaction, item: AccessItem) -> None:
    """Write an invitation."""
    transaction.create(item)


def find_access(owner: str, access_id: str) -> AccessItem | None:
    """Return an access that a login gave, read consistently."""
    try:
        return AccessItem.get(*AccessItem.key(owner, access_id), consistent_read=True)
    except AccessItem.DoesNotExist:
        return None


def accesses(owner: str) -> list[AccessGiven]:
    """Return to whom a login gave access."""
    found = AccessItem.query(
        login_key(owner)[0], AccessItem.sk.startswith(AccessItem.PREFIX), consistent_read=True
    )
    return [
        AccessGiven(
            access_id=item.access_id,
            customer_number=item.customer_number,
            email=item.email,
            name=item.name,
            access=cast(AccessLevel, item.access),
            invited_at=item.invited_at,
            accepted=item.guest_login_id is not None,
        )
        for item in found
    ]
