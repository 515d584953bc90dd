"""Contract accounts are opened."""

from datetime import date, datetime
from decimal import Decimal

from wattwerk.billing.items import ContractAccountItem
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import PaymentMethod


def open_account(
    *,
    customer_number: str,
    account_number: str,
    payment_method: PaymentMethod,
    iban: str | None,
    bic: str | None,
    bank_name: str | None,
    account_holder: str | None,
    mandate_reference: str | None,
    mandate_granted_at: datetime | None,
    instalment: Decimal,
    instalment_since: date,
    transaction: Transaction,
) -> None:
    """Add a contract account. ``instalment`` is € per month from ``instalment_since`` on."""
    transaction.create(
        ContractAccountItem.of(
            customer_number,
            account_number=account_number,
            payment_method=payment_method,
            iban=iban,
            bic=bic,
            bank_name=bank_name,
            account_holder=account_holder,
            mandate_reference=mandate_reference,
            mandate_granted_at=mandate_granted_at,
            instalment=instalment,
            instalment_since=instalment_since,
        )
    )
