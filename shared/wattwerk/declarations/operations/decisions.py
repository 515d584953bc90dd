"""What a declaration leads to for a contract, and what happens when that is not clear."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.declarations.domain.decision import (
    Cancellation,
    Decision,
    decide_cancellation,
    decide_withdrawal,
)
from wattwerk.declarations.domain.vocabulary import DeclarationKind, DeclarationStatus, Ground
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.queries import terms_of
from wattwerk.declarations.schemas import Declared
from wattwerk.platform.clock import business_date

ACTOR = "system"


def decision_for(
    item: DeclarationItem, *, declared: Declared, customer: Customer, contract: Contract
) -> Decision:
    """Return what a declaration leads to for the contract that it is about."""
    received_on = business_date(item.received_at, brands.brand(item.brand).time_zone)
    if item.kind == DeclarationKind.WITHDRAWAL:
        return decide_withdrawal(
            customer_type=customer.customer_type,
            concluded_on=contract.concluded_on,
            received_on=received_on,
            supply_start=contract.supply_start,
            status=contract.status,
        )
    return decide_cancellation(
        Cancellation(
            received_on=received_on,
            ground=declared.ground or Ground.ORDINARY,
            wished_on=declared.wished_on,
            names_new_place=bool(declared.new_address or declared.new_market_location),
            announced=frozenset(change.effective_on for change in contract.price_changes if change.has_right),
        ),
        terms=terms_of(contract, customer),
        status=contract.status,
        rules=brands.settings(item.brand).termination,
    )


def clarify(item: DeclarationItem, decision: Decision, *, now: datetime) -> None:
    """Hand a declaration to a clerk, with what is known and why it was not carried out."""
    item.reasons = [reason.value for reason in decision.reasons]
    item.ends_on = decision.ends_on
    item.proceed(DeclarationStatus.CLARIFICATION, at=now, actor=ACTOR)
