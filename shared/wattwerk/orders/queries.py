"""Reading orders."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.orders import repository
from wattwerk.orders.domain.contract_summary import ContractSummary
from wattwerk.orders.domain.order import Acceptance, PlacedOrder
from wattwerk.orders.domain.unfinished import SavedForm
from wattwerk.orders.schemas.orders import Order, OrdersQuery, OrderSummary
from wattwerk.orders.schemas.review import DeclarationTexts, DeclarationTextsQuery
from wattwerk.orders.texts.declarations import declaration_texts as filled_in
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page


def declaration_texts(query: DeclarationTextsQuery) -> DeclarationTexts:
    """Return the texts of the boxes that a prospect ticks.

    Raises:
        Problem: 404 for an unknown brand.
    """
    shown = filled_in(brands.brand(query.brand), brands.settings(query.brand), query.language)
    return DeclarationTexts(version=shown.version, texts=shown.texts)


def orders_for_staff(*, caller: Caller, query: OrdersQuery) -> Page[OrderSummary]:
    """Return a brand's orders, newest first.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    return repository.page(brand=query.brand, status=query.status, cursor=query.cursor, limit=query.limit)


def order_for_staff(*, caller: Caller, order_number: str) -> Order:
    """Return an order with everything that staff need to decide, and what was issued about it.

    Raises:
        Problem: 404 when there is none, or none of the caller's brands.
    """
    seen = as_seen(placed_order_for_staff(caller=caller, order_number=order_number))
    issued = documents.documents_of(Owner("order", order_number))
    return seen.model_copy(update={"document_ids": [document.document_id for document in issued]})


def placed_order_for_staff(*, caller: Caller, order_number: str) -> PlacedOrder:
    """Return an order as it stands, for a decision of staff.

    Raises:
        Problem: 404 when there is none, or none of the caller's brands.
    """
    order = placed_order(order_number)
    caller.require_role(order.brand, *STAFF_ROLES)
    return order


def placed_order(order_number: str) -> PlacedOrder:
    """Return an order as it stands, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    order = repository.find(order_number)
    if order is None:
        raise not_found("order")
    return order


def placed_together(order_number: str) -> list[PlacedOrder]:
    """Return an order, then those of its request, each as it stands; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    first = placed_order(order_number)
    return [first, *(placed_order(number) for number in first.together)]


def order(order_number: str) -> Order:
    """Return an order, for use inside the system: no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    return as_seen(placed_order(order_number))


def contract_summary(order_number: str) -> ContractSummary:
    """Return the summary as the prospect saw it before ordering; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    return placed_order(order_number).declaration.contract_summary


def saved_form(form_id: str, *, now: datetime) -> SavedForm | None:
    """Return a form that waits for its prospect, None when it is not kept any more; no caller is checked."""
    return repository.find_form(form_id, now=now)


def acceptance(order_number: str) -> Acceptance:
    """Return the supplier's declaration of acceptance; no caller is checked.

    Raises:
        Problem: 404 ``not_found`` before the order is accepted.
    """
    found = repository.find_acceptance(order_number)
    if found is None:
        raise not_found("acceptance")
    return found


def as_seen(order: PlacedOrder) -> Order:
    """Return an order as people see it: account masked."""
    declaration, numbers = order.declaration, order.numbers
    request, offer = declaration.request, declaration.offer
    return Order(
        order_number=order.order_number,
        brand=order.brand,
        status=order.status,
        received_at=order.received_at,
        name=request.person.name,
        postcode=request.supply_address.postcode,
        town=request.supply_address.town,
        commodity=offer.commodity,
        product_name=offer.name,
        yearly_price=offer.yearly_price,
        supply_start=order.supply_start,
        open_checks=order.open_checks,
        channel=order.channel,
        blacklist_hits=list(order.blacklist_hits),
        confirmation_until=order.confirmation_until,
        confirmed_at=order.confirmed_at,
        existing_customer=order.existing_customer,
        together=list(order.together),
        version=order.version or 1,
        language=request.language,
        customer_type=request.customer_type,
        supply_address=request.supply_address,
        billing_address=request.billing_address,
        person=request.person,
        meter=request.meter,
        start=request.start,
        payment_method=request.payment.method,
        iban_masked=declaration.iban_masked,
        account_holder=request.account_holder if declaration.iban else None,
        mandate_reference=declaration.mandate_reference,
        desired_debit=declaration.desired_debit.iban_masked if declaration.desired_debit else None,
        consents=request.consents,
        consumption=declaration.consumption,
        consumption_off_peak=declaration.consumption_off_peak,
        conditions=offer.conditions,
        checks=declaration.checks,
        history=list(order.history),
        origin=request.origin,
        answers=declaration.answers,
        extras=declaration.extras,
        bundle=declaration.bundle,
        power_of_attorney=declaration.power_of_attorney,
        customer_number=numbers.customer_number if numbers else None,
        contract_number=numbers.contract_number if numbers else None,
    )
