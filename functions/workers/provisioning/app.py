"""Customers who concluded a contract get a login for the portal."""

from datetime import datetime

from wattwerk.customers import queries as customers
from wattwerk.identity import operations
from wattwerk.identity.domain import LoginOwner
from wattwerk.platform.batch import Detail, consume


def provision(detail: Detail, now: datetime) -> None:
    """Create the login of the customer, unless there is one."""
    customer = customers.customer(detail["customer_number"])
    operations.provision_login(
        owner=LoginOwner(
            brand=customer.brand,
            customer_number=customer.customer_number,
            account_number=detail["account_number"],
            email=customer.email,
            name=customer.company or f"{customer.first_name} {customer.last_name}",
            language=customer.language,
        ),
        now=now,
    )


handler = consume("workers-provisioning", {"ContractConcluded": provision})
