"""Numbers that carry their own proof: IBAN and MaLo-ID."""

from dataclasses import dataclass

from wattwerk.catalog.domain import bank_accounts, market_location
from wattwerk.catalog.domain.bank_accounts import BankAccount
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.orders.domain.order_form import OrderDraft
from wattwerk.platform.problems import FieldError
from wattwerk.platform.vocabulary import PaymentMethod


@dataclass(frozen=True)
class ProvenNumbers:
    """The account and the market location of an order in their plain form, None when not given.

    An account that is not needed (payment by transfer) is not kept.
    """

    account: BankAccount | None = None
    market_location: str | None = None
    faults: tuple[FieldError, ...] = ()


def proven_numbers(draft: OrderDraft) -> ProvenNumbers:
    """Return what the check digits prove, and what they refuse."""
    account, location = None, None
    faults = []
    if draft.payment.iban and draft.payment.method is PaymentMethod.SEPA_DIRECT_DEBIT:
        try:
            account = bank_accounts.bank_account(draft.payment.iban)
        except Refused as refusal:
            faults.append(refusal.at("/payment/iban"))
    if draft.meter.market_location:
        try:
            location = market_location.validated(draft.meter.market_location)
        except Refused as refusal:
            faults.append(refusal.at("/meter/market_location"))
    return ProvenNumbers(account, location, tuple(faults))
