"""A customer changes how contract accounts are paid, and where credits go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from wattwerk.billing import repository
from wattwerk.billing.domain.bank_details import mandate_reference, masked_iban, same_holder
from wattwerk.billing.domain.mandates import mandate_text
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.items import BankDetailsItem, ContractAccountItem
from wattwerk.billing.operations.transactions import submit_transaction
from wattwerk.billing.schemas.changes import BankDetailsWish
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.bank_accounts import BankAccount, bank_account
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import Customer
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import FieldError, Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import PaymentMethod


@dataclass(frozen=True)
class _Checked:
    """A change whose accounts exist, as far as that can be known."""

    pay_in: BankAccount | None
    payout: BankAccount | None


def change_bank_details(
    *,
    caller: Caller,
    customer_number: str,
    change: BankDetailsWish,
    idempotency: Idempotency | None,
    now: datetime,
    alongside: Callable[[Transaction], None] | None = None,
) -> CustomerRequests:
    """Ask billing for other bank details of one or several contract accounts. They hold when confirmed.

    Whoever calls this has had the customer's password confirmed, or acts on a letter of the customer.
    The mail about the change has a link that undoes it; until that has expired, staff cannot pass the
    change on. A revocation of the mandate waits for nothing: it counts for every collection that is not
    under way. ``alongside`` writes what belongs to the change in the same transaction.

    Raises:
        Problem: 404 for somebody else's account; 403 for people who may only read; 409
            ``bank_change_pending``; 422 for faulty fields.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    checked = _checked(change)
    customer = customers.customer(customer_number)
    accounts = _accounts(customer_number, change)
    settings = brands.settings(customer.brand)
    revocation = checked.pay_in is None and change.payout is None
    undo = timedelta(hours=0 if revocation else settings.bank_change_undo_hours)
    transaction = Transaction(now=now)
    ids = [new_transaction_id(customer_number, now) for _ in accounts]
    requests = []
    for account, transaction_id in zip(accounts, ids, strict=True):
        wanted = _wanted(account, change, checked, customer, now)
        if not repository.bank_details_items(customer_number, account.account_number):
            transaction.create(_present(account, now))
        details = _details(account, wanted, change)
        transaction.create(
            BankDetailsItem.of(
                customer_number,
                account_number=account.account_number,
                entry=transaction_id,
                transaction_id=transaction_id,
                status="requested",
                requested_at=now,
                **wanted,
            )
        )
        account.bank_request = transaction_id
        if checked.pay_in is not None:
            account.mandates = int(account.mandates) + 1
        transaction.save(account)
        submit_transaction(
            transaction_id=transaction_id,
            together=ids,
            exportable_from=now + undo if undo else None,
            brand=customer.brand,
            kind="bank_change",
            customer_number=customer_number,
            account_number=account.account_number,
            payload={**details, "payout_holder_is_customer": _payout_is_own(wanted, customer)},
            details=details,
            actor=caller.customer_actor,
            now=now,
            transaction=transaction,
        )
        requests.append(
            repository.new_request(
                transaction_id,
                kind="bank_change",
                account_number=account.account_number,
                details=details,
                received_at=now,
            )
        )
    if alongside:
        alongside(transaction)
    answer = CustomerRequests(requests=requests)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _checked(change: BankDetailsWish) -> _Checked:
    payment, payout = change.payment, change.payout
    if payment is None and payout is None:
        raise invalid("/payment", "missing", "Please say what shall change.")
    faults: list[FieldError] = []
    pay_in = into = None
    if payment is not None and payment.method is PaymentMethod.SEPA_DIRECT_DEBIT:
        pay_in = _account_of(payment.iban, "/payment/iban", faults)
        if not payment.account_holder:
            faults.append(FieldError("/payment/account_holder", "missing", "Who holds the account?"))
        if not payment.mandate_granted:
            faults.append(
                FieldError("/payment/mandate_granted", "mandate_missing", "Direct debit needs a mandate.")
            )
    if payout is not None and payout.iban:
        into = _account_of(payout.iban, "/payout/iban", faults)
        if not payout.account_holder:
            faults.append(FieldError("/payout/account_holder", "missing", "Who holds the account?"))
    if faults:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    return _Checked(pay_in, into)


