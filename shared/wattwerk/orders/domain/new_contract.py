"""What an accepted order says about the contract that it becomes."""

from wattwerk.contracts.domain import NewContract
from wattwerk.customers.schemas import PostalAddress
from wattwerk.orders.domain.order import PlacedOrder
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
    )


def _postal(address: Address) -> PostalAddress:
    return PostalAddress.model_validate(address, from_attributes=True)
