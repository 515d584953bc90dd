"""The customer's dashboard and contract pages."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, heating, new_contract, publish_brand
from wattwerk.contracts.items import ContractItem, SupplyPointItem
from wattwerk.metering.items import MeterItem
from wattwerk.platform.customer_collection import overview

ANNA = "48213377"
BJÖRN = "59000001"


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    conclude(
        heating(
            order_number="A-0000-0002",
            customer_number=BJÖRN,
            account_number="4000000002",
            contract_number="700000002",
            first_name="Björn",
            last_name="Groß",
        )
    )
    return function("portal/contracts")


def test_a_customer_sees_own_data_contracts_and_meters(portal: FunctionClient) -> None:
    answer = portal.request("GET", "/portal/dashboard", caller=customer(ANNA))
    assert answer.status_code == 200
    page = answer.json_body
    assert page["customer"]["last_name"] == "Müller"
    assert page["contracts"][0]["status"] == "active"
    assert page["contracts"][0]["meters"][0]["meter_number"] == "1EMH0012345678"
    assert page["accounts"][0]["iban_masked"] == "DE02 •••• 2051"


def test_a_login_with_two_customer_numbers_chooses_one_by_header(portal: FunctionClient) -> None:
    caller = customer(f"{BJÖRN},{ANNA}")
    first = portal.request("GET", "/portal/dashboard", caller=caller)
    chosen = portal.request("GET", "/portal/dashboard", caller=caller, headers={"X-Customer-Number": BJÖRN})
    assert first.json_body["customer"]["customer_number"] == ANNA
    assert chosen.json_body["customer"]["last_name"] == "Groß"


def test_another_customers_number_answers_404(portal: FunctionClient) -> None:
    answer = portal.request(
        "GET", "/portal/dashboard", caller=customer(ANNA), headers={"X-Customer-Number": BJÖRN}
    )
    assert (answer.status_code, answer.json_body["code"]) == (404, "not_found")


def test_another_customers_contract_answers_404_like_an_unknown_one(portal: FunctionClient) -> None:
    own = portal.request("GET", "/portal/contracts/700123456", caller=customer(ANNA))
    foreign = portal.request("GET", "/portal/contracts/700000002", caller=customer(ANNA))
    unknown = portal.request("GET", "/portal/contracts/799999999", caller=customer(ANNA))
    assert own.json_body["contract"]["product_name"] == "Strom Klassik"
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json_body == unknown.json_body


def test_nobody_sees_a_dashboard_without_signing_in(portal: FunctionClient, clerk: dict[str, str]) -> None:
    assert portal.request("GET", "/portal/dashboard").status_code == 403
    assert portal.request("GET", "/portal/dashboard", caller=clerk).status_code == 403


def test_three_contracts_and_six_meters_cost_one_query_of_four_read_units(
    portal: FunctionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_copies(contracts=2, meters_of_each=2, more_meters_of_first=1)
    portal.request("GET", "/portal/dashboard", caller=customer(ANNA))  # reads the brand, once a minute
    calls: list[str] = []
    original = BaseClient._make_api_call

    def counted(self: BaseClient, operation: str, arguments: dict[str, Any]) -> Any:
        calls.append(operation)
        return original(self, operation, arguments)

    monkeypatch.setattr(BaseClient, "_make_api_call", counted)
    page = portal.request("GET", "/portal/dashboard", caller=customer(ANNA)).json_body
    assert len(page["contracts"]) == 3
    assert sum(len(contract["meters"]) for contract in page["contracts"]) == 6
    assert calls == ["Query"]
    assert stored_bytes() <= 4 * 4096  # a consistent query reads 4 KB per unit


def add_copies(*, contracts: int, meters_of_each: int, more_meters_of_first: int) -> None:
    """Give Anna more contracts with supply points and meters, as big as the first."""
    items = overview(ANNA)
    (contract,) = (item for item in items if isinstance(item, ContractItem))
    (point,) = (item for item in items if isinstance(item, SupplyPointItem))
    (meter,) = (item for item in items if isinstance(item, MeterItem))

    def copy(item: Any, sort: str, **changes: str) -> None:
        values = {**item.attribute_values, "sk": sort, **changes}
        type(item)(**{name: value for name, value in values.items() if name != "version"}).save()

    def add_meters(number: str, count: int) -> None:
        for position in range(count):
            copy(meter, f"OVERVIEW#METER#{number}{position}", contract_number=number)

    add_meters(contract.contract_number, more_meters_of_first)
    for position in range(contracts):
        number = f"70012345{position}"
        copy(point, f"OVERVIEW#SUPPLY_POINT#{position}", supply_point_id=f"point-{position}")
        copy(
            contract,
            f"OVERVIEW#CONTRACT#{number}",
            contract_number=number,
            supply_point_id=f"point-{position}",
        )
        add_meters(number, meters_of_each)


def stored_bytes() -> int:
    """Return how big the items of the dashboard are, as DynamoDB counts them."""
    found = boto3.client("dynamodb").query(
        TableName="wattwerk-customers",
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": f"CUSTOMER#{ANNA}"}, ":sk": {"S": "OVERVIEW#"}},
    )["Items"]
    return sum(
        len(name.encode()) + len(str(next(iter(value.values()))).encode())
        for item in found
        for name, value in item.items()
    )
