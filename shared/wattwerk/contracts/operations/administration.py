"""Staff enter contracts for customers, and edit what may be edited; every edit says what was before."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain import location_numbers, market_location
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.contracts import queries, repository
from wattwerk.contracts.domain import NewContract
from wattwerk.contracts.events import ContractChanged
from wattwerk.contracts.items import ContractChangeItem, ContractItem
from wattwerk.contracts.operations.conclusion import add_contract
from wattwerk.contracts.operations.numbers import reserve_contract_number
from wattwerk.contracts.schemas import Contract, StaffContract
from wattwerk.contracts.staff_schemas import ContractEdit, ContractReference, NewStaffContract
from wattwerk.contracts.term import Term, supply_end_of
from wattwerk.customers import operations as customers
from wattwerk.customers.queries import require_unrestricted
from wattwerk.customers.schemas import Customer
from wattwerk.platform import extra_fields, identifiers
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.customer_collection import NumberReservation
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import CustomerType, Language, PaymentMethod

if TYPE_CHECKING:
    from wattwerk.catalog.quote_queries import Recomputed

NUMBERS: dict[str, Callable[[str], str]] = {
    "market_location": market_location.validated,
    "metering_location": location_numbers.metering_location,
    "grid_location": location_numbers.grid_location,
}
"""Numbers of a supply point by field, and what proves them."""
SUPPLY_POINT = {*NUMBERS, "grid_operator"}

ATTEMPTS = 3
"""Tries until a number is found that no contract has yet."""


def edit_contract(
    *, caller: Caller, contract_number: str, edit: ContractEdit, language: Language, now: datetime
) -> StaffContract:
    """Change a contract, with an entry of who changed what, and why.

    Raises:
        Problem: 404 for an unknown contract and for other brands'; 409 ``changed_meanwhile``,
            ``contract_not_running``; 422 ``supply_has_begun``, ``date_in_the_past``, ``nothing_changed``, or
            what is wrong with the answers to the brand's questions.
    """
    seen = queries.staff_contract(caller=caller, contract_number=contract_number, language=language, now=now)
    contract = seen.contract
    item = repository.find_contract_item(contract.customer_number, contract_number)
    if item is None:
        raise not_found("contract")
    if int(item.version) != edit.version:
        raise changed_meanwhile()
    if contract.status in ("ended", "withdrawn"):
        raise Problem(409, "contract_not_running", "On this day the contract does not run any more.")
    wanted = _wanted(contract, edit, seen, business_date(now, brands.brand(contract.brand).time_zone))
    before = {name: _present(seen, name) for name in wanted}
    changed = {name: value for name, value in wanted.items() if before[name] != value}
    if not changed:
        raise invalid("/", "nothing_changed", "Nothing has been changed.")
    transaction = Transaction(now=now)
    _apply(item, changed, contract, transaction)
    transaction.create(
        ContractChangeItem.of(
            contract.customer_number,
            contract_number=contract_number,
            version=edit.version + 1,
            at=now,
            actor=caller.actor,
            reason=edit.reason,
            before={name: _plain(before[name]) for name in changed},
            after={name: _plain(value) for name, value in changed.items()},
        )
    )
    customers.record_activity(
        customer_number=contract.customer_number,
        account_number=contract.account_number,
        kind="contract_changed",
        actor=caller.actor,
        parameters={"contract_number": contract_number, "reason": edit.reason},
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        ContractChanged.happened(
            now=now,
            brand=contract.brand,
            contract_number=contract_number,
            customer_number=contract.customer_number,
            order_number=contract.order_number,
        )
    )
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return queries.staff_contract(caller=caller, contract_number=contract_number, language=language, now=now)


def create_contract(
    *, caller: Caller, new: NewStaffContract, idempotency: Idempotency, now: datetime
) -> ContractReference:
    """Conclude one more contract with a customer, at the price of a quote.

    Raises:
        Problem: 404 for an unknown customer, account or quote, and for other brands'; 422
            ``text_form_missing`` for a household that has not declared it in text form.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    found = queries.overview(new.customer_number, now=now)
    customer = found.customer
    caller.require_role(customer.brand, *STAFF_ROLES)
    require_unrestricted(customer)
    if customer.customer_type is CustomerType.HOUSEHOLD and not new.declared_in_text_form:
        raise invalid(
            "/declared_in_text_form", "text_form_missing", "Households conclude contracts in text form."
        )
    account = next((one for one in found.accounts if one.account_number == new.account_number), None)
    if account is None:
        raise not_found("contract account")
    # Quotes take long to load, and most who look at contracts conclude none.
    from wattwerk.catalog import quote_queries

    priced = quote_queries.recompute(new.quote_id, new.product_code, now=now)
    if priced.request.brand != customer.brand:
        raise not_found("quote")
    new = new.model_copy(update={"market_location": _number("market_location", new.market_location)})
    today = business_date(now, brands.brand(customer.brand).time_zone)
    for _ in range(ATTEMPTS):
        transaction = Transaction(now=now)
        number = reserve_contract_number(transaction=transaction)
        answer = ContractReference(contract_number=number)
        transaction.remember(idempotency, answer)
        contract = _new_contract(new, number, customer, priced, account.payment_method, today)
        try:
            add_contract(new=contract, now=now, transaction=transaction)
        except WriteConflict as conflict:
            if not isinstance(conflict.item, NumberReservation):
                raise changed_meanwhile() from conflict
        else:
            return answer
    raise changed_meanwhile()


