"""One contract in a price adjustment: checked, announced, withdrawn."""

from datetime import datetime
from http import HTTPStatus

from wattwerk.contracts import adjustment_repository, queries
from wattwerk.contracts.adjustment_items import AdjustedContractItem, PriceAdjustmentItem
from wattwerk.contracts.items import PriceChangeItem
from wattwerk.contracts.operations import price_changes
from wattwerk.contracts.price_adjustments import (
    AdjustmentTerms,
    AdjustmentVerdict,
    adjusted_prices,
    prices_every_block,
)
from wattwerk.contracts.price_changes import PriceChange
from wattwerk.contracts.price_schemas import AdjustedContract, PriceChangeAnnouncement
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict


def check(contract_number: str, *, brand: str, terms: AdjustmentTerms, now: datetime) -> AdjustedContract:
    """Return what an adjustment would do to a contract. Nothing is written."""
    customer_number = queries.customer_of_contract(contract_number)
    if customer_number is None:
        return _unknown(contract_number)
    found = queries.overview(customer_number, now=now)
    if found.customer.brand != brand:
        return _unknown(contract_number)
    contract = next(one for one in found.contracts if one.contract_number == contract_number)
    try:
        change = _change(contract, found.customer, terms, now)
    except Problem as problem:
        return _refused(contract, problem)
    return _entry(contract, AdjustmentVerdict.PLANNED, change)


def announce(adjustment: PriceAdjustmentItem, item: AdjustedContractItem, now: datetime) -> AdjustedContract:
    """Announce the new prices to a customer who is still to be told; otherwise nothing happens.

    Everything is checked once more, because days may have passed.

    Raises:
        WriteConflict: somebody announces it right now; repeat later.
    """
    before = adjustment_repository.content(item)
    if before.verdict is not AdjustmentVerdict.PLANNED:
        return before
    found = queries.overview(before.customer_number, now=now)
    contract = next(one for one in found.contracts if one.contract_number == before.contract_number)
    transaction = Transaction(now=now)
    try:
        change = _change(contract, found.customer, AdjustmentTerms.model_validate_json(adjustment.terms), now)
        entry = _entry(contract, AdjustmentVerdict.ANNOUNCED, change)
        price_changes.add_announcement(
            contract,
            change,
            actor=adjustment.announced_by,
            adjustment_id=adjustment.adjustment_id,
            transaction=transaction,
        )
        _commit(adjustment, item, entry, transaction)
    except Problem as problem:
        refused = _refused(contract, problem)
        entry = refused.model_copy(update={"steps": before.steps})
        _commit(adjustment, item, entry, Transaction(now=now))
    return entry


def withdraw(adjustment: PriceAdjustmentItem, item: AdjustedContractItem, now: datetime) -> AdjustedContract:
    """Take back what this adjustment has announced to a customer; otherwise nothing happens.

    Raises:
        WriteConflict: somebody changes the contract right now; repeat later.
    """
    before = adjustment_repository.content(item)
    if before.verdict is not AdjustmentVerdict.ANNOUNCED:
        return before
    contract = queries.contract(
        customer_number=before.customer_number, contract_number=before.contract_number, now=now
    )
    transaction = Transaction(now=now)
    try:
        price_changes.add_withdrawal(
            contract,
            adjustment.effective_on,
            reason=adjustment.withdrawal_reason,
            actor=adjustment.withdrawn_by,
            adjustment_id=adjustment.adjustment_id,
            transaction=transaction,
        )
        entry = before.model_copy(update={"verdict": AdjustmentVerdict.WITHDRAWN})
    except Problem as problem:
        # One that staff have withdrawn alone is gone as well.
        gone = problem.status == HTTPStatus.NOT_FOUND
        verdict = AdjustmentVerdict.WITHDRAWN if gone else AdjustmentVerdict.KEPT
        entry = before.model_copy(update={"verdict": verdict, "code": "" if gone else problem.code})
        transaction = Transaction(now=now)
    _commit(adjustment, item, entry, transaction)
    return entry


def _change(contract: Contract, customer: Customer, terms: AdjustmentTerms, now: datetime) -> PriceChange:
    before = price_changes.prices_before(contract, terms.effective_on, terms.supply_share_before)
    if not prices_every_block(before, terms):
        raise Problem(422, "blocks_differ", "The contract has other blocks.")
    prices = adjusted_prices(before, terms)
    if prices is None:
        raise Problem(422, "price_impossible", "A price would fall below zero.")
    announcement = PriceChangeAnnouncement(
        effective_on=terms.effective_on,
        occasion=terms.occasion,
        explanation=terms.explanations.in_language(customer.language),
        prices=prices,
        supply_share_before=terms.supply_share_before,
    )
    if any(change.effective_on == terms.effective_on for change in contract.price_changes):
        raise _exists()
    return price_changes.checked(contract, customer, announcement, now=now)


def _commit(
    adjustment: PriceAdjustmentItem,
    item: AdjustedContractItem,
    entry: AdjustedContract,
    transaction: Transaction,
) -> None:
    adjustment_repository.change(adjustment.adjustment_id, item, entry, transaction)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        if isinstance(conflict.item, PriceChangeItem) and entry.verdict is AdjustmentVerdict.ANNOUNCED:
            item.verdict = AdjustmentVerdict.PLANNED
            raise _exists() from conflict
        raise


def _entry(contract: Contract, verdict: AdjustmentVerdict, change: PriceChange) -> AdjustedContract:
    return AdjustedContract(
        contract_number=contract.contract_number,
        customer_number=contract.customer_number,
        product_name=contract.product_name,
        verdict=verdict,
        steps=change.steps,
        yearly_price_before=change.yearly_price_before,
        yearly_price_after=change.yearly_price_after,
    )


def _refused(contract: Contract, problem: Problem) -> AdjustedContract:
    fault = problem.errors[0] if problem.errors else problem
    return AdjustedContract(
        contract_number=contract.contract_number,
        customer_number=contract.customer_number,
        product_name=contract.product_name,
        verdict=AdjustmentVerdict.LEFT_OUT,
        code=fault.code,
        parameters={name: str(value) for name, value in fault.parameters.items()},
    )


def _unknown(contract_number: str) -> AdjustedContract:
    return AdjustedContract(
        contract_number=contract_number,
        customer_number="",
        product_name="",
        verdict=AdjustmentVerdict.LEFT_OUT,
        code="contract_unknown",
    )


def _exists() -> Problem:
    return Problem(409, "price_change_exists", "A price change for this day is announced already.")
