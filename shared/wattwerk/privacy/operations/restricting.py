"""Locking data away that may only be kept, and letting them be used again (Art. 18 GDPR)."""

from datetime import datetime

from wattwerk.customers import operations as customers
from wattwerk.customers import queries as customer_queries
from wattwerk.identity import removal as identity
from wattwerk.messaging import privacy as mails
from wattwerk.offers import places as offers
from wattwerk.platform.stored_items import Listing, StoredItem, all_of, put_back, set_aside
from wattwerk.platform.transaction import Transaction
from wattwerk.privacy import repository
from wattwerk.privacy.holdings import holdings

LISTED_FOR_THE_REQUEST = frozenset({"erasure", "document", "message", "number_reservation"})
"""Types that stay where they are: requests are answered by their list, the others are in no list."""


def restrict(*, customer_number: str, brand: str, actor: str, now: datetime) -> None:
    """Close the login and take everything of a customer out of all lists. Again, it changes nothing."""
    identity.remove_login(brand=brand, customer_number=customer_number, now=now)
    if not customer_queries.is_restricted(customer_number):
        transaction = Transaction(now=now)
        customers.restrict(customer_number=customer_number, since=now, transaction=transaction)
        _note(customer_number, "restricted", actor, {}, transaction)
        transaction.commit()
    for item in holdings(customer_number, brand_id=brand, now=now).items:
        if _is_listed(item):
            set_aside(item)
    for offer in _offers_to(customer_number, offers.offers_of(brand)):
        set_aside(offer)


def lift(*, customer_number: str, erasure_id: str, now: datetime) -> None:
    """Tell the customer that locked data are used again (Art. 18 (3) GDPR), and put them where they were.

    The mark at the customer goes last: until then, a lift that was interrupted is repeated.
    """
    item = repository.find(customer_number, erasure_id)
    if item is None:
        return
    customer = customer_queries.customer(customer_number)
    if customer.restricted_since is None:
        return
    reason = item.lift_reason or ""
    mails.send_restriction_lifted(
        delivery=f"restriction-{erasure_id}",
        customer=customer,
        restricted_since=customer.restricted_since,
        reason=reason,
        now=now,
    )
    for stored in holdings(customer_number, brand_id=customer.brand, now=now).items:
        if _is_listed(stored):
            put_back(stored)
    for offer in _offers_to(customer_number, offers.offers_of(customer.brand).aside):
        put_back(offer)
    transaction = Transaction(now=now)
    customers.restrict(customer_number=customer_number, since=None, transaction=transaction)
    _note(customer_number, "restriction_lifted", item.lifted_by or "", {"reason": reason}, transaction)
    transaction.commit()


def _offers_to(customer_number: str, listing: Listing) -> list[StoredItem]:
    """Return the offers of a list that were made to a customer; no index leads to them."""
    return [
        one for one in all_of(listing) if one.values["content"]["terms"]["customer_number"] == customer_number
    ]


def _is_listed(item: StoredItem) -> bool:
    return item.type not in LISTED_FOR_THE_REQUEST


def _note(
    customer_number: str, kind: str, actor: str, parameters: dict[str, str], transaction: Transaction
) -> None:
    customers.record_customer_activity(
        customer_number=customer_number,
        kind=kind,
        actor=actor,
        parameters=parameters,
        now=transaction.now,
        transaction=transaction,
    )
