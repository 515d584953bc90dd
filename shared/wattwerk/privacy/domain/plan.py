"""What becomes of each record: deleted now, kept until a day, or needed by a running contract."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wattwerk.brands.domain import Market
from wattwerk.privacy.domain.periods import Kind, kept_until, period
from wattwerk.privacy.domain.retention import Rule


class Fate(StrEnum):
    """What becomes of a record."""

    DELETED = "deleted"
    KEPT = "kept"
    NEEDED = "needed"


@dataclass(frozen=True)
class Term:
    """A contract, a product, or whatever else runs for a time. By its ``names``, records know it."""

    names: frozenset[str]
    ends_on: date | None
    """Its last day; None: open-ended."""

    def runs(self, today: date) -> bool:
        """Return whether it is not over."""
        return self.ends_on is None or self.ends_on >= today


@dataclass(frozen=True)
class Record:
    """What has to be known of a stored record to decide on it."""

    position: int
    rule: Rule
    day: date | None
    names: frozenset[str] = frozenset()
    newest_of: str = ""
    open: bool = False
    """Whether somebody still has to act on it."""
    found_by: str = ""
    """The number by which it is found: without a record that leads there, nobody would find it again."""
    leads: bool = False
    """Whether others are found by its names."""


@dataclass(frozen=True)
class Judged:
    """What becomes of a record; ``until`` is the last day on which one that is kept is there."""

    record: Record
    fate: Fate
    until: date | None = None
    law: str = ""


def judge(
    records: Sequence[Record], terms: Sequence[Term], *, market: Market, today: date, requested: bool
) -> list[Judged]:
    """Decide on all records of a customer, in their order.

    ``requested``: the customer wants everything erased that nothing requires (Art. 17 (1) and (3) GDPR);
    otherwise only what is past its period goes (Art. 5 (1) e GDPR).
    """
    case = _Case(records, terms, market=market, today=today, requested=requested)
    return _with_what_leads_to_it(_with_the_person(case, [case.judged(record) for record in records]))


def runs(records: Iterable[Record], terms: Iterable[Term], *, today: date) -> bool:
    """Return whether a contract or product runs, or somebody still has to act on something."""
    return any(term.runs(today) for term in terms) or any(record.open for record in records)


class _Case:
    def __init__(
        self,
        records: Sequence[Record],
        terms: Sequence[Term],
        *,
        market: Market,
        today: date,
        requested: bool,
    ) -> None:
        self.terms, self.market, self.today, self.requested = terms, market, today, requested
        self.running = runs(records, terms, today=today)
        days = [record.day for record in records if record.day and not _follows(record.rule)]
        ends = [term.ends_on for term in terms if term.ends_on]
        self.latest = max([*days, *ends], default=today)
        self.newest: dict[str, date] = {}
        for record in records:
            if record.newest_of and record.day:
                known = self.newest.get(record.newest_of, record.day)
                self.newest[record.newest_of] = max(known, record.day)

    def judged(self, record: Record) -> Judged:
        rule = record.rule
        mine = [term for term in self.terms if term.names & record.names] or list(self.terms)
        if record.open:
            return Judged(record, Fate.NEEDED)
        if self.requested and rule.erasable == "at_once":
            return Judged(record, Fate.DELETED)
        if self.requested and rule.erasable == "without_contract" and not self.running:
            return Judged(record, Fate.DELETED)
        if self._needed(record, mine):
            return Judged(record, Fate.NEEDED)
        if self.requested and rule.kind is Kind.NONE:
            return Judged(record, Fate.DELETED)
        until = kept_until(rule.kind, self._day(record, mine), self.market, today=self.today)
        law = period(rule.kind, self.market, today=self.today)
        fate = Fate.DELETED if until < self.today else Fate.KEPT
        return Judged(record, fate, until, law.law if law else "")

    def as_contract(self, one: Judged) -> Judged:
        """Return what claims from the contract itself would have a record of the person do."""
        if one.record.rule.kind is not Kind.CONTRACT or not (one.record.day or self.terms):
            return Judged(one.record, Fate.DELETED)
        until = kept_until(Kind.CONTRACT, self._day(one.record, self.terms), self.market, today=self.today)
        law = period(Kind.CONTRACT, self.market, today=self.today)
        fate = Fate.DELETED if until < self.today else Fate.KEPT
        return Judged(one.record, fate, until, law.law if law else "")

    def _needed(self, record: Record, mine: Sequence[Term]) -> bool:
        if record.rule.kind is Kind.CONTRACT:
            return self.running
        if record.rule.lasting:
            return any(term.runs(self.today) for term in mine)
        return bool(self.running and record.newest_of and record.day == self.newest[record.newest_of])

    def _day(self, record: Record, mine: Sequence[Term]) -> date:
        days = [record.day] if record.day else []
        if record.rule.lasting:
            days += [term.ends_on for term in mine if term.ends_on]
        return max(days, default=self.latest)


def _with_the_person(case: _Case, judged: Sequence[Judged]) -> list[Judged]:
    """Let the person stay as long as anything that has to name the person, and what follows no longer."""
    if case.running:
        return list(judged)
    kept = [one for one in judged if one.fate is Fate.KEPT and not _follows(one.record.rule)]
    kept += [one for one in map(case.as_contract, judged) if one.fate is Fate.KEPT]
    longest = max(kept, key=lambda one: one.until or case.today, default=None)

    def with_the_person(one: Judged) -> Judged:
        rule = one.record.rule
        wished_away = one.fate is Fate.DELETED and one.until is None
        if wished_away or not _follows(rule):
            return one
        if longest is None or longest.until is None:
            return Judged(one.record, Fate.DELETED, one.until, one.law)
        if rule.kind is Kind.CONTRACT:
            return Judged(one.record, Fate.KEPT, longest.until, longest.law)
        return replace(one, until=min(one.until or longest.until, longest.until))

    return [with_the_person(one) for one in judged]


def _with_what_leads_to_it(judged: Sequence[Judged]) -> list[Judged]:
    """Let nothing stay that nobody would find again: it goes with what leads to it, or keeps that, too."""
    gone: set[int] = set()
    longer: dict[int, Judged] = {}
    of_everybody: frozenset[str] = frozenset()
    if all_leading := [one.record.names for one in judged if one.record.leads]:
        of_everybody = frozenset.intersection(*all_leading)
    for one in judged:
        if not one.record.found_by or one.fate is Fate.DELETED:
            continue
        leading = [
            other for other in judged if other.record.leads and one.record.found_by in other.record.names
        ]
        if not leading or any(other.fate is not Fate.DELETED for other in leading):
            continue
        if _follows(one.record.rule) or one.until is None:
            gone.add(one.record.position)
            continue
        names: frozenset[str] = frozenset().union(*(other.record.names for other in leading)) - of_everybody
        for other in judged:
            if other.fate is Fate.DELETED and (other in leading or _belongs(other.record, names)):
                known = longer.get(other.record.position)
                if known is None or (known.until or one.until) < one.until:
                    longer[other.record.position] = replace(one, record=other.record)
    return [
        Judged(one.record, Fate.DELETED, one.until, one.law)
        if one.record.position in gone
        else longer.get(one.record.position, one)
        for one in judged
    ]


def _belongs(record: Record, names: frozenset[str]) -> bool:
    """Return whether a record is part of the same contract and would be missed there."""
    return record.rule.lasting and not _follows(record.rule) and bool(record.names & names)


def _follows(rule: Rule) -> bool:
    """Return whether a record alone is no reason to keep the person."""
    return rule.follows or rule.kind in (Kind.CONTRACT, Kind.NONE)
