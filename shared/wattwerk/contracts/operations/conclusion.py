"""An accepted order becomes a customer with a contract: everything at once, and once."""

from datetime import datetime

from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.operations import accounts, products, transactions
from wattwerk.billing.queries import accounts_in
from wattwerk.contracts import repository
from wattwerk.contracts.domain import NewContract
from wattwerk.contracts.events import ContractConcluded
from wattwerk.contracts.items import ConclusionItem, ContractItem, SupplyPointItem
from wattwerk.contracts.term import Term, minimum_term_until, supply_end_of
from wattwerk.customers import operations as customers
from wattwerk.customers.queries import customer_in, require_unrestricted
from wattwerk.customers.schemas import Customer
from wattwerk.metering.operations import installation
from wattwerk.platform import customer_collection, identifiers
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction, WriteConflict

ACTOR = "system"


def conclude_from_order(*, new: NewContract, now: datetime) -> None:
    """Create customer, contract account, contract, supply point and meter in one transaction.

    Called again for the same order it changes nothing. Unless staff have said that the order comes from
    an existing customer, the customer must be new: a number that was given out twice by mistake must
    never bring one person's contract into another's portal.

    Raises:
        Problem: 404 when the brand has no such existing customer.
        WriteConflict: one of the numbers belongs to something else already.
    """
    transaction = Transaction(now=now)
    if new.existing_customer:
        _require_customer(new)
    else:
        _add_customer(new, transaction)
    _add_account(new, transaction)
    _conclude(new, now, transaction)


def add_contract(*, new: NewContract, now: datetime, transaction: Transaction | None = None) -> None:
    """Create one more contract, supply point and meter for a customer, billed on an account that exists.

    Personal and bank data of ``new`` are not looked at. Called again for the same order it changes
    nothing. A ``transaction`` that was begun, e.g. with a reserved number, is committed here.

    Raises:
        Problem: 404 when the brand has no such customer, or the customer no such account.
        WriteConflict: the contract number belongs to something else already.
    """
    items = _require_customer(new)
    if new.account_number not in {account.account_number for account in accounts_in(items)}:
        raise not_found("contract account")
    _conclude(new, now, transaction or Transaction(now=now))


def _require_customer(new: NewContract) -> list[customer_collection.CustomerCollectionItem]:
    items = customer_collection.overview(new.customer_number)
    customer = customer_in(items)
    if customer is None or customer.brand != new.brand:
        raise not_found("customer")
    require_unrestricted(customer)
    return items


def _conclude(new: NewContract, now: datetime, transaction: Transaction) -> None:
    transaction.create(
        ConclusionItem.of(
            new.order_number, contract_number=new.contract_number, customer_number=new.customer_number
        )
    )
    meter_id = _add_contract(new, transaction)
    _add_products(new, transaction)
    _tell_billing(new, meter_id, now, transaction)
    customers.record_activity(
        customer_number=new.customer_number,
        account_number=new.account_number,
        kind="contract_concluded",
        actor=ACTOR,
        parameters={"contract_number": new.contract_number, "order_number": new.order_number},
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        ContractConcluded.happened(
            now=now,
            brand=new.brand,
            contract_number=new.contract_number,
            customer_number=new.customer_number,
            account_number=new.account_number,
            order_number=new.order_number,
        )
    )
    try:
        transaction.commit()
    except WriteConflict:
        if repository.conclusion(new.order_number) is None:
            raise


def _add_customer(new: NewContract, transaction: Transaction) -> None:
    customers.create_customer(
        customer=Customer(
            customer_number=new.customer_number,
            brand=new.brand,
            customer_type=new.customer_type,
            salutation=new.salutation,
            title=new.title,
            first_name=new.first_name,
            last_name=new.last_name,
            company=new.company,
            date_of_birth=new.date_of_birth,
            email=new.email,
            phone=new.phone,
            language=new.language,
            billing_address=new.billing_address,
            since=new.concluded_on,
        ),
        transaction=transaction,
    )


