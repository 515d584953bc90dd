"""A customer with a history: three contracts since 2023, taken over from an earlier system.

An order would be too young for years of readings, so the contracts are concluded as a migration
would conclude them: at their own dates, with today's prices, and known to billing already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from infra.demo import accounts, files
from infra.demo.brands import MUSTERSTADT
from wattwerk.billing import queries as billing_queries
from wattwerk.billing.domain.products import NewProduct
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.transactions import StatusChange
from wattwerk.catalog.domain.bank_accounts import bank_account
from wattwerk.catalog.domain.market_location import check_digit
from wattwerk.catalog.domain.tables import Row, rows
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.schemas import QuoteRequest
from wattwerk.contracts import queries
from wattwerk.contracts.domain import NewContract
from wattwerk.contracts.operations import conclusion
from wattwerk.customers.schemas import PostalAddress
from wattwerk.identity import operations as identity
from wattwerk.identity.domain import LoginOwner
from wattwerk.metering.domain.consumption import Observation
from wattwerk.metering.operations import imports
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.vocabulary import (
    Commodity,
    CustomerType,
    PaymentMethod,
    RegisterKind,
    Salutation,
)

CUSTOMER_NUMBER = "20230117"
ACCOUNT_NUMBER = "4000202301"
ROOF = NewProduct(
    product_code="solardach",
    name="SolarDach",
    product_kind="photovoltaics",
    on_request=True,
    answers=(
        GivenAnswer(key="roof_shape", question="Welche Form hat Ihr Dach?", answer="Satteldach"),
        GivenAnswer(key="extras", question="Was interessiert Sie noch?", answer="Stromspeicher, Wallbox"),
    ),
)
"""Ordered along with the first contract, and ended by nobody yet."""
CONCLUDED = datetime(2023, 1, 16, 9, 15, tzinfo=UTC)
SUPPLIED_SINCE = date(2023, 2, 1)
FIRST_NAME, LAST_NAME = "Marie", "Müllenhoff"
HOME = PostalAddress(street="Sendlinger Straße", house_number="12", postcode="80331", town="München")
HOLIDAY_FLAT = PostalAddress(
    street="Klenzestraße", house_number="7 a", postcode="80469", town="München", addition="2. Stock links"
)
ACCOUNT = bank_account("DE02 1203 0000 0000 2020 51")


@dataclass(frozen=True)
class Supply:
    """One of the customer's contracts."""

    contract_number: str
    order_number: str
    commodity: Commodity
    product_code: str
    consumption: int
    consumption_off_peak: int | None
    address: PostalAddress
    meter_number: str
    meter_digits: int
    market_location_base: str


SUPPLIES = (
    Supply(
        contract_number="700202301",
        order_number="A-2023-0001",
        commodity=Commodity.ELECTRICITY,
        product_code="oekostrom-plus",
        consumption=3200,
        consumption_off_peak=None,
        address=HOME,
        meter_number="1EMH0007412589",
        meter_digits=6,
        market_location_base="5110034872",
    ),
    Supply(
        contract_number="700202302",
        order_number="A-2023-0002",
        commodity=Commodity.HEATING_ELECTRICITY,
        product_code="waermestrom",
        consumption=2800,
        consumption_off_peak=4200,
        address=HOME,
        meter_number="1ISK0083310047",
        meter_digits=6,
        market_location_base="5110034873",
    ),
    Supply(
        contract_number="700202303",
        order_number="A-2023-0003",
        commodity=Commodity.GAS,
        product_code="gas-komfort",
        consumption=14_500,
        consumption_off_peak=None,
        address=HOLIDAY_FLAT,
        meter_number="7ELS8810025713",
        meter_digits=5,
        market_location_base="1510034874",
    ),
)


def load(now: datetime, *, further_instalment: Decimal = Decimal(0)) -> None:
    """Create customer, contracts, readings and login, as far as they are not there.

    ``further_instalment`` is what contracts that come later add to the account's instalment.
    """
    load_contracts(now, further_instalment=further_instalment)
    login = identity.provision_login(
        owner=LoginOwner(
            brand=MUSTERSTADT.id,
            customer_number=CUSTOMER_NUMBER,
            account_number=ACCOUNT_NUMBER,
            email=accounts.CUSTOMER_EMAIL,
            name=f"{FIRST_NAME} {LAST_NAME}",
            language="de",
        ),
        now=now,
    )
    identity.give_password(login=login, password=accounts.PASSWORD)


