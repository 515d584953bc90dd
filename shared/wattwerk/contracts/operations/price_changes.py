"""Staff announce new prices of contracts (§ 41 (5) EnWG), and take announcements back."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from wattwerk.brands import queries as brands
from wattwerk.contracts import queries, repository
from wattwerk.contracts.blocks import same_limits
from wattwerk.contracts.events import PriceChangeAnnounced, PriceChangeWithdrawn
from wattwerk.contracts.price_changes import (
    WITHOUT_RIGHT,
    PriceChange,
    Prices,
    PriceStep,
    earliest_day,
    guaranteed,
    latest_letter,
    notice_on,
    prices_on,
    steps,
    with_moved_blocks,
    yearly_price_after,
)
from wattwerk.contracts.price_schemas import (
    PriceChangeAnnouncement,
    PriceChangeWithdrawal,
    WithdrawnPriceChange,
)
from wattwerk.contracts.schemas import Contract, Dashboard
from wattwerk.customers import operations as customers
from wattwerk.customers.queries import require_unrestricted
from wattwerk.customers.schemas import Customer
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
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
            ``earliest`` day, ``prices_unchanged``, ``off_peak_price_missing``, ``blocks_differ``,
            ``price_impossible``.
    """
    found, contract = _contract_of_staff(caller, contract_number, now)
    change = checked(contract, found.customer, announcement, now=now)
    transaction = Transaction(now=now)
    add_announcement(contract, change, actor=caller.actor, transaction=transaction)
    transaction.remember(idempotency, change)
    commit_announcement(transaction)
    return change


def withdraw_price_change(
    *,
    caller: Caller,
    contract_number: str,
    effective_on: date,
    withdrawal: PriceChangeWithdrawal,
    idempotency: Idempotency | None,
    now: datetime,
) -> WithdrawnPriceChange:
    """Take an announcement back before its day; the customer is told at once.

    Raises:
        Problem: 404 for an unknown contract or change and for other brands'; 409 ``price_change_effective``
            from its day on, ``later_price_change_exists``, ``changed_meanwhile``.
    """
    _, contract = _contract_of_staff(caller, contract_number, now)
    transaction = Transaction(now=now)
    add_withdrawal(
        contract, effective_on, reason=withdrawal.reason, actor=caller.actor, transaction=transaction
    )
    answer = WithdrawnPriceChange(contract_number=contract_number, effective_on=effective_on)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def add_announcement(
    contract: Contract,
    change: PriceChange,
    *,
    actor: str,
    transaction: Transaction,
    adjustment_id: str | None = None,
) -> None:
    """Write an announcement, which has been checked, and have the customer told."""
    repository.add_price_change(
        contract.customer_number,
        contract.contract_number,
        change,
        author=actor,
        adjustment_id=adjustment_id,
        transaction=transaction,
    )
    _record(
        contract,
        "price_change_announced",
        {
            "effective_on": change.effective_on.isoformat(),
            **{f"{_name(step)}_before": str(step.before) for step in change.steps},
            **{_name(step): str(step.after) for step in change.steps},
        },
        actor=actor,
        transaction=transaction,
    )
    transaction.emit(
        PriceChangeAnnounced.happened(
            now=transaction.now,
            brand=contract.brand,
            contract_number=contract.contract_number,
            customer_number=contract.customer_number,
            effective_on=change.effective_on,
        )
    )


def _name(step: PriceStep) -> str:
    return f"{step.component}_from_{step.from_kwh}" if step.from_kwh else step.component


def commit_announcement(transaction: Transaction) -> None:
    """Commit an announcement.

    Raises:
        Problem: 409 ``price_change_exists``.
    """
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise Problem(
            409, "price_change_exists", "A price change for this day is announced already."
        ) from conflict


