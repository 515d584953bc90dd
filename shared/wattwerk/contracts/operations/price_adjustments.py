"""New prices for many contracts at once: checked first, announced then, and withdrawn if need be.

Contracts are gone through in parts. Each part ends with one transaction that counts what became of its
contracts and asks for the next part; a part that comes twice changes nothing.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.contracts import adjustment_repository, repository
from wattwerk.contracts.adjustment_items import PriceAdjustmentItem
from wattwerk.contracts.events import PriceAdjustmentContinued
from wattwerk.contracts.operations import adjusting
from wattwerk.contracts.price_adjustments import (
    AT_WORK,
    AdjustmentState,
    AdjustmentTerms,
    AdjustmentVerdict,
)
from wattwerk.contracts.price_changes import WITHOUT_RIGHT, earliest_day, latest_letter, notice_on
from wattwerk.contracts.price_schemas import (
    AdjustedContract,
    AdjustmentStart,
    AdjustmentWithdrawal,
    ContractSelection,
    NewPriceAdjustment,
    PriceAdjustment,
)
from wattwerk.platform import identifiers
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import CustomerType

PART = 100
"""Contracts that one message goes through."""


def prepare(
    *, caller: Caller, new: NewPriceAdjustment, idempotency: Idempotency, now: datetime
) -> PriceAdjustment:
    """Have the contracts of a price adjustment checked. Nobody is told anything yet.

    Raises:
        Problem: 404 when the brand is none of the caller's; 422 ``selection_empty``, ``selection_ambiguous``,
            ``prices_unchanged``, ``date_in_the_past``, ``notice_too_short`` with the ``earliest`` day on
            which it could hold for anybody.
    """
    caller.require_role(new.brand, *STAFF_ROLES)
    _refuse_meaningless(new.selection, new.terms)
    _refuse_too_late(new.brand, new.terms, now)
    item = PriceAdjustmentItem.of(
        identifiers.unique_id(),
        brand=new.brand,
        created_at=now,
        created_by=caller.actor,
        state=AdjustmentState.CHECKING,
        effective_on=new.terms.effective_on,
        selection=new.selection.model_dump_json(),
        terms=new.terms.model_dump_json(),
    )
    return _begin(item, idempotency=idempotency, now=now)


def start(
    *,
    caller: Caller,
    adjustment_id: str,
    looked_at: AdjustmentStart,
    idempotency: Idempotency,
    now: datetime,
) -> PriceAdjustment:
    """Announce the new prices to the customers of all contracts that passed the check.

    Raises:
        Problem: 404 for an unknown adjustment and for other brands'; 403 for anybody but administrators; 409
            ``changed_meanwhile``, ``adjustment_not_ready``, ``adjustment_empty``.
    """
    item = _looked_at(caller, adjustment_id, looked_at)
    if item.state != AdjustmentState.CHECKED:
        raise Problem(409, "adjustment_not_ready", "This price adjustment cannot be announced now.")
    if not item.planned:
        raise Problem(409, "adjustment_empty", "No contract passed the check.")
    item.state = AdjustmentState.ANNOUNCING
    item.announced_at, item.announced_by = now, caller.actor
    return _begin(item, idempotency=idempotency, now=now)


def withdraw(
    *,
    caller: Caller,
    adjustment_id: str,
    withdrawal: AdjustmentWithdrawal,
    idempotency: Idempotency,
    now: datetime,
) -> PriceAdjustment:
    """Take all announcements of a price adjustment back, before its day. Every customer is told.

    Raises:
        Problem: 404 for an unknown adjustment and for other brands'; 403 for anybody but administrators; 409
            ``changed_meanwhile``, ``adjustment_not_ready``, ``price_change_effective``.
    """
    item = _looked_at(caller, adjustment_id, withdrawal)
    if item.state != AdjustmentState.ANNOUNCED:
        raise Problem(409, "adjustment_not_ready", "This price adjustment cannot be withdrawn now.")
    if item.effective_on <= _today(item.brand, now):
        raise Problem(409, "price_change_effective", "These prices hold already.")
    item.state = AdjustmentState.WITHDRAWING
    item.withdrawn_at, item.withdrawn_by = now, caller.actor
    item.withdrawal_reason = withdrawal.reason
    return _begin(item, idempotency=idempotency, now=now)


def advance(*, adjustment_id: str, step: int, now: datetime) -> None:
    """Go through the next contracts of a price adjustment; a step that was done already changes nothing.

    Raises:
        WriteConflict: somebody else goes through them right now; repeat later.
    """
    item = adjustment_repository.find(adjustment_id)
    if item is None or item.step != step or item.state not in AT_WORK:
        return
    part = _check(item, now) if item.state == AdjustmentState.CHECKING else _carry_out(item, now)
    _count(item, part)
    item.step, item.position = step + 1, part.position
    if part.position is None:
        item.state = AT_WORK[AdjustmentState(item.state)]
    transaction = Transaction(now=now)
    transaction.save(item)
    if part.position is not None:
        _continue(item, transaction)
    transaction.commit()


@dataclass(frozen=True)
class _Part:
    """Contracts that were gone through, and where the next part begins; None after the last."""

    entries: list[AdjustedContract]
    position: str | None


def _check(item: PriceAdjustmentItem, now: datetime) -> _Part:
    terms = AdjustmentTerms.model_validate_json(item.terms)
    numbers, position = _selected(item)
    entries = [adjusting.check(number, brand=item.brand, terms=terms, now=now) for number in numbers]
    for entry in entries:
        adjustment_repository.put(item.adjustment_id, entry)
    return _Part(entries, position)


def _selected(item: PriceAdjustmentItem) -> tuple[list[str], str | None]:
    selection = ContractSelection.model_validate_json(item.selection)
    if selection.contract_numbers:
        numbers = list(dict.fromkeys(selection.contract_numbers))
        begin = int(item.position or 0)
        end = begin + PART
        return numbers[begin:end], str(end) if end < len(numbers) else None
    found, position = repository.page(
        item.brand,
        cursor=item.position,
        limit=PART,
        wanted=lambda contract: contract.product_code in selection.product_codes,
    )
    return [contract.contract_number for contract in found], position


def _carry_out(item: PriceAdjustmentItem, now: datetime) -> _Part:
    act = adjusting.announce if item.state == AdjustmentState.ANNOUNCING else adjusting.withdraw
    found = adjustment_repository.contracts_after(item.adjustment_id, item.position, PART)
    entries = [act(item, one, now) for one in found]
    return _Part(entries, found[-1].contract_number if len(found) == PART else None)


def _count(item: PriceAdjustmentItem, part: _Part) -> None:
    """Count what became of the contracts of a part, from what is stored of them and not from what was done.

    So a part that was interrupted and comes again counts the same.
    """
    verdicts = Counter(entry.verdict for entry in part.entries)
    reasons = Counter(item.reasons)
    match item.state:
        case AdjustmentState.CHECKING:
            item.planned += verdicts[AdjustmentVerdict.PLANNED]
            item.left_out += verdicts[AdjustmentVerdict.LEFT_OUT]
            reasons.update(
                entry.code for entry in part.entries if entry.verdict is AdjustmentVerdict.LEFT_OUT
            )
        case AdjustmentState.ANNOUNCING:
            # Those that passed the check and are refused now keep the prices that they were to get.
            refused = [one for one in part.entries if one.verdict is AdjustmentVerdict.LEFT_OUT and one.steps]
            item.planned -= verdicts[AdjustmentVerdict.ANNOUNCED] + len(refused)
            item.announced += verdicts[AdjustmentVerdict.ANNOUNCED]
            item.left_out += len(refused)
            reasons.update(entry.code for entry in refused)
        case _:
            item.announced -= verdicts[AdjustmentVerdict.WITHDRAWN] + verdicts[AdjustmentVerdict.KEPT]
            item.withdrawn += verdicts[AdjustmentVerdict.WITHDRAWN]
            item.kept += verdicts[AdjustmentVerdict.KEPT]
            reasons.update(entry.code for entry in part.entries if entry.verdict is AdjustmentVerdict.KEPT)
    item.reasons = dict(reasons)


def _begin(item: PriceAdjustmentItem, *, idempotency: Idempotency, now: datetime) -> PriceAdjustment:
    """Store a state in which contracts are gone through, and have the first part done."""
    item.step += 1
    item.position = None
    transaction = Transaction(now=now)
    transaction.save(item)
    _continue(item, transaction)
    transaction.remember(idempotency, adjustment_repository.adjustment(item, version=(item.version or 0) + 1))
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return adjustment_repository.adjustment(item)


def _continue(item: PriceAdjustmentItem, transaction: Transaction) -> None:
    transaction.emit(
        PriceAdjustmentContinued.happened(
            now=transaction.now, brand=item.brand, adjustment_id=item.adjustment_id, step=int(item.step)
        )
    )


def _looked_at(caller: Caller, adjustment_id: str, looked_at: AdjustmentStart) -> PriceAdjustmentItem:
    item = adjustment_repository.find(adjustment_id)
    if item is None:
        raise not_found("price adjustment")
    caller.require_role(item.brand, ADMINISTRATOR)
    if int(item.version) != looked_at.version:
        raise changed_meanwhile()
    return item


def _refuse_meaningless(selection: ContractSelection, terms: AdjustmentTerms) -> None:
    if not selection.product_codes and not selection.contract_numbers:
        raise invalid("/selection", "selection_empty", "Choose products or contracts.")
    if selection.product_codes and selection.contract_numbers:
        raise invalid("/selection", "selection_ambiguous", "Choose either products or contracts.")
    if terms.changes_nothing:
        raise invalid("/terms", "prices_unchanged", "No price changes.")


def _refuse_too_late(brand: str, terms: AdjustmentTerms, now: datetime) -> None:
    """Refuse a day that is too near for everybody; for households it is looked at contract by contract."""
    today, effective_on = _today(brand, now), terms.effective_on
    if effective_on <= today:
        raise invalid("/terms/effective_on", "date_in_the_past", "New prices begin in the future.")
    if terms.occasion in WITHOUT_RIGHT:
        return
    notice = notice_on(effective_on, brands.settings(brand).price_change_notice)
    if today > latest_letter(effective_on, CustomerType.BUSINESS, notice):
        raise invalid(
            "/terms/effective_on",
            "notice_too_short",
            "Customers have to be told earlier.",
            earliest=earliest_day(today, CustomerType.BUSINESS, notice).isoformat(),
        )


def _today(brand: str, now: datetime) -> date:
    return business_date(now, brands.brand(brand).time_zone)