def load_contracts(now: datetime, *, further_instalment: Decimal = Decimal(0)) -> None:
    """Conclude the contracts, have billing acknowledge them, and import the readings."""
    first, *further = [new_contract(supply, now) for supply in SUPPLIES]
    # All contracts are paid through one account, so its instalment is that of all of them.
    instalment = sum((new.instalment for new in (first, *further)), further_instalment)
    conclusion.conclude_from_order(
        new=first.model_copy(update={"instalment": instalment, "products": (ROOF,)}), now=CONCLUDED
    )
    for number, new in enumerate(further, start=1):
        conclusion.add_contract(new=new, now=CONCLUDED + timedelta(minutes=number))
    acknowledge()
    _import_readings(now)


def new_contract(supply: Supply, now: datetime) -> NewContract:
    """Return what is concluded for a supply, at today's prices."""
    quote = quotes.request_quote(
        request=QuoteRequest(
            brand=MUSTERSTADT.id,
            postcode=supply.address.postcode,
            commodity=supply.commodity,
            consumption=supply.consumption,
            consumption_off_peak=supply.consumption_off_peak,
        ),
        language="de",
        idempotency=None,
        now=now,
    )
    offer = next(offer for offer in quote.offers if offer.product_code == supply.product_code)
    base = supply.market_location_base
    return NewContract(
        order_number=supply.order_number,
        customer_number=CUSTOMER_NUMBER,
        account_number=ACCOUNT_NUMBER,
        contract_number=supply.contract_number,
        brand=MUSTERSTADT.id,
        language="de",
        customer_type=CustomerType.HOUSEHOLD,
        salutation=Salutation.MS,
        first_name=FIRST_NAME,
        last_name=LAST_NAME,
        date_of_birth=date(1985, 4, 23),
        email=accounts.CUSTOMER_EMAIL,
        phone="+49 89 99998123",
        billing_address=HOME,
        supply_address=supply.address,
        commodity=supply.commodity,
        product_code=offer.product_code,
        product_name=offer.name,
        conditions=offer.conditions,
        yearly_price=offer.yearly_price,
        base_price=offer.base_price,
        energy_price=offer.energy_price,
        energy_price_off_peak=offer.energy_price_off_peak,
        energy_blocks=tuple(offer.energy_blocks),
        instalment=offer.monthly_price,
        consumption=supply.consumption,
        consumption_off_peak=supply.consumption_off_peak,
        supply_start=SUPPLIED_SINCE,
        concluded_on=CONCLUDED.date(),
        market_location=f"{base}{check_digit(base)}",
        grid_operator=quote.grid_operator,
        meter_number=supply.meter_number,
        meter_type="single" if supply.consumption_off_peak is None else "two_rate",
        meter_digits=supply.meter_digits,
        payment_method=PaymentMethod.SEPA_DIRECT_DEBIT,
        iban=ACCOUNT.iban,
        bic=ACCOUNT.bic,
        bank_name=ACCOUNT.bank_name,
        account_holder=f"{FIRST_NAME} {LAST_NAME}",
        mandate_reference="M-2023-0001",
        mandate_granted_at=CONCLUDED,
    )


def acknowledge(customer_number: str = CUSTOMER_NUMBER) -> None:
    """Let billing know and confirm the contracts, in the days after their conclusion."""
    caller = Caller(audience="staff", login_id="system", roles=frozenset(accounts.CLERK.roles))
    for found in billing_queries.transactions_of_customer(customer_number):
        if found.kind != "contract_start" or found.status != TransactionStatus.RECEIVED:
            continue
        version = found.version
        for days, status in ((1, TransactionStatus.EXPORTED), (2, TransactionStatus.ACKNOWLEDGED)):
            version = transactions.change_status(
                caller=caller,
                transaction_id=found.transaction_id,
                status=status,
                change=StatusChange(version=version),
                idempotency=None,
                now=found.received_at + timedelta(days=days),
            ).version


def _import_readings(now: datetime) -> None:
    readings: dict[str, list[Observation]] = {}
    for row in rows(files.content("readings.csv"), required=("meter_number", "date", "single", "ht", "nt")):
        readings.setdefault(row.text("meter_number"), []).append(_observation(row))
    for contract in queries.overview(CUSTOMER_NUMBER, now=now).contracts:
        for meter in contract.meters:
            # Water and heat have readings of their own.
            if meter.meter_number in readings:
                _import_meter(meter.meter_id, readings[meter.meter_number], now)


def _import_meter(meter_id: str, readings: Sequence[Observation], now: datetime) -> None:
    result = imports.import_readings(
        customer_number=CUSTOMER_NUMBER,
        meter_id=meter_id,
        readings=readings,
        today=clock.business_date(now, MUSTERSTADT.time_zone),
        now=now,
    )
    if result.refused:
        raise ValueError(f"readings of the demo were refused: {result.refused}")


def _observation(row: Row) -> Observation:
    return Observation(
        read_on=row.day("date"),
        values={kind: row.number(kind) for kind in RegisterKind if row.values[kind]},
    )
