"""Staff change bank details for a customer: a mandate is proven by its paper, or the customer grants it."""

from datetime import datetime

from wattwerk.billing.operations import mandates
from wattwerk.billing.operations.bank_details import change_bank_details
from wattwerk.billing.schemas.changes import BankDetailsWish, PaymentChange
from wattwerk.catalog.domain.bank_accounts import bank_account
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.contracts.staff_schemas import StaffBankChange, StaffBankChangeOutcome
from wattwerk.customers import operations as customers
from wattwerk.customers.schemas import Customer
from wattwerk.documents import attached
from wattwerk.documents.domain.ownership import Owner
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import Language, PaymentMethod

TITLES: dict[Language, str] = {"de": "SEPA-Mandat", "en": "SEPA mandate", "fr": "Mandat SEPA"}


def change_for_customer(
    *,
    caller: Caller,
    customer: Customer,
    account_number: str,
    contract_number: str,
    change: StaffBankChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> StaffBankChangeOutcome:
    """Change how a contract account is paid, as its customer told staff.

    With the signed mandate the change goes to billing, and the file is kept with the customer's documents.
    Without it nothing changes yet: the customer gets a mail and grants the mandate by its link. A tick of
    staff proves nothing (SEPA Core Direct Debit Rulebook). The customer holds the account unless somebody
    else is named.

    Raises:
        Problem: as for a change in the portal; 422 ``file_format`` or ``file_too_large`` for the mandate.
    """
    caller.require_customer(customer.customer_number, write=True)
    document = change.mandate_document
    holder = (
        change.payment.account_holder or customer.company or f"{customer.first_name} {customer.last_name}"
    )
    payment = change.payment.model_copy(update={"account_holder": holder})
    by_debit = payment.method is PaymentMethod.SEPA_DIRECT_DEBIT
    if by_debit and document is None:
        return _asked(caller, customer, account_number, payment, idempotency, now)
    file = attached.checked(document, pointer="/mandate_document") if by_debit and document else None

    def keep_mandate(transaction: Transaction) -> None:
        if file is None:
            return
        kept = attached.keep(
            file,
            title=TITLES[customer.language],
            brand=customer.brand,
            owner=Owner("customer", customer.customer_number),
            language=customer.language,
            contract_number=contract_number,
            now=now,
            transaction=transaction,
        )
        customers.record_activity(
            customer_number=customer.customer_number,
            account_number=account_number,
            kind="mandate_filed",
            actor=caller.customer_actor,
            parameters={"document_id": kept.document_id, "title": kept.title},
            now=now,
            transaction=transaction,
        )

    done = change_bank_details(
        caller=caller,
        customer_number=customer.customer_number,
        change=BankDetailsWish(
            account_numbers=[account_number],
            payment=payment.model_copy(update={"mandate_granted": by_debit}),
            language=change.language,
        ),
        idempotency=idempotency,
        now=now,
        alongside=keep_mandate,
    )
    return StaffBankChangeOutcome(requests=done.requests)


def _asked(
    caller: Caller,
    customer: Customer,
    account_number: str,
    payment: PaymentChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> StaffBankChangeOutcome:
    if not payment.iban:
        raise invalid("/payment/iban", "iban_missing", "Please enter the IBAN.")
    try:
        iban = bank_account(payment.iban).iban
    except Refused as refused:
        raise Problem(
            422,
            "validation_failed",
            "Please correct the marked fields.",
            errors=[refused.at("/payment/iban")],
        ) from refused
    transaction = Transaction(now=now)
    until = mandates.request_mandate(
        customer_number=customer.customer_number,
        account_number=account_number,
        iban=iban,
        account_holder=payment.account_holder,
        language=customer.language,
        actor=caller.customer_actor,
        transaction=transaction,
    )
    outcome = StaffBankChangeOutcome(requests=[], mandate_requested_until=until)
    transaction.remember(idempotency, outcome)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return outcome


def _name(customer: Customer) -> str:
    return f"{customer.first_name} {customer.last_name}"
