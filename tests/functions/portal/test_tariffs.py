"""The tariff of a contract with its price sheet as of a day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.conftest import NOW, FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract
from tests.unit.orders.examples import open_market
from wattwerk.catalog.condition_schemas import EnergyBlock
from wattwerk.contracts.operations.price_changes import announce_price_change
from wattwerk.contracts.price_schemas import PriceChangeAnnouncement
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.vocabulary import Commodity

CLERK = Caller(
    audience="staff", login_id="clerk-1", name="Karin Klärer", roles=frozenset({"musterstadt.clerk"})
)
ANNA, CONTRACT = "48213377", "700123456"


@pytest.fixture
def portal(
    cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> FunctionClient:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    open_market()
    conclude(new_contract())
    return function("portal/tariffs")


def tariff(portal: FunctionClient, number: str = CONTRACT, **query: str) -> Any:
    path = f"/portal/contracts/{number}/tariff?{urlencode(query)}"
    return portal.request("GET", path, caller=customer(ANNA)).json_body


def test_the_sheet_of_today_has_prices_and_what_they_contain(portal: FunctionClient) -> None:
    found = tariff(portal)
    sheet = found["sheet"]
    assert (found["product_name"], sheet["on"], sheet["valid_from"]) == (
        "Strom Klassik",
        "2026-11-23",
        "2026-01-12",
    )
    assert (sheet["base_price"], sheet["energy_price"], sheet["yearly_price"]) == (
        "12.95",
        "32.354",
        "964.20",
    )
    assert (sheet["includes_vat"], sheet["vat_rate"]) == (True, "19")
    assert sheet["energy_blocks"] == []
    assert {"code": "electricity_tax", "rate": "2.05"} in sheet["contained"]
    assert "vat" not in {levy["code"] for levy in sheet["contained"]}


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Verlässlich versorgt"), ("en", "Reliable supply"), ("fr", "Une fourniture fiable")],
)
def test_the_tariff_is_described_in_the_language_asked_for(
    portal: FunctionClient, language: str, words: str
) -> None:
    information = tariff(portal, language=language)["information"]
    assert information["description"] == words
    assert information["electricity_mix"]["renewable_percent"]


def test_announced_prices_hold_from_their_day_on(portal: FunctionClient) -> None:
    announce_price_change(
        caller=CLERK,
        contract_number=CONTRACT,
        announcement=PriceChangeAnnouncement.model_validate(
            {
                "effective_on": date(2027, 2, 1),
                "occasion": "costs",
                "explanation": "Die Beschaffung an der Strombörse ist teurer geworden.",
                "prices": {"base_price": "13.95", "energy_price": "34.20"},
            }
        ),
        idempotency=None,
        now=NOW,
    )
    before, after = tariff(portal, on="2027-01-31")["sheet"], tariff(portal, on="2027-02-01")["sheet"]
    assert (before["energy_price"], before["valid_until"]) == ("32.354", "2027-01-31")
    assert (after["energy_price"], after["valid_from"], after["valid_until"]) == ("34.20", "2027-02-01", None)


@pytest.mark.parametrize("day", ["2026-01-11", "2027-11-24"])
def test_there_is_no_sheet_before_the_contract_nor_far_ahead(portal: FunctionClient, day: str) -> None:
    (error,) = tariff(portal, on=day)["errors"]
    assert (error["pointer"], error["code"]) == ("/on", "day_outside_contract")
    assert error["parameters"] == {"earliest": "2026-01-12", "latest": "2027-11-23"}


def test_a_tariff_that_nobody_knows_any_more_still_has_its_prices(portal: FunctionClient) -> None:
    water = {"commodity": Commodity.WATER, "product_code": "trinkwasser", "product_name": "Trinkwasser"}
    conclude(
        new_contract(
            order_number="A-2",
            contract_number="700000009",
            existing_customer=True,
            account_number="4000000009",
            meter_number="8SEN0104711815",
            **water,
        )
    )
    found = tariff(portal, "700000009")
    assert found["information"] is None
    assert (found["sheet"]["base_price"], found["sheet"]["contained"]) == ("12.95", [])


def test_somebody_elses_contract_is_unknown(portal: FunctionClient) -> None:
    conclude(
        new_contract(
            order_number="A-3",
            customer_number="59000001",
            account_number="4000000003",
            contract_number="700000003",
        )
    )
    answer = portal.request("GET", "/portal/contracts/700000003/tariff", caller=customer(ANNA))
    assert answer.status_code == 404


def test_a_graduated_price_is_told_block_by_block(portal: FunctionClient) -> None:
    blocks = (
        EnergyBlock(from_kwh=0, energy_price=Decimal("32.354")),
        EnergyBlock(from_kwh=2000, energy_price=Decimal("29.10")),
    )
    conclude(
        new_contract(
            order_number="A-4",
            contract_number="700000004",
            existing_customer=True,
            account_number="4000000004",
            energy_blocks=blocks,
        )
    )
    sheet = tariff(portal, "700000004")["sheet"]
    assert [EnergyBlock.model_validate(block) for block in sheet["energy_blocks"]] == list(blocks)
