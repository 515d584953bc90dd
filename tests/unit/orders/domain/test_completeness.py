"""What an order form needs, each fault at its field."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.orders.examples import address, draft, person
from wattwerk.catalog.condition_schemas import Conditions
from wattwerk.catalog.schemas import Offer, QuoteRequest
from wattwerk.orders.domain.completeness import consent_faults, form_faults, quote_faults
from wattwerk.orders.domain.proven_numbers import proven_numbers
from wattwerk.platform.vocabulary import CustomerType, PaymentMethod

TODAY = date(2026, 11, 23)


def faults(**changes: Any) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in form_faults(draft(**changes), TODAY)]


def test_a_complete_form_has_no_fault() -> None:
    assert faults() == []


class TestPerson:
    def test_a_household_states_a_date_of_birth(self) -> None:
        assert faults(person=person(date_of_birth=None)) == [
            ("/person/date_of_birth", "date_of_birth_missing")
        ]

    @pytest.mark.parametrize(
        ("born", "found"),
        [
            ("2008-11-23", []),
            ("2008-11-24", [("/person/date_of_birth", "under_age")]),
            ("2008-02-29", []),
            ("2027-01-01", [("/person/date_of_birth", "date_of_birth_implausible")]),
            ("1899-12-31", [("/person/date_of_birth", "date_of_birth_implausible")]),
        ],
    )
    def test_is_of_full_age_from_the_eighteenth_birthday_on(
        self, born: str, found: list[tuple[str, str]]
    ) -> None:
        assert faults(person=person(date_of_birth=born)) == found

    @given(st.integers(min_value=0, max_value=17 * 365))
    def test_nobody_below_eighteen_can_order(self, days: int) -> None:
        born = (TODAY - timedelta(days=days)).isoformat()
        assert faults(person=person(date_of_birth=born)) == [("/person/date_of_birth", "under_age")]

    def test_a_business_names_its_company_and_nobody_s_birthday(self) -> None:
        business = {"customer_type": "business"}
        nameless = person(date_of_birth=None)
        assert faults(**business, person=nameless) == [("/person/company", "company_missing")]
        assert faults(**business, person={**nameless, "company": "Bäckerei Öttinger GmbH"}) == []

    @pytest.mark.parametrize("phone", ["", "089 123456", "+43 1 5880", "0170/1234567"])
    def test_takes_telephone_numbers_as_people_write_them(self, phone: str) -> None:
        assert faults(person=person(phone=phone)) == []

    @pytest.mark.parametrize("phone", ["nachts nie", "<script>"])
    def test_refuses_what_is_no_telephone_number(self, phone: str) -> None:
        assert faults(person=person(phone=phone)) == [("/person/phone", "phone_invalid")]


class TestPayment:
    def test_a_transfer_needs_nothing(self) -> None:
        assert faults(payment={"method": "transfer"}) == []

    def test_direct_debit_needs_account_and_mandate(self) -> None:
        assert faults(payment={"method": "sepa_direct_debit"}) == [
            ("/payment/iban", "iban_missing"),
            ("/payment/mandate_granted", "mandate_missing"),
        ]

    def test_whoever_orders_holds_the_account_unless_somebody_else_is_named(self) -> None:
        debit = {"method": "sepa_direct_debit", "iban": "DE02120300000000202051", "mandate_granted": True}
        assert draft(payment=debit).account_holder == "Jörg Müller-Lüdenscheidt"
        assert draft(payment={**debit, "account_holder": "Inge Müller"}).account_holder == "Inge Müller"

    def test_an_account_outside_sepa_is_refused(self) -> None:
        debit = {"method": "sepa_direct_debit", "iban": "TR330006100519786457841326", "mandate_granted": True}
        (fault,) = proven_numbers(draft(payment=debit)).faults
        assert (fault.pointer, fault.code) == ("/payment/iban", "iban_not_sepa")


EMPOWERED = {"terms": True, "withdrawal_information": True, "power_of_attorney": True}


class TestPowerOfAttorney:
    def test_names_the_previous_supplier(self) -> None:
        assert faults(consents=EMPOWERED) == [("/meter/previous_supplier", "previous_supplier_missing")]

    def test_is_not_needed_when_moving_in(self) -> None:
        assert faults(consents=EMPOWERED, start={"reason": "move_in"}) == []


class TestBusiness:
    def business(self, **changes: Any) -> list[tuple[str, str]]:
        company = {"company": "Bäckerei Grünwald GmbH", "date_of_birth": None, **changes}
        return faults(customer_type="business", person=person(**company))

    def test_states_its_company_and_may_state_register_and_vat_id(self) -> None:
        register = {"register_court": "Ingolstadt", "register_number": "HRB 12345"}
        assert self.business(**register, vat_id="DE 136 695 976") == []
        assert self.business(company="") == [("/person/company", "company_missing")]

    def test_a_register_number_needs_its_court(self) -> None:
        assert self.business(register_number="HRB 12345") == [
            ("/person/register_court", "register_court_missing")
        ]

    @pytest.mark.parametrize("vat_id", ["DE136695977", "DE12345", "XX136695976", "ATU1358562"])
    def test_a_vat_id_has_the_form_of_its_country(self, vat_id: str) -> None:
        assert self.business(vat_id=vat_id) == [("/person/vat_id", "vat_id_invalid")]

    @pytest.mark.parametrize("vat_id", ["ATU13585627", "FR40303265045", "NL004495445B01"])
    def test_every_member_state_is_welcome(self, vat_id: str) -> None:
        assert self.business(vat_id=vat_id) == []


class TestConsents:
    def test_a_business_has_no_right_of_withdrawal_to_take_note_of(self) -> None:
        consents = {"terms": True, "withdrawal_information": False}
        given = draft(consents=consents).consents
        assert consent_faults(given, CustomerType.BUSINESS) == []
        assert [fault.pointer for fault in consent_faults(given, CustomerType.HOUSEHOLD)] == [
            "/consents/withdrawal_information"
        ]

    def test_advertising_is_never_needed(self) -> None:
        consents = {"terms": True, "withdrawal_information": True, "marketing_email": False}
        assert consent_faults(draft(consents=consents).consents, CustomerType.HOUSEHOLD) == []


class TestQuotedStreet:
    """Where prices differ by street, an order is for the house that its price was calculated for."""

    @staticmethod
    def found(street: str, house_number: str, *, street_matters: bool = True) -> list[tuple[str, str]]:
        asked = QuoteRequest.model_validate(
            {
                "brand": "musterstadt",
                "postcode": "80331",
                "street": "Schloßstraße",
                "house_number": "12",
                "commodity": "electricity",
                "consumption": 2500,
            }
        )
        conditions = Conditions(
            initial_term_months=12,
            notice_period_days=30,
            payment_methods=[PaymentMethod.TRANSFER],
            meter_types=["single"],
        )
        order = draft(supply_address=address(street=street, house_number=house_number))
        faults = quote_faults(
            order, asked, Offer.model_construct(conditions=conditions), street_matters=street_matters
        )
        return [(fault.pointer, fault.code) for fault in faults]

    @pytest.mark.parametrize("written", ["Schloßstr.", "SCHLOSSSTRASSE", "Schloß-Straße"])
    def test_another_spelling_and_a_letter_at_the_number_mean_the_same_house(self, written: str) -> None:
        assert self.found(written, "12 a") == []

    @pytest.mark.parametrize(("street", "number"), [("Färbergraben", "12"), ("Schloßstr.", "14")])
    def test_another_house_has_another_price(self, street: str, number: str) -> None:
        assert self.found(street, number) == [("/supply_address/street", "street_differs")]

    def test_elsewhere_the_street_does_not_matter(self) -> None:
        assert self.found("Färbergraben", "1", street_matters=False) == []
