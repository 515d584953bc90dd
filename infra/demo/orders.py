"""Orders of the last days, placed as prospects place them, so that staff have something to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from infra.demo import accounts
from infra.demo.brands import MUSTERSTADT, SPARWATT
from wattwerk.catalog.domain.market_location import check_digit
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.schemas import QuoteRequest
from wattwerk.orders import queries
from wattwerk.orders.domain.order_form import OrderRequest
from wattwerk.orders.operations import decision, submission
from wattwerk.orders.schemas.orders import Decision, OrdersQuery
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.vocabulary import Language

PREVIOUS_SUPPLIER = "Überlandwerke Beispiel AG"


@dataclass(frozen=True)
class DemoOrder:
    """An order, and what a clerk has decided on it."""

    ago: timedelta
    asked: Mapping[str, Any]
    product_code: str
    person: Mapping[str, Any]
    address: tuple[str, str, str, str]
    meter_number: str
    market_location_base: str | None = None
    iban: str | None = None
    language: Language = "de"
    rejected_because: str = ""
    two_rate: bool = False
    besides: Mapping[str, Any] = field(default_factory=dict)
    """What else the order says: extras with their answers, through whom it came."""


ORDERS = (
    DemoOrder(
        ago=timedelta(days=3, hours=4),
        asked={"brand": MUSTERSTADT.id, "postcode": "80331", "commodity": "gas", "consumption": 22_000},
        product_code="gas-komfort",
        person={
            "salutation": "mr",
            "first_name": "Torsten",
            "last_name": "Großkreuz",
            "date_of_birth": "1971-09-02",
            "email": "torsten.grosskreuz@example.org",
        },
        address=("Hackenstraße", "9", "80331", "München"),
        meter_number="7ITR0033127740",
        market_location_base="1510077301",
        rejected_because="Doppelte Bestellung, nach Rücksprache mit dem Kunden.",
    ),
    DemoOrder(
        ago=timedelta(days=1, hours=7),
        asked={
            "brand": MUSTERSTADT.id,
            "postcode": "85049",
            "commodity": "electricity",
            "consumption": 38_000,
            "customer_type": "business",
        },
        product_code="gewerbestrom",
        person={
            "salutation": "ms",
            "first_name": "Ayşe",
            "last_name": "Öztürk",
            "email": "buero@baeckerei-oeztuerk.example.org",
            "phone": "+49 89 99998171",
            "company": "Bäckerei Öztürk GmbH",
            "register_court": "Ingolstadt",
            "register_number": "HRB 4711",
            "vat_id": "DE136695976",
        },
        address=("Mühlweg", "14", "85049", "Ingolstadt"),
        meter_number="1APA0101550123",
        market_location_base="5110077302",
        iban="AT61 1904 3002 3457 3201",
    ),
    DemoOrder(
        ago=timedelta(hours=5),
        asked={"brand": MUSTERSTADT.id, "postcode": "80331", "commodity": "electricity", "consumption": 2400},
        product_code="oekostrom-plus",
        person={
            "salutation": "mr",
            "title": "Dr.",
            "first_name": "Jörg",
            "last_name": "Krüger",
            "date_of_birth": "1979-03-04",
            "email": "joerg.krueger@example.org",
        },
        address=("Sebastiansplatz", "3", "80331", "München"),
        meter_number="1EMH0009912345",
        market_location_base="5110077303",
        iban="DE89 3704 0044 0532 0130 00",
        besides={
            "origin": {"partner": "energieberatung-nord", "referral_code": ""},
            "extras": [
                {
                    "product_code": "solardach",
                    "answers": {
                        "property_type": "detached",
                        "owner": True,
                        "roof_shape": "gable",
                        "roofing": "tiles",
                        "roof_pitch": "38",
                        "extras": ["battery", "wallbox"],
                    },
                }
            ],
        },
    ),
    DemoOrder(
        ago=timedelta(hours=2),
        asked={
            "brand": MUSTERSTADT.id,
            "postcode": "80469",
            "commodity": "heating_electricity",
            "consumption": 2600,
            "consumption_off_peak": 3900,
        },
        product_code="waermestrom",
        person={
            "salutation": "ms",
            "first_name": "Élodie",
            "last_name": "Lefèvre",
            "date_of_birth": "1990-12-11",
            "email": "elodie.lefevre@example.org",
        },
        address=("Reichenbachstraße", "21", "80469", "München"),
        meter_number="1ISK0044871120",
        language="fr",
        two_rate=True,
    ),
    DemoOrder(
        ago=timedelta(minutes=40),
        asked={"brand": SPARWATT.id, "postcode": "80331", "commodity": "electricity", "consumption": 1900},
        product_code="sparstrom",
        person={
            "salutation": "none",
            "first_name": "Kim",
            "last_name": "Weiß",
            "date_of_birth": "1998-06-30",
            "email": "kim.weiss@example.org",
        },
        address=("Blumenstraße", "28", "80331", "München"),
        meter_number="1LGZ0055120098",
        market_location_base="5110077305",
        iban="DE02 1203 0000 0000 2020 51",
    ),
)


def load(now: datetime) -> None:
    """Place the orders, unless there are any."""
    clerk = Caller(audience="staff", login_id="system", roles=frozenset(accounts.CLERK.roles))
    if queries.orders_for_staff(caller=clerk, query=OrdersQuery(brand=MUSTERSTADT.id)).items:
        return
    for order in ORDERS:
        _place(order, clerk, now - order.ago)


def request_of(order: DemoOrder, *, now: datetime) -> OrderRequest:
    """Get a quote and return the binding order for it."""
    quote = quotes.request_quote(
        request=QuoteRequest.model_validate(order.asked), language=order.language, idempotency=None, now=now
    )
    offer = next(offer for offer in quote.offers if offer.product_code == order.product_code)
    return OrderRequest.model_validate(
        {**_form(order), "quote_id": quote.quote_id, "expected_yearly_price": offer.yearly_price}
    )


def _place(order: DemoOrder, clerk: Caller, at: datetime) -> None:
    request = request_of(order, now=at)
    receipt = submission.place_order(request=request, now=at, idempotency=None)
    if order.rejected_because:
        placed = queries.order_for_staff(caller=clerk, order_number=receipt.order_number)
        decision.reject_order(
            caller=clerk,
            order_number=receipt.order_number,
            decision=Decision(version=placed.version, reason=order.rejected_because),
            now=at + timedelta(hours=3),
            idempotency=None,
        )


def _form(order: DemoOrder) -> dict[str, Any]:
    street, house_number, postcode, town = order.address
    base = order.market_location_base
    debit = {"method": "sepa_direct_debit", "iban": order.iban, "mandate_granted": True}
    return {
        "brand": order.asked["brand"],
        "language": order.language,
        "product_code": order.product_code,
        "customer_type": order.asked.get("customer_type", "household"),
        "supply_address": {
            "street": street,
            "house_number": house_number,
            "postcode": postcode,
            "town": town,
        },
        "person": dict(order.person),
        "meter": {
            "meter_number": order.meter_number,
            "market_location": f"{base}{check_digit(base)}" if base else None,
            "previous_supplier": PREVIOUS_SUPPLIER,
            "type": "two_rate" if order.two_rate else "single",
        },
        "start": {"reason": "supplier_switch"},
        "payment": debit if order.iban else {"method": "transfer"},
        "consents": {"terms": True, "withdrawal_information": True, "power_of_attorney": True},
        **order.besides,
    }
