"""Removing the login of a customer for good: in the table, in the user pool, and where others share it."""

from collections.abc import Iterator
from datetime import datetime

from wattwerk.identity import directory, records, repository
from wattwerk.identity.domain import PortalLogin
from wattwerk.identity.items import IdentityItem, login_key, name_key
from wattwerk.platform.stored_items import Place, items_in, remove
from wattwerk.platform.transaction import Transaction


def places_of(brand: str, customer_number: str) -> Iterator[Place]:
    """Yield where the login of a customer lies, with its names; nothing when it serves others as well."""
    login = repository.portal_login_of_name(brand, customer_number)
    if login is not None and not _serves_others(login, customer_number):
        yield Place(IdentityItem, login_key(login.login_id)[0])
        for partition in dict.fromkeys(name_key(brand, name)[0] for name in _names(login)):
            yield Place(IdentityItem, partition)


def remove_login(*, brand: str, customer_number: str, now: datetime) -> None:
    """Remove the login of a customer and the access that it gave to others.

    A login with further customer numbers, or with access to those of others, only loses this one. Doing it
    again finishes what was interrupted.
    """
    login = repository.portal_login_of_name(brand, customer_number)
    if login is None:
        return
    for given in records.accesses(login.login_id):
        if given.customer_number == customer_number:
            _end_access(login.login_id, given.access_id, customer_number, now)
    if not _serves_others(login, customer_number):
        _remove(login, now)
        return
    transaction = Transaction(now=now)
    numbers = [number for number in login.customer_numbers if number != customer_number]
    repository.change_login(transaction, login, customer_numbers=numbers)
    repository.remove_name(transaction, login, customer_number)
    transaction.commit()


def _end_access(owner: str, access_id: str, customer_number: str, now: datetime) -> None:
    item = records.find_access(owner, access_id)
    if item is None:
        return
    guest = repository.portal_login(item.guest_login_id) if item.guest_login_id else None
    if guest is not None:
        shared = {
            number: level for number, level in guest.shared_numbers.items() if number != customer_number
        }
        if shared or guest.customer_numbers:
            transaction = Transaction(now=now)
            repository.change_login(transaction, guest, shared_numbers=shared or None)
            transaction.commit()
        else:
            _remove(guest, now)  # whoever had access to nothing else has nothing to sign in for
    item.delete()


def _remove(login: PortalLogin, now: datetime) -> None:
    directory.remove_user("customer", login.login_id)
    for item in items_in(Place(IdentityItem, login_key(login.login_id)[0])):
        if item.type != "portal_login":
            remove(item)
    # Last and together: by its names, an interrupted removal finds its login again.
    transaction = Transaction(now=now)
    repository.remove_login(login, _names(login), transaction)
    transaction.commit()


def _names(login: PortalLogin) -> list[str]:
    """Return the names by which this login, and no other, is found."""
    names = dict.fromkeys((login.user_name, login.email, *login.customer_numbers))
    return [name for name in names if repository.holder_of_name(login.brand, name) == login.login_id]


def _serves_others(login: PortalLogin, customer_number: str) -> bool:
    return bool(set(login.customer_numbers) - {customer_number} or login.shared_numbers)
