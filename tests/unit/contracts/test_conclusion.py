"""An accepted order becomes a contract with all that belongs to it: everything or nothing, once."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.unit.contracts.examples import gas, heating, new_contract, publish_brand
from wattwerk.billing import queries as transactions
from wattwerk.billing.operations import numbers as account_numbers
from wattwerk.catalog.condition_schemas import Bundle, BundleDiscount
from wattwerk.contracts import queries
from wattwerk.contracts.items import ContractItem
from wattwerk.contracts.operations import conclusion, numbers
from wattwerk.customers import operations as customers
from wattwerk.customers import queries as customer_queries
from wattwerk.platform.customer_collection import CustomerCollectionItem, NumberReservation
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict


@pytest.fixture(autouse=True)
def brand(cloud: None) -> None:
    publish_brand()


def stored() -> list[CustomerCollectionItem]:
    return list(CustomerCollectionItem.scan())


def test_customer_account_contract_supply_point_and_meter_come_into_being(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    found = queries.overview("48213377", now=now)
    assert (found.customer.first_name, found.customer.last_name) == ("Anna", "Müller")
    assert found.customer.billing_address.street == "Schlossstraße"
    (account,) = found.accounts
    assert (account.account_number, account.instalment) == ("4000123456", Decimal("81.00"))
    (contract,) = found.contracts
    assert contract.contract_number == "700123456"
    assert contract.yearly_price == Decimal("964.20")
    assert contract.minimum_term_until == date(2027, 1, 31)
    assert contract.supply_point.market_location == "50000000017"
    (meter,) = contract.meters
    assert meter.meter_number == "1EMH0012345678"
    assert [(register.obis, register.unit, register.annual_consumption) for register in meter.registers] == [
        ("1-0:1.8.0", "kWh", 2500)
    ]


def test_a_two_rate_meter_has_a_peak_and_an_off_peak_register(now: datetime) -> None:
    conclusion.conclude_from_order(new=heating(), now=now)
    registers = queries.overview("48213377", now=now).contracts[0].meters[0].registers
    assert [(register.kind, register.obis, register.annual_consumption) for register in registers] == [
        ("ht", "1-0:1.8.1", 4000),
        ("nt", "1-0:1.8.2", 6000),
    ]


def test_a_gas_meter_counts_cubic_metres(now: datetime) -> None:
    conclusion.conclude_from_order(new=gas(), now=now)
    (register,) = queries.overview("48213377", now=now).contracts[0].meters[0].registers
    assert (register.unit, register.annual_consumption, register.digits) == ("m³", 1800, 5)


def test_the_iban_leaves_the_account_only_masked(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    page = queries.overview("48213377", now=now)
    assert page.accounts[0].iban_masked == "DE02 •••• 2051"
    assert "DE02120300000000202051" not in page.model_dump_json()


def test_billing_is_told_and_both_customer_and_account_have_an_activity(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    (transaction,) = transactions.transactions_of_customer("48213377")
    assert (transaction.kind, transaction.status) == ("contract_start", "received")
    assert transaction.payload["supply_start"] == "2026-02-01"
    activities = customer_queries.activities("48213377")
    assert {(entry.subject, entry.account_number) for entry in activities} == {
        ("customer", None),
        ("contract_account", "4000123456"),
    }


def test_the_conclusion_is_published_with_identifiers_and_no_personal_data(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    events = {event.detail_type: event.detail for event in OutboxItem.scan()}
    assert set(events) == {"ContractConcluded", "TransactionReceived"}
    concluded = json.loads(events["ContractConcluded"])
    assert concluded["contract_number"] == "700123456"
    assert concluded["order_number"] == "A-7K2M-Q4XN"
    assert "Müller" not in str(events)


def test_a_second_conclusion_of_the_same_order_changes_nothing(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    before = sorted((item.pk, item.sk) for item in stored())
    conclusion.conclude_from_order(new=new_contract(), now=now)
    conclusion.conclude_from_order(new=new_contract(contract_number="700999999"), now=now)
    assert sorted((item.pk, item.sk) for item in stored()) == before
    assert len(list(OutboxItem.scan())) == 2


def test_numbers_of_somebody_else_are_refused_and_nothing_is_written(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    with pytest.raises(WriteConflict):
        conclusion.conclude_from_order(new=new_contract(order_number="A-0000-0001"), now=now)
    assert len([item for item in stored() if isinstance(item, ContractItem)]) == 1


def test_a_customer_number_given_out_twice_never_joins_two_people(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    stranger = gas(
        order_number="A-0000-0002",
        contract_number="700000002",
        account_number="4000000002",
        last_name="Fremd",
    )
    with pytest.raises(WriteConflict):
        conclusion.conclude_from_order(new=stranger, now=now)
    assert len(queries.overview("48213377", now=now).contracts) == 1


@pytest.mark.parametrize(
    "changes",
    [{"customer_number": "59000001"}, {"brand": "sparwatt"}, {"account_number": "4000000002"}],
    ids=["unknown customer", "customer of another brand", "unknown account"],
)
def test_a_further_contract_needs_customer_and_account(changes: dict[str, str], now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    further = gas(order_number="A-0000-0002", contract_number="700000002", **changes)
    with pytest.raises(Problem) as problem:
        conclusion.add_contract(new=further, now=now)
    assert problem.value.status == 404


def test_a_contract_is_active_from_the_start_of_supply_in_the_time_zone_of_the_brand(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(supply_start=date(2026, 12, 1)), now=now)
    last_evening = datetime.fromisoformat("2026-11-30T22:59:59+00:00")
    first_minute = datetime.fromisoformat("2026-11-30T23:00:00+00:00")
    assert queries.overview("48213377", now=last_evening).contracts[0].status == "accepted"
    assert queries.overview("48213377", now=first_minute).contracts[0].status == "active"


def test_reserved_numbers_belong_to_one_order_only(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wattwerk.platform.identifiers.digits", lambda length: "4" * length)
    first, second = Transaction(now=now), Transaction(now=now)
    assert customers.reserve_customer_number(transaction=first) == "44444444"
    assert account_numbers.reserve_account_number(transaction=first) == "4444444444"
    assert numbers.reserve_contract_number(transaction=first) == "444444444"
    first.commit()
    customers.reserve_customer_number(transaction=second)
    with pytest.raises(WriteConflict) as conflict:
        second.commit()
    assert isinstance(conflict.value.item, NumberReservation)


def test_a_customer_can_have_several_contracts_on_one_account(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    second = gas(order_number="A-2222-2222", contract_number="700222222")
    for _ in range(2):
        conclusion.add_contract(new=second, now=now)
    found = queries.overview("48213377", now=now)
    assert [contract.contract_number for contract in found.contracts] == ["700123456", "700222222"]
    assert [account.account_number for account in found.accounts] == ["4000123456"]
    assert {contract.account_number for contract in found.contracts} == {"4000123456"}


def test_nobody_gets_a_further_contract_before_the_first(now: datetime) -> None:
    with pytest.raises(Problem) as refusal:
        conclusion.add_contract(new=gas(), now=now)
    assert refusal.value.status == 404
    assert stored() == []


def test_answers_and_bundle_of_the_order_stay_with_the_contract(now: datetime) -> None:
    answers = (GivenAnswer(key="wallbox", question="Haben Sie eine Wallbox?", answer="Ja, 11 kW"),)
    bundle = Bundle(
        bundle_code="strom-und-gas",
        name="Strom und Gas",
        description="Zusammen günstiger",
        parts=[],
        discount=BundleDiscount(
            kind="amount", recurrence="monthly", amount=Decimal("4.00"), yearly_amount=Decimal("48.00")
        ),
        prices_include_vat=True,
        yearly_price=Decimal("2840.00"),
        monthly_price=Decimal("237"),
        first_year_price=Decimal("2840.00"),
    )
    conclusion.conclude_from_order(new=new_contract(answers=answers, bundle=bundle), now=now)
    (contract,) = queries.overview("48213377", now=now).contracts
    assert contract.answers == list(answers)
    assert contract.bundle == bundle


def test_a_contract_without_answers_and_bundle_has_none(now: datetime) -> None:
    conclusion.conclude_from_order(new=new_contract(), now=now)
    (contract,) = queries.overview("48213377", now=now).contracts
    assert (contract.answers, contract.bundle) == ([], None)
    assert queries.overview("48213377", now=now).products == []
