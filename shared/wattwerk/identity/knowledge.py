"""How somebody who has no login yet proves to be a customer: by what only a customer knows."""

from datetime import datetime

from wattwerk.contracts import queries as contracts
from wattwerk.identity import domain
from wattwerk.platform import throttle
from wattwerk.platform.problems import Problem


def knows_customer(*, brand: str, customer_number: str, last_name: str, secret: str, now: datetime) -> bool:
    """Return whether somebody knows what only a customer knows: number, surname and one thing more.

    Five wrong answers about a number make it wait for up to 15 minutes; the answer is False then.
    """
    subject = f"{brand}#{domain.normalised_name(customer_number)}"
    window = domain.ATTEMPTS_WINDOW
    try:
        throttle.check(scope="identity-claim", subject=subject, limit=domain.ATTEMPTS, window=window, now=now)
    except Problem:
        return False
    found = contracts.identified(
        brand=brand, customer_number=customer_number, last_name=last_name, secret=secret, now=now
    )
    return bool(found)
