"""The demo data pass the product's own imports and operations, once and again."""

from datetime import datetime
from decimal import Decimal

import pytest

from infra.demo import (
    accounts,
    correspondence,
    customer,
    former,
    invoices,
    orders,
    water_and_heat,
)
from tests import markets
from tests.beginnings import made_once
from wattwerk.billing import queries as billing
from wattwerk.contracts import documents
from wattwerk.contracts import queries as contracts
from wattwerk.conversations import queries as conversations
from wattwerk.conversations.schemas import ConversationsQuery
from wattwerk.orders import queries
from wattwerk.orders.schemas.orders import Order, OrdersQuery
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.privacy import queries as privacy
from wattwerk.privacy.schemas import ErasuresQuery

CLERK = Caller(audience="staff", login_id="anna", roles=frozenset(accounts.CLERK.roles))


@pytest.fixture
def market(cloud: None, now: datetime) -> None:
    markets.load_brands(now)
    markets.load_prices(now)
    markets.load_places(now)


load_contracts = made_once(customer.load_contracts)


def all_orders(brand: str) -> list[Order]:
    listed = queries.orders_for_staff(caller=CLERK, query=OrdersQuery(brand=brand)).items
    return [queries.order_for_staff(caller=CLERK, order_number=order.order_number) for order in listed]


def test_the_customer_has_three_contracts_with_readings_since_2023(market: None, now: datetime) -> None:
    load_contracts(now)
    customer.load_contracts(now)
    found = contracts.overview(customer.CUSTOMER_NUMBER, now=now)
    assert [contract.product_name for contract in found.contracts] == [
        "Ökostrom Plus",
        "Wärmestrom",
        "Gas Komfort",
    ]
    assert {contract.status for contract in found.contracts} == {"active"}
    caller = Caller(audience="customer", customer_numbers=frozenset({customer.CUSTOMER_NUMBER}))
    for contract in found.contracts:
        [meter] = contract.meters
        readings = contracts.readings(
            caller=caller, customer_number=customer.CUSTOMER_NUMBER, meter_id=meter.meter_id, now=now
        )
        assert len(readings.items) == 8
        assert {reading.status for reading in readings.items} == {"initial", "plausible"}
        assert all(entry.value > Decimal(0) for item in readings.items for entry in item.values)
    statuses = {entry.status for entry in billing.transactions_of_customer(customer.CUSTOMER_NUMBER)}
    assert statuses == {"acknowledged"}


def test_of_a_former_customer_nothing_runs_and_one_has_asked_for_erasure(market: None, now: datetime) -> None:
    for _ in range(2):
        former.load(now)
        former.ask_for_erasure(now)
    for number in (former.FORGOTTEN, former.ERASED):
        [ended] = contracts.overview(number, now=now).contracts
        assert ended.status == "ended"
        assert {one.status for one in billing.transactions_of_customer(number)} == {"acknowledged"}
    [asked] = privacy.erasures_for_staff(caller=CLERK, query=ErasuresQuery(brand="musterstadt")).items
    assert (asked.customer_number, asked.restricts) == (former.ERASED, True)
    assert asked.identified_by == "in_writing"


def test_water_heat_and_exact_gas_belong_to_the_customer(market: None, now: datetime) -> None:
    load_contracts(now)
    for _ in range(2):
        water_and_heat.load(now)
    found = contracts.overview(customer.CUSTOMER_NUMBER, now=now)
    registers = {one.commodity: one.meters[0].registers[0] for one in found.contracts}
    assert (registers["water"].unit, registers["water"].obis) == ("m³", "8-0:1.0.0")
    assert (registers["heat"].unit, registers["heat"].obis) == ("kWh", "6-0:1.0.0")
    caller = Caller(audience="customer", customer_numbers=frozenset({customer.CUSTOMER_NUMBER}))
    for contract in found.contracts:
        readings = contracts.readings(
            caller=caller,
            customer_number=customer.CUSTOMER_NUMBER,
            meter_id=contract.meters[0].meter_id,
            now=now,
        )
        assert {reading.status for reading in readings.items} == {"initial", "plausible"}
        energy = readings.items[0].energy
        assert (energy is not None) == (contract.commodity == "gas")
        assert energy is None or not energy.estimated
    statuses = {entry.status for entry in billing.transactions_of_customer(customer.CUSTOMER_NUMBER)}
    assert statuses == {"acknowledged"}


def test_every_finished_year_of_a_contract_is_billed_once(market: None, now: datetime) -> None:
    load_contracts(now)
    for _ in range(2):
        invoices.load(now)
    caller = Caller(audience="customer", customer_numbers=frozenset({customer.CUSTOMER_NUMBER}))
    found = documents.inbox(caller=caller, customer_number=customer.CUSTOMER_NUMBER, now=now).items
    assert {entry.category for entry in found} == {"invoice"}
    assert sorted(entry.title for entry in found) == [
        f"Jahresrechnung {name} {year}"
        for name in ("Gas", "Strom", "Wärmestrom")
        for year in (2023, 2024, 2025)
    ]
    assert found[0].issued_at.year == 2026


def test_staff_have_two_messages_to_answer(market: None, now: datetime) -> None:
    load_contracts(now)
    for _ in range(2):
        correspondence.load(now)
    waiting = conversations.inbox(caller=CLERK, query=ConversationsQuery(brand="musterstadt")).items
    assert [entry.subject for entry in waiting] == ["Wallbox anmelden", "Lange Wartezeit am Telefon"]


def test_the_orders_leave_something_to_decide(market: None, now: datetime) -> None:
    for _ in range(2):
        orders.load(now)
    placed = {order.name: order for order in all_orders("musterstadt")}
    assert {name: order.status for name, order in placed.items()} == {
        "Élodie Lefèvre": "received",
        "Jörg Krüger": "received",
        "Bäckerei Öztürk GmbH": "clarification",
        "Torsten Großkreuz": "rejected",
    }
    assert [order.status for order in all_orders("sparwatt")] == ["received"]
    announced = [event.detail_type for event in OutboxItem.scan()]
    assert sorted(announced) == ["OrderPlaced"] * 5 + ["OrderRejected"]


def test_people_are_told_how_to_get_in() -> None:
    lines = accounts.sign_ins()
    assert accounts.CUSTOMER_EMAIL in lines
    assert all(account.email in lines for account in accounts.STAFF)
