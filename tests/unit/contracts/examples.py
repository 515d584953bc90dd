"""Examples that tests around customers share: a brand, its households and businesses."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.beginnings import made_once
from wattwerk.brands import operations as brands
from wattwerk.brands.domain import BrandSettings, Sender
from wattwerk.brands.schemas import Brand, Contact, Theme
from wattwerk.catalog.condition_schemas import Conditions
from wattwerk.contracts.domain import NewContract
from wattwerk.contracts.operations import conclusion
from wattwerk.customers.schemas import PostalAddress
from wattwerk.platform.vocabulary import Commodity, CustomerType, PaymentMethod, Salutation

CONCLUDED = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
HOME = PostalAddress(street="Schlossstraße", house_number="12 a", postcode="80331", town="Musterstadt")


@made_once
def publish_brand(brand_id: str = "musterstadt", **settings: Any) -> None:
    """Publish a brand with the default decisions, or with some of its own."""
    brand = Brand(
        id=brand_id,
        name="Stadtwerke Musterstadt",
        tagline={"de": "Nah und gut", "en": "Close and good", "fr": "Proche et bon"},
        theme=Theme(primary="#0b6b5d", accent="#7ab800", logo_svg="<svg/>"),
        contact=Contact(
            company="Stadtwerke Musterstadt GmbH",
            street="Werkstraße",
            house_number="1",
            postcode="80331",
            town="Musterstadt",
            phone="+49 89 1234560",
            email="service@stadtwerke-musterstadt.example",
            website="https://stadtwerke-musterstadt.example",
            opening_hours="Mo–Fr 8–18 Uhr",
            register_court="Amtsgericht Musterstadt",
            register_number="HRB 1234",
            vat_id="DE123456789",
            managing_directors="Jörg Schäfer",
        ),
        languages=["de", "en", "fr"],
        commodities=["electricity", "heating_electricity", "gas"],
        time_zone="Europe/Berlin",
    )
    decisions = BrandSettings(
        sender=Sender(
            name="Stadtwerke Musterstadt",
            address="post@stadtwerke-musterstadt.example",
            reply_to="service@stadtwerke-musterstadt.example",
        ),
        hotline="+49 89 1234560",
        creditor_id="DE98ZZZ09999999999",
        terms_url="https://stadtwerke-musterstadt.example/agb",
        terms_version="2026-01",
        privacy_url="https://stadtwerke-musterstadt.example/datenschutz",
        withdrawal_information_version="2026-01",
        **settings,
    )
    brands.publish_brand(brand=brand, settings=decisions, author="set-up", now=CONCLUDED)


def new_contract(**changes: Any) -> NewContract:
    """Return an accepted order of Anna Müller for electricity: 2,500 kWh, one register, SEPA."""
    conditions = Conditions(
        initial_term_months=12,
        notice_period_days=30,
        payment_methods=[PaymentMethod.SEPA_DIRECT_DEBIT, PaymentMethod.TRANSFER],
        meter_types=["single", "two_rate"],
    )
    household = NewContract(
        order_number="A-7K2M-Q4XN",
        customer_number="48213377",
        account_number="4000123456",
        contract_number="700123456",
        brand="musterstadt",
        language="de",
        customer_type=CustomerType.HOUSEHOLD,
        salutation=Salutation.MS,
        title="Dr.",
        first_name="Anna",
        last_name="Müller",
        date_of_birth=date(1984, 5, 17),
        email="anna.mueller@example.org",
        phone="+49 170 1234567",
        billing_address=HOME,
        supply_address=HOME,
        commodity=Commodity.ELECTRICITY,
        product_code="strom-klassik",
        product_name="Strom Klassik",
        conditions=conditions,
        yearly_price=Decimal("964.20"),
        base_price=Decimal("12.95"),
        energy_price=Decimal("32.354"),
        instalment=Decimal("81.00"),
        consumption=2500,
        supply_start=date(2026, 2, 1),
        concluded_on=date(2026, 1, 12),
        market_location="50000000017",
        grid_operator="Musternetz Süd (Beispiel)",
        meter_number="1EMH0012345678",
        payment_method=PaymentMethod.SEPA_DIRECT_DEBIT,
        iban="DE02120300000000202051",
        bic="BYLADEM1001",
        bank_name="DKB Deutsche Kreditbank",
        account_holder="Anna Müller",
        mandate_reference="M-7K2MQ4XN",
        mandate_granted_at=CONCLUDED,
    )
    return household.model_copy(update=changes)


def heating(**changes: Any) -> NewContract:
    """Return an accepted order for heating electricity with a two-rate meter: 4,000 kWh HT, 6,000 NT."""
    two_rate: dict[str, Any] = {
        "commodity": Commodity.HEATING_ELECTRICITY,
        "product_code": "waermestrom",
        "product_name": "Wärmestrom",
        "energy_price_off_peak": Decimal("22.15"),
        "consumption": 4000,
        "consumption_off_peak": 6000,
        "meter_type": "two_rate",
        "meter_number": "1ISK0087654321",
    }
    return new_contract(**{**two_rate, **changes})


def gas(**changes: Any) -> NewContract:
    """Return an accepted order for gas: 18,000 kWh."""
    wanted: dict[str, Any] = {
        "commodity": Commodity.GAS,
        "product_code": "gas-komfort",
        "product_name": "Gas Komfort",
        "energy_price": Decimal("10.42"),
        "consumption": 18000,
        "meter_number": "7ELS8812345678",
        "meter_digits": 5,
    }
    return new_contract(**{**wanted, **changes})


@made_once
def conclude(new: NewContract) -> NewContract:
    """Conclude the contract in January 2026 and return what it was concluded from."""
    conclusion.conclude_from_order(new=new, now=CONCLUDED)
    return new
