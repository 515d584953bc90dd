"""A market to order in: a brand, its price list, places that are known and places that are not."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.beginnings import made_once
from tests.unit.contracts.examples import CONCLUDED, publish_brand
from wattwerk.catalog import reference_data
from wattwerk.catalog.operations import prices as catalog_prices
from wattwerk.catalog.operations import products, quotes
from wattwerk.catalog.schemas import Quote, QuoteRequest
from wattwerk.orders.domain.order_form import OrderDraft, OrderRequest
from wattwerk.orders.operations import submission
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language

GERMAN_IBAN = "DE02 1203 0000 0000 2020 51"
MARKET_LOCATION = "41373559241"
KNOWN_POSTCODE = "80331"


@made_once
def open_market(**settings: Any) -> None:
    """Publish the brand with prices, postcodes, streets of one town and its grid operator."""
    publish_brand(**settings)
    publish_prices()
    for import_file, content in (
        (reference_data.import_levies, _levies()),
        (reference_data.import_streets, "Name,PostalCode,Locality\nSchloßstraße,80331,München\n"),
        (
            reference_data.import_grid_operators,
            "postcode;commodity;name;code\n80331;electricity;Musternetz Süd (Beispiel);9900000000001\n",
        ),
    ):
        report = import_file(content=content.encode(), source="example", now=CONCLUDED)
        assert not report.faults
    towns = [
        {"code": "80331", "localityName": "München"},
        {"code": "01067", "localityName": "Dresden"},
    ]
    reference_data.import_postcodes(
        content=json.dumps(towns).encode(), layout="localities", source="example", now=CONCLUDED
    )


@made_once
def publish_prices(
    *, energy_price: str = "32,475", active_from: datetime = CONCLUDED, now: datetime = CONCLUDED
) -> None:
    """Publish the price list, gross prices."""
    prices = [
        "product_code;area;base_price;energy_price;energy_price_off_peak",
        f"strom-klassik;*;12,95;{energy_price};",
        "waermestrom;*;9,90;28,10;22,15",
    ]
    report = products.import_products(
        brand="musterstadt",
        products_file=json.dumps(_products(), ensure_ascii=False).encode(),
        author="example",
        active_from=CONCLUDED,
        now=now,
    )
    assert not report.faults
    report = catalog_prices.import_price_list(
        brand="musterstadt",
        basis="gross",
        prices_file="\n".join(prices).encode(),
        active_from=active_from,
        now=now,
    )
    assert not report.faults


def quoted(now: datetime, *, language: Language = "de", **asked: Any) -> Quote:
    """Return a quote for 2,500 kWh of electricity in Munich, or for what is asked."""
    wanted = {
        "brand": "musterstadt",
        "postcode": KNOWN_POSTCODE,
        "commodity": Commodity.ELECTRICITY,
        "consumption": 2500,
        "customer_type": CustomerType.HOUSEHOLD,
        **asked,
    }
    return quotes.request_quote(
        request=QuoteRequest.model_validate(wanted), language=language, idempotency=None, now=now
    )


def order_form(quote: Quote, **changes: Any) -> dict[str, Any]:
    """Return what the funnel sends for Jörg Müller's household; ``changes`` replace whole parts."""
    offer = quote.offers[0]
    return {
        "brand": "musterstadt",
        "language": "de",
        "quote_id": quote.quote_id,
        "product_code": offer.product_code,
        "customer_type": "household",
        "supply_address": address(),
        "billing_address": None,
        "person": person(),
        "meter": {
            "meter_number": "1EMH0012345678",
            "market_location": MARKET_LOCATION,
            "type": "single",
            "digits": 6,
            "previous_supplier": "Überland-Werke AG",
        },
        "start": {"reason": "supplier_switch", "desired_date": None, "early_start_demanded": False},
        "payment": {
            "method": "sepa_direct_debit",
            "iban": GERMAN_IBAN,
            "account_holder": None,
            "mandate_granted": True,
        },
        "consents": {
            "terms": True,
            "withdrawal_information": True,
            "power_of_attorney": True,
            "marketing_email": False,
        },
        "expected_yearly_price": str(offer.yearly_price),
        **changes,
    }


