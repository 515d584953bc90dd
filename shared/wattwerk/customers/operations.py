"""What changes customers. Callers bring the transaction, because customers never change alone."""

from datetime import datetime
from typing import Any, Literal

from wattwerk.customers.domain import display_name, normalised, search_terms
from wattwerk.customers.items import ActivityItem, ArrangementItem, CustomerItem, SearchEntryItem
from wattwerk.customers.schemas import Arrangement, Customer
from wattwerk.platform import customer_collection
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.transaction import Transaction

CUSTOMER_NUMBER_DIGITS = 8


def reserve_customer_number(*, transaction: Transaction) -> str:
    """Return a customer number of 8 digits that ``transaction`` reserves.

    When the commit fails with a ``WriteConflict`` on a ``NumberReservation``, reserve again.
    """
    return customer_collection.reserve_number(
        "CUSTOMER", length=CUSTOMER_NUMBER_DIGITS, transaction=transaction
    )


def create_customer(*, customer: Customer, transaction: Transaction) -> None:
    """Add a customer and the entries under which staff find the customer."""
    stored = customer.model_dump(exclude={"customer_number", "billing_address"})
    transaction.create(
        CustomerItem.of(
            customer.customer_number,
            **stored,
            billing_address=customer.billing_address.model_dump(mode="json"),
        )
    )
    for entry in _search_entries(customer):
        transaction.create(entry)


def record_activity(
    *,
    customer_number: str,
    account_number: str,
    kind: str,
    actor: str,
    parameters: dict[str, str],
    now: datetime,
    transaction: Transaction,
) -> None:
    """Record what happened, on the customer and on the contract account."""
    for subject, account in (("customer", None), ("contract_account", account_number)):
        transaction.create(
            ActivityItem.of(
                customer_number,
                at=now,
                kind=kind,
                subject=subject,
                account_number=account,
                actor=actor,
                parameters=parameters,
            )
        )


def arrange_page(
    *,
    caller: Caller,
    customer_number: str,
    page: Literal["dashboard", "contract"],
    arrangement: Arrangement,
    now: datetime,
) -> Arrangement:
    """Keep how a customer wants a page of the portal; doing it again changes nothing.

    Raises:
        Problem: 404 for somebody else's customer number; 403 ``read_only_access``.
    """
    caller.require_customer(customer_number, write=True)
    places = [place.model_dump(mode="json") for place in arrangement.places]
    transaction = Transaction(now=now)
    transaction.save(ArrangementItem.of(customer_number, page, places))
    transaction.commit()
    return arrangement


def _search_entries(customer: Customer) -> list[SearchEntryItem]:
    name = display_name(
        first_name=customer.first_name, last_name=customer.last_name, company=customer.company
    )
    line: dict[str, Any] = {
        "brand": customer.brand,
        "name": name,
        "postcode": customer.billing_address.postcode,
        "town": customer.billing_address.town,
        "since": customer.since,
    }
    terms = search_terms(
        customer_number=customer.customer_number,
        first_name=customer.first_name,
        last_name=customer.last_name,
        company=customer.company,
    )
    number = customer.customer_number
    return [
        SearchEntryItem.of(number, kind="NAME", term=normalised(name), earlier_terms=[], **line),
        *(
            SearchEntryItem.of(number, kind="TERM", term=term, earlier_terms=terms[:position], **line)
            for position, term in enumerate(terms)
        ),
    ]
