"""What customers, staff and other contexts may know of contracts."""

from dataclasses import dataclass
from datetime import datetime

from wattwerk.billing.queries import accounts_in, products_in, transactions_of_customer
from wattwerk.brands import queries as brands
from wattwerk.contracts import repository
from wattwerk.contracts.bundles import with_discount_ends
from wattwerk.contracts.domain import is_named, names_place
from wattwerk.contracts.items import ContractItem
from wattwerk.contracts.repository import contracts_in
from wattwerk.contracts.schemas import (
    Contract,
    ContractPage,
    ContractsQuery,
    ContractSummary,
    CustomerPage,
    Dashboard,
    StaffContract,
)
from wattwerk.customers.queries import activities, arrangements_in, customer_in, require_visible
from wattwerk.customers.queries import names as customer_names
from wattwerk.metering import queries as metering
from wattwerk.metering.domain.capture import ReportingTerms
from wattwerk.metering.queries import meters_in
from wattwerk.metering.schemas import Meter, Readings, StaffReadings
from wattwerk.platform import clock, customer_collection, extra_fields
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.schema import Page
from wattwerk.platform.vocabulary import Language


@dataclass(frozen=True)
class Metered:
    """A meter, the contract that is supplied through it, and what both say about its readings."""

    contract: Contract
    meter: Meter
    terms: ReportingTerms


def overview(customer_number: str, *, now: datetime) -> Dashboard:
    """Return a customer with accounts, contracts and meters: one query. No caller is checked.

    Raises:
        Problem: 404 for an unknown customer.
    """
    items = customer_collection.overview(customer_number)
    customer = customer_in(items)
    if customer is None:
        raise not_found("customer")
    today = clock.business_date(now, brands.brand(customer.brand).time_zone)
    products = products_in(items, today=today)
    return Dashboard(
        customer=customer,
        accounts=accounts_in(items, today=today),
        contracts=with_discount_ends(contracts_in(items, meters=meters_in(items), today=today), products),
        products=products,
        arrangements=arrangements_in(items),
    )


def dashboard(*, caller: Caller, customer_number: str, now: datetime) -> Dashboard:
    """Return what a customer sees first.

    Raises:
        Problem: 404 for somebody else's customer number.
    """
    caller.require_customer(customer_number)
    return overview(customer_number, now=now)


def contract_page(
    *, caller: Caller, customer_number: str, contract_number: str, now: datetime
) -> ContractPage:
    """Return one of a customer's contracts with its contract account.

    Raises:
        Problem: 404 for an unknown contract, and for somebody else's.
    """
    caller.require_customer(customer_number)
    return _page(overview(customer_number, now=now), contract_number)


def customer_of_contract(contract_number: str) -> str | None:
    """Return the number of the customer who has a contract, or None; no caller is checked."""
    return repository.customer_of(contract_number)


def contract(*, customer_number: str, contract_number: str, now: datetime) -> Contract:
    """Return a contract, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 for an unknown contract.
    """
    return _page(overview(customer_number, now=now), contract_number).contract


def contract_of_order(order_number: str, *, now: datetime) -> Contract | None:
    """Return the contract that was concluded from an order, or None before; no caller is checked."""
    concluded = repository.conclusion(order_number)
    if concluded is None:
        return None
    customer_number, contract_number = concluded
    return contract(customer_number=customer_number, contract_number=contract_number, now=now)


