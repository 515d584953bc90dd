"""A prospect reviews and places an order: one order, at the price that was seen, with all declarations."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.orders.examples import (
    YEARLY_PRICE,
    address,
    draft,
    events,
    open_market,
    order_form,
    person,
    placed,
    publish_prices,
    quoted,
    request,
)
from wattwerk.brands import operations as brand_operations
from wattwerk.brands import queries as brands
from wattwerk.orders import queries
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.orders.items import OrderItem
from wattwerk.orders.operations import submission
from wattwerk.orders.schemas.review import OrderReview
from wattwerk.platform import identifiers
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import AlreadyAnswered

pytestmark = pytest.mark.usefixtures("market")


@pytest.fixture
def market(cloud: None) -> None:
    open_market()


def review(now: datetime, **changes: Any) -> OrderReview:
    return submission.review_order(draft=request(quoted(now), **changes), now=now)


def refused(now: datetime, **changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as refusal:
        placed(now, **changes)
    assert (refusal.value.status, refusal.value.code) == (422, "validation_failed")
    assert events() == []
    return [(error.pointer, error.code) for error in refusal.value.errors]


def payment(**changes: Any) -> dict[str, Any]:
    return {
        "method": "sepa_direct_debit",
        "iban": "DE02120300000000202051",
        "mandate_granted": True,
        **changes,
    }


class TestReview:
    def test_shows_price_start_and_summary_before_anything_binds(self, now: datetime) -> None:
        page = review(now)
        assert page.yearly_price == YEARLY_PRICE
        assert page.contract_summary["yearly_price"].startswith("967,28\N{NO-BREAK SPACE}€ im Jahr")
        assert page.contract_summary["bonuses"] == (
            "Neukundenbonus 100,00\N{NO-BREAK SPACE}€: nach zwölf Monaten"
        )
        assert page.contract_summary["term"] == "12 Monate ab Lieferbeginn"
        assert page.iban_masked == "DE02 … 2051"
        assert "DE98ZZZ09999999999" in page.declarations["sepa_mandate"]
        assert {check.result for check in page.checks} == {"confirmed"}

    def test_orders_nothing(self, now: datetime) -> None:
        review(now)
        assert events() == []

    def test_does_not_ask_for_the_boxes_of_its_own_page(self, now: datetime) -> None:
        review(now, consents={"terms": False, "withdrawal_information": False})

    def test_tells_when_the_quote_holds_no_longer(self, now: datetime) -> None:
        quote = quoted(now)
        later = now + timedelta(days=20)
        publish_prices(energy_price="35,475", active_from=later - timedelta(days=1), now=now)
        with pytest.raises(Problem) as refusal:
            submission.review_order(draft=request(quote), now=later)
        assert refusal.value.code == "quote_changed"
        assert refusal.value.parameters["yearly_price"] == Decimal("1042.28")


class TestOrder:
    def test_is_received_with_a_receipt_and_announced(self, now: datetime) -> None:
        receipt = placed(now)
        assert receipt.status is OrderStatus.RECEIVED
        assert receipt.email_masked == "j…@example.org"
        assert receipt.received_at == now
        assert events() == ["OrderPlaced"]
        order = queries.order(receipt.order_number)
        assert order.person.last_name == "Müller-Lüdenscheidt"
        assert [(event.status, event.actor) for event in order.history] == [("received", "prospect")]

    def test_keeps_what_was_declared_and_shown(self, now: datetime) -> None:
        declaration = queries.placed_order(placed(now).order_number).declaration
        assert declaration.contract_summary_lines["supply_point"] == (
            "Schloßstr. 12 a, 80331 München; Zähler 1EMH0012345678; Marktlokation 41373559241"
        )
        assert declaration.contract_summary.terms_version == "2026-01"
        assert "acht Wochen" in declaration.shown.texts["sepa_mandate"]
        assert declaration.shown.version
        assert declaration.iban == "DE02120300000000202051"

    def test_shows_the_account_masked_only(self, now: datetime) -> None:
        order = queries.order(placed(now).order_number)
        assert order.iban_masked == "DE02 … 2051"
        assert "DE02120300000000202051" not in order.model_dump_json()

    def test_allocates_a_mandate_reference_for_direct_debit(self, now: datetime) -> None:
        receipt = placed(now)
        reference = queries.order(receipt.order_number).mandate_reference
        assert reference == f"M-{receipt.order_number[2:]}"

    def test_keeps_no_account_that_a_transfer_does_not_need(self, now: datetime) -> None:
        receipt = placed(now, payment=payment(method="transfer"))
        declaration = queries.placed_order(receipt.order_number).declaration
        assert "DE02120300000000202051" not in declaration.model_dump_json()
        assert declaration.mandate_reference is None

    def test_takes_names_literally(self, now: datetime) -> None:
        name = "{{7*7}} <script>alert('x')</script>"
        receipt = placed(now, person=person(last_name=name), supply_address=address(addition="{company}"))
        assert queries.order(receipt.order_number).person.last_name == name

    def test_a_taken_order_number_is_replaced_by_another(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        numbers = iter(["A-0000-0000", "A-0000-0000", "A-1111-1111"])
        monkeypatch.setattr(identifiers, "order_number", lambda: next(numbers))
        assert [placed(now).order_number, placed(now).order_number] == ["A-0000-0000", "A-1111-1111"]


class TestPrice:
    def test_another_price_than_the_one_seen_orders_nothing(self, now: datetime) -> None:
        with pytest.raises(Problem) as refusal:
            placed(now, expected_yearly_price="900.00")
        assert (refusal.value.status, refusal.value.code) == (409, "price_changed")
        assert refusal.value.parameters["expected_yearly_price"] == Decimal("900.00")
        assert refusal.value.parameters["yearly_price"] == YEARLY_PRICE
        assert events() == []

    def test_a_quoted_price_stands_within_its_validity(self, now: datetime) -> None:
        quote = quoted(now)
        later = now + timedelta(days=3)
        publish_prices(energy_price="35,475", active_from=now + timedelta(days=1), now=now)
        receipt = submission.place_order(request=request(quote), now=later, idempotency=None)
        assert receipt.yearly_price == YEARLY_PRICE

    def test_after_it_the_new_price_holds_once_it_is_confirmed(self, now: datetime) -> None:
        quote = quoted(now)
        later = now + timedelta(days=20)
        publish_prices(energy_price="35,475", active_from=later - timedelta(days=1), now=now)
        with pytest.raises(Problem) as refusal:
            submission.place_order(request=request(quote), now=later, idempotency=None)
        assert refusal.value.code == "price_changed"
        confirmed = request(quote, expected_yearly_price=str(refusal.value.parameters["yearly_price"]))
        receipt = submission.place_order(request=confirmed, now=later, idempotency=None)
        assert receipt.yearly_price == Decimal("1042.28")
        assert queries.order(receipt.order_number).yearly_price == Decimal("1042.28")


class TestDoubleClick:
    def idempotency(self, form: dict[str, Any]) -> Idempotency:
        return Idempotency.of(route="POST /public/orders", caller="anonymous", key="click-1", body=form)

    def test_a_second_click_gets_the_first_order(self, now: datetime) -> None:
        form = order_form(quoted(now))
        wanted = request(quoted(now), **form)
        first = submission.place_order(request=wanted, now=now, idempotency=self.idempotency(form))
        with pytest.raises(AlreadyAnswered):
            submission.place_order(request=wanted, now=now, idempotency=self.idempotency(form))
        answer = self.idempotency(form).stored_answer()
        assert answer is not None
        assert answer["order_number"] == first.order_number
        assert events() == ["OrderPlaced"]
        assert len(list(OrderItem.by_brand.query("ORDERS#musterstadt"))) == 1


class TestWhatCannotBeChecked:
    def results(self, now: datetime, **changes: Any) -> tuple[OrderStatus, dict[str, str], int]:
        order = queries.order(placed(now, **changes).order_number)
        return order.status, {check.subject: check.result for check in order.checks}, order.open_checks

    def test_a_town_that_does_not_fit_the_postcode_goes_to_a_clerk(self, now: datetime) -> None:
        status, results, count = self.results(now, supply_address=address(town="Hamburg"))
        assert (status, results["town"], count) == (OrderStatus.CLARIFICATION, "implausible", 1)

    def test_a_street_that_is_not_in_the_list_goes_to_a_clerk(self, now: datetime) -> None:
        status, results, _ = self.results(now, supply_address=address(street="Straße der Phantasie"))
        assert (status, results["street"]) == (OrderStatus.CLARIFICATION, "implausible")

    def test_where_no_streets_and_no_grid_operator_are_known_nobody_claims_otherwise(
        self, now: datetime
    ) -> None:
        quote = quoted(now, postcode="01067")
        wanted = request(quote, supply_address=address(postcode="01067", town="Dresden"))
        receipt = submission.place_order(request=wanted, now=now, idempotency=None)
        order = queries.order(receipt.order_number)
        assert receipt.status is OrderStatus.CLARIFICATION
        unknown = {check.subject for check in order.checks if check.result == "could_not_be_checked"}
        assert unknown == {"street", "grid_operator"}
        assert order.open_checks == 2

    def test_a_foreign_account_without_known_bic_blocks_nothing(self, now: datetime) -> None:
        receipt = placed(now, payment=payment(iban="AT61 1904 3002 3457 3201"))
        assert receipt.status is OrderStatus.RECEIVED
        assert queries.placed_order(receipt.order_number).declaration.iban == "AT611904300234573201"


class TestRefusals:
    def test_an_iban_that_is_wrong_by_one_digit(self, now: datetime) -> None:
        faults = refused(now, payment=payment(iban="DE02120300000000202052"))
        assert faults == [("/payment/iban", "iban_invalid")]

    def test_a_market_location_with_a_luhn_digit(self, now: datetime) -> None:
        meter = {
            "meter_number": "1EMH0012345678",
            "market_location": "41373559248",
            "previous_supplier": "X AG",
        }
        assert refused(now, meter=meter) == [("/meter/market_location", "market_location_check_digit")]

    def test_direct_debit_without_mandate(self, now: datetime) -> None:
        assert refused(now, payment=payment(mandate_granted=False)) == [
            ("/payment/mandate_granted", "mandate_missing")
        ]

    def test_missing_declarations(self, now: datetime) -> None:
        consents = {"terms": False, "withdrawal_information": False}
        assert refused(now, consents=consents) == [
            ("/consents/terms", "consent_missing"),
            ("/consents/withdrawal_information", "consent_missing"),
        ]

    @pytest.mark.parametrize(
        ("day", "code"),
        [
            ("2026-11-20", "start_in_the_past"),
            ("2026-11-24", "start_too_early"),
            ("2026-11-30", "start_within_withdrawal_period"),
            ("2030-01-01", "start_too_late"),
        ],
    )
    def test_a_start_that_cannot_be(self, now: datetime, day: str, code: str) -> None:
        start = {"reason": "supplier_switch", "desired_date": day}
        assert refused(now, start=start) == [("/start/desired_date", code)]

    def test_a_quote_for_another_place_and_type_of_customer(self, now: datetime) -> None:
        faults = refused(
            now,
            customer_type="business",
            person=person(company="Bäckerei Öttinger GmbH"),
            supply_address=address(postcode="01067", town="Dresden"),
        )
        assert faults == [("/customer_type", "quote_differs"), ("/supply_address/postcode", "quote_differs")]

    def test_a_two_rate_meter_for_a_product_without_off_peak_price(self, now: datetime) -> None:
        meter = {"meter_number": "1EMH0012345678", "type": "two_rate", "previous_supplier": "X AG"}
        assert refused(now, meter=meter) == [("/meter/type", "meter_type_not_offered")]

    def test_all_faults_come_at_once(self, now: datetime) -> None:
        faults = refused(
            now, person=person(date_of_birth=None), payment=payment(iban=None, mandate_granted=False)
        )
        assert [pointer for pointer, _ in faults] == [
            "/person/date_of_birth",
            "/payment/iban",
            "/payment/mandate_granted",
        ]

    def test_an_unknown_brand(self, now: datetime) -> None:
        assert refused(now, brand="gibtsnicht") == [("/brand", "brand_unknown")]

    def test_an_unknown_quote(self, now: datetime) -> None:
        with pytest.raises(Problem) as refusal:
            submission.review_order(draft=draft(quote_id="gibtsnicht"), now=now)
        assert refusal.value.status == 404


class TestStart:
    def test_without_a_wish_it_is_after_the_withdrawal_period(self, now: datetime) -> None:
        # 14 days after Monday 23 November end on Monday 7 December.
        assert placed(now).supply_start == date(2026, 12, 8)

    def test_a_household_may_demand_an_earlier_one(self, now: datetime) -> None:
        start = {"reason": "supplier_switch", "early_start_demanded": True}
        assert placed(now, start=start).supply_start == date(2026, 11, 25)

    def test_a_wished_for_day_is_kept(self, now: datetime) -> None:
        start = {"reason": "supplier_switch", "desired_date": "2027-01-01"}
        assert placed(now, start=start).supply_start == date(2027, 1, 1)


class TestSummaryWithAGap:
    @pytest.fixture(autouse=True)
    def no_register_number(self, market: None, now: datetime) -> None:
        brand, settings = brands.brand("musterstadt"), brands.settings("musterstadt")
        contact = brand.contact.model_copy(update={"register_number": ""})
        brand_operations.publish_brand(
            brand=brand.model_copy(update={"contact": contact}), settings=settings, author="x", now=now
        )

    def refusal(self, at: datetime, **asked: Any) -> Problem:
        with pytest.raises(Problem) as refusal:
            submission.place_order(request=request(quoted(at, **asked)), now=at, idempotency=None)
        return refusal.value

    def test_it_refuses_the_order_and_names_the_gap(self, now: datetime) -> None:
        refusal = self.refusal(now)
        assert (refusal.status, refusal.code) == (409, "contract_summary_incomplete")
        assert refusal.parameters["missing"] == ["/supplier/register_number"]

    def test_staff_are_told_what_is_missing_by_numbers_alone(self, now: datetime) -> None:
        self.refusal(now)
        (told,) = [json.loads(item.detail) for item in OutboxItem.scan()]
        assert (told["brand"], told["product_code"]) == ("musterstadt", "strom-klassik")
        assert told["missing"] == ["/supplier/register_number"]
        assert set(told) == {"id", "version", "occurred_at", "brand", "product_code", "missing"}

    def test_many_who_try_on_a_day_tell_staff_once(self, now: datetime) -> None:
        for minutes in range(3):
            self.refusal(now + timedelta(minutes=minutes))
        assert events() == ["ContractSummaryIncomplete"]

    def test_as_long_as_the_gap_stays_staff_are_told_every_day(self, now: datetime) -> None:
        self.refusal(now)
        self.refusal(now + timedelta(days=1))
        assert events() == ["ContractSummaryIncomplete"] * 2

    def test_two_who_try_at_the_same_time_are_both_refused(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.refusal(now)
        # The other one looked before the first had told.
        monkeypatch.setattr(Idempotency, "stored_answer", lambda _: None)
        assert self.refusal(now).status == 409
        assert events() == ["ContractSummaryIncomplete"]
