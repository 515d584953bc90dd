"""The contract summary says everything that § 41 EnWG wants, in three languages, or is not shown."""

import json
import string
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.unit.orders.examples import address, open_market, quoted, request
from wattwerk.brands import queries as brands
from wattwerk.catalog import queries as catalog
from wattwerk.orders.domain.contract_summary import ContractSummary, contract_summary, missing
from wattwerk.orders.texts import Words, texts
from wattwerk.orders.texts.contract_summary import contract_summary_lines
from wattwerk.platform.vocabulary import LANGUAGES, Language

ALWAYS = {
    "supplier",
    "contact",
    "product",
    "supply_point",
    "grid_operator",
    "services",
    "supply_start",
    "consumption",
    "yearly_price",
    "base_price",
    "energy_price",
    "instalment",
    "bonuses",
    "term",
    "notice_period",
    "price_guarantee",
    "price_adjustment",
    "billing",
    "payment_methods",
    "withdrawal",
    "liability",
    "dispute_settlement",
    "terms",
    "privacy",
}


def summary(asked: dict[str, Any] | None = None, **changes: Any) -> ContractSummary:
    quote = quoted(NOW, **(asked or {}))
    return contract_summary(
        draft=request(quote, **changes),
        brand=brands.brand("musterstadt"),
        settings=brands.settings("musterstadt"),
        offer=quote.offers[0],
        supply=quote.request.supplies()[0],
        market_location="41373559241",
        grid_operator="Musternetz Süd (Beispiel)",
        supply_start=date(2026, 12, 8),
        dates=catalog.start_dates(
            brand="musterstadt", commodity=quote.request.commodity, reason="supplier_switch", now=NOW
        ),
        withdrawal_days=14,
    )


@pytest.fixture(autouse=True)
def market(cloud: None) -> None:
    open_market()


class TestLines:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_are_complete_in_every_language(self, language: Language) -> None:
        lines = contract_summary_lines(summary(language=language))
        assert set(lines) >= ALWAYS
        assert all(line.strip() for line in lines.values())
        assert "Schlichtungsstelle Energie" in lines["dispute_settlement"]
        assert "HRB 1234" in lines["supplier"]

    @pytest.mark.parametrize(
        ("language", "price", "start"),
        [
            ("de", "967,28 €", "8. Dezember 2026"),
            ("en", "€967.28", "8 December 2026"),
            ("fr", "967,28 €", "8 décembre 2026"),
        ],
    )
    def test_write_money_and_dates_as_the_language_does(
        self, language: Language, price: str, start: str
    ) -> None:
        lines = contract_summary_lines(summary(language=language))
        assert price in lines["yearly_price"].replace("\N{NO-BREAK SPACE}", " ")
        assert start in lines["supply_start"]

    def test_show_bonuses_apart_from_the_price(self) -> None:
        lines = contract_summary_lines(summary())
        assert "ohne Boni" in lines["yearly_price"]
        assert "867" not in lines["yearly_price"]

    def test_show_both_rates_of_a_two_rate_tariff(self) -> None:
        asked = {"commodity": "heating_electricity", "consumption": 4000, "consumption_off_peak": 6000}
        lines = contract_summary_lines(summary(asked))
        assert lines["consumption"] == "4.000 kWh (HT) und 6.000 kWh (NT) im Jahr"
        assert lines["energy_price_off_peak"] == "22,15 ct/kWh in der Niedertarifzeit (NT)"

    def test_warn_who_demands_an_early_start_that_energy_has_to_be_paid(self) -> None:
        start = {"reason": "supplier_switch", "early_start_demanded": True}
        assert "§ 357a" in contract_summary_lines(summary(start=start))["withdrawal"]
        assert "§ 357a" not in contract_summary_lines(summary())["withdrawal"]

    def test_promise_businesses_no_right_of_withdrawal(self) -> None:
        business = summary({"customer_type": "business"}, customer_type="business")
        lines = contract_summary_lines(business)
        assert "kein gesetzliches Widerrufsrecht" in lines["withdrawal"]
        assert "zuzüglich 19 %" in lines["yearly_price"]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_tell_how_the_contract_comes_about(self, language: Language) -> None:
        """§ 312i (1) BGB, Art. 246c EGBGB: steps, corrections, languages, storage, codes of conduct."""
        lines = contract_summary_lines(summary(language=language))
        assert "https://stadtwerke-musterstadt.example/agb" in lines["terms"]
        assert "246c EGBGB" in lines["terms"]

    def test_leave_typed_text_as_it_was_typed(self) -> None:
        typed = "{company} {{7*7}} <b>Straße</b>"
        lines = contract_summary_lines(summary(supply_address=address(street=typed)))
        assert typed in lines["supply_point"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(min_size=1, max_size=60))
def test_whatever_is_typed_stands_in_the_line_literally(typed: str) -> None:
    line = Words("de").text(
        "contract_summary",
        "supply_point",
        street=typed,
        house_number="1",
        postcode="80331",
        town="München",
        meter_number="1",
    )
    assert line == f"{typed} 1, 80331 München; Zähler 1"


class TestGaps:
    def test_a_complete_summary_has_none(self) -> None:
        assert missing(summary()) == []

    @pytest.mark.parametrize("field", ["company", "phone", "email", "register_court", "managing_directors"])
    def test_every_part_of_the_supplier_is_needed(self, field: str) -> None:
        whole = summary()
        supplier = whole.supplier.model_copy(update={field: " "})
        assert missing(whole.model_copy(update={"supplier": supplier})) == [f"/supplier/{field}"]

    def test_prices_without_their_components_are_a_gap(self) -> None:
        whole = summary()
        prices = whole.prices.model_copy(update={"components": []})
        assert missing(whole.model_copy(update={"prices": prices})) == ["/prices/components"]

    def test_a_bonus_without_its_condition_is_a_gap(self) -> None:
        whole = summary()
        bonus = whole.bonuses[0].model_copy(update={"condition": "", "amount": Decimal(50)})
        assert missing(whole.model_copy(update={"bonuses": [bonus]})) == ["/bonuses/0/condition"]

    def test_a_two_rate_product_without_off_peak_price_is_a_gap(self) -> None:
        whole = summary()
        product = whole.product.model_copy(update={"two_rate": True})
        assert missing(whole.model_copy(update={"product": product})) == ["/prices/energy_price_off_peak"]


class TestTexts:
    def test_every_language_has_the_same_texts_with_the_same_values(self) -> None:
        german = placeholders(texts("de"))
        assert placeholders(texts("en")) == german
        assert placeholders(texts("fr")) == german

    def test_no_text_is_empty_and_each_language_has_its_file(self) -> None:
        for language in LANGUAGES:
            content = json.loads(files("wattwerk.orders.texts").joinpath(f"{language}.json").read_text())
            assert all(text.strip() for text in leaves(content).values())


def leaves(node: Any, path: str = "") -> dict[str, str]:
    if isinstance(node, str):
        return {path: node}
    return {key: text for name, part in node.items() for key, text in leaves(part, f"{path}/{name}").items()}


def placeholders(node: Any) -> dict[str, set[str]]:
    return {
        key: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for key, text in leaves(node).items()
    }
