"""Staff see, enter and edit contracts, and do what customers ask them to."""

from datetime import datetime

from wattwerk.billing.operations import products
from wattwerk.billing.schemas.instalments import InstalmentChange, InstalmentOverview
from wattwerk.billing.schemas.products import ProductActivation
from wattwerk.billing.schemas.requests import CustomerRequest, CustomerRequests
from wattwerk.contracts import accounts, queries
from wattwerk.contracts.operations import administration, instalments, readings, staff_bank_details
from wattwerk.contracts.schemas import ContractsQuery, ContractSummary, StaffContract
from wattwerk.contracts.staff_schemas import (
    ContractEdit,
    ContractReference,
    FormLanguage,
    NewStaffContract,
    StaffBankChange,
    StaffBankChangeOutcome,
)
from wattwerk.declarations import queries as declarations
from wattwerk.declarations.operations import declaring
from wattwerk.declarations.schemas import (
    CancellationInPortal,
    ContractEnd,
    CustomerDeclaration,
    EndPreview,
    EndWish,
)
from wattwerk.metering.schemas import ReadingReceipt, ReadingReport
from wattwerk.platform.api import LARGEST_WITH_FILE, Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-contracts", audience="staff", description="Contracts of all customers.")


@app.endpoint("GET", "/staff/contracts")
def list_contracts(query: ContractsQuery, caller: Caller, now: datetime) -> Page[ContractSummary]:
    """List the contracts of a brand, those concluded last first."""
    return queries.contracts_for_staff(caller=caller, query=query, now=now)


@app.endpoint("POST", "/staff/contracts", status=201)
def create_contract(
    body: NewStaffContract, caller: Caller, idempotency: Idempotency, now: datetime
) -> ContractReference:
    """Conclude one more contract with a customer, at the price of a quote."""
    return administration.create_contract(caller=caller, new=body, idempotency=idempotency, now=now)


@app.endpoint("GET", "/staff/contracts/{contract_number}")
def show_contract(contract_number: str, query: FormLanguage, caller: Caller, now: datetime) -> StaffContract:
    """See a contract with its customer, its account, and what staff changed of it."""
    return queries.staff_contract(
        caller=caller, contract_number=contract_number, language=query.language, now=now
    )


@app.endpoint("PUT", "/staff/contracts/{contract_number}")
def edit_contract(
    contract_number: str, body: ContractEdit, query: FormLanguage, caller: Caller, now: datetime
) -> StaffContract:
    """Edit what may be edited. Who, when, why, before and after are kept."""
    return administration.edit_contract(
        caller=caller, contract_number=contract_number, edit=body, language=query.language, now=now
    )


@app.endpoint("GET", "/staff/contracts/{contract_number}/end")
def contract_end(contract_number: str, caller: Caller, now: datetime) -> ContractEnd:
    """See how a contract can end, and what has been declared about it."""
    acting, number = _acting(caller, contract_number, now)
    return declarations.contract_end(
        caller=acting, customer_number=number, contract_number=contract_number, now=now
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/end-previews")
def preview_end(contract_number: str, body: EndWish, caller: Caller, now: datetime) -> EndPreview:
    """See on which day a cancellation would end the contract. Nothing is declared."""
    acting, number = _acting(caller, contract_number, now)
    return declaring.preview_end(
        caller=acting, customer_number=number, contract_number=contract_number, wish=body, now=now
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/cancellations", status=201)
def cancel_contract(
    contract_number: str,
    body: CancellationInPortal,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> CustomerDeclaration:
    """Enter a cancellation, or a moving out, that a customer has declared by letter or telephone."""
    acting, number = _acting(caller, contract_number, now)
    return declaring.cancel_contract(
        caller=acting,
        customer_number=number,
        contract_number=contract_number,
        cancellation=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("GET", "/staff/contracts/{contract_number}/instalment")
def instalment(contract_number: str, caller: Caller, now: datetime) -> InstalmentOverview:
    """See the instalment of the contract's account, and what it can become."""
    acting, number = _acting(caller, contract_number, now)
    contract = queries.contract(customer_number=number, contract_number=contract_number, now=now)
    return accounts.instalments(
        caller=acting, customer_number=number, account_number=contract.account_number, now=now
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/instalment-changes", status=201)
def change_instalment(
    contract_number: str,
    body: InstalmentChange,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> CustomerRequest:
    """Ask billing for another instalment, as the customer wishes."""
    acting, number = _acting(caller, contract_number, now)
    contract = queries.contract(customer_number=number, contract_number=contract_number, now=now)
    return instalments.change_instalment(
        caller=acting,
        customer_number=number,
        account_number=contract.account_number,
        change=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint(
    "POST",
    "/staff/contracts/{contract_number}/bank-changes",
    status=201,
    largest_body=LARGEST_WITH_FILE,
)
def change_bank_details(
    contract_number: str,
    body: StaffBankChange,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> StaffBankChangeOutcome:
    """Change how the contract's account is paid, as the customer has told.

    A direct debit needs the signed mandate as a file. Without it the customer gets a mail and grants the
    mandate by its link; nothing changes before. Of a change the customer gets a mail with a link that undoes
    it, as in the portal.
    """
    acting, number = _acting(caller, contract_number, now)
    found = queries.overview(number, now=now)
    contract = next(one for one in found.contracts if one.contract_number == contract_number)
    return staff_bank_details.change_for_customer(
        caller=acting,
        customer=found.customer,
        account_number=contract.account_number,
        contract_number=contract_number,
        change=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/meters/{meter_id}/readings", status=201)
def report_reading(
    contract_number: str,
    meter_id: str,
    body: ReadingReport,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> ReadingReceipt:
    """Enter a reading that a customer has told."""
    acting, number = _acting(caller, contract_number, now)
    return readings.report_reading(
        caller=acting,
        customer_number=number,
        meter_id=meter_id,
        report=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/products/{product_number}/activation", status=204)
def activate_product(
    contract_number: str, product_number: str, body: ProductActivation, caller: Caller, now: datetime
) -> None:
    """Say since when a product that was ordered along with a contract is in use."""
    acting, customer_number = _acting(caller, contract_number, now)
    products.activate_product(
        caller=acting,
        customer_number=customer_number,
        number=product_number,
        active_since=body.active_since,
        now=now,
    )


@app.endpoint("POST", "/staff/contracts/{contract_number}/products/{product_number}/cancellation", status=201)
def cancel_product(
    contract_number: str, product_number: str, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerRequests:
    """Cancel a product besides energy for a customer who has declared it. Nothing else ends with it."""
    acting, customer_number = _acting(caller, contract_number, now)
    return products.cancel_product(
        caller=acting,
        customer_number=customer_number,
        number=product_number,
        idempotency=idempotency,
        now=now,
    )


def _acting(caller: Caller, contract_number: str, now: datetime) -> tuple[Caller, str]:
    """Return the staff member who acts for the customer of a contract, and that customer's number."""
    customer = queries.staff_contract(
        caller=caller, contract_number=contract_number, language="de", now=now
    ).customer
    return caller.on_behalf_of(customer.customer_number, brand=customer.brand), customer.customer_number
