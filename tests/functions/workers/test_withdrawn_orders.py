"""Whoever withdraws before the acceptance learns that nothing that was ordered will come."""

from datetime import datetime

import boto3
import pytest

from infra.demo import brands as demo_brands
from tests import markets
from tests.conftest import load_function
from tests.functions.workers.test_declarations import deliver, mails, text_of
from tests.unit.declarations.examples import decided, withdraw
from tests.unit.orders.examples import address, order_form, quoted
from tests.user_pools import Pools
from wattwerk.catalog.schemas import Quote
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order_form import OrderRequest
from wattwerk.orders.operations import submission
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import Language


@pytest.fixture(autouse=True)
def sold(pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    markets.load_brands(now)
    markets.load_prices(now)
    for brand in (demo_brands.MUSTERSTADT, demo_brands.SPARWATT):
        boto3.client("ses").verify_domain_identity(Domain=f"{brand.id}.{demo_brands.MAIL_DOMAIN}")


def withdrawn(now: datetime, *, language: Language = "de", with_roof: bool = False) -> str:
    """Order, withdraw before anybody has accepted, and return the mail that confirms it."""
    quote = quoted(now, language=language, consumption=3500)
    extras = [{"product_code": "solardach", "answers": answers(quote)}] if with_roof else []
    form = order_form(quote, supply_address=address(), language=language, extras=extras)
    receipt = submission.place_order(request=OrderRequest.model_validate(form), now=now, idempotency=None)
    person = orders.placed_order(receipt.order_number).declaration.request.person
    decided(withdraw(now, number=receipt.order_number, last_name=person.last_name), now)
    deliver(load_function("workers/notifications").handler, "DeclarationConfirmed")
    (confirmed,) = mails()
    return " ".join(text_of(confirmed).split())


def answers(quote: Quote) -> dict[str, object]:
    """Return an answer to every question of the roof that appears."""
    [roof] = [product for product in quote.extra_products if product.product_code == "solardach"]
    choices = {field.key: field.choices[0].value for field in roof.extra_fields if field.type == "choice"}
    return {**choices, "owner": True, "roof_pitch": "35"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Das gilt auch für die mitbestellten Produkte: SolarDach."),
        ("en", "The same applies to the products ordered along with it: SolarRoof."),
        ("fr", "Il en va de même des produits commandés en même temps : ToitSolaire."),
    ],
)
def test_the_mail_names_the_products_ordered_along(now: datetime, language: Language, said: str) -> None:
    assert said in withdrawn(now, language=language, with_roof=True)


def test_an_order_of_energy_alone_names_no_products(now: datetime) -> None:
    text = withdrawn(now)
    assert "es entsteht kein Vertrag" in text
    assert "mitbestellt" not in text