def address(**changes: str) -> dict[str, str]:
    """Return a complete address in the known town."""
    return {
        "street": "Schloßstr.",
        "house_number": "12 a",
        "postcode": KNOWN_POSTCODE,
        "town": "München",
        **changes,
    }


def person(**changes: Any) -> dict[str, Any]:
    """Return a grown-up person."""
    return {
        "salutation": "mr",
        "title": "",
        "first_name": "Jörg",
        "last_name": "Müller-Lüdenscheidt",
        "date_of_birth": "1979-03-04",
        "email": "joerg.mueller@example.org",
        "phone": "+49 89 123456",
        "company": "",
        **changes,
    }


def request(quote: Quote, **changes: Any) -> OrderRequest:
    """Return the order form as a binding order."""
    return OrderRequest.model_validate(order_form(quote, **changes))


def draft(**changes: Any) -> OrderDraft:
    """Return an order form that no quote stands behind, for rules that need none."""
    form = {
        "brand": "musterstadt",
        "quote_id": "q1",
        "product_code": "strom-klassik",
        "supply_address": address(),
        "person": person(),
        "meter": {"meter_number": "1EMH0012345678"},
        "start": {"reason": "supplier_switch"},
        "payment": {"method": "transfer"},
        "consents": {"terms": True, "withdrawal_information": True},
        **changes,
    }
    return OrderDraft.model_validate(form)


def placed(now: datetime, **changes: Any) -> OrderReceipt:
    """Place an order at ``now`` and return its receipt."""
    return submission.place_order(request=request(quoted(now), **changes), now=now, idempotency=None)


def events() -> list[str]:
    """Return the types of the events in the outbox, sorted."""
    return sorted(item.detail_type for item in OutboxItem.scan())


YEARLY_PRICE = Decimal("967.28")
"""12 × 12.95 € + 2,500 × 32.475 ct, rounded half up once."""


def _products() -> dict[str, Any]:
    mix = {
        "renewable_percent": "62.5",
        "co2_grams_per_kwh": "210",
        "radioactive_waste_mg_per_kwh": "0",
        "year": 2025,
    }
    common = {
        "description": _text("Verlässlich versorgt", "Reliable supply", "Une fourniture fiable"),
        "customer_types": ["household", "business"],
        "initial_term_months": 12,
        "notice_period_days": 30,
        "payment_methods": ["sepa_direct_debit", "transfer"],
        "electricity_mix": mix,
    }
    classic = {
        **common,
        "code": "strom-klassik",
        "commodity": "electricity",
        "name": _text("Strom Klassik", "Classic Electricity", "Électricité Classique"),
        "meter_types": ["single"],
        "price_guarantee_until": "2027-12-31",
        "price_guarantee_scope": "energy_only",
        "bonuses": [
            {
                "kind": "new_customer_bonus",
                "amount": "100",
                "condition": _text("nach zwölf Monaten", "after twelve months", "après douze mois"),
            }
        ],
    }
    heating = {
        **common,
        "code": "waermestrom",
        "commodity": "heating_electricity",
        "name": _text("Wärmestrom", "Heating Electricity", "Électricité de chauffage"),
        "meter_types": ["two_rate"],
        "two_rate": True,
    }
    return {"brand": "musterstadt", "products": [classic, heating]}


def _text(de: str, en: str, fr: str) -> dict[str, str]:
    return {"de": de, "en": en, "fr": fr}


def _levies() -> str:
    lines = ["commodity;code;rate;valid_from"]
    for commodity in ("electricity", "heating_electricity"):
        lines += [f"{commodity};electricity_tax;2,05;2024-01-01", f"{commodity};vat;19;2021-01-01"]
    return "\n".join(lines)
