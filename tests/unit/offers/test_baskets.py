"""An offer of more than a tariff: bundles to choose from, other products to add, questions answered ahead."""

import base64
from datetime import datetime
from typing import Any

import pytest

from tests import markets
from tests.unit.offers.test_offers import CLERK, answer, sent, terms, token
from tests.unit.orders.examples import events, quoted
from tests.unit.orders.test_baskets import GAS, TestOtherProducts, gas
from wattwerk.brands import queries as brands
from wattwerk.catalog.schemas import Quote
from wattwerk.messaging import offer_previews
from wattwerk.messaging.letters.offers import offer_letter
from wattwerk.messaging.mails.offers import offer_sent
from wattwerk.messaging.wording import Wording
from wattwerk.offers import queries
from wattwerk.offers.operations import answering, drafting
from wattwerk.offers.schemas import NewOffer, OffersQuery, OfferToPreview, StaffOffer
from wattwerk.orders import queries as orders
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform.problems import Problem

OFFERED = {"product_codes": [], "bundle_codes": ["strom-und-gas"], "extra_codes": ["solardach"]}


@pytest.fixture(autouse=True)
def sold(cloud: None, now: datetime) -> None:
    markets.load_brands(now)
    markets.load_prices(now)


@pytest.fixture
def quote(now: datetime) -> Quote:
    return quoted(now, consumption=3500, further_supplies=[GAS])


def offered(quote: Quote, now: datetime, **changes: Any) -> StaffOffer:
    return sent(now, **{**terms(quote), **OFFERED, **changes})


def accept(offer: StaffOffer, quote: Quote, now: datetime, **changes: Any) -> OrderReceipt:
    [bundle] = offer.bundles
    energy = [part.product_code for part in bundle.parts if part.commodity == "electricity"]
    given = {
        "product_code": energy[0],
        "bundle_code": bundle.bundle_code,
        "further_supplies": [gas(quote, expected_yearly_price=None)],
        **changes,
    }
    return answering.accept_offer(answer=answer(offer, now, **given), now=now, idempotency=None)


def refusals(offer: StaffOffer, quote: Quote, now: datetime, **changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as refusal:
        accept(offer, quote, now, **changes)
    return [(error.pointer, error.code) for error in refusal.value.errors]


def test_a_bundle_is_offered_and_becomes_its_orders(quote: Quote, now: datetime) -> None:
    offer = offered(quote, now)
    receipt = accept(offer, quote, now)
    [second] = receipt.further_order_numbers
    assert {orders.order(number).commodity for number in (receipt.order_number, second)} == {
        "electricity",
        "gas",
    }
    bundle = orders.order(second).bundle
    assert bundle
    assert bundle.discount.amount == offer.bundles[0].discount.amount
    assert queries.view(token=token(offer), now=now).chosen_bundle == "strom-und-gas"
    assert events() == ["OrderPlaced", "OrderPlaced", "SalesOfferAccepted", "SalesOfferSent"]


def test_a_product_is_added_with_answers_that_staff_knew_or_the_customer_gives(
    quote: Quote, now: datetime
) -> None:
    answers = TestOtherProducts().answers(quote)
    known = {"owner": answers["owner"]}
    offer = offered(quote, now, answers={"solardach": known})
    assert queries.view(token=token(offer), now=now).answers == {"solardach": known}
    receipt = accept(offer, quote, now, extras=[{"product_code": "solardach", "answers": answers}])
    [roof] = orders.order(receipt.order_number).extras
    assert "Einfamilienhaus" in {given.answer for given in roof.answers}


def test_a_question_that_is_left_open_is_asked_at_acceptance(quote: Quote, now: datetime) -> None:
    offer = offered(quote, now)
    faults = refusals(offer, quote, now, extras=[{"product_code": "solardach", "answers": {}}])
    assert ("/extras/0/answers/property_type", "missing") in faults


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"bundle_code": "gibt-es-nicht"}, "/bundle_code"),
        ({"bundle_code": "", "further_supplies": []}, "/product_code"),
        ({"extras": [{"product_code": "glasfaser-100", "answers": {}}]}, "/extras/0/product_code"),
    ],
)
def test_nothing_else_can_be_ordered_than_what_was_offered(
    quote: Quote, now: datetime, changes: dict[str, Any], pointer: str
) -> None:
    offer = offered(quote, now)
    assert refusals(offer, quote, now, **changes) == [(pointer, "product_not_offered")]
    assert events() == ["SalesOfferSent"]


def test_another_price_of_the_page_changes_nothing_about_the_promise(quote: Quote, now: datetime) -> None:
    offer = offered(quote, now)
    receipt = accept(offer, quote, now, further_supplies=[gas(quote, expected_yearly_price="1.00")])
    [second] = receipt.further_order_numbers
    assert orders.order(second).yearly_price == quote.further_offers[0].yearly_price


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"bundle_codes": []}, ("/product_codes", "missing")),
        ({"bundle_codes": ["sonne"]}, ("/bundle_codes", "product_not_offered")),
        ({"extra_codes": ["sonne"]}, ("/extra_codes", "product_not_offered")),
        ({"answers": {"solardach": {"farbe": "blau"}}}, ("/answers/solardach/farbe", "unknown")),
    ],
)
def test_staff_offer_what_the_quote_has(
    quote: Quote, now: datetime, changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    new = NewOffer.model_validate({"brand": "musterstadt", **terms(quote), **OFFERED, **changes})
    with pytest.raises(Problem) as refusal:
        drafting.draft_offer(caller=CLERK, new=new, idempotency=None, now=now)
    assert [(error.pointer, error.code) for error in refusal.value.errors] == [fault]


def test_letter_and_mail_name_bundle_discount_and_other_products(quote: Quote, now: datetime) -> None:
    offer = queries.sales_offer(offered(quote, now).offer_number)
    words = Wording("de", "Europe/Berlin")
    letter = offer_letter(offer, brand=brands.brand("musterstadt"), issued_on=now.date(), words=words)
    titles = [section.heading for section in letter.sections]
    assert "Bündel Strom & Gas" in titles
    assert "Außerdem angeboten" in titles
    said = " ".join(str(section) for section in letter.sections)
    assert "Rabatt im Monat" in said
    assert "18.000 kWh" in said
    assert "unverbindliche Anfrage" in said
    mail = offer_sent(offer, address="https://example.org/portal/offer#offer=1", words=words)
    assert {fact.label for fact in mail.facts} >= {"Strom & Gas", "Außerdem angeboten"}


def test_the_letter_is_shown_before_anything_is_stored_or_issued(quote: Quote, now: datetime) -> None:
    wanted = OfferToPreview.model_validate({"brand": "musterstadt", **terms(quote), **OFFERED})
    shown = offer_previews.preview(caller=CLERK, wanted=wanted, now=now)
    assert base64.b64decode(shown.pdf).startswith(b"%PDF-")
    assert base64.b64decode(shown.pages[0]).startswith(b"\x89PNG")
    listed = queries.offers(caller=CLERK, query=OffersQuery(brand="musterstadt"), now=now)
    assert listed.items == []
    assert events() == []