def _wanted(contract: Contract, edit: ContractEdit, seen: StaffContract, today: date) -> dict[str, Any]:
    """Return what shall be different, as far as it may be."""
    wanted = edit.model_dump(exclude={"version", "reason", "answers"}, exclude_none=True)
    if edit.supply_start is not None and edit.supply_start != contract.supply_start:
        if contract.supply_start <= today:
            raise invalid("/supply_start", "supply_has_begun", "Supply has begun already.")
        if edit.supply_start < today:
            raise invalid("/supply_start", "date_in_the_past", "This day is over.")
    if edit.consumption_off_peak is not None and contract.consumption_off_peak is None:
        raise invalid("/consumption_off_peak", "off_peak_price_missing", "This tariff has one price only.")
    point = contract.supply_point
    for name in NUMBERS.keys() & wanted.keys():
        if wanted[name] != (getattr(point, name) or ""):
            wanted[name] = _number(name, wanted[name])
    if edit.answers is not None:
        faults = extra_fields.faults(seen.form, edit.answers, pointer="/answers")
        if faults:
            raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
        wanted["answers"] = extra_fields.kept(seen.form, edit.answers)
    return wanted


def _number(name: str, text: str) -> str:
    """Return a number of the energy market as it is stored; empty where it is not known."""
    if not text.strip():
        return ""
    try:
        return NUMBERS[name](text)
    except Refused as refused:
        faults = [refused.at(f"/{name}")]
        raise Problem(
            422, "validation_failed", "Please correct the marked fields.", errors=faults
        ) from refused


def _present(seen: StaffContract, name: str) -> Any:
    if name == "answers":
        return seen.answers
    if name in SUPPLY_POINT:
        return getattr(seen.contract.supply_point, name) or ""
    return getattr(seen.contract, name)


def _apply(item: ContractItem, changed: dict[str, Any], contract: Contract, transaction: Transaction) -> None:
    point = repository.find_supply_point_item(contract.customer_number, contract.supply_point.supply_point_id)
    for name, value in changed.items():
        if name in SUPPLY_POINT:
            setattr(point, name, value or None)
        else:
            setattr(item, name, value)
    if "supply_start" in changed:
        term = Term.of(item.supply_start, contract.conditions)
        item.minimum_term_until = term.first_until
        if item.status == "accepted":
            item.supply_end = supply_end_of(term)
    transaction.save(item)
    if point is not None and changed.keys() & SUPPLY_POINT:
        transaction.save(point)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _new_contract(
    new: NewStaffContract,
    number: str,
    customer: Customer,
    priced: "Recomputed",
    payment_method: PaymentMethod,
    today: date,
) -> NewContract:
    offer = priced.offer
    return NewContract(
        order_number=identifiers.order_number(),
        customer_number=customer.customer_number,
        account_number=new.account_number,
        contract_number=number,
        brand=customer.brand,
        language=customer.language,
        customer_type=customer.customer_type,
        salutation=customer.salutation,
        first_name=customer.first_name,
        last_name=customer.last_name,
        company=customer.company,
        email=customer.email,
        billing_address=customer.billing_address,
        supply_address=new.supply_address,
        commodity=offer.commodity,
        product_code=offer.product_code,
        product_name=offer.name,
        conditions=offer.conditions,
        yearly_price=offer.yearly_price,
        base_price=offer.base_price,
        energy_price=offer.energy_price,
        energy_price_off_peak=offer.energy_price_off_peak,
        energy_blocks=tuple(offer.energy_blocks),
        instalment=offer.monthly_price,
        consumption=priced.supply.consumption,
        consumption_off_peak=priced.supply.consumption_off_peak,
        supply_start=new.supply_start,
        concluded_on=today,
        market_location=new.market_location or None,
        grid_operator=priced.grid_operator,
        meter_number=new.meter_number,
        meter_type=new.meter_type,
        meter_digits=new.meter_digits,
        payment_method=payment_method,
    )
