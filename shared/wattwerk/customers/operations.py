"""What changes customers. Callers bring the transaction, because customers never change alone."""

from datetime import datetime
from typing import Any, Literal

from wattwerk.customers import repository
from wattwerk.customers.domain import display_name, normalised, possible_phone, search_terms
from wattwerk.customers.items import ActivityItem, ArrangementItem, CustomerItem, SearchEntryItem
from wattwerk.customers.schemas import Arrangement, ContactData, Customer, PersonName
from wattwerk.platform import customer_collection
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import FieldError, Problem, not_found
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


def change_contact_data(
    *, customer_number: str, contact: ContactData, transaction: Transaction
) -> ContactData:
    """Add to ``transaction`` that a customer can be reached otherwise; return the data before.

    Raises:
        Problem: 404 for an unknown customer; 422 ``phone_invalid`` for what is no number, and
            ``mobile_missing`` when text messages are wanted without one.
    """
    item = repository.find_customer_item(customer_number)
    if item is None:
        raise not_found("customer")
    faults = [
        FieldError(f"/contact/{name}", "phone_invalid", "This is not a telephone number.")
        for name in ("phone", "mobile", "fax")
        if (number := getattr(contact, name)) and not possible_phone(number)
    ]
    if contact.consents.reminders_sms and not contact.mobile:
        faults.append(FieldError("/contact/mobile", "mobile_missing", "Text messages need a mobile number."))
    if faults:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    before = repository.contact_data(item)
    repository.keep_contact_data(item, contact)
    transaction.save(item)
    return before


def optional_data(customer: Customer) -> tuple[bool, bool]:
    """Return whether we know further ways to reach a customer, and whether there are consents.

    The address of mails is none of them: the law has it known as long as there is a contract.
    """
    return bool(customer.phone or customer.mobile or customer.fax), customer.consents is not None


def forget_optional_data(*, customer_number: str, transaction: Transaction) -> None:
    """Add to ``transaction`` that a customer's telephone numbers and consents are forgotten."""
    item = repository.find_customer_item(customer_number)
    if item is None:
        return
    item.phone = ""
    item.mobile = item.fax = item.consents = None
    transaction.save(item)


def restrict(*, customer_number: str, since: datetime | None, transaction: Transaction) -> None:
    """Add to ``transaction`` that a customer's data may only be kept from a moment on; None lifts it."""
    item = repository.find_customer_item(customer_number)
    if item is None:
        raise not_found("customer")
    item.restricted_since = since
    transaction.save(item)


def restore_contact_data(
    *, customer_number: str, before: ContactData, after: ContactData, transaction: Transaction
) -> None:
    """Add to ``transaction`` that ``after`` becomes ``before`` again, unless it was changed since."""
    item = repository.find_customer_item(customer_number)
    if item is None or repository.contact_data(item) != after:
        return
    repository.keep_contact_data(item, before)
    transaction.save(item)


def change_name(*, customer_number: str, name: PersonName, transaction: Transaction) -> None:
    """Add to ``transaction`` that a customer is called, and found by staff, otherwise."""
    item = repository.find_customer_item(customer_number)
    if item is None:
        raise not_found("customer")
    former = {entry.sk: entry for entry in _search_entries(Customer.model_validate(item))}
    for part, value in name.model_dump().items():
        setattr(item, part, value)
    present = {entry.sk: entry for entry in _search_entries(Customer.model_validate(item))}
    transaction.save(item)
    for key in former.keys() - present.keys():
        transaction.delete(former[key])
    for entry in present.values():
        transaction.save(entry)


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


def record_customer_activity(
    *,
    customer_number: str,
    kind: str,
    actor: str,
    parameters: dict[str, str],
    now: datetime,
    transaction: Transaction,
) -> None:
    """Record what happened with a customer and concerns no contract account."""
    transaction.create(
        ActivityItem.of(
            customer_number, at=now, kind=kind, subject="customer", actor=actor, parameters=parameters
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
