"""Loads and stores contract accounts and transactions."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, get_args

from wattwerk.billing.domain.bank_details import masked_iban
from wattwerk.billing.domain.instalments import Step
from wattwerk.billing.domain.products import NewProduct, earliest_last_day, status_on
from wattwerk.billing.domain.transactions import TransactionStatus, undoable
from wattwerk.billing.items import (
    BankDetailsItem,
    ContractAccountItem,
    ExportItem,
    MandateRequestItem,
    PurchasedProductItem,
    TransactionItem,
)
from wattwerk.billing.schemas.accounts import BillDelivery, ContractAccount
from wattwerk.billing.schemas.bank_details import PaymentDetails
from wattwerk.billing.schemas.exports import TransactionExport
from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.billing.schemas.requests import CustomerRequest, RequestStep
from wattwerk.billing.schemas.transactions import (
    Transaction,
    TransactionEvent,
    TransactionKind,
    TransactionsQuery,
)
from wattwerk.platform import clock, customer_collection
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.items import Item

SHOWN_BANK_DETAILS = 50

LONGEST_EXPORT = 100
"""Transactions in one file: marking them takes a write transaction each."""

BANK_DETAILS = (
    "payment_method",
    "iban",
    "bic",
    "bank_name",
    "account_holder",
    "mandate_reference",
    "mandate_granted_at",
    "payout_iban",
    "payout_bic",
    "payout_bank_name",
    "payout_holder",
)
"""What a contract account and its history of bank details have in common."""


def accounts_in(items: Iterable[Item], *, today: date | None = None) -> list[ContractAccount]:
    """Return the contract accounts among the items of a collection, with the instalment of ``today``.

    Without a day, the instalment is the one confirmed last, even if it begins later.
    """
    return [_account(item, today) for item in items if isinstance(item, ContractAccountItem)]


def products_in(items: Iterable[Item], *, today: date) -> list[PurchasedProduct]:
    """Return the products besides energy among the items of a collection."""
    return [product(item, today) for item in items if isinstance(item, PurchasedProductItem)]


def product(item: PurchasedProductItem, today: date) -> PurchasedProduct:
    """Return a stored product as it stands on a day."""
    ordered = NewProduct.model_validate_json(item.content)
    return PurchasedProduct(
        number=item.number,
        contract_number=item.contract_number,
        account_number=item.account_number,
        status=status_on(today, active_since=item.active_since, last_day=item.last_day),
        ordered_on=item.ordered_on,
        active_since=item.active_since,
        last_day=item.last_day,
        earliest_last_day=earliest_last_day(
            today,
            notice_period_days=ordered.notice_period_days,
            minimum_term_until=item.minimum_term_until,
        ),
        **ordered.model_dump(exclude={"initial_term_months", "notice_period_days"}),
    )


def find_product_item(customer_number: str, number: str) -> PurchasedProductItem | None:
    """Return a stored product, read consistently, or None."""
    try:
        return PurchasedProductItem.get(
            *PurchasedProductItem.key(customer_number, number), consistent_read=True
        )
    except PurchasedProductItem.DoesNotExist:
        return None


def products_of_contract(customer_number: str, contract_number: str) -> list[PurchasedProductItem]:
    """Return the products that were ordered along with a contract, read consistently."""
    partition_key, first = PurchasedProductItem.key(customer_number, f"{contract_number}-")
    found = PurchasedProductItem.query(
        partition_key, PurchasedProductItem.sk.startswith(first), consistent_read=True
    )
    return list(found)


def due_products(today: date) -> list[PurchasedProductItem]:
    """Return cancelled products whose last day lies before a day and of whose end nobody was told."""
    found = PurchasedProductItem.second_index.query(
        PurchasedProductItem.DUE, PurchasedProductItem.gsi2sk < today.isoformat()
    )
    return list(found)


def find_account_item(customer_number: str, account_number: str) -> ContractAccountItem | None:
    """Return a stored contract account, read consistently, or None."""
    try:
        key = ContractAccountItem.key(customer_number, account_number)
        return ContractAccountItem.get(*key, consistent_read=True)
    except ContractAccountItem.DoesNotExist:
        return None


def account_items(customer_number: str) -> list[ContractAccountItem]:
    """Return the stored contract accounts of a customer, read consistently."""
    found = customer_collection.overview(customer_number)
    return [item for item in found if isinstance(item, ContractAccountItem)]


def account(item: ContractAccountItem, today: date | None = None) -> ContractAccount:
    """Return a stored contract account as the customer sees it."""
    return _account(item, today)


def instalment_steps(item: ContractAccountItem) -> list[Step]:
    """Return what was to be paid from which day on, in the order of the days."""
    if item.instalment_steps:
        return [
            Step(Decimal(step["amount"]), date.fromisoformat(step["since"])) for step in item.instalment_steps
        ]
    return [Step(item.instalment, item.instalment_since or date.min)]


def bank_details_items(customer_number: str, account_number: str) -> list[BankDetailsItem]:
    """Return all bank details of a contract account that were ever asked for, newest first."""
    found = BankDetailsItem.query(
        partition(customer_number),
        BankDetailsItem.sk.startswith(BankDetailsItem.prefix(account_number)),
        scan_index_forward=False,
        consistent_read=True,
        limit=SHOWN_BANK_DETAILS,
    )
    return list(found)


def mandate_request(customer_number: str, account_number: str) -> MandateRequestItem | None:
    """Return the mandate that a customer was asked to grant last, read consistently, or None."""
    try:
        return MandateRequestItem.get(
            *MandateRequestItem.key(customer_number, account_number), consistent_read=True
        )
    except MandateRequestItem.DoesNotExist:
        return None


def bank_details(item: BankDetailsItem | ContractAccountItem) -> PaymentDetails:
    """Return bank details as the customer sees them: IBANs masked."""
    shown = {name: getattr(item, name) for name in BANK_DETAILS if name not in ("iban", "payout_iban")}
    return PaymentDetails(
        iban_masked=masked_iban(item.iban) if item.iban else None,
        payout_iban_masked=masked_iban(item.payout_iban) if item.payout_iban else None,
        **shown,
    )


def full_bank_details(item: BankDetailsItem) -> dict[str, str | None]:
    """Return bank details with their full IBANs, for billing only."""
    shown = {name: getattr(item, name) for name in BANK_DETAILS if name != "mandate_granted_at"}
    granted = item.mandate_granted_at
    return {**shown, "mandate_granted_at": clock.timestamp(granted) if granted else None}


def find_bank_details_item(transaction: TransactionItem) -> BankDetailsItem | None:
    """Return the bank details that a transaction asks for, or None."""
    key = BankDetailsItem.key(
        transaction.customer_number, transaction.account_number, transaction.transaction_id
    )
    try:
        return BankDetailsItem.get(*key, consistent_read=True)
    except BankDetailsItem.DoesNotExist:
        return None


def find_transaction_item(transaction_id: str) -> TransactionItem | None:
    """Return the stored transaction, read consistently, or None."""
    try:
        return TransactionItem.get(*TransactionItem.key(transaction_id), consistent_read=True)
    except TransactionItem.DoesNotExist:
        return None


def transactions_of(customer_number: str, *, limit: int) -> list[Transaction]:
    """Return a customer's latest transactions, newest first."""
    found = TransactionItem.query(
        partition(customer_number),
        TransactionItem.sk.startswith(TransactionItem.PREFIX),
        scan_index_forward=False,
        limit=limit,
    )
    return [transaction(item) for item in found]


