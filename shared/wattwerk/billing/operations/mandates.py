"""A SEPA mandate that staff noted is none yet: the customer grants it by the link in a mail.

A creditor has to prove every mandate (SEPA Core Direct Debit Rulebook). Until it is granted the contract
account is paid as before, a new one by transfer.
"""

from datetime import datetime, timedelta

from wattwerk.billing import mandate_links, repository
from wattwerk.billing.domain.bank_details import masked_iban
from wattwerk.billing.domain.mandates import mandate_text
from wattwerk.billing.events import MandateRequested
from wattwerk.billing.items import MandateRequestItem
from wattwerk.billing.operations.bank_details import change_bank_details
from wattwerk.billing.schemas.changes import BankDetailsWish, MandateGrant, MandateRequest, PaymentChange
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.bank_accounts import bank_account
from wattwerk.customers import queries as customers
from wattwerk.customers.operations import record_activity
from wattwerk.platform import identifiers
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import invalid, not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language, PaymentMethod

VALID_FOR = timedelta(days=30)


def request_mandate(
    *,
    customer_number: str,
    account_number: str,
    iban: str,
    account_holder: str,
    language: Language,
    actor: str,
    request_id: str = "",
    transaction: Transaction,
) -> datetime:
    """Ask a customer to grant a mandate for a contract account; return until when the link works.

    The account must have been checked. ``request_id`` makes a repetition the same request.

    Raises:
        Problem: 404 for somebody else's account.
    """
    accounts = {item.account_number for item in repository.account_items(customer_number)}
    if account_number not in accounts:
        raise not_found("contract account")
    request_id = request_id or identifiers.unique_id()
    now = transaction.now
    transaction.save(
        MandateRequestItem.of(
            customer_number,
            account_number=account_number,
            request_id=request_id,
            iban=iban,
            account_holder=account_holder,
            language=language,
            requested_at=now,
            actor=actor,
        )
    )
    record_activity(
        customer_number=customer_number,
        account_number=account_number,
        kind="mandate_requested",
        actor=actor,
        parameters={"iban": masked_iban(iban)},
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        MandateRequested.happened(
            now=now,
            brand=customers.customer(customer_number).brand,
            customer_number=customer_number,
            account_number=account_number,
            request_id=request_id,
        )
    )
    return now + VALID_FOR


def requested_mandate(*, token: str, now: datetime) -> MandateRequest:
    """Return what a customer is asked to grant.

    Raises:
        Problem: 410 ``link_not_usable`` for forged and expired links, and once it is granted or replaced.
    """
    request = open_request(*mandate_links.request_of(token), now=now)
    if request is None:
        raise mandate_links.not_usable()
    return request


def open_request(
    customer_number: str, account_number: str, request_id: str, *, now: datetime
) -> MandateRequest | None:
    """Return a request that still waits for its customer, None otherwise; no caller is checked."""
    item = _found(customer_number, account_number, request_id, now)
    if item is None:
        return None
    customer = customers.customer(item.customer_number)
    brand, settings = brands.brand(customer.brand), brands.settings(customer.brand)
    contact = brand.contact
    return MandateRequest(
        brand=customer.brand,
        account_number=item.account_number,
        account_holder=item.account_holder,
        iban_masked=masked_iban(item.iban),
        bank_name=bank_account(item.iban).bank_name,
        mandate_text=mandate_text(
            _language(item),
            company=contact.company,
            address=f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}",
            creditor_id=settings.creditor_id,
        ),
        valid_until=item.requested_at + VALID_FOR,
    )


def grant_mandate(*, grant: MandateGrant, idempotency: Idempotency | None, now: datetime) -> CustomerRequests:
    """Grant a mandate: billing is asked to collect by direct debit from now on.

    Raises:
        Problem: 410 ``link_not_usable``; 422 ``mandate_missing``; 409 ``bank_change_pending``.
    """
    item = _waiting(grant.token, now)
    if not grant.mandate_granted:
        raise invalid("/mandate_granted", "mandate_missing", "Direct debit needs a mandate.")
    number = item.customer_number

    def mark(transaction: Transaction) -> None:
        item.granted_at = now
        transaction.save(item)

    return change_bank_details(
        caller=Caller(audience="customer", customer_numbers=frozenset({number})),
        customer_number=number,
        change=BankDetailsWish(
            account_numbers=[item.account_number],
            payment=PaymentChange(
                method=PaymentMethod.SEPA_DIRECT_DEBIT,
                iban=item.iban,
                account_holder=item.account_holder,
                mandate_granted=True,
            ),
            language=_language(item),
        ),
        idempotency=idempotency,
        now=now,
        alongside=mark,
    )


def _waiting(token: str, now: datetime) -> MandateRequestItem:
    item = _found(*mandate_links.request_of(token), now)
    if item is None:
        raise mandate_links.not_usable()
    return item


def _found(
    customer_number: str, account_number: str, request_id: str, now: datetime
) -> MandateRequestItem | None:
    item = repository.mandate_request(customer_number, account_number)
    if item is None or item.request_id != request_id or item.granted_at is not None:
        return None
    return item if now < item.requested_at + VALID_FOR else None


def _language(item: MandateRequestItem) -> Language:
    return "fr" if item.language == "fr" else "en" if item.language == "en" else "de"
