"""Products besides energy: a customer gets them with a contract, and ends each of them alone."""

from datetime import date, datetime

from wattwerk.billing import repository
from wattwerk.billing.domain.products import NewProduct
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.events import ProductEnded
from wattwerk.billing.items import PurchasedProductItem
from wattwerk.billing.operations.contact import committed
from wattwerk.billing.operations.transactions import submit_transaction
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.brands import queries as brands
from wattwerk.customers import operations as customers_operations
from wattwerk.customers import queries as customers
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

KIND = "product_cancellation"


def add_product(
    *,
    customer_number: str,
    account_number: str,
    contract_number: str,
    position: int,
    new: NewProduct,
    ordered_on: date,
    minimum_term_until: date | None,
    transaction: Transaction,
) -> None:
    """Add a product that was ordered along with a contract; it is numbered after the contract."""
    transaction.create(
        PurchasedProductItem.of(
            customer_number,
            number=f"{contract_number}-{position}",
            account_number=account_number,
            contract_number=contract_number,
            ordered_on=ordered_on,
            minimum_term_until=minimum_term_until,
            content=new.model_dump_json(),
        )
    )


def activate_product(
    *, caller: Caller, customer_number: str, number: str, active_since: date, now: datetime
) -> None:
    """Say since when a product is in use, e.g. the day on which it was installed.

    Raises:
        Problem: 404 for somebody else's product; 409 ``changed_meanwhile``.
    """
    caller.require_customer(customer_number, write=True)
    item = repository.find_product_item(customer_number, number)
    if item is None:
        raise not_found("product")
    transaction = Transaction(now=now)
    item.active_since = active_since
    transaction.save(item)
    customers_operations.record_activity(
        customer_number=customer_number,
        account_number=item.account_number,
        kind="product_activated",
        actor=caller.customer_actor,
        parameters={"product_number": number, "active_since": active_since.isoformat()},
        now=now,
        transaction=transaction,
    )
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict


def cancel_product(
    *, caller: Caller, customer_number: str, number: str, idempotency: Idempotency | None, now: datetime
) -> CustomerRequests:
    """Let a product end as early as its terms allow, and tell billing. Nothing else ends with it.

    Raises:
        Problem: 404 for somebody else's product; 403 for people who may only read; 409
            ``product_already_cancelled``; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    item = repository.find_product_item(customer_number, number)
    if item is None:
        raise not_found("product")
    brand = customers.customer(customer_number).brand
    today = clock.business_date(now, brands.brand(brand).time_zone)
    product = repository.product(item, today)
    if item.last_day is not None:
        raise Problem(409, "product_already_cancelled", "This product has been cancelled already.")
    transaction_id = new_transaction_id(customer_number, now)
    item.set_end(product.earliest_last_day, request=transaction_id)
    transaction = Transaction(now=now)
    transaction.save(item)
    last_day = product.earliest_last_day.isoformat()
    details = {
        "product": product.name,
        "product_number": number,
        "last_day": last_day,
        **({"bundle_discount_ends": product.bundle_name} if product.bundle_discount_monthly else {}),
    }
    submit_transaction(
        transaction_id=transaction_id,
        together=[transaction_id],
        brand=brand,
        kind=KIND,
        customer_number=customer_number,
        account_number=item.account_number,
        contract_number=item.contract_number,
        payload={"product_number": number, "product_code": product.product_code, "last_day": last_day},
        details=details,
        actor=caller.customer_actor,
        now=now,
        transaction=transaction,
    )
    request = repository.new_request(
        transaction_id,
        kind=KIND,
        account_number=item.account_number,
        contract_number=item.contract_number,
        details=details,
        received_at=now,
    )
    return committed([request], idempotency, transaction)


def withdraw_products(
    *,
    customer_number: str,
    contract_number: str,
    last_day: date,
    declaration_number: str,
    transaction: Transaction,
) -> list[str]:
    """End the products that were ordered along with a contract from which the customer withdraws.

    Whoever withdraws from a contract is not bound any longer to those that belong with it (§ 360 BGB). One
    that was cancelled before keeps its end. The confirmation of the withdrawal tells the customer.

    Returns:
        The numbers of the products that end.
    """
    ended: list[str] = []
    for item in repository.products_of_contract(customer_number, contract_number):
        if item.last_day is None:
            item.last_day, item.cancellation_request = last_day, declaration_number
            transaction.save(item)
            ended.append(item.number)
    return ended


def restore_products(
    *, customer_number: str, contract_number: str, declaration_number: str, transaction: Transaction
) -> None:
    """Let the products go on that ended with a withdrawal which is taken back."""
    for item in repository.products_of_contract(customer_number, contract_number):
        if item.cancellation_request == declaration_number:
            item.set_end(None, request=None)
            transaction.save(item)


def end_due_products(*, today: date, now: datetime) -> int:
    """Tell of products whose last day has passed where their brand lives; return how many.

    Their status follows from the date alone. A product leaves the index of due days in the transaction that
    tells of its end, so each is told of once, and an interruption loses nothing. ``today`` is the furthest
    date of all brands.
    """
    told = 0
    for item in repository.due_products(today):
        brand = customers.customer(item.customer_number).brand
        if item.last_day is None or item.last_day >= clock.business_date(now, brands.brand(brand).time_zone):
            continue
        transaction = Transaction(now=now)
        item.gsi2pk = item.gsi2sk = None
        transaction.save(item)
        transaction.emit(
            ProductEnded.happened(
                now=now, brand=brand, customer_number=item.customer_number, product_number=item.number
            )
        )
        try:
            transaction.commit()
        except WriteConflict:
            # Somebody changes it right now; it is met again within the hour.
            continue
        told += 1
    return told
