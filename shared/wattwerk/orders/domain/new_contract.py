"""What an accepted order says about the contract that it becomes."""

from wattwerk.billing.domain.products import NewProduct
from wattwerk.contracts.domain import NewContract
from wattwerk.customers.schemas import PostalAddress
from wattwerk.orders.domain.basket import OrderedProduct
from wattwerk.orders.domain.order import Declaration, PlacedOrder
from wattwerk.orders.domain.order_form import Address


def new_contract(order: PlacedOrder) -> NewContract:
    """Return the contract of an accepted order.

    Raises:
        ValueError: the order has not been accepted.
    """
    declaration, numbers = order.declaration, order.numbers
    if numbers is None or order.concluded_on is None:
        raise ValueError("only an accepted order becomes a contract")
    request, offer, person = declaration.request, declaration.offer, declaration.request.person
    by_mandate = declaration.iban is not None
    return NewContract(
        order_number=order.order_number,
        customer_number=numbers.customer_number,
        existing_customer=order.existing_customer is not None,
        account_number=numbers.account_number,
        contract_number=numbers.contract_number,
        brand=order.brand,
        language=request.language,
        customer_type=request.customer_type,
        salutation=person.salutation,
        title=person.title,
        first_name=person.first_name,
        last_name=person.last_name,
        company=person.company,
        date_of_birth=person.date_of_birth,
        email=person.email,
        phone=person.phone,
        billing_address=_postal(request.billing_address or request.supply_address),
        supply_address=_postal(request.supply_address),
        commodity=offer.commodity,
        product_code=offer.product_code,
        product_name=offer.name,
        conditions=offer.conditions,
        yearly_price=offer.yearly_price,
        base_price=offer.base_price,
        energy_price=offer.energy_price,
        energy_price_off_peak=offer.energy_price_off_peak,
        energy_blocks=tuple(offer.energy_blocks),
        instalment=offer.monthly_price,
        consumption=declaration.consumption,
        consumption_off_peak=declaration.consumption_off_peak,
        supply_start=order.supply_start,
        concluded_on=order.concluded_on,
        market_location=declaration.market_location,
        grid_operator=declaration.grid_operator,
        meter_number=request.meter.meter_number,
        meter_type=request.meter.type,
        meter_digits=request.meter.digits,
        payment_method=request.payment.method,
        iban=declaration.iban,
        bic=declaration.bic,
        bank_name=declaration.bank_name,
        account_holder=request.account_holder if by_mandate else None,
        mandate_reference=declaration.mandate_reference,
        mandate_granted_at=order.received_at if by_mandate else None,
        answers=tuple(declaration.answers),
        bundle=declaration.bundle,
        products=tuple(_product(ordered, declaration) for ordered in declaration.extras),
    )


def _product(ordered: OrderedProduct, declaration: Declaration) -> NewProduct:
    product, bundle = ordered.product, declaration.bundle
    if bundle is not None and product.product_code not in {part.product_code for part in bundle.parts}:
        bundle = None
    return NewProduct(
        product_code=product.product_code,
        name=product.name,
        product_kind=product.product_kind,
        on_request=product.on_request,
        monthly_price=product.monthly_price,
        one_time_price=product.one_time_price,
        prices_include_vat=product.prices_include_vat,
        initial_term_months=product.initial_term_months,
        notice_period_days=product.notice_period_days,
        answers=tuple(ordered.answers),
        bundle_name=bundle.name if bundle else "",
        bundle_discount_monthly=bundle is not None and bundle.discount.recurrence == "monthly",
    )


def _postal(address: Address) -> PostalAddress:
    return PostalAddress.model_validate(address, from_attributes=True)
