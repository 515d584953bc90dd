"""Water and district heat of the customer with a history, and what turns the customer's gas into energy.

Stadtwerke supply water and heat too. They have no market of suppliers: no tariff calculator, no
order; the contracts come from the billing system, with the prices that it has.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from infra.demo import customer, files
from infra.demo.brands import MUSTERSTADT
from wattwerk.catalog.condition_schemas import Conditions
from wattwerk.contracts import queries
from wattwerk.contracts.domain import NewContract
from wattwerk.contracts.operations import conclusion
from wattwerk.metering.domain.consumption import Observation
from wattwerk.metering.operations import gas_factors, imports
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import Commodity, CustomerType, PaymentMethod, RegisterKind, Salutation


@dataclass(frozen=True)
class Supply:
    """A contract without a tariff calculator. ``energy_price``: ct/kWh, for water ct/m³."""

    contract_number: str
    order_number: str
    commodity: Commodity
    product_code: str
    product_name: str
    consumption: int
    base_price: Decimal
    energy_price: Decimal
    meter_number: str
    meter_digits: int
    readings: tuple[tuple[str, str], ...]


SUPPLIES = (
    Supply(
        contract_number="700202304",
        order_number="A-2023-0004",
        commodity=Commodity.WATER,
        product_code="trinkwasser",
        product_name="Trinkwasser",
        consumption=92,
        base_price=Decimal("6.42"),
        energy_price=Decimal("219.35"),
        meter_number="8SEN0104711815",
        meter_digits=5,
        readings=(
            ("2023-02-01", "318.402"),
            ("2023-12-31", "401.118"),
            ("2024-12-31", "496.730"),
            ("2025-12-31", "584.206"),
        ),
    ),
    Supply(
        contract_number="700202305",
        order_number="A-2023-0005",
        commodity=Commodity.HEAT,
        product_code="fernwaerme",
        product_name="Fernwärme",
        consumption=8600,
        base_price=Decimal("24.99"),
        energy_price=Decimal("13.92"),
        meter_number="6KAM0020231130",
        meter_digits=7,
        readings=(
            ("2023-02-01", "41206.0"),
            ("2023-12-31", "48120.5"),
            ("2024-12-31", "57011.0"),
            ("2025-12-31", "65480.5"),
        ),
    ),
)


def monthly_price() -> Decimal:
    """Return what water and heat add to the customer's instalment, in € per month."""
    return sum((_yearly_price(supply) / 12 for supply in SUPPLIES), Decimal(0)).quantize(Decimal("0.01"))


def _load_gas_factors(now: datetime) -> None:
    result = gas_factors.store_gas_factors(
        brand=MUSTERSTADT.id, content=files.content("gas-factors.csv"), actor="system", now=now
    )
    if result.faults:
        raise ValueError(f"gas factors of the demo were refused: {result.faults}")


def load(now: datetime) -> None:
    """Conclude the contracts on the customer's account, import their readings and the gas factors."""
    _load_gas_factors(now)
    for number, supply in enumerate(SUPPLIES, start=10):
        concluded = customer.CONCLUDED + timedelta(minutes=number)
        conclusion.add_contract(new=_new_contract(supply), now=concluded)
    customer.acknowledge()
    meters = {
        meter.meter_number: meter.meter_id
        for contract in queries.overview(customer.CUSTOMER_NUMBER, now=now).contracts
        for meter in contract.meters
    }
    for supply in SUPPLIES:
        result = imports.import_readings(
            customer_number=customer.CUSTOMER_NUMBER,
            meter_id=meters[supply.meter_number],
            readings=[
                Observation(date.fromisoformat(day), {RegisterKind.SINGLE: Decimal(value)})
                for day, value in supply.readings
            ],
            today=clock.business_date(now, MUSTERSTADT.time_zone),
            now=now,
        )
        if result.refused:
            raise ValueError(f"readings of the demo were refused: {result.refused}")


def _new_contract(supply: Supply) -> NewContract:
    return NewContract(
        order_number=supply.order_number,
        customer_number=customer.CUSTOMER_NUMBER,
        account_number=customer.ACCOUNT_NUMBER,
        contract_number=supply.contract_number,
        brand=MUSTERSTADT.id,
        language="de",
        customer_type=CustomerType.HOUSEHOLD,
        salutation=Salutation.MS,
        first_name=customer.FIRST_NAME,
        last_name=customer.LAST_NAME,
        email="",
        billing_address=customer.HOME,
        supply_address=customer.HOME,
        commodity=supply.commodity,
        product_code=supply.product_code,
        product_name=supply.product_name,
        conditions=Conditions(
            initial_term_months=0,
            notice_period_days=30,
            payment_methods=[PaymentMethod.SEPA_DIRECT_DEBIT, PaymentMethod.TRANSFER],
            meter_types=["single"],
        ),
        yearly_price=_yearly_price(supply).quantize(Decimal("0.01")),
        base_price=supply.base_price,
        energy_price=supply.energy_price,
        instalment=Decimal(0),
        consumption=supply.consumption,
        supply_start=customer.SUPPLIED_SINCE,
        concluded_on=customer.CONCLUDED.date(),
        grid_operator="Stadtwerke Musterstadt Netz (Beispiel)",
        meter_number=supply.meter_number,
        meter_digits=supply.meter_digits,
        payment_method=PaymentMethod.SEPA_DIRECT_DEBIT,
    )


def _yearly_price(supply: Supply) -> Decimal:
    return supply.base_price * 12 + supply.energy_price * supply.consumption / 100
