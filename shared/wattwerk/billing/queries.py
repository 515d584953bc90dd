"""What others may know of contract accounts and transactions."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wattwerk.billing import repository
from wattwerk.billing.domain.export_files import as_csv, as_json
from wattwerk.billing.domain.instalments import Choice, Due, blocker, dues_between, plan
from wattwerk.billing.domain.mandates import mandate_text
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.items import TransactionItem
from wattwerk.billing.repository import accounts_in, products_in
from wattwerk.billing.schemas.bank_details import BankDetails, FormerPaymentDetails
from wattwerk.billing.schemas.exports import ExportFile, ExportFileQuery, ExportsQuery, TransactionExport
from wattwerk.billing.schemas.instalments import (
    InstalmentChoice,
    InstalmentDue,
    InstalmentOverview,
    InstalmentStep,
)
from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.billing.schemas.requests import CustomerRequest, CustomerRequests
from wattwerk.billing.schemas.transactions import Transaction, TransactionsQuery
from wattwerk.brands import queries as brands
from wattwerk.brands.domain import InstalmentPolicy
from wattwerk.customers import queries as customers
from wattwerk.platform import clock
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.platform.vocabulary import Language

__all__ = [
    "accounts_in",
    "bank_details",
    "dues",
    "export_file",
    "exports_for_staff",
    "instalments",
    "product",
    "products_in",
    "request",
    "requests_of_customer",
    "transaction",
    "transaction_for_staff",
    "transactions_for_staff",
    "transactions_of_customer",
]

SHOWN_TRANSACTIONS = 100

NOT_EXPORTED = frozenset({TransactionStatus.RECEIVED, TransactionStatus.WITHDRAWN})
"""What was taken back or left over while its export was made does not belong into the file."""


def product(customer_number: str, number: str, *, now: datetime) -> PurchasedProduct:
    """Return a product besides energy, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 for an unknown product.
    """
    item = repository.find_product_item(customer_number, number)
    if item is None:
        raise not_found("product")
    brand = customers.customer(customer_number).brand
    return repository.product(item, clock.business_date(now, brands.brand(brand).time_zone))


def transaction(transaction_id: str) -> Transaction:
    """Return a transaction, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_transaction_item(transaction_id)
    if item is None:
        raise not_found("transaction")
    return repository.transaction(item)


