"""Customers for the load test: ``python -m infra.benchmarks.crowd`` in the environment of a stack.

Each has a contract for electricity, a meter and a login; names and password are printed as JSON. Made by
the contexts themselves, because registering by mail would take longer than the test.
"""

import json
from dataclasses import dataclass

CUSTOMERS = 30


@dataclass(frozen=True)
class Account:
    """What somebody types to sign in, and where mails go."""

    customer_number: str
    email: str
    password: str


def create() -> list[Account]:
    """Create the customers, as far as they are not there."""
    from infra.demo import accounts, customer
    from wattwerk.contracts.operations import conclusion
    from wattwerk.identity import operations as identity
    from wattwerk.identity.domain import LoginOwner
    from wattwerk.platform import clock

    now = clock.now()
    example = customer.new_contract(customer.SUPPLIES[0], now)
    crowd = []
    for position in range(CUSTOMERS):
        new = example.model_copy(
            update={
                "order_number": f"A-LOAD-{position:04}",
                "customer_number": f"99{position:06}",
                "account_number": f"4999{position:06}",
                "contract_number": f"799{position:06}",
                "meter_number": f"1EMH{position:010}",
                "email": f"kundin.{position}@last.example.org",
            }
        )
        conclusion.conclude_from_order(new=new, now=now)
        login = identity.provision_login(
            owner=LoginOwner(
                brand=new.brand,
                customer_number=new.customer_number,
                account_number=new.account_number,
                email=new.email,
                name=f"{new.first_name} {new.last_name}",
                language="de",
            ),
            now=now,
        )
        identity.give_password(login=login, password=accounts.PASSWORD)
        crowd.append(Account(new.customer_number, new.email, accounts.PASSWORD))
    return crowd


if __name__ == "__main__":
    print(json.dumps([vars(account) for account in create()]))
