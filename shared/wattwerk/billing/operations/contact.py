"""A customer changes contact data, or where bills go: it holds at once, and billing is told."""

from datetime import datetime
from typing import Any

from wattwerk.billing import repository
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.items import ContractAccountItem
from wattwerk.billing.operations.transactions import submit_transaction
from wattwerk.billing.schemas.changes import BillingAddressChange, ContactChange
from wattwerk.billing.schemas.requests import CustomerRequest, CustomerRequests
from wattwerk.billing.schemas.transactions import TransactionKind
from wattwerk.customers import operations as customers
from wattwerk.customers import queries
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "customer"


def change_contact_data(
    *,
    caller: Caller,
    customer_number: str,
    change: ContactChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    """Keep how a customer can be reached, and tell billing for every contract account.

    Raises:
        Problem: 404 for somebody else's number; 403 for people who may only read; 422 for numbers
            that are none; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    brand = queries.customer(customer_number).brand
    transaction = Transaction(now=now)
    before = customers.change_contact_data(
        customer_number=customer_number, contact=change.contact, transaction=transaction
    )
    accounts = repository.account_items(customer_number)
    contact = change.contact
    details = {
        "phone": contact.phone or "–",
        "mobile": contact.mobile or "–",
        **({"fax": contact.fax} if contact.fax else {}),
        **{name: str(wanted).lower() for name, wanted in contact.consents.model_dump().items()},
    }
    ids = [new_transaction_id(customer_number, now) for _ in accounts]
    payload = {"before": before.model_dump(mode="json"), "after": contact.model_dump(mode="json")}
    requests = [
        submitted("contact_change", transaction_id, ids, account, brand, payload, details, now, transaction)
        for account, transaction_id in zip(accounts, ids, strict=True)
    ]
    return committed(requests, idempotency, transaction)


def change_billing_address(
    *,
    caller: Caller,
    customer_number: str,
    change: BillingAddressChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    """Keep who gets the bills of one or several contract accounts, and where; and tell billing.

    Whoever calls this has had the customer's password confirmed.

    Raises:
        Problem: 404 for somebody else's account; 403 for people who may only read; 409
            ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    customer = queries.customer(customer_number)
    found = {item.account_number: item for item in repository.account_items(customer_number)}
    chosen = sorted(set(change.account_numbers))
    if not found.keys() >= set(chosen):
        raise not_found("contract account")
    ids = [new_transaction_id(customer_number, now) for _ in chosen]
    transaction = Transaction(now=now)
    address = change.address
    own = f"{customer.first_name} {customer.last_name}".strip() if not customer.company else customer.company
    details = {
        "recipient": change.recipient or own,
        "address": (address or customer.billing_address).in_one_line(),
    }
    after: dict[str, Any] = {
        "recipient": change.recipient or None,
        "address": address.model_dump(mode="json") if address else None,
    }
    requests = []
    for number, transaction_id in zip(chosen, ids, strict=True):
        account = found[number]
        before = {"recipient": account.billing_recipient, "address": account.billing_address}
        account.billing_recipient = after["recipient"]
        account.billing_address = after["address"]
        transaction.save(account)
        requests.append(
            submitted(
                "billing_address_change",
                transaction_id,
                ids,
                account,
                customer.brand,
                {"before": before, "after": after},
                details,
                now,
                transaction,
            )
        )
    return committed(requests, idempotency, transaction)


def submitted(
    kind: TransactionKind,
    transaction_id: str,
    together: list[str],
    account: ContractAccountItem,
    brand: str,
    payload: dict[str, Any],
    details: dict[str, str],
    now: datetime,
    transaction: Transaction,
) -> CustomerRequest:
    """Add the request for one of several contract accounts, and return it as its customer sees it."""
    submit_transaction(
        transaction_id=transaction_id,
        together=together,
        brand=brand,
        kind=kind,
        customer_number=account.customer_number,
        account_number=account.account_number,
        payload=payload,
        details=details,
        actor=ACTOR,
        now=now,
        transaction=transaction,
    )
    return repository.new_request(
        transaction_id,
        kind=kind,
        account_number=account.account_number,
        details=details,
        received_at=now,
    )


def committed(
    requests: list[CustomerRequest], idempotency: Idempotency | None, transaction: Transaction
) -> CustomerRequests:
    """Write everything, and return the requests.

    Raises:
        Problem: 409 ``changed_meanwhile``.
    """
    answer = CustomerRequests(requests=requests)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer
