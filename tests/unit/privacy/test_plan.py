"""What becomes of each record of a customer: deleted, kept, or needed by a contract that runs."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wattwerk.privacy.domain.periods import kept_until
from wattwerk.privacy.domain.plan import Fate, Judged, Record, Term, judge
from wattwerk.privacy.domain.retention import RULES

TODAY = date(2026, 11, 23)
RUNNING = Term(frozenset({"700123456", "4000123456"}), None)
ENDED = Term(frozenset({"700000009"}), date(2019, 3, 31))


def apart(rule: str, day: date | None, found_by: str) -> Record:
    """Return a record that is found by a number alone."""
    return replace(record(rule, day, found_by), found_by=found_by)


def leading(rule: str, day: date, *names: str) -> Record:
    """Return a record whose numbers lead to others."""
    return replace(record(rule, day, *names), leads=True)


def record(
    rule: str, day: date | None = None, *names: str, newest_of: str = "", opened: bool = False
) -> Record:
    return Record(0, RULES[rule], day, frozenset(names), newest_of, opened)


def fates(*records: Record, terms: tuple[Term, ...] = (), requested: bool = False) -> list[Judged]:
    return judge(numbered(*records), terms, market="DE", today=TODAY, requested=requested)


def fate(one: Record, *terms: Term, requested: bool = False) -> tuple[str, date | None]:
    [judged] = fates(one, terms=terms, requested=requested)
    return judged.fate.value, judged.until


def test_a_contract_is_needed_as_long_as_it_runs_and_kept_from_its_end_on() -> None:
    contract = record("contract", date(2012, 5, 1), "700123456")
    assert fate(contract, RUNNING) == ("needed", None)
    assert fate(contract, Term(RUNNING.names, date(2024, 6, 30))) == ("kept", date(2032, 12, 31))
    assert fate(contract, Term(RUNNING.names, date(2017, 6, 30))) == ("deleted", date(2025, 12, 31))


def test_an_old_contract_goes_although_another_one_runs() -> None:
    gone = record("contract", date(2010, 1, 1), "700000009")
    assert fate(gone, RUNNING, Term(ENDED.names, date(2017, 3, 31)))[0] == "deleted"
    assert fate(gone, RUNNING, ENDED) == ("kept", date(2027, 12, 31))


def test_old_readings_of_active_customers_go_but_the_newest_of_a_meter() -> None:
    days = [date(2015, 1, 1), date(2016, 1, 1), date(2019, 1, 1)]
    of_one = [record("reading", day, "700123456", newest_of="M1") for day in days]
    silent = record("reading", date(2011, 1, 1), "700123456", newest_of="M2")
    found = fates(*of_one, silent, terms=(RUNNING,))
    assert [one.fate.value for one in found] == ["deleted", "deleted", "needed", "needed"]


def test_messages_of_active_customers_go_after_six_years() -> None:
    assert fate(record("conversation_message", date(2019, 12, 31)), RUNNING)[0] == "deleted"
    assert fate(record("conversation_message", date(2020, 1, 1)), RUNNING) == ("kept", date(2026, 12, 31))


def test_a_request_deletes_at_once_what_is_only_convenient() -> None:
    for rule in ("arrangement", "document/upload", "upload", "mandate_request", "history"):
        assert fate(record(rule, TODAY), RUNNING, requested=True)[0] == "deleted", rule
    for rule in ("arrangement", "document/upload", "upload"):
        assert fate(record(rule, date(2010, 1, 1)), RUNNING)[0] == "needed", rule


def test_a_file_that_came_with_a_message_is_kept_like_the_message() -> None:
    attached = record("document/attached", date(2026, 2, 1))
    assert fate(attached, RUNNING, requested=True) == ("kept", date(2032, 12, 31))


def test_the_login_goes_with_a_request_when_no_contract_runs() -> None:
    login = record("portal_login")
    assert fate(login, RUNNING, requested=True)[0] == "needed"
    invoice = record("document/invoice", date(2026, 1, 5))
    kept, gone = fates(invoice, login, terms=(ENDED,), requested=True)
    assert (kept.fate, gone.fate) == (Fate.KEPT, Fate.DELETED)


def test_the_person_stays_as_long_as_anything_that_names_the_person() -> None:
    person, voucher = record("customer", date(2012, 1, 1)), record("billing_transaction", date(2020, 7, 1))
    judged = fates(person, voucher, terms=(ENDED,))
    assert [(one.fate.value, one.until) for one in judged] == [("kept", date(2028, 12, 31))] * 2
    assert judged[0].law == "§ 147 AO, § 257 HGB"


def test_what_we_wrote_about_a_person_keeps_nobody_longer() -> None:
    person, looked_at = record("customer", date(2011, 5, 1)), record("activity", date(2026, 11, 20))
    login, log = record("portal_login"), record("message", date(2026, 11, 20))
    assert [one.fate.value for one in fates(person, looked_at, login, log)] == ["deleted"] * 4
    voucher = record("billing_transaction", date(2019, 7, 1))
    found = fates(person, looked_at, login, log, voucher)
    assert [(one.fate.value, one.until) for one in found] == [("kept", date(2027, 12, 31))] * 5


def test_claims_from_a_contract_keep_the_person_for_three_years_even_without_vouchers() -> None:
    person = record("customer", date(2011, 5, 1))
    assert fate(person, Term(frozenset({"7"}), date(2023, 1, 1))) == ("kept", date(2026, 12, 31))
    assert fate(person, Term(frozenset({"7"}), date(2022, 12, 31)))[0] == "deleted"


def numbered(*records: Record) -> list[Record]:
    return [replace(one, position=position) for position, one in enumerate(records)]


def test_nothing_stays_that_nobody_would_find_again() -> None:
    contract = leading("contract", date(2010, 1, 1), "48213377", "700000009", "A-1")
    case = apart("case", date(2026, 11, 1), "A-1")
    number = apart("number_reservation", None, "700000009")
    person = leading("customer", date(2010, 1, 1), "48213377")
    old = Term(contract.names - {"48213377"}, date(2014, 7, 31))
    for terms in ((old,), (old, RUNNING)):
        found = fates(contract, case, number, person, terms=terms)
        assert [one.fate.value for one in found[:3]] == ["deleted"] * 3


def test_a_contract_stays_as_long_as_a_letter_that_is_found_by_it() -> None:
    contract = leading("contract", date(2010, 1, 1), "48213377", "700000009", "A-1")
    point = record("supply_point", None, "700000009", "48213377")
    letter = apart("document/own_letter", date(2022, 5, 5), "A-1")
    other = leading("contract", date(2010, 1, 1), "48213377", "700000010", "A-2")
    ended = [
        Term(frozenset({"700000009", "A-1"}), date(2014, 7, 31)),
        Term(frozenset({"700000010", "A-2"}), date(2014, 7, 31)),
    ]
    found = fates(contract, point, letter, other, terms=tuple(ended))
    until = date(2028, 12, 31)
    assert [(one.fate.value, one.until) for one in found[:3]] == [("kept", until)] * 3
    assert found[3].fate is Fate.DELETED


def test_what_somebody_still_has_to_act_on_stays() -> None:
    waiting = record("billing_transaction", date(2026, 11, 1), opened=True)
    assert fate(waiting, ENDED, requested=True)[0] == "needed"


days = st.dates(date(2000, 1, 1), TODAY)
rules = st.sampled_from(sorted(RULES))


@given(
    entries=st.lists(st.tuples(rules, days), min_size=1, max_size=12),
    ends=st.lists(st.none() | days, max_size=3),
    requested=st.booleans(),
)
def test_nothing_that_the_law_wants_goes_early_and_nothing_past_its_period_stays_without_need(
    entries: list[tuple[str, date]], ends: list[date | None], requested: bool
) -> None:
    records = [record(rule, day) for rule, day in entries]
    terms = tuple(Term(frozenset(), end) for end in ends)
    for one in fates(*records, terms=terms, requested=requested):
        rule, day = one.record.rule, one.record.day
        assert day is not None
        least = kept_until(rule.kind, day, "DE", today=TODAY)
        bound_by_law = rule.kind.value not in ("none", "contract") and not rule.follows
        if one.fate is Fate.DELETED and not rule.erasable and bound_by_law:
            assert least < TODAY
        if one.fate is Fate.KEPT:
            assert one.until is not None
            assert one.until >= TODAY
            assert one.until >= least or not bound_by_law
            latest = max([TODAY, *(end for end in ends if end)])
            assert one.until <= kept_until(RULES["contract"].kind, latest, "DE", today=TODAY)
        if one.fate is Fate.NEEDED:
            assert None in ends or any(end and end >= TODAY for end in ends)