def _account_of(iban: str, pointer: str, faults: list[FieldError]) -> BankAccount | None:
    if not iban:
        faults.append(FieldError(pointer, "iban_missing", "Please enter the IBAN."))
        return None
    try:
        return bank_account(iban)
    except Refused as refused:
        faults.append(refused.at(pointer))
        return None


def _accounts(customer_number: str, change: BankDetailsWish) -> list[ContractAccountItem]:
    found = {item.account_number: item for item in repository.account_items(customer_number)}
    chosen = sorted(set(change.account_numbers))
    if not found.keys() >= set(chosen):
        raise not_found("contract account")
    if any(found[number].bank_request is not None for number in chosen):
        raise Problem(409, "bank_change_pending", "The last change of bank details is still in progress.")
    return [found[number] for number in chosen]


def _wanted(
    account: ContractAccountItem,
    change: BankDetailsWish,
    checked: _Checked,
    customer: Customer,
    now: datetime,
) -> dict[str, Any]:
    """Return the bank details of an account after the change."""
    wanted = {name: getattr(account, name) for name in repository.BANK_DETAILS}
    payment, payout = change.payment, change.payout
    if payment is not None:
        pay_in = checked.pay_in
        wanted |= {
            "payment_method": payment.method,
            "iban": pay_in.iban if pay_in else None,
            "bic": pay_in.bic if pay_in else None,
            "bank_name": pay_in.bank_name if pay_in else None,
            "account_holder": payment.account_holder if pay_in else None,
            "mandate_reference": mandate_reference(account.account_number, int(account.mandates) + 1)
            if pay_in
            else None,
            "mandate_granted_at": now if pay_in else None,
            "mandate_text": _mandate(customer, change) if pay_in else None,
        }
    if payout is not None:
        into = checked.payout
        wanted |= {
            "payout_iban": into.iban if into else None,
            "payout_bic": into.bic if into else None,
            "payout_bank_name": into.bank_name if into else None,
            "payout_holder": payout.account_holder if into else None,
        }
    return wanted


def _mandate(customer: Customer, change: BankDetailsWish) -> str:
    brand, settings = brands.brand(customer.brand), brands.settings(customer.brand)
    contact = brand.contact
    return mandate_text(
        change.language,
        company=contact.company,
        address=f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}",
        creditor_id=settings.creditor_id,
    )


def _present(account: ContractAccountItem, now: datetime) -> BankDetailsItem:
    """Return the details with which an account began, so that the history is complete."""
    return BankDetailsItem.of(
        account.customer_number,
        account_number=account.account_number,
        entry="0",
        status="applied",
        requested_at=account.mandate_granted_at or now,
        **{name: getattr(account, name) for name in repository.BANK_DETAILS},
    )


def _details(account: ContractAccountItem, wanted: dict[str, Any], change: BankDetailsWish) -> dict[str, str]:
    """Return what customer and staff see of a change; IBANs masked."""
    shown: dict[str, str | None] = {}
    if change.payment is not None:
        shown |= {
            "payment_method": str(change.payment.method),
            "iban": masked_iban(wanted["iban"]) if wanted["iban"] else None,
            "account_holder": wanted["account_holder"],
            "bank": wanted["bank_name"],
            "mandate_reference": wanted["mandate_reference"],
            "mandate_revoked": account.mandate_reference if not wanted["iban"] else None,
        }
    if change.payout is not None:
        shown |= {
            "payout_iban": masked_iban(wanted["payout_iban"]) if wanted["payout_iban"] else "–",
            "payout_holder": wanted["payout_holder"],
        }
    return {name: value for name, value in shown.items() if value}


def _payout_is_own(wanted: dict[str, Any], customer: Customer) -> bool:
    """Return whether credits go to the customer. Somebody else's account is a sign of fraud."""
    names = [f"{customer.first_name} {customer.last_name}", customer.company, wanted["account_holder"] or ""]
    return wanted["payout_holder"] is None or same_holder(wanted["payout_holder"], names)
