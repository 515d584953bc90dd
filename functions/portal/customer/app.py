"""How customers change their data: bank details, contact data, billing address."""

from datetime import datetime

from wattwerk.billing import queries
from wattwerk.billing.operations import bank_details, bill_delivery, contact, names, products
from wattwerk.billing.schemas.bank_details import BankDetails
from wattwerk.billing.schemas.changes import (
    BankDetailsChange,
    BillDeliveryChange,
    BillingAddressChange,
    ContactChange,
    NameChange,
)
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.identity.proof import require_password
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

app = Api("portal-customer", audience="customer", description="Your bank details and contact data.")


class InLanguage(Schema):
    """In which language texts are wanted."""

    language: Language = "de"


@app.endpoint("GET", "/portal/accounts/{account_number}/bank-details")
def show_bank_details(account_number: str, query: InLanguage, caller: Caller) -> BankDetails:
    """Show how a contract account is paid, with the mandate text and the history."""
    return queries.bank_details(
        caller=caller,
        customer_number=caller.customer_number(),
        account_number=account_number,
        language=query.language,
    )


@app.endpoint("POST", "/portal/bank-changes", status=201)
def change_bank_details(
    body: BankDetailsChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Ask for other bank details of one or several contract accounts. Needs the password."""
    customer_number = caller.customer_number(write=True)
    require_password(login_id=caller.login_id, password=body.password.get_secret_value(), now=now)
    return bank_details.change_bank_details(
        caller=caller, customer_number=customer_number, change=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/portal/contact-changes", status=201)
def change_contact_data(
    body: ContactChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Change telephone numbers and what the customer wants to be told."""
    return contact.change_contact_data(
        caller=caller,
        customer_number=caller.customer_number(),
        change=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/name-changes", status=201)
def change_name(
    body: NameChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Ask for another name, for example after a marriage. Needs the password."""
    customer_number = caller.customer_number(write=True)
    require_password(login_id=caller.login_id, password=body.password.get_secret_value(), now=now)
    return names.change_name(
        caller=caller, customer_number=customer_number, change=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/portal/billing-address-changes", status=201)
def change_billing_address(
    body: BillingAddressChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Change who gets the bills of some contract accounts, and where. Needs the password."""
    customer_number = caller.customer_number(write=True)
    require_password(login_id=caller.login_id, password=body.password.get_secret_value(), now=now)
    return contact.change_billing_address(
        caller=caller, customer_number=customer_number, change=body, idempotency=idempotency, now=now
    )


@app.endpoint("POST", "/portal/bill-delivery-changes", status=201)
def change_bill_delivery(
    body: BillDeliveryChange, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Change how often and in which form the bills of some contract accounts come."""
    return bill_delivery.change_bill_delivery(
        caller=caller,
        customer_number=caller.customer_number(write=True),
        change=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/products/{product_number}/cancellation", status=201)
def cancel_product(
    product_number: str, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Cancel a product besides energy as early as its terms allow. Nothing else ends with it."""
    return products.cancel_product(
        caller=caller,
        customer_number=caller.customer_number(write=True),
        number=product_number,
        idempotency=idempotency,
        now=now,
    )
