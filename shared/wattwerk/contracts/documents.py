"""The documents of a customer: own ones, and those of the orders from which the contracts came."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.contracts import queries
from wattwerk.contracts.schemas import Dashboard
from wattwerk.customers.queries import require_visible
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.inbox import is_shown
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.schemas import DocumentEntries, DocumentEntry, DownloadLink
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import not_found


def inbox(*, caller: Caller, customer_number: str, now: datetime) -> DocumentEntries:
    """Return the documents that the brand's rules show a customer, newest first.

    Raises:
        Problem: 404 for somebody else's customer number.
    """
    caller.require_customer(customer_number)
    found = queries.overview(customer_number, now=now)
    brand = found.customer.brand
    rules = brands.settings(brand).inbox_rules
    time_zone = brands.brand(brand).time_zone
    today = clock.business_date(now, time_zone)
    return DocumentEntries(
        items=[
            entry
            for entry in _all(found)
            if is_shown(
                category=entry.category,
                title=entry.title,
                issued_on=clock.business_date(entry.issued_at, time_zone),
                rules=rules,
                today=today,
            )
        ]
    )


def download(*, caller: Caller, customer_number: str, document_id: str, now: datetime) -> DownloadLink:
    """Return a short-lived link to a document of the customer's inbox.

    Raises:
        Problem: 404 for a document that is not in it, whoever owns it.
    """
    shown = inbox(caller=caller, customer_number=customer_number, now=now)
    return _link(shown, document_id, now)


def documents_for_staff(*, caller: Caller, customer_number: str, now: datetime) -> DocumentEntries:
    """Return all documents of a customer of one of the caller's brands, newest first.

    Raises:
        Problem: 404 for an unknown customer, and for customers of other brands.
    """
    found = queries.overview(customer_number, now=now)
    require_visible(found.customer, caller=caller)
    return DocumentEntries(items=_all(found))


def download_for_staff(
    *, caller: Caller, customer_number: str, document_id: str, now: datetime
) -> DownloadLink:
    """Return a short-lived link to a document of a customer of one of the caller's brands.

    Raises:
        Problem: 404 for an unknown customer or document, and for customers of other brands.
    """
    known = documents_for_staff(caller=caller, customer_number=customer_number, now=now)
    return _link(known, document_id, now)


def _all(found: Dashboard) -> list[DocumentEntry]:
    entries = [
        documents.entry(document)
        for document in documents.documents_of(Owner("customer", found.customer.customer_number))
    ]
    for contract in found.contracts:
        entries += [
            documents.entry(document, contract_number=contract.contract_number)
            for document in documents.documents_of(Owner("order", contract.order_number))
        ]
    return sorted(entries, key=lambda entry: entry.issued_at, reverse=True)


def _link(known: DocumentEntries, document_id: str, now: datetime) -> DownloadLink:
    if document_id not in {entry.document_id for entry in known.items}:
        raise not_found("document")
    return documents.download_link(document_id, now=now)
