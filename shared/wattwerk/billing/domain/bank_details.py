"""How bank data are shown, and whose account a payout goes to."""

import unicodedata


def masked_iban(iban: str) -> str:
    """Return an IBAN of which only country, check digits and the last four characters can be read."""
    return f"{iban[:4]} {'•' * 4} {iban[-4:]}"


def mandate_reference(account_number: str, sequence: int) -> str:
    """Return the reference of the n-th mandate of a contract account, e.g. ``M-4000123456-2``.

    Each mandate needs a reference of its own for the creditor (SEPA Core Rulebook, AT-01).
    """
    return f"M-{account_number}-{sequence}"


def same_holder(holder: str, names: list[str]) -> bool:
    """Return whether an account holder is one of these people or companies, whatever the order of words.

    A payout to somebody else is allowed but shown to staff: it is how fraud pays itself.
    """
    return _words(holder) in [_words(name) for name in names if name]


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    letters = "".join(letter if letter.isalnum() else " " for letter in plain if not _accent(letter))
    return sorted(letters.split())


def _accent(letter: str) -> bool:
    return bool(unicodedata.combining(letter))
