"""Identifiers: random for machines, short and unmistakable for people."""

import secrets
import uuid

# No I, L, O, U: they are misread or spell words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def unique_id() -> str:
    """Return a random identifier for an event, a reading, a link."""
    return uuid.uuid4().hex


def order_number() -> str:
    """Return an order number that can be read out on the telephone, e.g. ``A-7K2M-Q4XN``."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"A-{characters[:4]}-{characters[4:]}"


def digits(length: int) -> str:
    """Return a random number of exactly ``length`` digits that does not begin with 0."""
    return str(secrets.choice(range(10 ** (length - 1), 10**length)))
