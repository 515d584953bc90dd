"""On which day a contract ends after a customer has cancelled it.

All dates are calendar dates of the brand. ``ends_on`` is always the last day of supply. The day on
which a declaration arrives is not counted (§ 187 (1) BGB), the last day of a notice period is
(§ 188 (1) BGB); a notice period is not prolonged by weekends, because it protects the recipient.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from wattwerk.brands.domain import TerminationRules
from wattwerk.contracts.term import Term
from wattwerk.platform.vocabulary import CustomerType

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ContractTerms:
    """What a contract says about its end."""

    customer_type: CustomerType
    concluded_on: date
    term: Term
    notice_days: int
    renewal_notice_days: int


def months_after(day: date, months: int) -> date:
    """Return the day that many months later; a day that its month lacks is the last one (§ 188 (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def notice_ends(received_on: date, days: int, terms: ContractTerms, rules: TerminationRules) -> date:
    """Return the last day of a notice period of ``days`` that begins with a declaration.

    To a household with a contract of today's law, a longer one than a month does not apply
    (§ 309 no. 9 c BGB); contracts concluded before keep theirs (Art. 229 § 60 EGBGB).
    """
    agreed = received_on + timedelta(days=days)
    protected = terms.customer_type is CustomerType.HOUSEHOLD
    if protected and terms.concluded_on >= rules.longest_notice_since:
        return min(agreed, months_after(received_on, rules.longest_notice_months))
    return agreed


def earliest_end(received_on: date, terms: ContractTerms, rules: TerminationRules) -> date:
    """Return the earliest last day of supply that an ordinary cancellation reaches.

    In time, it ends the contract with its first term. Afterwards an open-ended contract may be
    cancelled at any time (§ 309 no. 9 b BGB), without an end of month; one that is extended ends with
    an extension, and one that ends by itself never later than on that day.
    A contract that has not begun ends on the day before supply would begin, at the earliest.
    """
    term, first_term = terms.term, terms.term.first_until
    in_time = notice_ends(received_on, terms.notice_days, terms, rules)
    if first_term is None:
        return max(in_time, term.supply_start - ONE_DAY)
    if in_time <= first_term:
        return first_term
    later = notice_ends(received_on, terms.renewal_notice_days, terms, rules)
    return _end_of_term(max(later, first_term), term)


def _end_of_term(day: date, term: Term) -> date:
    """Return the first day from ``day`` on with which the contract may end."""
    return term.binding_until(day) or term.last_day or day


def ordinary_end(
    received_on: date, wished: date | None, terms: ContractTerms, rules: TerminationRules
) -> date:
    """Return the day on which a cancellation ends the contract: the wished one, if it can be reached.

    A wish that comes too early counts for the next possible day.
    """
    earliest = earliest_end(received_on, terms, rules)
    return earliest if wished is None or wished <= earliest else _end_of_term(wished, terms.term)


def moving_end(received_on: date, moved_on: date, terms: ContractTerms, rules: TerminationRules) -> date:
    """Return the day on which a contract ends because the customer moves.

    Households may cancel to the day on which they move out or later, with six weeks' notice
    (§ 41b (5) EnWG); when the ordinary way is faster, that one counts.
    """
    ordinary = ordinary_end(received_on, moved_on, terms, rules)
    if terms.customer_type is not CustomerType.HOUSEHOLD:
        return ordinary
    return min(ordinary, max(moved_on, received_on + timedelta(days=rules.moving_notice_days)))


def price_change_end(received_on: date, effective_on: date) -> date | None:
    """Return the last day before new prices hold, or None when the cancellation came too late for it.

    A price change gives the right to cancel without notice to the day on which it becomes
    effective (§ 41 (5) EnWG).
    """
    last_day = effective_on - ONE_DAY
    return last_day if received_on <= last_day else None