def add_withdrawal(
    contract: Contract,
    effective_on: date,
    *,
    reason: str,
    actor: str,
    transaction: Transaction,
    adjustment_id: str | None = None,
) -> None:
    """Take an announcement out of a contract, and have the customer told.

    With ``adjustment_id`` only the announcement of that price adjustment is meant.

    Raises:
        Problem: 404 for an unknown change; 409 ``price_change_effective``, ``later_price_change_exists``.
    """
    stored = repository.find_price_change_item(
        contract.customer_number, contract.contract_number, effective_on
    )
    if stored is None or adjustment_id not in (None, stored.adjustment_id):
        raise not_found("price change")
    if effective_on <= business_date(transaction.now, brands.brand(contract.brand).time_zone):
        raise Problem(409, "price_change_effective", "These prices hold already.")
    if any(change.effective_on > effective_on for change in contract.price_changes):
        # Its old prices are the new ones of this change.
        raise Problem(409, "later_price_change_exists", "A later price change builds on this one.")
    transaction.delete(stored)
    _record(
        contract,
        "price_change_withdrawn",
        {"effective_on": effective_on.isoformat(), "reason": reason},
        actor=actor,
        transaction=transaction,
    )
    transaction.emit(
        PriceChangeWithdrawn.happened(
            now=transaction.now,
            brand=contract.brand,
            contract_number=contract.contract_number,
            customer_number=contract.customer_number,
            effective_on=effective_on,
        )
    )


def _contract_of_staff(caller: Caller, contract_number: str, now: datetime) -> tuple[Dashboard, Contract]:
    customer_number = queries.customer_of_contract(contract_number)
    if customer_number is None:
        raise not_found("contract")
    found = queries.overview(customer_number, now=now)
    caller.require_role(found.customer.brand, *STAFF_ROLES)
    require_unrestricted(found.customer)
    return found, next(one for one in found.contracts if one.contract_number == contract_number)


def _record(
    contract: Contract,
    kind: Literal["price_change_announced", "price_change_withdrawn"],
    parameters: dict[str, str],
    *,
    actor: str,
    transaction: Transaction,
) -> None:
    customers.record_activity(
        customer_number=contract.customer_number,
        account_number=contract.account_number,
        kind=kind,
        actor=actor,
        parameters={"contract_number": contract.contract_number, **parameters},
        now=transaction.now,
        transaction=transaction,
    )


def checked(
    contract: Contract, customer: Customer, announcement: PriceChangeAnnouncement, *, now: datetime
) -> PriceChange:
    """Return the price change that an announcement makes; nothing is written.

    Raises:
        Problem: see ``announce_price_change``.
    """
    today = business_date(now, brands.brand(contract.brand).time_zone)
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
        raise invalid(
            "/effective_on",
            "notice_too_short",
            "Customers have to be told earlier.",
            earliest=earliest_day(today, customer.customer_type, notice).isoformat(),
        )
    if effective_on <= today:
        raise invalid("/effective_on", "date_in_the_past", "New prices begin in the future.")
    before = prices_before(contract, effective_on, announcement.supply_share_before)
    if (announcement.prices.energy_price_off_peak is None) != (before.energy_price_off_peak is None):
        raise invalid(
            "/prices/energy_price_off_peak", "off_peak_price_missing", "Two-rate tariffs have two prices."
        )
    after = _with_blocks(announcement.prices, before)
    if before == after:
        raise invalid("/prices", "prices_unchanged", "These are the prices that hold already.")
    return PriceChange(
        effective_on=effective_on,
        occasion=announcement.occasion,
        explanation=announcement.explanation,
        letter_on=today,
        special_termination_until=effective_on - timedelta(days=1) if has_right else None,
        steps=steps(before, after, unit="ct/m³" if contract.commodity is Commodity.WATER else "ct/kWh"),
        yearly_price_before=_yearly_price(contract, before),
        yearly_price_after=_yearly_price(contract, after),
    )


def _with_blocks(prices: Prices, before: Prices) -> Prices:
    """Return new prices with those of every block of a graduated price."""
    if not prices.energy_blocks:
        moved = with_moved_blocks(prices, before)
        if any(block.energy_price < 0 for block in moved.energy_blocks):
            raise invalid("/prices/energy_price", "price_impossible", "A price would fall below zero.")
        return moved
    if (
        not same_limits(prices.energy_blocks, before.energy_blocks)
        or prices.energy_blocks[0].energy_price != prices.energy_price
    ):
        raise invalid("/prices/energy_blocks", "blocks_differ", "The contract has other blocks.")
    return prices


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
        energy_blocks=contract.energy_blocks,
    )


def prices_before(contract: Contract, effective_on: date, supply_share: Decimal | None) -> Prices:
    """Return the prices of the day before new ones, other announced changes included."""
    eve = effective_on - timedelta(days=1)
    before = prices_on(eve, _prices_of(contract), contract.price_changes)
    return before if supply_share is None else before.model_copy(update={"supply_share": supply_share})
