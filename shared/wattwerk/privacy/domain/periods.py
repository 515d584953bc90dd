"""How long the law wants or allows records to be kept: dated configuration, per market."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wattwerk.brands.domain import Market

LEFTOVER_MONTHS = 6
"""Months after the last step of what led to nothing, in every market and for every brand.

No law requires it to be kept. Within half a year people still ask about it, complain about it or order after
all, and claims from negotiations (§ 311 (2) BGB) are raised; later nobody needs it.
"""


class Kind(StrEnum):
    """Why a record is kept, or that nothing requires it."""

    VOUCHER = "voucher"
    """Invoices, statements, and what they rest on."""
    LETTER = "letter"
    """Letters about business, contracts among them."""
    CLAIM = "claim"
    """What proves or refutes claims that somebody may still raise."""
    CONTRACT = "contract"
    """Whose all of it is: it goes with the last record that has to be kept, not before."""
    NONE = "none"
    """What nothing requires."""


@dataclass(frozen=True)
class Period:
    """For how many years a market keeps a kind, from a day on also for what is already there.

    Years are full calendar years after the one in which the record was made.
    """

    market: Market
    kind: Kind
    since: date
    years: int
    law: str


PERIODS = (
    Period("DE", Kind.VOUCHER, date(2002, 1, 1), 10, "§ 147 AO, § 257 HGB"),
    # Fourth act on less bureaucracy: also for vouchers whose period had not ended (Art. 97 § 19a EGAO).
    Period("DE", Kind.VOUCHER, date(2025, 1, 1), 8, "§ 147 AO, § 257 HGB"),
    Period("DE", Kind.LETTER, date(2002, 1, 1), 6, "§ 147 AO, § 257 HGB"),
    Period("DE", Kind.CLAIM, date(2002, 1, 1), 3, "§§ 195, 199 BGB"),
    Period("AT", Kind.VOUCHER, date(2002, 1, 1), 7, "§ 132 BAO"),
    Period("AT", Kind.LETTER, date(2002, 1, 1), 7, "§ 132 BAO"),
    Period("AT", Kind.CLAIM, date(2002, 1, 1), 3, "§ 1489 ABGB"),
)


def period(kind: Kind, market: Market, *, today: date) -> Period | None:
    """Return the period that holds today, or None for what no law wants to be kept."""
    wanted = Kind.CLAIM if kind is Kind.CONTRACT else kind
    holding = [one for one in PERIODS if one.kind is wanted and one.market == market and one.since <= today]
    return max(holding, key=lambda one: one.since, default=None)


def kept_until(kind: Kind, day: date, market: Market, *, today: date) -> date:
    """Return the last day on which a record of ``day`` is kept by the law of today.

    Periods of law begin with the end of the calendar year (§ 147 (4) AO, § 257 (5) HGB, § 199 (1) BGB,
    § 132 (1) BAO), so the record goes on a 1 January. What nothing requires is kept for a few months.
    """
    rule = period(kind, market, today=today)
    if rule is None:
        return months_after(day, LEFTOVER_MONTHS)
    return date(day.year + rule.years, 12, 31)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def one_month_after(day: date) -> date:
    """Return until when a request of ``day`` has to be answered (Art. 12 (3) GDPR; § 188 (2) BGB)."""
    return months_after(day, 1)
