"""How sure we are that somebody is the one on the list: a score from 0 to 100, with its reasons.

Each feature that both sides know gives a strength in percent: its weight times the similarity.
Strengths support each other like independent witnesses: of what one leaves open, the next closes
its part (100 − 55 % of 50 leaves 22.5, so the score is 77.5 → 78). Two different birthdays are an
alibi for the name: father and son share name and address, but not the birthday.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from wattwerk.blacklist.domain import spelling
from wattwerk.blacklist.domain.features import Features
from wattwerk.platform.schema import Schema

Feature = Literal[
    "account", "email", "email_domain", "phone", "name_and_birthday", "name", "company", "address"
]

WEIGHTS: dict[Feature, int] = {
    "account": 100,
    "email": 95,
    "email_domain": 90,
    "phone": 85,
    "name_and_birthday": 96,
    "name": 55,
    "company": 80,
    "address": 50,
}
"""Percent that a feature proves when it is exactly the same."""
ADDRESS_ALONE = 95
"""Weight of the address when an entry names nobody: then everybody there is meant."""
LEAST_SIMILARITY = 75
"""Percent below which two words are simply different."""
MISTYPED_BIRTHDAY = 85
"""Similarity of birthdays with one wrong digit, or with day and month exchanged."""


class Evidence(Schema):
    """One feature that fits."""

    feature: Feature
    similarity: int = Field(description="Percent; 100 is exactly the same.")
    strength: int = Field(description="Percent that it proves by itself.")


class Likeness(Schema):
    """How alike two are, and by what."""

    score: int = Field(description="0 to 100.")
    evidence: list[Evidence]


def likeness(asked: Features, listed: Features) -> Likeness:
    """Return how sure we are that ``asked`` is who the entry ``listed`` means."""
    evidence = list(_evidence(asked, listed))
    doubt = 100 * 100
    for one in evidence:
        doubt = doubt * (100 - one.strength) // 100
    return Likeness(score=(100 * 100 - doubt + 50) // 100, evidence=evidence)


def _evidence(asked: Features, listed: Features) -> Iterator[Evidence]:
    if listed.account and asked.account == listed.account:
        yield _proof("account")
    yield from _email(asked.email.casefold(), listed.email.casefold())
    if listed.phone and asked.phone == listed.phone:
        yield _proof("phone")
    yield from _name(asked, listed)
    if asked.company and listed.company:
        yield from _similar(
            "company", _similarity(spelling.plain(asked.company), spelling.plain(listed.company))
        )
    yield from _address(asked, listed)


def _email(asked: str, listed: str) -> Iterator[Evidence]:
    if listed.startswith("@"):
        if asked.endswith(listed):
            yield _proof("email_domain")
    elif listed and asked == listed:
        yield _proof("email")


def _name(asked: Features, listed: Features) -> Iterator[Evidence]:
    if not asked.has_name or not listed.has_name:
        return
    names = _names(asked, listed)
    if asked.date_of_birth is None or listed.date_of_birth is None:
        yield from _similar("name", names)
    elif birthdays := _birthdays(asked.date_of_birth, listed.date_of_birth):
        yield from _similar("name_and_birthday", min(names, (names + birthdays) // 2))


def _names(asked: Features, listed: Features) -> int:
    """Compare last names and first names; the last name counts double, swapped names are the same."""

    def compared(first: str, last: str) -> int:
        lasts = _word_similarity(last, listed.last_name)
        if not first or not listed.first_name:
            return lasts * 9 // 10
        firsts = _word_similarity(first, listed.first_name)
        weakest = min(lasts, firsts)
        return weakest if weakest < LEAST_SIMILARITY else (2 * lasts + firsts) // 3

    return max(
        compared(asked.first_name, asked.last_name),
        compared(asked.last_name, asked.first_name) if asked.first_name else 0,
    )


def _word_similarity(left: str, right: str) -> int:
    """Words that sound the same are at least 90 % alike, however they are spelled."""
    written = _similarity(spelling.plain(left), spelling.plain(right))
    same_sound = spelling.sound(left) == spelling.sound(right)
    return max(written, 90) if same_sound and written >= LEAST_SIMILARITY - 15 else written


def _birthdays(left: date, right: date) -> int:
    if left == right:
        return 100
    texts = left.isoformat(), right.isoformat()
    differing = sum(one != other for one, other in zip(*texts, strict=True))
    exchanged = (left.year, left.month, left.day) == (right.year, right.day, right.month)
    return MISTYPED_BIRTHDAY if differing == 1 or exchanged else 0


def _address(asked: Features, listed: Features) -> Iterator[Evidence]:
    if not (asked.has_address and listed.has_address and asked.postcode == listed.postcode):
        return
    if spelling.house_digits(asked.house_number) != spelling.house_digits(listed.house_number):
        return
    similarity = _similarity(spelling.street(asked.street), spelling.street(listed.street))
    yield from _similar("address", similarity, ADDRESS_ALONE if listed.names_nobody else None)


def _similarity(left: str, right: str) -> int:
    """Return how much of two texts is the same, whatever the order of their words, in percent."""
    if left == right:
        return 100
    from rapidfuzz import fuzz  # needed only when something is nearly the same

    return round(fuzz.token_sort_ratio(left, right))


def _similar(feature: Feature, similarity: int, weight: int | None = None) -> Iterator[Evidence]:
    if similarity >= LEAST_SIMILARITY:
        strength = (weight or WEIGHTS[feature]) * similarity // 100
        yield Evidence(feature=feature, similarity=similarity, strength=strength)


def _proof(feature: Feature) -> Evidence:
    return Evidence(feature=feature, similarity=100, strength=WEIGHTS[feature])
