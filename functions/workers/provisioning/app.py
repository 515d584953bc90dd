"""Customers who concluded a contract get a login for the portal, and it bears their name."""

from datetime import datetime

from wattwerk.billing import queries as billing
from wattwerk.brands import queries as brands
from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import PersonName
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


def rename(detail: Detail, now: datetime) -> None:
    """Call the customer's login by the name that billing has confirmed."""
    if detail["kind"] != "name_change":
        return
    change = billing.transaction(detail["transaction_id"])
    customer = customers.customer(change.customer_number)
    former, wished = (PersonName.model_validate(change.payload[part]) for part in ("before", "after"))
    # Of several accounts that share a name, one decides: until then the customer bears the former one.
    if (customer.first_name, customer.last_name) != (wished.first_name, wished.last_name):
        return
    operations.rename_login(
        brand=customer.brand,
        customer_number=customer.customer_number,
        former=f"{former.first_name} {former.last_name}",
        present=f"{wished.first_name} {wished.last_name}",
        now=now,
    )


handler = consume("workers-provisioning", {"ContractConcluded": provision, "TransactionAcknowledged": rename})
