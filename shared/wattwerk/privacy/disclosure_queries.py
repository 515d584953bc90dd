"""Brings together what all contexts have stored about a customer."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wattwerk.brands.schemas import Brand
from wattwerk.conversations import places as conversations
from wattwerk.customers import places as customers
from wattwerk.declarations import places as declarations
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.identity import records
from wattwerk.platform.stored_items import stored_under
from wattwerk.platform.templates import Texts
from wattwerk.platform.vocabulary import Language
from wattwerk.privacy.disclosure_schemas import Disclosure, ListedDocument

PACKAGE = "wattwerk.privacy"
ABOUT = ("purposes", "origin", "recipients", "storage", "rights", "elsewhere")


def disclosure(
    *, customer_number: str, login_id: str, brand: Brand, language: Language, now: datetime
) -> Disclosure:
    """Return everything that is stored about a customer and the login; no caller is checked.

    Nothing is chosen: whole collections are read, so that no type of record can be forgotten.
    """
    stored: dict[str, list[dict[str, Any]]] = defaultdict(list)
    places = (
        customers.place_of(customer_number),
        *declarations.places_of(customer_number),
        *conversations.places_of(customer_number),
    )
    for item in (
        *(item for place in places for item in stored_under(place.table, place.partition)),
        *records.stored_about(login_id),
    ):
        stored[item.pop("type")].append(item)
    texts = Texts(PACKAGE, language)
    company = brand.contact.company
    return Disclosure(
        customer_number=customer_number,
        disclosed_at=now,
        controller=company,
        language=language,
        **{part: list(texts.lines(f"about.{part}", company=company)) for part in ABOUT},
        stored=dict(stored),
        documents=_documents(customer_number, stored),
    )


def _documents(customer_number: str, stored: dict[str, list[dict[str, Any]]]) -> list[ListedDocument]:
    owners = (
        Owner("customer", customer_number),
        *(Owner("order", number) for number in _named("order_number", stored)),
        *(Owner("declaration", number) for number in _named("declaration_number", stored)),
    )
    found = [document for owner in owners for document in documents.documents_of(owner)]
    return [
        ListedDocument(
            name=document.title,
            kind=document.kind.value,
            file_name=document.file_name,
            issued_at=document.issued_at,
        )
        for document in sorted(found, key=lambda document: document.issued_at)
    ]


def _named(attribute: str, stored: dict[str, list[dict[str, Any]]]) -> Iterable[str]:
    """Return the numbers that records of the customer name, each once."""
    numbers = (item.get(attribute) for items in stored.values() for item in items)
    return dict.fromkeys(str(number) for number in numbers if number)
