"""What a withdrawal, and the end of one part, mean for what was ordered along with a contract."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import pytest

from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided, withdraw
from wattwerk.billing import queries as billing
from wattwerk.billing.domain.products import NewProduct
from wattwerk.billing.operations import products
from wattwerk.catalog.condition_schemas import Bundle, BundleDiscount, BundlePart
from wattwerk.contracts import queries
from wattwerk.contracts.schemas import Dashboard
from wattwerk.declarations import queries as declarations
from wattwerk.declarations.domain.vocabulary import DeclarationStatus
from wattwerk.declarations.operations import taking_back
from wattwerk.platform.authorisation import Caller

ANNA, CONTRACT = "48213377", "700123456"
CUSTOMER = Caller(audience="customer", brand="musterstadt", customer_numbers=frozenset({ANNA}))
FIBRE = NewProduct(
    product_code="glasfaser-300",
    name="Glasfaser 300",
    product_kind="internet",
    monthly_price=Decimal("39.90"),
    notice_period_days=30,
    bundle_name="Zuhause komplett",
    bundle_discount_monthly=True,
)
SOLAR = NewProduct(
    product_code="solardach", name="Solardach", product_kind="photovoltaics", notice_period_days=60
)


def bundle(recurrence: Literal["once", "monthly"]) -> Bundle:
    return Bundle(
        bundle_code="zuhause",
        name="Zuhause komplett",
        description="Strom und Internet",
        parts=[
            BundlePart(product_code="strom-klassik", product_kind="energy", name="Strom Klassik"),
            BundlePart(product_code="glasfaser-300", product_kind="internet", name="Glasfaser 300"),
        ],
        discount=BundleDiscount(
            kind="amount", recurrence=recurrence, amount=Decimal("5.00"), yearly_amount=Decimal("60.00")
        ),
        prices_include_vat=True,
        yearly_price=Decimal("1383.08"),
        monthly_price=Decimal("116"),
        first_year_price=Decimal("1383.08"),
    )


def order(now: datetime, *, recurrence: Literal["once", "monthly"] = "monthly", **changes: Any) -> None:
    conclude(
        new_contract(
            concluded_on=now.date(),
            supply_start=date(2027, 1, 1),
            products=(FIBRE, SOLAR),
            bundle=bundle(recurrence),
            **changes,
        )
    )


def seen(now: datetime) -> Dashboard:
    return queries.overview(ANNA, now=now)


@pytest.fixture(autouse=True)
def brand(cloud: None) -> None:
    publish_brand()


class TestWithdrawal:
    def test_the_form_says_what_it_covers(self, now: datetime) -> None:
        order(now)
        end = declarations.contract_end(
            caller=CUSTOMER, customer_number=ANNA, contract_number=CONTRACT, now=now
        )
        assert end.withdrawn_products == ["Glasfaser 300", "Solardach"]

    def test_products_that_belong_to_the_contract_end_with_it_and_billing_knows(self, now: datetime) -> None:
        order(now)
        declaration = decided(withdraw(now), now)
        assert declaration.status is DeclarationStatus.CONFIRMED
        assert {one.last_day for one in seen(now).products} == {declaration.ends_on}
        (told,) = billing.transactions_of_customer(ANNA)[:1]
        assert (told.kind, told.payload["products"]) == ("withdrawal", [f"{CONTRACT}-1", f"{CONTRACT}-2"])

    def test_a_product_that_was_cancelled_before_keeps_its_end(self, now: datetime) -> None:
        order(now)
        products.cancel_product(
            caller=CUSTOMER, customer_number=ANNA, number=f"{CONTRACT}-1", idempotency=None, now=now
        )
        earlier = seen(now).products[0].last_day
        decided(withdraw(now), now)
        assert seen(now).products[0].last_day == earlier

    def test_taken_back_the_products_go_on(self, now: datetime) -> None:
        order(now)
        declaration = decided(withdraw(now), now)
        taking_back.take_back_declaration(
            caller=CUSTOMER,
            customer_number=ANNA,
            declaration_number=declaration.declaration_number,
            idempotency=None,
            now=now,
        )
        assert {one.last_day for one in seen(now).products} == {None}

    def test_a_cancellation_ends_no_product(self, now: datetime) -> None:
        order(now)
        assert decided(cancel(now), now).status is DeclarationStatus.CONFIRMED
        assert {one.last_day for one in seen(now).products} == {None}


class TestDiscount:
    def test_a_monthly_discount_ends_with_the_first_part(self, now: datetime) -> None:
        order(now)
        assert seen(now).contracts[0].bundle_discount_until is None
        products.cancel_product(
            caller=CUSTOMER, customer_number=ANNA, number=f"{CONTRACT}-1", idempotency=None, now=now
        )
        found = seen(now)
        assert found.contracts[0].bundle_discount_until == found.products[0].last_day

    def test_a_product_outside_the_bundle_ends_no_discount(self, now: datetime) -> None:
        order(now)
        products.cancel_product(
            caller=CUSTOMER, customer_number=ANNA, number=f"{CONTRACT}-2", idempotency=None, now=now
        )
        assert seen(now).contracts[0].bundle_discount_until is None

    def test_a_tariff_that_ends_takes_the_discount_of_the_other_with_it(self, now: datetime) -> None:
        order(now)
        order(
            now,
            order_number="A-0000-0002",
            account_number="4000123457",
            contract_number="700123457",
            existing_customer=True,
        )
        ended = decided(cancel(now), now)
        assert {one.bundle_discount_until for one in seen(now).contracts} == {ended.ends_on}

    def test_a_discount_that_was_given_once_stays(self, now: datetime) -> None:
        order(now, recurrence="once")
        products.cancel_product(
            caller=CUSTOMER, customer_number=ANNA, number=f"{CONTRACT}-1", idempotency=None, now=now
        )
        assert seen(now).contracts[0].bundle_discount_until is None