def transaction_for_staff(*, caller: Caller, transaction_id: str) -> Transaction:
    """Return a transaction of one of the caller's brands.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = transaction(transaction_id)
    caller.require_role(found.brand, *STAFF_ROLES)
    return found


def transactions_of_customer(customer_number: str) -> list[Transaction]:
    """Return the latest transactions of a customer, newest first; no caller is checked."""
    return repository.transactions_of(customer_number, limit=SHOWN_TRANSACTIONS)


def requests_of_customer(customer_number: str) -> CustomerRequests:
    """Return the latest requests of a customer, newest first; no caller is checked."""
    found = transactions_of_customer(customer_number)
    return CustomerRequests(requests=[repository.request(one) for one in found])


def request(*, customer_number: str, transaction_id: str) -> CustomerRequest:
    """Return one request of a customer; no caller is checked.

    Raises:
        Problem: 404 for an unknown request, and for somebody else's.
    """
    found = transaction(transaction_id)
    if found.customer_number != customer_number:
        raise not_found("request")
    return repository.request(found)


def instalments(
    *,
    customer_number: str,
    account_number: str,
    policy: InstalmentPolicy,
    choice: Choice,
    running: bool,
    start: date,
    end: date | None,
    today: date,
) -> InstalmentOverview:
    """Return the instalments of a contract account; no caller is checked.

    ``start`` and ``end`` bound the supply of all contracts on it.

    Raises:
        Problem: 404 for an unknown account.
    """
    account = repository.find_account_item(customer_number, account_number)
    if account is None:
        raise not_found("contract account")
    steps = repository.instalment_steps(account)
    dues = plan(steps=steps, policy=policy, today=today, start=start, end=end)
    changes = [
        one
        for one in requests_of_customer(customer_number).requests
        if one.kind == "instalment_change" and one.account_number == account_number
    ]
    pending = next((one for one in changes if one.transaction_id == account.instalment_request), None)
    shown = repository.account(account, today)
    return InstalmentOverview(
        account_number=account_number,
        current=InstalmentStep(amount=shown.instalment, since=shown.instalment_since),
        choice=InstalmentChoice(
            forecast=choice.forecast,
            lowest=choice.lowest,
            highest=choice.highest,
            due_dates=list(choice.due_dates),
            blocked_by=blocker(
                pending=account.instalment_request is not None, running=running, due_dates=choice.due_dates
            ),
        ),
        pending=pending,
        plan=[InstalmentDue.model_validate(due) for due in dues],
        plan_total=sum((due.amount for due in dues if due.status != "past"), Decimal(0)),
        steps=[
            InstalmentStep(amount=step.amount, since=None if step.since == date.min else step.since)
            for step in steps
        ],
        changes=changes,
    )


def dues(
    *,
    customer_number: str,
    account_number: str,
    policy: InstalmentPolicy,
    first: date,
    end: date,
    today: date,
) -> tuple[Due, ...]:
    """Return all instalments of an account that are due in [first, end); no caller is checked.

    Raises:
        Problem: 404 for an unknown account.
    """
    account = repository.find_account_item(customer_number, account_number)
    if account is None:
        raise not_found("contract account")
    steps = repository.instalment_steps(account)
    return dues_between(steps=steps, policy=policy, first=first, end=end, today=today)


def bank_details(
    *, caller: Caller, customer_number: str, account_number: str, language: Language
) -> BankDetails:
    """Return how one of the customer's contract accounts is paid, with its history.

    Raises:
        Problem: 404 for somebody else's account.
    """
    caller.require_customer(customer_number)
    account = repository.find_account_item(customer_number, account_number)
    if account is None:
        raise not_found("contract account")
    brand_id = customers.customer(customer_number).brand
    contact = brands.brand(brand_id).contact
    waiting = account.bank_request
    return BankDetails(
        account_number=account_number,
        current=repository.bank_details(account),
        pending=request(customer_number=customer_number, transaction_id=waiting) if waiting else None,
        mandate_text=mandate_text(
            language,
            company=contact.company,
            address=f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}",
            creditor_id=brands.settings(brand_id).creditor_id,
        ),
        history=[
            FormerPaymentDetails(
                **repository.bank_details(item).model_dump(),
                status=item.status,
                requested_at=item.requested_at,
            )
            for item in repository.bank_details_items(customer_number, account_number)
        ],
    )


def transactions_for_staff(*, caller: Caller, query: TransactionsQuery) -> Page[Transaction]:
    """Return a brand's transactions, newest first, of one status or kind when asked for.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = repository.transactions_of_brand(query)
    return Page(items=found, next_cursor=cursor)


def exports_for_staff(*, caller: Caller, query: ExportsQuery) -> Page[TransactionExport]:
    """Return a brand's exports, newest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    found, cursor = repository.exports_of(query.brand, cursor=query.cursor, limit=query.limit)
    return Page(items=found, next_cursor=cursor)


def export_file(*, caller: Caller, export_id: str, query: ExportFileQuery) -> ExportFile:
    """Return the file of an export. Bank details have their full IBANs here, and nowhere else.

    Raises:
        Problem: 404 when the brand is none of the caller's, or has no such export.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    export = repository.find_export_item(query.brand, export_id)
    if export is None:
        raise not_found("export")
    found = (repository.find_transaction_item(one) for one in export.transaction_ids)
    rows = [_row(item) for item in found if item is not None and item.status not in NOT_EXPORTED]
    return ExportFile(
        file_name=f"{query.brand}-{export_id}.{query.format}",
        media_type="text/csv" if query.format == "csv" else "application/json",
        content=as_csv(rows) if query.format == "csv" else as_json(rows),
    )


def _row(item: TransactionItem) -> dict[str, Any]:
    details = repository.find_bank_details_item(item) if item.kind == "bank_change" else None
    return {
        "transaction_id": item.transaction_id,
        "kind": item.kind,
        "brand": item.brand,
        "received_at": clock.timestamp(item.received_at),
        "customer_number": item.customer_number,
        "account_number": item.account_number,
        "contract_number": item.contract_number,
        "payload": {**item.payload, **(repository.full_bank_details(details) if details else {})},
    }
