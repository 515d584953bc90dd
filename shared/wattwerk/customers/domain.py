"""How customers are named, sorted and found."""

import re
import unicodedata

MOST_TERMS = 8
"""Search terms per customer; more words of a very long company name are not searched."""

_GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa"})


def normalised(text: str) -> str:
    """Return ``text`` as it is compared in searches: lower case, no accents, ``Müller`` → ``mueller``."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_GERMAN_LETTERS)
    decomposed = unicodedata.normalize("NFKD", composed).casefold()
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain))


def same_name(given: str, known: str) -> bool:
    """Return whether a typed name means a known one, however its umlauts are written.

    ``Müllenhoff``, ``Muellenhoff`` and ``Mullenhoff`` are one; nothing is the name of nobody.
    """
    typed = _without_umlauts(given)
    return bool(typed) and typed == _without_umlauts(known)


def _without_umlauts(text: str) -> str:
    return re.sub("([aou])e", r"\1", normalised(text)).replace(" ", "")


def display_name(*, first_name: str, last_name: str, company: str) -> str:
    """Return the name under which staff see a customer: the company, or the person, last name first."""
    if company:
        return company
    return ", ".join(part for part in (last_name, first_name) if part)


def search_terms(*, customer_number: str, first_name: str, last_name: str, company: str) -> list[str]:
    """Return the normalised texts with whose beginnings a customer is found, in sorted order.

    A person is found by ``mueller anna`` and ``anna mueller``, a company from any word of its name
    on, everybody by the customer number.
    """
    words = normalised(company).split()
    terms = {
        customer_number,
        normalised(f"{first_name} {last_name}"),
        normalised(f"{last_name} {first_name}"),
        *(" ".join(words[start:]) for start in range(min(len(words), MOST_TERMS))),
    }
    return sorted(term for term in terms if term)


def possible_phone(number: str) -> bool:
    """Return whether this can be a telephone number, German unless it begins with + and a country."""
    import phonenumbers  # 30 ms that most requests do not need

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "DE"))
    except phonenumbers.NumberParseException:
        return False