def contracts_for_staff(*, caller: Caller, query: ContractsQuery, now: datetime) -> Page[ContractSummary]:
    """Return a brand's contracts, those concluded last first.

    A page may hold fewer than asked for although there are more: the cursor tells.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    today = clock.business_date(now, brands.brand(query.brand).time_zone)

    def wanted(item: ContractItem) -> bool:
        if query.commodity is not None and item.commodity != query.commodity:
            return False
        return query.status is None or repository.status_of(item, today) == query.status

    items, cursor = repository.page(query.brand, cursor=query.cursor, limit=query.limit, wanted=wanted)
    names = customer_names([item.customer_number for item in items])
    return Page(
        items=[
            ContractSummary(
                contract_number=item.contract_number,
                customer_number=item.customer_number,
                order_number=item.order_number,
                name=names.get(item.customer_number, ""),
                status=repository.status_of(item, today),
                commodity=item.commodity,
                product_name=item.product_name,
                concluded_on=item.concluded_on,
                supply_start=item.supply_start,
                supply_end=item.supply_end,
            )
            for item in items
        ],
        next_cursor=cursor,
    )


def staff_contract(
    *, caller: Caller, contract_number: str, language: Language, now: datetime
) -> StaffContract:
    """Return a contract with everything that staff see of it.

    Raises:
        Problem: 404 for an unknown contract and for other brands'.
    """
    customer_number = repository.customer_of(contract_number)
    if customer_number is None:
        raise not_found("contract")
    found = overview(customer_number, now=now)
    require_visible(found.customer, caller=caller)
    item = repository.find_contract_item(customer_number, contract_number)
    if item is None:
        raise not_found("contract")
    page = _page(found, contract_number)
    return StaffContract(
        contract=page.contract,
        account=page.account,
        customer=found.customer,
        version=int(item.version),
        form=extra_fields.form(brands.settings(found.customer.brand).contract_form, language),
        answers=item.answers or {},
        changes=repository.changes_of(customer_number, contract_number),
    )


def customer_page(*, caller: Caller, customer_number: str, now: datetime) -> CustomerPage:
    """Return everything that staff see of a customer of one of their brands.

    Raises:
        Problem: 404 for an unknown customer, and for customers of other brands.
    """
    found = overview(customer_number, now=now)
    require_visible(found.customer, caller=caller)
    return CustomerPage(
        customer=found.customer,
        accounts=found.accounts,
        contracts=found.contracts,
        products=found.products,
        transactions=transactions_of_customer(customer_number),
        activities=activities(customer_number),
    )


def metered(customer_number: str, meter_id: str, *, now: datetime) -> Metered:
    """Return a customer's meter with its contract, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 when the customer has no such meter.
    """
    place = metered_places(overview(customer_number, now=now), now=now).get(meter_id)
    if place is None:
        raise not_found("meter")
    return place


def metered_places(found: Dashboard, *, now: datetime) -> dict[str, Metered]:
    """Return all meters of a customer, by their ids, each with its contract."""
    return {
        meter.meter_id: Metered(contract, meter, _reporting_terms(contract, now))
        for contract in found.contracts
        for meter in contract.meters
    }


def identified(
    *, brand: str, customer_number: str, last_name: str, secret: str, now: datetime
) -> tuple[Metered, ...]:
    """Return the meters of the place that a customer names who has not signed in; empty for nobody.

    Number and surname (or company) must be the customer's, and ``secret`` the number of a meter or
    the postcode of a place of supply. Only meters of that place are returned, so that nobody learns
    more than was known before. The result tells nobody which part was wrong. Callers throttle.
    """
    try:
        found = overview(customer_number, now=now)
    except Problem:
        return ()
    person = found.customer
    if person.restricted_since is not None:
        return ()  # what may only be kept proves nothing
    if person.brand != brand or not is_named(last_name, last_name=person.last_name, company=person.company):
        return ()
    return tuple(
        place
        for place in metered_places(found, now=now).values()
        if place.contract.status != "withdrawn"
        and names_place(
            secret,
            meter_numbers=[place.meter.meter_number],
            postcode=place.contract.supply_point.address.postcode,
        )
    )


def readings(*, caller: Caller, customer_number: str, meter_id: str, now: datetime) -> Readings:
    """Return the readings of a customer's meter and the days for which one may be reported.

    Raises:
        Problem: 404 for somebody else's meter.
    """
    caller.require_customer(customer_number)
    place = metered(customer_number, meter_id, now=now)
    return metering.readings(customer_number=customer_number, meter_id=meter_id, terms=place.terms)


def staff_readings(*, caller: Caller, customer_number: str, meter_id: str, now: datetime) -> StaffReadings:
    """Return the readings of a meter as staff see them, with those that were replaced.

    Raises:
        Problem: 404 for customers of other brands and unknown meters; 403 without a role.
    """
    require_staff_of(customer_number, caller=caller, now=now)
    place = metered(customer_number, meter_id, now=now)
    return metering.staff_readings(customer_number=customer_number, meter_id=meter_id, terms=place.terms)


def require_staff_of(customer_number: str, *, caller: Caller, now: datetime) -> None:
    """Refuse everybody but staff of the brand of a customer.

    Raises:
        Problem: 404 for an unknown customer and for customers of other brands; 403 without a role.
    """
    require_visible(overview(customer_number, now=now).customer, caller=caller)


def _reporting_terms(contract: Contract, now: datetime) -> ReportingTerms:
    settings = brands.settings(contract.brand)
    return ReportingTerms(
        today=clock.business_date(now, brands.brand(contract.brand).time_zone),
        supply_start=contract.supply_start,
        supply_end=contract.supply_end,
        window_days=settings.reading_window_days,
        bands=settings.tolerance_bands,
    )


def _page(found: Dashboard, contract_number: str) -> ContractPage:
    for candidate in found.contracts:
        if candidate.contract_number == contract_number:
            account = next(one for one in found.accounts if one.account_number == candidate.account_number)
            return ContractPage(contract=candidate, account=account)
    raise not_found("contract")
