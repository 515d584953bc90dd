"""Staff of the demo."""

from datetime import datetime

from infra.demo import accounts
from wattwerk.identity.operations import create_staff_member


def load(now: datetime) -> None:
    """Give everybody an account."""
    for account in accounts.STAFF:
        create_staff_member(
            email=account.email,
            name=account.name,
            roles=list(account.roles),
            password=accounts.PASSWORD,
            now=now,
        )
