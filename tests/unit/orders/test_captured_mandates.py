"""A direct debit that staff take down: proven by the signed mandate, or granted by the customer."""

import base64
from datetime import datetime

import pytest

from tests.unit.orders.examples import events, open_market, order_form, quoted
from tests.unit.orders.test_capture import ALL, CLERK, accept, captured
from wattwerk.contracts import queries as contracts
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.orders import queries
from wattwerk.orders.operations import capture, fulfilment
from wattwerk.orders.schemas.capture import CapturedDraft
from wattwerk.platform.problems import Problem

SCAN = {"file_name": "mandat.pdf", "content": base64.b64encode(b"%PDF-1.7 signed").decode()}
pytestmark = pytest.mark.usefixtures("market")


@pytest.fixture
def market(cloud: None) -> None:
    open_market()


def test_with_the_signed_mandate_the_order_is_debited_and_the_file_is_kept(now: datetime) -> None:
    number = captured(now, "letter", consents=ALL, mandate_document=SCAN).order_number
    order = queries.order(number)
    assert (order.payment_method, order.iban_masked) == ("sepa_direct_debit", "DE02 … 2051")
    [mandate] = documents.documents_of(Owner("order", number))
    assert (mandate.title, mandate.media_type) == ("SEPA-Mandat", "application/pdf")


def test_without_it_the_order_is_paid_by_transfer_and_remembers_the_account(now: datetime) -> None:
    order = queries.order(captured(now, "letter", consents=ALL).order_number)
    assert (order.payment_method, order.iban_masked, order.mandate_reference) == ("transfer", None, None)
    assert order.desired_debit == "DE02 … 2051"


def test_the_customer_is_asked_for_the_mandate_once_the_contract_stands(now: datetime) -> None:
    number = captured(now, "letter", consents=ALL).order_number
    accept(queries.order(number), now)
    for _ in range(2):
        fulfilment.create_contract(order_number=number, now=now)
    order = queries.placed_order(number)
    assert order.numbers
    [account] = contracts.overview(order.numbers.customer_number, now=now).accounts
    assert account.payment_method == "transfer"
    assert events().count("MandateRequested") == 1


def test_a_tick_of_staff_is_no_mandate(now: datetime) -> None:
    payment = {"method": "sepa_direct_debit", "iban": "DE02120300000000202051", "mandate_granted": True}
    order = queries.order(captured(now, "letter", consents=ALL, payment=payment).order_number)
    assert order.payment_method == "transfer"


def test_a_household_on_the_telephone_grants_it_with_the_declaration(now: datetime) -> None:
    order = queries.order(captured(now).order_number)
    assert (order.payment_method, order.desired_debit) == ("sepa_direct_debit", None)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"MZ\x90\x00 program", "file_format"), (b"%PDF-" + b"x" * 3 * 1024 * 1024, "file_too_large")],
)
def test_the_content_of_the_file_decides(now: datetime, content: bytes, code: str) -> None:
    scan = {"file_name": "mandat.pdf", "content": base64.b64encode(content).decode()}
    with pytest.raises(Problem) as refusal:
        captured(now, "letter", consents=ALL, mandate_document=scan)
    [fault] = refusal.value.errors
    assert (fault.pointer, fault.code) == ("/mandate_document", code)


def test_a_wrong_account_is_refused_either_way(now: datetime) -> None:
    payment = {"method": "sepa_direct_debit", "iban": "DE03120300000000202051"}
    with pytest.raises(Problem) as refusal:
        captured(now, "letter", consents=ALL, payment=payment)
    assert [fault.pointer for fault in refusal.value.errors] == ["/payment/iban"]


def test_what_is_read_out_says_how_it_will_be_paid(now: datetime) -> None:
    form = {**order_form(quoted(now)), "channel": "letter"}
    del form["expected_yearly_price"]
    for mandate_attached, told in ((True, "SEPA-Lastschrift"), (False, "Überweisung")):
        draft = CapturedDraft.model_validate({**form, "mandate_attached": mandate_attached})
        review = capture.review_captured_order(caller=CLERK, draft=draft, now=now)
        assert told in review.contract_summary["payment_methods"].split("(")[0]
