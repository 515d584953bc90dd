"""Which instalments a customer may choose, from when on, and what the plan looks like.

The law gives no free choice of the amount (§ 41b (3) EnWG, § 13 StromGVV: last billing period or
comparable customers), so the bounds are the utility's policy. An instalment is due at the earliest
two weeks after it was asked for (§ 40c (1) EnWG).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, islice, takewhile
from typing import Literal

from wattwerk.brands.domain import InstalmentPolicy
from wattwerk.platform.money import rounded
from wattwerk.platform.problems import Problem

MONTHS_AHEAD = 12
"""How many due dates a change may be chosen from, and how far a plan reaches."""

MONTHS_BACK = 3
"""Due dates in the past that a plan still shows."""

Blocker = Literal["instalment_change_pending", "instalment_contract_ended", "instalment_final_bill"]


@dataclass(frozen=True)
class Step:
    """An instalment in € per month and the day from which on it is due."""

    amount: Decimal
    since: date


@dataclass(frozen=True)
class Choice:
    """What may be chosen: € per month from ``lowest`` to ``highest``, from one of these due dates on."""

    forecast: Decimal
    lowest: Decimal
    highest: Decimal
    due_dates: tuple[date, ...]

    def require(
        self, amount: Decimal, effective_from: date, *, blocker: Blocker | None, reason: str, confirmed: bool
    ) -> None:
        """Refuse a change that the policy does not allow; every refusal tells what it does allow.

        A lower amount needs a ``reason``: a credible claim of considerably lower consumption must be
        considered (§ 41b (3) EnWG, § 13 (1) StromGVV). A higher one is unusual, not wrong, and only
        has to be ``confirmed``.

        Raises:
            Problem: 409 with the blocker as code; 422 ``instalment_too_low``,
                ``instalment_unusually_high`` or ``instalment_date_not_possible``.
        """
        if blocker is not None:
            raise self._refusal(409, blocker)
        if effective_from not in self.due_dates:
            raise self._refusal(422, "instalment_date_not_possible")
        if amount < self.lowest and not reason:
            raise self._refusal(422, "instalment_too_low")
        if amount > self.highest and not confirmed:
            raise self._refusal(422, "instalment_unusually_high")

    def _refusal(self, status: int, code: str) -> Problem:
        return Problem(
            status,
            code,
            "This instalment cannot be chosen.",
            lowest=str(self.lowest),
            highest=str(self.highest),
            earliest=self.due_dates[0].isoformat() if self.due_dates else None,
        )


@dataclass(frozen=True)
class Due:
    """One instalment of a plan."""

    due_on: date
    amount: Decimal
    status: Literal["past", "next", "planned"]


def choice(*, yearly_forecast: Decimal, policy: InstalmentPolicy, today: date, end: date | None) -> Choice:
    """Return what may be chosen when a year is expected to cost ``yearly_forecast`` €.

    ``end`` is the day on which supply ends, if it does: no instalment is due from then on.
    """
    forecast = yearly_forecast / 12
    return Choice(
        forecast=rounded(forecast),
        lowest=rounded(forecast * policy.lowest_percent / 100),
        highest=rounded(forecast * policy.highest_percent / 100),
        due_dates=tuple(
            islice(_due_dates(today + timedelta(days=policy.notice_days), policy.due_day, end), MONTHS_AHEAD)
        ),
    )


def plan(
    *, steps: Sequence[Step], policy: InstalmentPolicy, today: date, start: date, end: date | None
) -> list[Due]:
    """Return the instalments of the last months and of the twelve to come.

    ``steps`` in the order of their days; supply begins at ``start``: nothing is due before
    (§ 41b (3) EnWG).
    """
    first = max(start, _months_before(today, MONTHS_BACK))
    listed: list[Due] = []
    coming = 0
    for day in _due_dates(first, policy.due_day, end):
        if day < today:
            listed.append(Due(day, amount_on(steps, day), "past"))
            continue
        if coming == MONTHS_AHEAD:
            break
        listed.append(Due(day, amount_on(steps, day), "planned" if coming else "next"))
        coming += 1
    return listed


def dues_between(
    *, steps: Sequence[Step], policy: InstalmentPolicy, first: date, end: date, today: date
) -> tuple[Due, ...]:
    """Return all instalments that are due from ``first`` up to, not including, ``end``."""
    return tuple(
        Due(day, amount_on(steps, day), "past" if day < today else "planned")
        for day in _due_dates(first, policy.due_day, end)
    )


def amount_on(steps: Sequence[Step], day: date) -> Decimal:
    """Return the instalment on a day: the latest step that has begun, else the first one."""
    begun = [step for step in steps if step.since <= day]
    return (begun[-1] if begun else steps[0]).amount


def blocker(*, pending: bool, running: bool, due_dates: Sequence[date]) -> Blocker | None:
    """Return why an instalment cannot be changed now, or None.

    ``running``: whether any contract of the account is neither ended nor withdrawn. When supply ends
    before another instalment could change, the final bill settles everything.
    """
    if not running:
        return "instalment_contract_ended"
    if not due_dates:
        return "instalment_final_bill"
    return "instalment_change_pending" if pending else None


def _due_dates(first: date, due_day: int, end: date | None) -> "takewhile[date]":
    months = (first.year * 12 + first.month - 1 + offset for offset in count())
    days = (date(month // 12, month % 12 + 1, due_day) for month in months)
    return takewhile(lambda day: end is None or day < end, (day for day in days if day >= first))


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
