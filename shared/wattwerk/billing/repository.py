"""Loads and stores contract accounts and transactions."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import get_args

from wattwerk.billing.domain import masked_iban
from wattwerk.billing.items import ContractAccountItem, TransactionItem
from wattwerk.billing.schemas import (
    ContractAccount,
    Transaction,
    TransactionEvent,
    TransactionKind,
    TransactionsQuery,
)
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.items import Item


def accounts_in(items: Iterable[Item]) -> list[ContractAccount]:
    """Return the contract accounts among the items of a collection."""
    return [_account(item) for item in items if isinstance(item, ContractAccountItem)]


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
        history=[TransactionEvent.model_validate(entry) for entry in item.history],
        version=item.version,
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


def _account(item: ContractAccountItem) -> ContractAccount:
    return ContractAccount(
        account_number=item.account_number,
        payment_method=item.payment_method,
        iban_masked=masked_iban(item.iban) if item.iban else None,
        bank_name=item.bank_name,
        account_holder=item.account_holder,
        mandate_reference=item.mandate_reference,
        instalment=item.instalment,
        instalment_since=item.instalment_since,
    )
