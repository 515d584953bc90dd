"""Customers who concluded a contract get a login for the portal."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.customers import queries as customers
from wattwerk.identity import operations
from wattwerk.identity.domain import LoginOwner
from wattwerk.platform.batch import Detail, consume


def provision(detail: Detail, now: datetime) -> None:
    """Create the login of the customer, unless there is one, or it comes with a status or by registration."""
    customer = customers.customer(detail["customer_number"])
    if brands.settings(customer.brand).accounts.creation != "contract_concluded":
        return
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
