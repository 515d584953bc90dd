"""Staff announce new prices of contracts (§ 41 (5) EnWG)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from wattwerk.brands import queries as brands
from wattwerk.contracts import queries, repository
from wattwerk.contracts.events import PriceChangeAnnounced
from wattwerk.contracts.price_changes import (
    WITHOUT_RIGHT,
    PriceChange,
    Prices,
    guaranteed,
    latest_letter,
    notice_on,
    prices_on,
    steps,
    yearly_price_after,
)
from wattwerk.contracts.schemas import (
    AnnouncementOutcome,
    AnnouncementOutcomes,
    Contract,
    PriceChangeAnnouncement,
    PriceChangesForContracts,
)
from wattwerk.customers import operations as customers
from wattwerk.customers.schemas import Customer
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict
from wattwerk.platform.vocabulary import Commodity


def announce_price_change(
    *,
    caller: Caller,
    contract_number: str,
    announcement: PriceChangeAnnouncement,
    idempotency: Idempotency | None,
    now: datetime,
) -> PriceChange:
    """Record new prices of a contract and have the customer told at once.

    Raises:
        Problem: 404 for an unknown contract and for other brands'; 409 ``contract_not_running``,
            ``price_guaranteed`` (with ``until``), ``price_change_exists``; 422 ``notice_too_short`` with the
            ``earliest`` day, ``prices_unchanged``, ``off_peak_price_missing``.
    """
    customer_number = queries.customer_of_contract(contract_number)
    if customer_number is None:
        raise not_found("contract")
    found = queries.overview(customer_number, now=now)
    caller.require_role(found.customer.brand, *STAFF_ROLES)
    contract = next(one for one in found.contracts if one.contract_number == contract_number)
    today = business_date(now, brands.brand(contract.brand).time_zone)
    change = _checked(contract, found.customer, announcement, today)
    transaction = Transaction(now=now)
    repository.add_price_change(
        customer_number, contract_number, change, author=caller.actor, transaction=transaction
    )
    customers.record_activity(
        customer_number=customer_number,
        account_number=contract.account_number,
        kind="price_change_announced",
        actor=caller.actor,
        parameters={
            "contract_number": contract_number,
            "effective_on": change.effective_on.isoformat(),
            **{f"{step.component}_before": str(step.before) for step in change.steps},
            **{step.component: str(step.after) for step in change.steps},
        },
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        PriceChangeAnnounced.happened(
            now=now,
            brand=contract.brand,
            contract_number=contract_number,
            customer_number=customer_number,
            effective_on=change.effective_on,
        )
    )
    transaction.remember(idempotency, change)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise Problem(
            409, "price_change_exists", "A price change for this day is announced already."
        ) from conflict
    return change


def announce_price_changes(
    *, caller: Caller, announcement: PriceChangesForContracts, now: datetime
) -> AnnouncementOutcomes:
    """Announce the same new prices for several contracts, each on its own; repeating it changes nothing.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(announcement.brand, *STAFF_ROLES)
    outcomes = []
    for number in dict.fromkeys(announcement.contract_numbers):
        try:
            announce_price_change(
                caller=caller, contract_number=number, announcement=announcement, idempotency=None, now=now
            )
        except Problem as problem:
            code = problem.errors[0].code if problem.errors else problem.code
            outcomes.append(AnnouncementOutcome(contract_number=number, announced=False, code=code))
        else:
            outcomes.append(AnnouncementOutcome(contract_number=number, announced=True))
    return AnnouncementOutcomes(items=outcomes)


def _checked(
    contract: Contract, customer: Customer, announcement: PriceChangeAnnouncement, today: date
) -> PriceChange:
    effective_on, conditions = announcement.effective_on, contract.conditions
    if contract.status in ("ended", "withdrawn") or (
        contract.supply_end is not None and contract.supply_end <= effective_on
    ):
        raise Problem(409, "contract_not_running", "On this day the contract does not run any more.")
    if guaranteed(
        effective_on=effective_on,
        occasion=announcement.occasion,
        until=conditions.price_guarantee_until,
        scope=conditions.price_guarantee_scope,
    ):
        raise Problem(
            409,
            "price_guaranteed",
            "The price of this contract is guaranteed on that day.",
            until=conditions.price_guarantee_until,
        )
    has_right = announcement.occasion not in WITHOUT_RIGHT
    notice = notice_on(effective_on, brands.settings(contract.brand).price_change_notice)
    if has_right and today > latest_letter(effective_on, customer.customer_type, notice):
        earliest = effective_on
        while today > latest_letter(earliest, customer.customer_type, notice):
            earliest += timedelta(days=1)
        raise invalid(
            "/effective_on",
            "notice_too_short",
            "Customers have to be told earlier.",
            earliest=earliest.isoformat(),
        )
    if effective_on <= today:
        raise invalid("/effective_on", "date_in_the_past", "New prices begin in the future.")
    before = _before(contract, announcement)
    if (announcement.prices.energy_price_off_peak is None) != (before.energy_price_off_peak is None):
        raise invalid(
            "/prices/energy_price_off_peak", "off_peak_price_missing", "Two-rate tariffs have two prices."
        )
    if before == announcement.prices:
        raise invalid("/prices", "prices_unchanged", "These are the prices that hold already.")
    return PriceChange(
        effective_on=effective_on,
        occasion=announcement.occasion,
        explanation=announcement.explanation,
        letter_on=today,
        special_termination_until=effective_on - timedelta(days=1) if has_right else None,
        steps=steps(
            before, announcement.prices, unit="ct/m³" if contract.commodity is Commodity.WATER else "ct/kWh"
        ),
        yearly_price_before=_yearly_price(contract, before),
        yearly_price_after=_yearly_price(contract, announcement.prices),
    )


def _yearly_price(contract: Contract, prices: Prices) -> Decimal:
    return yearly_price_after(
        contract.yearly_price,
        _prices_of(contract),
        prices,
        consumption=contract.consumption,
        consumption_off_peak=contract.consumption_off_peak,
    )


def _prices_of(contract: Contract) -> Prices:
    return Prices(
        base_price=contract.base_price,
        energy_price=contract.energy_price,
        energy_price_off_peak=contract.energy_price_off_peak,
    )


def _before(contract: Contract, announcement: PriceChangeAnnouncement) -> Prices:
    """Return the prices of the day before the new ones, other announced changes included."""
    eve = announcement.effective_on - timedelta(days=1)
    before = prices_on(eve, _prices_of(contract), contract.price_changes)
    if announcement.supply_share_before is not None:
        return before.model_copy(update={"supply_share": announcement.supply_share_before})
    return before