def transactions_of_brand(query: TransactionsQuery) -> tuple[list[Transaction], str | None]:
    """Return one page of a brand's transactions, newest first, and the cursor of the next.

    One index query for each kind that is wanted, merged; the cursor is the position of the last
    entry, which all of them share.
    """
    start = decode(query.cursor, brand=query.brand)
    before = start.get("before", {}).get("S") if start else None
    kinds = (query.kind,) if query.kind else get_args(TransactionKind)
    newest_first = heapq.merge(
        *(_listed(query, kind, before) for kind in kinds), key=lambda item: item.gsi1sk or "", reverse=True
    )
    page = list(islice(newest_first, query.limit + 1))
    shown = page[: query.limit]
    cursor = None
    if len(page) > query.limit:
        cursor = encode({"brand": {"S": query.brand}, "before": {"S": shown[-1].gsi1sk}})
    return [transaction(item) for item in shown], cursor


def transaction(item: TransactionItem) -> Transaction:
    """Return a stored transaction as staff see it."""
    return Transaction(
        transaction_id=item.transaction_id,
        brand=item.brand,
        kind=item.kind,
        status=item.status,
        customer_number=item.customer_number,
        account_number=item.account_number,
        contract_number=item.contract_number,
        received_at=item.received_at,
        payload=item.payload,
        details=item.details or {},
        together=item.together or [],
        exportable_from=item.exportable_from,
        history=[TransactionEvent.model_validate(entry) for entry in item.history],
        version=item.version,
    )