def _add_account(new: NewContract, transaction: Transaction) -> None:
    accounts.open_account(
        customer_number=new.customer_number,
        account_number=new.account_number,
        payment_method=new.payment_method,
        iban=new.iban,
        bic=new.bic,
        bank_name=new.bank_name,
        account_holder=new.account_holder,
        mandate_reference=new.mandate_reference,
        mandate_granted_at=new.mandate_granted_at,
        instalment=new.instalment,
        instalment_since=new.supply_start,
        transaction=transaction,
    )


def _add_contract(new: NewContract, transaction: Transaction) -> str:
    supply_point_id = identifiers.unique_id()
    term = Term.of(new.supply_start, new.conditions)
    transaction.create(
        SupplyPointItem.of(
            new.customer_number,
            supply_point_id=supply_point_id,
            commodity=new.commodity,
            address=new.supply_address.model_dump(mode="json"),
            market_location=new.market_location,
            grid_operator=new.grid_operator,
        )
    )
    transaction.create(
        ContractItem.of(
            new.customer_number,
            contract_number=new.contract_number,
            account_number=new.account_number,
            supply_point_id=supply_point_id,
            order_number=new.order_number,
            brand=new.brand,
            status="accepted",
            product_code=new.product_code,
            product_name=new.product_name,
            commodity=new.commodity,
            supply_start=new.supply_start,
            supply_end=supply_end_of(term),
            concluded_on=new.concluded_on,
            minimum_term_until=term.first_until,
            conditions=new.conditions.model_dump(mode="json"),
            yearly_price=new.yearly_price,
            base_price=new.base_price,
            energy_price=new.energy_price,
            energy_price_off_peak=new.energy_price_off_peak,
            energy_blocks=[block.model_dump(mode="json") for block in new.energy_blocks] or None,
            consumption=new.consumption,
            consumption_off_peak=new.consumption_off_peak,
            ordered_answers=[answer.model_dump() for answer in new.answers] or None,
            bundle=new.bundle.model_dump(mode="json") if new.bundle else None,
        )
    )
    return installation.install_meter(
        customer_number=new.customer_number,
        contract_number=new.contract_number,
        supply_point_id=supply_point_id,
        brand=new.brand,
        grid_operator=new.grid_operator,
        postcode=new.supply_address.postcode,
        meter_number=new.meter_number,
        commodity=new.commodity,
        meter_type=new.meter_type,
        digits=new.meter_digits,
        consumption=new.consumption,
        consumption_off_peak=new.consumption_off_peak,
        installed_on=new.supply_start,
        transaction=transaction,
    )


def _add_products(new: NewContract, transaction: Transaction) -> None:
    for position, product in enumerate(new.products, start=1):
        products.add_product(
            customer_number=new.customer_number,
            account_number=new.account_number,
            contract_number=new.contract_number,
            position=position,
            new=product,
            ordered_on=new.concluded_on,
            minimum_term_until=minimum_term_until(new.concluded_on, product.initial_term_months),
            transaction=transaction,
        )


def _tell_billing(new: NewContract, meter_id: str, now: datetime, transaction: Transaction) -> None:
    """Billing gets what it needs to start, by reference where personal data can be looked up."""
    transactions.receive_transaction(
        transaction_id=new_transaction_id(new.customer_number, now),
        brand=new.brand,
        kind="contract_start",
        customer_number=new.customer_number,
        account_number=new.account_number,
        contract_number=new.contract_number,
        payload={
            "order_number": new.order_number,
            "product_code": new.product_code,
            "commodity": new.commodity.value,
            "supply_start": new.supply_start.isoformat(),
            "market_location": new.market_location,
            "grid_operator": new.grid_operator,
            "meter_id": meter_id,
            "meter_number": new.meter_number,
            "consumption": new.consumption,
            "consumption_off_peak": new.consumption_off_peak,
            "base_price": str(new.base_price),
            "energy_price": str(new.energy_price),
            "energy_price_off_peak": None
            if new.energy_price_off_peak is None
            else str(new.energy_price_off_peak),
            "energy_blocks": [block.model_dump(mode="json") for block in new.energy_blocks],
            "instalment": str(new.instalment),
            "payment_method": new.payment_method.value,
            "mandate_reference": new.mandate_reference,
            "bundle": None if new.bundle is None else new.bundle.bundle_code,
            "products": [product.product_code for product in new.products],
        },
        actor=ACTOR,
        now=now,
        transaction=transaction,
    )
