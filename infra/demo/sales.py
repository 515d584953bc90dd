"""What sales staff work with: a blacklist, offers, and an order taken down on the telephone."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from infra.demo.brands import MUSTERSTADT, SPARWATT
from infra.demo.correspondence import CLERK
from wattwerk.blacklist import operations as blacklist
from wattwerk.blacklist import queries as listed
from wattwerk.blacklist.schemas import EntriesQuery, NewEntry, NewGroup
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.schemas import Quote, QuoteRequest
from wattwerk.offers.operations import drafting
from wattwerk.offers.schemas import NewOffer, OfferStep, StaffOffer
from wattwerk.orders.operations import capture
from wattwerk.orders.schemas.capture import CapturedOrder

THROWAWAY = "Wegwerf-Adressen"


def load(now: datetime) -> None:
    """Load all of it, unless it is there already."""
    query = EntriesQuery(brand=MUSTERSTADT.id)
    if listed.entries(caller=CLERK, query=query, now=now).items:
        return
    _list_people(now)
    _offer(now)
    _take_down(now)


def _list_people(now: datetime) -> None:
    group = blacklist.add_group(
        caller=CLERK,
        new=NewGroup(brand=MUSTERSTADT.id, name=THROWAWAY, note="Adressen, die nach Minuten verfallen"),
        idempotency=None,
        now=now,
    )
    in_two_years = date(now.year + 2, 12, 31)
    for brand, person, scope, reason, group_id in (
        (
            MUSTERSTADT.id,
            {"first_name": "Kurt", "last_name": "Meier", "date_of_birth": "1971-05-09", "postcode": "85049"},
            "order",
            "Zwei Aufträge mit fremden Ausweisdaten, Anzeige erstattet",
            None,
        ),
        (
            MUSTERSTADT.id,
            {"company": "Blitzstrom Vertriebs UG", "iban": "DE02 5001 0517 0137 0750 30"},
            "processing",
            "Provision für erfundene Kunden, Klärung mit der Rechtsabteilung",
            None,
        ),
        (
            MUSTERSTADT.id,
            {"email": "@wegwerfpost.example"},
            "order",
            "Adressen verfallen nach zehn Minuten",
            group.group_id,
        ),
        (
            SPARWATT.id,
            {"street": "Am Bahndamm", "house_number": "99", "postcode": "80331", "town": "München"},
            "order",
            "Unter dieser Adresse gibt es keinen Zähler",
            None,
        ),
    ):
        new = {
            "brand": brand,
            "person": person,
            "scope": scope,
            "reason": reason,
            "group_id": group_id,
            "expires_on": in_two_years,
        }
        blacklist.add_entry(caller=CLERK, new=NewEntry.model_validate(new), idempotency=None, now=now)


def _offer(now: datetime) -> None:
    """One offer to a business that is sent; to a household a draft with a bundle and a roof for it."""
    bakery = _quote(now, customer_type="business", consumption=64_000)
    sent = _drafted(
        bakery,
        now,
        person={
            "salutation": "mr",
            "first_name": "Björn",
            "last_name": "Größer",
            "email": "einkauf@baeckerei-groesser.example.org",
            "company": "Bäckerei Größer KG",
        },
        personal_text=(
            "wie am Telefon besprochen, halten wir Ihnen diese Preise bis zum Monatsende frei. "
            "Für Rückfragen erreichen Sie mich unter +49 89 99998110.\n\nIhre Anna Klerk"
        ),
    )
    drafting.send_offer(
        caller=CLERK,
        offer_number=sent.offer_number,
        step=OfferStep(version=sent.version),
        idempotency=None,
        now=now,
    )
    gas = {"commodity": "gas", "consumption": 18_000}
    _drafted(
        _quote(now, consumption=4200, further_supplies=[gas]),
        now,
        besides={
            "bundle_codes": ["strom-und-gas"],
            "extra_codes": ["solardach"],
            "answers": {"solardach": {"owner": True}},
        },
        person={
            "salutation": "ms",
            "first_name": "Henrike",
            "last_name": "Weißenborn",
            "email": "henrike.weissenborn@example.org",
        },
        personal_text="",
    )


def _take_down(now: datetime) -> None:
    """An order by telephone that waits for its customer's declaration in text form."""
    quote = _quote(now, consumption=2800)
    offer = quote.offers[0]
    order = {
        "brand": MUSTERSTADT.id,
        "quote_id": quote.quote_id,
        "product_code": offer.product_code,
        "supply_address": {
            "street": "Sebastiansplatz",
            "house_number": "8",
            "postcode": "80331",
            "town": "München",
        },
        "person": {
            "salutation": "mr",
            "first_name": "Wilhelm",
            "last_name": "Süß",
            "date_of_birth": "1948-11-30",
            "email": "wilhelm.suess@example.org",
            "phone": "+49 89 99998188",
        },
        "meter": {"meter_number": "1EMH0088112233", "previous_supplier": "Überlandwerke Beispiel AG"},
        "start": {"reason": "supplier_switch"},
        "payment": {"method": "sepa_direct_debit", "iban": "DE89 3704 0044 0532 0130 00"},
        "consents": {"terms": False, "withdrawal_information": False},
        "expected_yearly_price": offer.yearly_price,
        "channel": "telephone",
    }
    capture.capture_order(
        caller=CLERK, captured=CapturedOrder.model_validate(order), now=now, idempotency=None
    )


def _quote(now: datetime, **asked: Any) -> Quote:
    wanted = {"brand": MUSTERSTADT.id, "postcode": "80331", "commodity": "electricity", **asked}
    return quotes.request_quote(
        request=QuoteRequest.model_validate(wanted), language="de", idempotency=None, now=now
    )


def _drafted(
    quote: Quote,
    now: datetime,
    *,
    person: Mapping[str, Any],
    personal_text: str,
    besides: Mapping[str, Any] = MappingProxyType({}),
) -> StaffOffer:
    new = {
        "brand": MUSTERSTADT.id,
        "quote_id": quote.quote_id,
        "product_codes": [offer.product_code for offer in quote.offers[:2]],
        "person": person,
        "valid_until": (now + timedelta(days=28)).date(),
        "personal_text": personal_text,
        **besides,
    }
    return drafting.draft_offer(caller=CLERK, new=NewOffer.model_validate(new), idempotency=None, now=now)
