"""What is ordered besides one tariff: two at once as a bundle, other products, answers to questions."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from tests import markets
from tests.unit.orders.examples import address, events, order_form, quoted
from wattwerk.catalog.schemas import Quote
from wattwerk.orders import queries
from wattwerk.orders.domain.new_contract import new_contract
from wattwerk.orders.domain.order import ReservedNumbers
from wattwerk.orders.domain.order_form import OrderRequest
from wattwerk.orders.operations import submission
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform.problems import Problem

GAS = {"commodity": "gas", "consumption": 18_000}
BUNDLE = {"bundle_code": "strom-und-gas"}


@pytest.fixture(autouse=True)
def sold(cloud: None, now: datetime) -> None:
    markets.load_brands(now)
    markets.load_prices(now)


@pytest.fixture
def quote(now: datetime) -> Quote:
    return quoted(now, consumption=3500, further_supplies=[GAS])


def place(quote: Quote, now: datetime, **changes: Any) -> OrderReceipt:
    form = order_form(quote, supply_address=address(), **changes)
    return submission.place_order(request=OrderRequest.model_validate(form), now=now, idempotency=None)


def gas(quote: Quote, **changes: Any) -> dict[str, Any]:
    """Return the gas tariff as the second part of a bundle."""
    return {
        "product_code": "gas-komfort",
        "meter": {"meter_number": "7GAS0012345678", "previous_supplier": "Altgas AG"},
        "start": {"reason": "supplier_switch"},
        "expected_yearly_price": str(quote.further_offers[0].yearly_price),
        **changes,
    }


def refused(quote: Quote, now: datetime, **changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as refusal:
        place(quote, now, **changes)
    assert events() == []
    return [(error.pointer, error.code) for error in refusal.value.errors]


class TestBundleOfTwoTariffs:
    def test_becomes_two_orders_at_once(self, quote: Quote, now: datetime) -> None:
        receipt = place(quote, now, further_supplies=[gas(quote)], **BUNDLE)
        [second] = receipt.further_order_numbers
        electricity, heat = queries.order(receipt.order_number), queries.order(second)
        assert events() == ["OrderPlaced", "OrderPlaced"]
        assert (electricity.commodity, heat.commodity) == ("electricity", "gas")
        assert heat.meter.meter_number == "7GAS0012345678"
        assert heat.consumption == 18_000
        assert electricity.bundle == heat.bundle
        assert electricity.bundle
        assert electricity.bundle.discount.amount == Decimal("4.00")

    def test_the_receipt_tells_price_and_start_of_each(self, quote: Quote, now: datetime) -> None:
        at_once = {"reason": "supplier_switch", "early_start_demanded": True}
        receipt = place(quote, now, further_supplies=[gas(quote, start=at_once)], start=at_once, **BUNDLE)
        electricity, heat = receipt.orders
        assert (electricity.order_number, heat.order_number) == (
            receipt.order_number,
            *receipt.further_order_numbers,
        )
        assert (electricity.product_name, heat.product_name) == ("Ökostrom Plus", "Gas Komfort")
        assert electricity.supply_start < heat.supply_start
        assert heat.yearly_price == quote.further_offers[0].yearly_price
        assert receipt.start_reason == "supplier_switch"

    def test_each_contract_summary_names_bundle_and_discount(self, quote: Quote, now: datetime) -> None:
        receipt = place(quote, now, further_supplies=[gas(quote)], **BUNDLE)
        for number in (receipt.order_number, *receipt.further_order_numbers):
            line = queries.placed_order(number).declaration.contract_summary_lines["bundle"]
            assert line.startswith("Strom & Gas: 4,00\N{NO-BREAK SPACE}€ Rabatt im Monat")
            assert "einzeln kündbar" in line

    def test_each_power_of_attorney_names_its_own_supplier(self, quote: Quote, now: datetime) -> None:
        receipt = place(quote, now, further_supplies=[gas(quote)], **BUNDLE)
        [second] = receipt.further_order_numbers
        declaration = queries.placed_order(second).declaration
        assert "Altgas AG" in (declaration.power_of_attorney or "")
        assert "Altgas AG" in declaration.shown.texts["power_of_attorney"]

    def test_is_no_bundle_with_a_part_missing(self, quote: Quote, now: datetime) -> None:
        assert refused(quote, now, **BUNDLE) == [("/bundle_code", "bundle_not_available")]

    def test_faults_of_the_second_tariff_stand_at_it(self, quote: Quote, now: datetime) -> None:
        meter = {"meter_number": "7GAS0012345678", "market_location": "12345678901"}
        faults = refused(quote, now, further_supplies=[gas(quote, meter=meter)], **BUNDLE)
        assert ("/further_supplies/0/meter/market_location", "market_location_check_digit") in faults

    def test_another_price_than_the_one_seen_orders_nothing(self, quote: Quote, now: datetime) -> None:
        with pytest.raises(Problem) as refusal:
            place(quote, now, further_supplies=[gas(quote, expected_yearly_price="1.00")], **BUNDLE)
        assert refusal.value.code == "price_changed"
        assert events() == []


class TestOtherProducts:
    def test_are_kept_with_their_answers_in_words(self, quote: Quote, now: datetime) -> None:
        extras = [{"product_code": "solardach", "answers": self.answers(quote)}]
        receipt = place(quote, now, extras=extras)
        [ordered] = queries.order(receipt.order_number).extras
        answers = {answer.key: answer.answer for answer in ordered.answers}
        assert ordered.product.on_request
        assert answers["property_type"] == "Einfamilienhaus"
        assert answers["owner"] == "ja"
        line = queries.placed_order(receipt.order_number).declaration.contract_summary_lines["extras"]
        assert "unverbindliche Anfrage" in line

    def test_come_along_with_the_contract(self, quote: Quote, now: datetime) -> None:
        extras = [{"product_code": "solardach", "answers": self.answers(quote)}]
        order = queries.placed_order(place(quote, now, extras=extras).order_number)
        numbers = ReservedNumbers("48213377", "4000123456", "700123456")
        accepted = order.accepted(numbers=numbers, supply_start=order.supply_start, concluded_on=now.date())
        [bought] = new_contract(accepted).products
        assert (bought.product_code, bought.on_request, bought.bundle_name) == ("solardach", True, "")
        assert "Einfamilienhaus" in {answer.answer for answer in bought.answers}

    def test_miss_no_required_answer(self, quote: Quote, now: datetime) -> None:
        faults = refused(quote, now, extras=[{"product_code": "solardach", "answers": {}}])
        assert ("/extras/0/answers/property_type", "missing") in faults

    def test_are_those_that_are_sold_here(self, quote: Quote, now: datetime) -> None:
        faults = refused(quote, now, extras=[{"product_code": "kernkraftwerk", "answers": {}}])
        assert faults == [("/extras/0/product_code", "product_not_available")]

    def answers(self, quote: Quote) -> dict[str, Any]:
        """Return an answer to every question of the roof that appears."""
        [roof] = [product for product in quote.extra_products if product.product_code == "solardach"]
        choices = {field.key: field.choices[0].value for field in roof.extra_fields if field.type == "choice"}
        return {**choices, "owner": True, "roof_pitch": "35"}
