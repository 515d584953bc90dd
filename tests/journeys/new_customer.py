"""Conclude a contract in the deployment that the environment names, and print the token of the
welcome link: ``python -m tests.journeys.new_customer <customer number>``. Asked for a further token
(``... <customer number> magic_link``) it prints that of the newest link for the purpose."""

import sys
import time

from tests.unit.contracts.examples import new_contract
from tests.user_pools import newest_token
from wattwerk.contracts import operations as contracts
from wattwerk.identity import queries
from wattwerk.platform import clock

PATIENCE_SECONDS = 30


def main(number: str, purpose: str = "") -> str:
    """Return the token that the newest mail for the purpose carries."""
    if not purpose:
        contracts.conclude_from_order(
            new=new_contract(
                order_number=f"A-{number}",
                customer_number=number,
                account_number=f"9{number}",
                contract_number=f"8{number}",
                email=f"anna.{number}@example.de",
            ),
            now=clock.now(),
        )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if login := queries.login_of_customer("musterstadt", number):
            return newest_token(login, purpose or "set_password")
        time.sleep(0.2)
    raise TimeoutError(f"customer {number} got no login")


if __name__ == "__main__":
    print(main(*sys.argv[1:]))  # noqa: T201
