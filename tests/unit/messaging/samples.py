"""Brands, orders, customers and readings as they really occur, for mails and letters."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from wattwerk.billing.schemas.changes import MandateRequest
from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.billing.schemas.transactions import Transaction, TransactionEvent
from wattwerk.brands.correspondence import Label
from wattwerk.brands.domain import BrandSettings, Sender
from wattwerk.brands.schemas import Brand, Contact, Theme
from wattwerk.catalog.condition_schemas import Conditions
from wattwerk.catalog.schemas import (
    Bonus,
    ElectricityMix,
    FurtherSupply,
    Offer,
    PriceComponent,
    QuoteRequest,
    StartDates,
)
from wattwerk.contracts.price_changes import Occasion, PriceChange, PriceStep
from wattwerk.contracts.schemas import Contract, SupplyPoint
from wattwerk.conversations.domain import Author, ConversationStatus
from wattwerk.conversations.schemas import Message, StaffConversation, Writer
from wattwerk.customers.schemas import Customer, PostalAddress
from wattwerk.declarations import schemas as declarations
from wattwerk.declarations.domain.vocabulary import DeclarationKind, DeclarationStatus, Ground
from wattwerk.identity.domain import LinkPurpose
from wattwerk.identity.queries import Link
from wattwerk.messaging.mails.privacy import ErasureResult, KeptData
from wattwerk.messaging.subject import Subject
from wattwerk.metering.schemas import Meter, Reading, Register
from wattwerk.offers.domain import OfferStatus, OfferTerms, SalesOffer
from wattwerk.orders.domain.contract_summary import contract_summary
from wattwerk.orders.domain.order import Declaration, PlacedOrder, ShownTexts
from wattwerk.orders.domain.order_form import OrderRequest, OrderStatus
from wattwerk.orders.domain.unfinished import SavedForm, UnfinishedOrder
from wattwerk.orders.texts import Words
from wattwerk.orders.texts.contract_summary import contract_summary_lines
from wattwerk.platform.vocabulary import LANGUAGES, Commodity, Language, RegisterKind

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

COMPANY = {
    "company": "Stadtwerke Musterstadt GmbH",
    "street": "Am Wasserturm",
    "house_number": "12",
    "postcode": "99999",
    "town": "Musterstadt",
    "register_court": "Amtsgericht Musterstadt",
    "register_number": "HRB 4711",
    "vat_id": "DE123456789",
    "managing_directors": "Dr. Jörg Größer, Şebnem Öztürk",
    "opening_hours": "Mo–Fr 8–18 Uhr",
}


def _logo(name: str, colour: str, accent: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 48" width="300" height="48">'
        f'<circle cx="24" cy="24" r="22" fill="{colour}"/>'
        f'<path d="M27 6 L13 27 H22 L19 42 L35 20 H25 Z" fill="{accent}"/>'
        f'<text x="56" y="32" font-family="Source Sans 3" font-size="24" font-weight="600" '
        f'fill="{colour}">{name}</text></svg>'
    )


def brand(brand_id: str = "musterstadt") -> Brand:
    own = brand_id == "musterstadt"
    name = "Stadtwerke Musterstadt" if own else "SparWatt"
    primary, accent = ("#0b6b5d", "#f2c14e") if own else ("#5b2a86", "#ff8a1f")
    domain = "stadtwerke-musterstadt.example" if own else "sparwatt.example"
    return Brand(
        id=brand_id,
        name=name,
        tagline={
            "de": "Energie aus Ihrer Stadt" if own else "Eine Marke der Stadtwerke Musterstadt GmbH",
            "en": "Energy from your town" if own else "A brand of Stadtwerke Musterstadt GmbH",
            "fr": "L’énergie de votre ville" if own else "Une marque de Stadtwerke Musterstadt GmbH",
        },
        theme=Theme(primary=primary, accent=accent, logo_svg=_logo(name, primary, accent)),
        contact=Contact(
            **COMPANY,
            phone="0800 123 45 67" if own else "0800 765 43 21",
            email=f"service@{domain}",
            website=f"https://www.{domain}",
        ),
        languages=["de", "en", "fr"],
        commodities=["electricity", "gas"],
        time_zone="Europe/Berlin",
    )


def settings(brand_id: str = "musterstadt") -> BrandSettings:
    contact = brand(brand_id).contact
    return BrandSettings(
        sender=Sender(name=brand(brand_id).name, address=contact.email, reply_to=contact.email),
        hotline=f"{contact.phone} (Mo–Fr 8–18 Uhr)",
        creditor_id="DE98ZZZ09999999999",
        terms_url=f"{contact.website}/agb",
        terms_version="2026-07",
        privacy_url=f"{contact.website}/datenschutz",
        withdrawal_information_version="2026-06",
    )


OFFER = Offer(
    product_code="NATUR24",
    name="Musterstrom Natur 24",
    description="Ökostrom aus Wasserkraft, zwei Jahre Preisgarantie.",
    features=["100 % Ökostrom"],
    commodity=Commodity.ELECTRICITY,
    green=True,
    two_rate=False,
    yearly_price=Decimal("1157.87"),
    monthly_price=Decimal("96"),
    first_year_price=Decimal("1007.87"),
    base_price=Decimal("12.90"),
    energy_price=Decimal("28.655"),
    energy_price_off_peak=None,
    prices_include_vat=True,
    vat_rate=Decimal("19"),
    bonuses=[
        Bonus(
            kind="new_customer_bonus",
            amount=Decimal("100"),
            condition="Gutschrift mit der ersten Jahresrechnung nach zwölf Monaten Belieferung",
        ),
        Bonus(kind="instant_bonus", amount=Decimal("50"), condition="Auszahlung 60 Tage nach Lieferbeginn"),
    ],
    breakdown=[
        PriceComponent(
            kind="base_price",
            code="base_price",
            price=Decimal("10.84"),
            unit="€/month",
            quantity=Decimal(12),
            amount=Decimal("130.08"),
        )
    ],
    conditions=Conditions(
        initial_term_months=24,
        notice_period_days=30,
        price_guarantee_until=date(2028, 12, 31),
        price_guarantee_scope="without_levies",
        payment_methods=["sepa_direct_debit", "transfer"],
        meter_types=["single"],
    ),
    electricity_mix=ElectricityMix(
        renewable_percent=Decimal(100),
        co2_grams_per_kwh=Decimal(0),
        radioactive_waste_mg_per_kwh=Decimal(0),
        year=2025,
    ),
)


def order_request(language: Language = "de", **changes: object) -> OrderRequest:
    data = {
        "brand": "musterstadt",
        "language": language,
        "quote_id": "q-1",
        "product_code": OFFER.product_code,
        "customer_type": "household",
        "supply_address": {
            "street": "Gänsefüßchenweg",
            "house_number": "7 b",
            "postcode": "80331",
            "town": "München",
            "addition": "Hinterhaus, 3. OG",
        },
        "person": {
            "salutation": "ms",
            "title": "Dr.",
            "first_name": "Änne",
            "last_name": "Öztürk-Weiß",
            "date_of_birth": "1984-02-29",
            "email": "aenne.oeztuerk@example.org",
            "phone": "+49 89 1234567",
        },
        "meter": {"meter_number": "1EMH0012345678", "previous_supplier": "Bayernkraft AG"},
        "start": {"reason": "supplier_switch", "early_start_demanded": True},
        "payment": {
            "method": "sepa_direct_debit",
            "iban": "DE02120300000000202051",
            "mandate_granted": True,
        },
        "consents": {
            "terms": True,
            "withdrawal_information": True,
            "power_of_attorney": True,
        },
        "expected_yearly_price": "1157.87",
    }
    return OrderRequest.model_validate({**data, **changes})


def placed_order(
    language: Language = "de", *, brand_id: str = "musterstadt", **changes: object
) -> PlacedOrder:
    request = order_request(language, brand=brand_id, **changes)
    summary = contract_summary(
        draft=request,
        brand=brand(brand_id),
        settings=settings(brand_id),
        offer=OFFER,
        supply=FurtherSupply(commodity=Commodity.ELECTRICITY, consumption=3500),
        market_location="41373559241",
        grid_operator="Demo-Netz Süd GmbH",
        supply_start=date(2027, 1, 1),
        dates=StartDates(
            earliest=date(2026, 11, 26),
            latest=date(2027, 11, 22),
            withdrawal_period_ends=date(2026, 12, 7),
            earliest_without_early_start=date(2026, 12, 8),
        ),
        withdrawal_days=14,
    )
    contact = brand(brand_id).contact
    own = settings(brand_id)
    shown = Words(language).declarations(
        company=contact.company,
        address=f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}",
        terms_version=own.terms_version,
        terms_url=own.terms_url,
        withdrawal_information_version=own.withdrawal_information_version,
        creditor_id=own.creditor_id,
    )
    return PlacedOrder(
        order_number="A-7K2M-Q4XN",
        received_at=NOW,
        status=OrderStatus.RECEIVED,
        declaration=Declaration(
            request=request,
            offer=OFFER,
            price_list_version="2026-11",
            consumption=3500,
            consumption_off_peak=None,
            checks=[],
            market_location="41373559241",
            grid_operator="Demo-Netz Süd GmbH",
            iban="DE02120300000000202051",
            bic="BYLADEM1001",
            bank_name="Deutsche Kreditbank Berlin",
            mandate_reference="M-7K2M-Q4XN",
            supply_start=date(2027, 1, 1),
            contract_summary=summary,
            contract_summary_lines=contract_summary_lines(summary),
            shown=ShownTexts(version="2026-11-21", texts=shown),
        ),
        supply_start=date(2027, 1, 1),
    )


def sales_offer(language: Language = "de") -> SalesOffer:
    request = order_request(language)
    asked = QuoteRequest(
        brand="musterstadt", postcode="80331", commodity=Commodity.ELECTRICITY, consumption=3500
    )
    terms = OfferTerms(
        language=language,
        quote_id="q1",
        product_codes=[OFFER.product_code],
        person=request.person,
        supply_address=request.supply_address,
        valid_until=date(2026, 12, 18),
        personal_text="wie besprochen.\nBis bald!" if language == "de" else "",
    )
    return SalesOffer(
        offer_number="AN-7K2M-Q4XN",
        brand="musterstadt",
        created_at=NOW,
        status=OfferStatus.SENT,
        terms=terms,
        asked=asked,
        offers=[OFFER],
        expires_at=NOW + timedelta(days=25),
    )


ADDRESS = PostalAddress(street="Gänsefüßchenweg", house_number="7 b", postcode="80331", town="München")


def customer(language: Language = "de", **changes: object) -> Customer:
    data = {
        "customer_number": "20260017",
        "brand": "musterstadt",
        "customer_type": "household",
        "salutation": "ms",
        "title": "Dr.",
        "first_name": "Änne",
        "last_name": "Öztürk-Weiß",
        "company": "",
        "date_of_birth": "1984-02-29",
        "email": "aenne.oeztuerk@example.org",
        "phone": "+49 89 1234567",
        "language": language,
        "billing_address": ADDRESS,
        "since": "2026-11-24",
    }
    return Customer.model_validate({**data, **changes})


def meter(*, two_rate: bool = True) -> Meter:
    kinds = (RegisterKind.PEAK, RegisterKind.OFF_PEAK) if two_rate else (RegisterKind.SINGLE,)
    return Meter(
        meter_id="m-1",
        meter_number="1EMH0012345678",
        contract_number="70000017",
        supply_point_id="s-1",
        type="two_rate" if two_rate else "single",
        registers=[
            Register(
                kind=kind,
                obis="1-0:1.8.1",
                digits=6,
                decimals=1,
                unit="kWh",
                last_value=Decimal("12345"),
                last_date=date(2027, 1, 1),
                annual_consumption=2400,
            )
            for kind in kinds
        ],
        installed_on=date(2019, 5, 4),
    )


def declaration(language: Language) -> declarations.Declaration:
    """Return a confirmed cancellation because of a move."""
    return declarations.Declaration(
        declaration_number="E-7K2M-Q4XN",
        brand="musterstadt",
        kind=DeclarationKind.CANCELLATION,
        status=DeclarationStatus.CONFIRMED,
        received_at=NOW,
        actor="public",
        declared=declarations.Declared(
            language=language,
            first_name="Änne",
            last_name="Öztürk-Weiß",
            number="700123456",
            email="aenne@example.org",
            ground=Ground.MOVING,
            wished_on=date(2027, 1, 31),
            explanation="Wir ziehen zusammen & brauchen nur einen Vertrag <3",
        ),
        reasons=[],
        customer_number="48213377",
        contract_number="700123456",
        order_number=None,
        ends_on=date(2027, 1, 31),
        transaction_id=None,
        history=[],
        version=2,
    )


def reading(**changes: object) -> Reading:
    data = {
        "reading_id": "r-1",
        "meter_id": "m-1",
        "date": "2027-03-31",
        "values": [{"kind": "ht", "value": "12945.5"}, {"kind": "nt", "value": "8811"}],
        "consumption": [{"kind": "ht", "value": "600.5"}, {"kind": "nt", "value": "431"}],
        "status": "plausible",
        "channel": "portal",
        "recorded_at": "2027-04-01T07:12:00Z",
    }
    return Reading.model_validate({**data, **changes})


def contract() -> Contract:
    return Contract(
        contract_number="70000017",
        customer_number="20260017",
        account_number="50000017",
        order_number="A-7K2M-Q4XN",
        brand="musterstadt",
        status="accepted",
        product_code=OFFER.product_code,
        product_name=OFFER.name,
        commodity=OFFER.commodity,
        supply_start=date(2027, 1, 1),
        concluded_on=date(2026, 11, 24),
        minimum_term_until=date(2028, 12, 31),
        conditions=OFFER.conditions,
        yearly_price=OFFER.yearly_price,
        base_price=OFFER.base_price,
        energy_price=OFFER.energy_price,
        energy_price_off_peak=None,
        consumption=3500,
        consumption_off_peak=None,
        supply_point=SupplyPoint(
            supply_point_id="s-1",
            commodity=OFFER.commodity,
            address=ADDRESS,
            market_location="41373559241",
            grid_operator="Demo-Netz Süd GmbH",
        ),
        meters=[meter(two_rate=False)],
    )


def link(language: Language = "de", *, password: str = "") -> Link:
    """The way into the portal of a new customer, with a generated password or without."""
    return Link(
        link_id="",
        purpose=LinkPurpose.INITIAL_PASSWORD if password else LinkPurpose.SET_PASSWORD,
        subject="login",
        brand="musterstadt",
        name="Änne Öztürk-Weiß",
        email="aenne@example.org",
        language=language,
        url="https://portal.example/portal/link?token=abc.def",
        user_name="20113344",
        password=password,
        ends_at=NOW + timedelta(days=7),
    )


def conversation(language: Language, *, customer_number: str | None, complaint: bool) -> StaffConversation:
    """Return a conversation that Mira Öz began and staff answered."""
    return StaffConversation(
        conversation_id="anonymous-20261121093000-7K2M4XQN",
        brand="musterstadt",
        status=ConversationStatus.ANSWERED,
        reason="meter",
        reason_label=Label(de="Zähler", en="Meter", fr="Compteur"),
        complaint=complaint,
        subject="Mein Zähler brummt",
        contract_number=None,
        opened_at=NOW,
        last_message_at=NOW,
        answer_by=None,
        team_id="service",
        handler="",
        writer=Writer(
            name="Mira Öz",
            email="mira@example.org",
            phone="",
            language=language,
            customer_number=customer_number,
        ),
        messages=[
            Message(message_id="1", at=NOW, author=Author.CUSTOMER, name="Mira Öz", text="Er brummt laut."),
            Message(
                message_id="2",
                at=NOW,
                author=Author.STAFF,
                name="Anna Klerk",
                text="Das klingt nach einem Defekt.\n\nDer Zähler wird am Montag getauscht.",
            ),
        ],
        teams=[],
        version=2,
    )


def product() -> PurchasedProduct:
    """Return an internet access in a bundle, cancelled to the end of January."""
    return PurchasedProduct(
        number="70000017-1",
        contract_number="70000017",
        account_number="50000017",
        product_code="GLAS100",
        name="Glasfaser 100",
        product_kind="internet",
        status="active",
        on_request=False,
        monthly_price=Decimal("29.90"),
        one_time_price=None,
        prices_include_vat=True,
        answers=[],
        ordered_on=date(2026, 1, 12),
        active_since=date(2026, 2, 1),
        last_day=date(2027, 1, 31),
        earliest_last_day=date(2027, 1, 31),
        bundle_name="Zuhause komplett",
        bundle_discount_monthly=True,
    )


def mandate_request() -> MandateRequest:
    """Return a mandate that a customer is asked to grant."""
    return MandateRequest(
        brand="musterstadt",
        account_number="4000123456",
        account_holder="Änne Öztürk-Weiß",
        iban_masked="DE02 •••• 2051",
        bank_name="Deutsche Kreditbank Berlin",
        mandate_text="Ich ermächtige die Stadtwerke Musterstadt GmbH …",
        valid_until=NOW,
    )


def bank_change() -> Transaction:
    """Return the wish to pay from an Austrian account, and to get credits on a German one."""
    return Transaction(
        transaction_id="48213377-20261123093000000000-7K2M",
        brand="musterstadt",
        kind="bank_change",
        status="received",
        customer_number="48213377",
        account_number="4000123456",
        contract_number="",
        received_at=NOW,
        payload={},
        details={
            "payment_method": "sepa_direct_debit",
            "iban": "AT61 •••• 3201",
            "account_holder": "Änne Öztürk-Weiß",
            "bank": "Erste Bank",
            "mandate_reference": "M-4000123456-2",
            "payout_iban": "DE89 •••• 3000",
            "payout_holder": "Änne Öztürk-Weiß",
        },
        together=["48213377-20261123093000000000-7K2M"],
        exportable_from=NOW + timedelta(hours=24),
        history=[TransactionEvent(at=NOW, status="received", actor="customer")],
        version=1,
    )


def saved_form(language: Language) -> SavedForm:
    """Return an order form that waits for its prospect."""
    return SavedForm(
        form_id="f1",
        form=UnfinishedOrder(brand="musterstadt", language=language),
        email="aenne.oeztuerk@example.org",
        saved_at=NOW,
        expires_at=NOW + timedelta(days=30),
    )


def status_subject(language: Language) -> Subject:
    """Return an order that waits for its power of attorney, before there is a contract."""
    order = placed_order(language)
    label = {"de": "Vollmacht fehlt", "en": "Power of attorney missing", "fr": "Procuration manquante"}
    return Subject(
        order_number=order.order_number,
        brand="musterstadt",
        label={name: label[name] for name in LANGUAGES},
        order=order,
        contract=None,
        customer=None,
    )


def price_change() -> PriceChange:
    """Return new prices of which the energy price rises and the base price stays."""
    return PriceChange(
        effective_on=date(2027, 3, 1),
        occasion=Occasion.COSTS,
        explanation="Der Einkauf ist teurer geworden.",
        letter_on=date(2027, 1, 15),
        special_termination_until=date(2027, 2, 28),
        steps=[
            PriceStep(
                component="base_price", unit="€/month", before=Decimal("12.90"), after=Decimal("12.90")
            ),
            PriceStep(
                component="energy_price", unit="ct/kWh", before=Decimal("28.655"), after=Decimal("30.1")
            ),
        ],
        yearly_price_before=Decimal("1157.87"),
        yearly_price_after=Decimal("1208.30"),
    )


def erasure(**changes: Any) -> ErasureResult:
    """What came of a request of somebody whose contract is over."""
    usual = ErasureResult(
        requested_at=NOW,
        deleted=("consents", "sign_in"),
        kept=(KeptData("bills_and_payments", date(2034, 12, 31), "§ 147 AO, § 257 HGB"),),
        restricted=True,
    )
    return replace(usual, **changes)