def request(item: Transaction) -> CustomerRequest:
    """Return a transaction as its customer sees it. Why billing refused it is for the customer, too."""
    return CustomerRequest(
        transaction_id=item.transaction_id,
        kind=item.kind,
        status=item.status,
        account_number=item.account_number,
        contract_number=item.contract_number,
        received_at=item.received_at,
        details=item.details,
        history=[
            RequestStep(
                at=event.at,
                status=event.status,
                reason=event.reason if event.status == TransactionStatus.REJECTED else "",
            )
            for event in item.history
        ],
        undoable=undoable(item.kind, item.status),
    )


def new_request(
    transaction_id: str,
    *,
    kind: TransactionKind,
    account_number: str,
    details: dict[str, str],
    received_at: datetime,
    contract_number: str = "",
) -> CustomerRequest:
    """Return a request that is just being received."""
    return CustomerRequest(
        transaction_id=transaction_id,
        kind=kind,
        status=TransactionStatus.RECEIVED,
        account_number=account_number,
        contract_number=contract_number,
        received_at=received_at,
        details=details,
        history=[RequestStep(at=received_at, status=TransactionStatus.RECEIVED)],
        undoable=undoable(kind, TransactionStatus.RECEIVED),
    )


def received_items(brand: str, kind: TransactionKind | None) -> list[TransactionItem]:
    """Return the transactions that wait for an export, oldest first, at most ``LONGEST_EXPORT``."""
    kinds = (kind,) if kind else get_args(TransactionKind)
    waiting = heapq.merge(
        *(
            TransactionItem.first_index.query(
                TransactionItem.by_status(brand, one, TransactionStatus.RECEIVED),
                scan_index_forward=True,
                limit=LONGEST_EXPORT,
            )
            for one in kinds
        ),
        key=lambda item: item.gsi1sk or "",
    )
    return list(islice(waiting, LONGEST_EXPORT))


def find_export_item(brand: str, export_id: str) -> ExportItem | None:
    """Return the record of an export, or None."""
    try:
        return ExportItem.get(ExportItem.partition_of(brand), export_id, consistent_read=True)
    except ExportItem.DoesNotExist:
        return None


def exports_of(brand: str, *, cursor: str | None, limit: int) -> tuple[list[TransactionExport], str | None]:
    """Return one page of a brand's exports, newest first, and the cursor of the next."""
    start: Any = decode(cursor, pk=ExportItem.partition_of(brand))
    found: Any = ExportItem.query(
        ExportItem.partition_of(brand),
        ExportItem.sk > "0",
        scan_index_forward=False,
        limit=limit,
        last_evaluated_key=start,
    )
    page = [_export(item) for item in found]
    return page, encode(found.last_evaluated_key) if found.last_evaluated_key else None


def _export(item: ExportItem) -> TransactionExport:
    return TransactionExport(
        export_id=item.export_id,
        brand=item.brand,
        exported_at=item.exported_at,
        actor=item.actor,
        transaction_ids=item.transaction_ids,
    )


def _listed(query: TransactionsQuery, kind: str, before: str | None) -> Iterator[TransactionItem]:
    if query.status:
        earlier = TransactionItem.gsi1sk < before if before else None
        return TransactionItem.first_index.query(
            TransactionItem.by_status(query.brand, kind, query.status),
            earlier,
            scan_index_forward=False,
            limit=query.limit + 1,
        )
    earlier = TransactionItem.gsi2sk < before if before else None
    return TransactionItem.second_index.query(
        TransactionItem.by_kind(query.brand, kind),
        earlier,
        scan_index_forward=False,
        limit=query.limit + 1,
    )


def _account(item: ContractAccountItem, today: date | None) -> ContractAccount:
    steps = instalment_steps(item)
    current = steps[-1]
    if today is not None:
        current = next((step for step in reversed(steps) if step.since <= today), steps[0])
    return ContractAccount(
        account_number=item.account_number,
        payment_method=item.payment_method,
        iban_masked=masked_iban(item.iban) if item.iban else None,
        bank_name=item.bank_name,
        account_holder=item.account_holder,
        mandate_reference=item.mandate_reference,
        instalment=current.amount,
        instalment_since=None if current.since == date.min else current.since,
        payout_iban_masked=masked_iban(item.payout_iban) if item.payout_iban else None,
        payout_holder=item.payout_holder,
        billing_recipient=item.billing_recipient,
        billing_address=item.billing_address,
        bill_delivery=BillDelivery.model_validate(item.bill_delivery or {}),
    )
