"""What customers, staff and other contexts may know of declarations."""

import hashlib
import hmac
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.start_dates import withdrawal_deadline
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.contracts.term import Term
from wattwerk.customers.schemas import Customer
from wattwerk.declarations import repository
from wattwerk.declarations.domain.end_of_contract import ContractTerms, earliest_end
from wattwerk.declarations.schemas import ContractEnd, Declaration, DeclarationsQuery
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.platform.vocabulary import CustomerType

SHOWN = 50


def declaration(declaration_number: str) -> Declaration:
    """Return a declaration, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_item(declaration_number)
    if item is None:
        raise not_found("declaration")
    return repository.declaration(item)


def declaration_of_key(declaration_number: str, *, receipt_key: str) -> Declaration:
    """Return a declaration to whoever holds the key of its receipt.

    Raises:
        Problem: 404 ``not_found``, whichever of the two is wrong.
    """
    item = repository.find_item(declaration_number)
    stored = item.receipt_fingerprint if item else fingerprint("")
    if not hmac.compare_digest(stored, fingerprint(receipt_key)) or item is None:
        raise not_found("declaration")
    return repository.declaration(item)


def declarations_for_staff(*, caller: Caller, query: DeclarationsQuery) -> Page[Declaration]:
    """Return a brand's declarations in one status, newest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    return repository.page(query)


def declaration_for_staff(*, caller: Caller, declaration_number: str) -> Declaration:
    """Return a declaration to one of the caller's brands.

    Raises:
        Problem: 404 ``not_found``.
    """
    found = declaration(declaration_number)
    caller.require_role(found.brand, *STAFF_ROLES)
    return found


def contract_end(*, caller: Caller, customer_number: str, contract_number: str, now: datetime) -> ContractEnd:
    """Return how a contract of the caller can end, and what has been declared about it.

    Raises:
        Problem: 404 for somebody else's contract.
    """
    caller.require_customer(customer_number)
    found = contracts.overview(customer_number, now=now)
    named = [one for one in found.contracts if one.contract_number == contract_number]
    if not named:
        raise not_found("contract")
    contract = named[0]
    today = business_date(now, brands.brand(contract.brand).time_zone)
    running = contract.status in ("accepted", "active")
    household = found.customer.customer_type is CustomerType.HOUSEHOLD
    deadline = withdrawal_deadline(contract.concluded_on)
    may_withdraw = household and today <= deadline and contract.status not in ("withdrawn", "ended")
    rules = brands.settings(contract.brand).termination
    return ContractEnd(
        contract_number=contract_number,
        status=contract.status,
        supply_end=contract.supply_end,
        minimum_term_until=contract.minimum_term_until,
        earliest_end_on=earliest_end(today, terms_of(contract, found.customer), rules) if running else None,
        withdrawal_until=deadline if may_withdraw else None,
        withdrawn_products=[
            product.name
            for product in found.products
            if may_withdraw and product.contract_number == contract_number and product.last_day is None
        ],
        declarations=[
            one
            for one in repository.of_customer(customer_number, limit=SHOWN)
            if one.contract_number == contract_number
        ],
    )


def declaration_of_customer(*, caller: Caller, customer_number: str, declaration_number: str) -> Declaration:
    """Return a declaration to its customer.

    Raises:
        Problem: 404 for somebody else's declaration.
    """
    caller.require_customer(customer_number)
    found = declaration(declaration_number)
    if found.customer_number != customer_number:
        raise not_found("declaration")
    return found


def terms_of(contract: Contract, customer: Customer) -> ContractTerms:
    """Return what a contract says about its end."""
    return ContractTerms(
        customer_type=customer.customer_type,
        concluded_on=contract.concluded_on,
        term=Term.of(contract.supply_start, contract.conditions),
        notice_days=contract.conditions.notice_period_days,
        renewal_notice_days=contract.conditions.renewal_notice_days,
    )


def fingerprint(receipt_key: str) -> str:
    """Return what is stored of the key of a receipt."""
    return hashlib.sha256(receipt_key.encode()).hexdigest()


def order_of(declaration_number: str, *, now: datetime) -> str | None:
    """Return the number of the order to which a declaration leads, its contract's included, or None.

    Raises:
        Problem: 404 for an unknown declaration.
    """
    found = declaration(declaration_number)
    if found.contract_number is not None and found.customer_number is not None:
        return contracts.contract(
            customer_number=found.customer_number, contract_number=found.contract_number, now=now
        ).order_number
    return found.order_number
