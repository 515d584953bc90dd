"""Customers change bank details, contact data and where their bills go."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, gas, new_contract, publish_brand
from wattwerk.billing import queries
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.items import BankDetailsItem, ContractAccountItem
from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.accounts import BillDelivery
from wattwerk.billing.schemas.transactions import StatusChange
from wattwerk.contracts import queries as contracts
from wattwerk.customers import queries as customers
from wattwerk.customers.schemas import CustomersQuery
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.idempotency import RequestItem
from wattwerk.platform.problems import Problem, invalid

ANNA, BERND = "48213377", "51110002"
ACCOUNT, SECOND = "4000123456", "4000777777"
CLERK = Caller(audience="staff", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))
PASSWORD = "Sonnenblume 2026"
AUSTRIAN = "AT61 1904 3002 3457 3201"
GERMAN = "DE89 3704 0044 0532 0130 00"
DIRECT_DEBIT = {
    "method": "sepa_direct_debit",
    "iban": AUSTRIAN,
    "account_holder": "Jürgen Müller",
    "mandate_granted": True,
}


class Portal:
    """Anna's portal; she has two contract accounts. Only her password is accepted."""

    def __init__(self, client: FunctionClient, requests: FunctionClient) -> None:
        self.client, self.requests_client = client, requests
        self.caller = customer(ANNA)
        self._keys = 0

    def post(self, path: str, body: Any, key: str | None = None) -> Any:
        self._keys += 1
        return self.client.request(
            "POST", path, body, headers={"Idempotency-Key": key or f"key-{self._keys}"}, caller=self.caller
        )

    def change_bank(self, *, accounts: Any = (ACCOUNT,), password: str = PASSWORD, **change: Any) -> Any:
        return self.post(
            "/portal/bank-changes", {"account_numbers": list(accounts), "password": password, **change}
        )

    def bank(self, account: str = ACCOUNT, language: str = "de") -> Any:
        path = f"/portal/accounts/{account}/bank-details?language={language}"
        return self.client.request("GET", path, caller=self.caller).json_body

    def take_back(self, transaction_id: str) -> Any:
        return self.requests_client.request(
            "POST",
            f"/portal/requests/{transaction_id}/withdrawal",
            headers={"Idempotency-Key": f"undo-{transaction_id}"},
            caller=self.caller,
        )


@pytest.fixture
def anna(
    cloud: None, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch, now: datetime
) -> Portal:
    monkeypatch.setattr(clock, "now", lambda: now)

    def only_the_right_one(login_id: str, password: str) -> bool:
        return (login_id, password) == (f"login-{ANNA}", PASSWORD)

    def require_password(*, login_id: str, password: str, now: datetime) -> None:
        if not only_the_right_one(login_id, password):
            raise invalid("/password", "password_wrong", "This is not your present password.")

    client = function("portal/customer")
    publish_brand()
    conclude(new_contract())
    second = conclude(
        gas(
            order_number="A-BERN-D000",
            customer_number=BERND,
            account_number="4000999999",
            contract_number="700999999",
        )
    )
    assert second.customer_number == BERND
    ContractAccountItem.of(
        ANNA,
        account_number=SECOND,
        payment_method="transfer",
        instalment=new_contract().instalment,
        instalment_since=None,
    ).save()
    _let_passwords_be_checked_by(require_password, client, monkeypatch)
    return Portal(client, function("portal/requests"))


def _let_passwords_be_checked_by(
    check: Callable[..., None], client: FunctionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user pool is not part of these tests: put ``check`` where the function asks it."""
    for route in client.app.endpoints:
        if "require_password" in route.view.__globals__:
            monkeypatch.setitem(route.view.__globals__, "require_password", check)


def pass_on(
    transaction_id: str, now: datetime, status: TransactionStatus = TransactionStatus.ACKNOWLEDGED
) -> None:
    """A day later billing gets the request and answers it."""
    for step in (TransactionStatus.EXPORTED, status):
        version = queries.transaction(transaction_id).version
        transactions.change_status(
            caller=CLERK,
            transaction_id=transaction_id,
            status=step,
            change=StatusChange(version=version, reason="Konto unbekannt"),
            idempotency=None,
            now=now + timedelta(hours=25),
        )


def ids(answer: Any) -> list[str]:
    assert answer.status_code == 201, answer.body
    return [request["transaction_id"] for request in answer.json_body["requests"]]


def errors(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.body
    return [(error["pointer"], error["code"]) for error in answer.json_body["errors"]]


def test_ibans_are_masked(anna: Portal) -> None:
    shown = anna.bank()
    assert shown["current"]["iban_masked"] == "DE02 •••• 2051"
    assert "DE02120300000000202051" not in str(shown)
    assert "DE98ZZZ09999999999" in shown["mandate_text"]
    assert "eight weeks" in anna.bank(language="en")["mandate_text"]


def test_new_bank_details_hold_when_billing_has_confirmed_them(anna: Portal, now: datetime) -> None:
    (transaction_id,) = ids(anna.change_bank(payment=DIRECT_DEBIT))
    waiting = anna.bank()
    assert waiting["current"]["iban_masked"] == "DE02 •••• 2051"
    assert waiting["pending"]["details"] == {
        "payment_method": "sepa_direct_debit",
        "iban": "AT61 •••• 3201",
        "account_holder": "Jürgen Müller",
        "mandate_reference": "M-4000123456-2",
    }
    pass_on(transaction_id, now)
    confirmed = anna.bank()
    assert confirmed["pending"] is None
    assert confirmed["current"]["iban_masked"] == "AT61 •••• 3201"
    assert confirmed["current"]["mandate_reference"] == "M-4000123456-2"
    assert [(one["iban_masked"], one["status"]) for one in confirmed["history"]] == [
        ("AT61 •••• 3201", "applied"),
        ("DE02 •••• 2051", "applied"),
    ]
    proof_item = BankDetailsItem.get(*BankDetailsItem.key(ANNA, ACCOUNT, transaction_id))
    assert proof_item.iban == "AT611904300234573201"
    assert (proof_item.mandate_text or "").startswith("Ich ermächtige die Stadtwerke Musterstadt GmbH")


def test_no_full_iban_leaves_the_account(anna: Portal) -> None:
    (transaction_id,) = ids(anna.change_bank(payment=DIRECT_DEBIT))
    stored = queries.transaction(transaction_id).model_dump_json()
    events = "".join(event.detail for event in OutboxItem.scan())
    activities = "".join(one.model_dump_json() for one in customers.activities(ANNA))
    for text in (stored, events, activities):
        assert "AT611904300234573201" not in text


def test_no_password_is_remembered(anna: Portal) -> None:
    ids(anna.change_bank(payment=DIRECT_DEBIT))
    assert PASSWORD not in "".join(item.answer or "" for item in RequestItem.scan())


def test_refused_details_leave_everything_as_it_was(anna: Portal, now: datetime) -> None:
    (transaction_id,) = ids(anna.change_bank(payment=DIRECT_DEBIT))
    pass_on(transaction_id, now, TransactionStatus.REJECTED)
    shown = anna.bank()
    assert (shown["current"]["iban_masked"], shown["pending"]) == ("DE02 •••• 2051", None)
    assert shown["history"][0]["status"] == "refused"
    assert anna.change_bank(payment=DIRECT_DEBIT).status_code == 201


def test_a_wrong_password_changes_nothing(anna: Portal) -> None:
    refused = anna.change_bank(payment=DIRECT_DEBIT, password="geraten")
    assert errors(refused) == [("/password", "password_wrong")]
    assert anna.bank()["pending"] is None


def test_for_a_day_staff_cannot_pass_on_what_a_mail_still_undoes(anna: Portal, now: datetime) -> None:
    (transaction_id,) = ids(anna.change_bank(payment=DIRECT_DEBIT))
    with pytest.raises(Problem) as refused:
        transactions.change_status(
            caller=CLERK,
            transaction_id=transaction_id,
            status=TransactionStatus.EXPORTED,
            change=StatusChange(version=1),
            idempotency=None,
            now=now + timedelta(hours=23, minutes=59),
        )
    assert refused.value.code == "undo_period_running"
    pass_on(transaction_id, now)


def test_a_revoked_mandate_waits_for_nothing(anna: Portal, now: datetime) -> None:
    (transaction_id,) = ids(anna.change_bank(payment={"method": "transfer"}))
    shown = queries.transaction(transaction_id)
    assert shown.details == {"payment_method": "transfer", "mandate_revoked": "M-7K2MQ4XN"}
    exported = transactions.change_status(
        caller=CLERK,
        transaction_id=transaction_id,
        status=TransactionStatus.EXPORTED,
        change=StatusChange(version=1),
        idempotency=None,
        now=now,
    )
    assert exported.status == "exported"
    pass_on_answer = StatusChange(version=exported.version)
    transactions.change_status(
        caller=CLERK,
        transaction_id=transaction_id,
        status=TransactionStatus.ACKNOWLEDGED,
        change=pass_on_answer,
        idempotency=None,
        now=now,
    )
    current = anna.bank()["current"]
    assert (current["payment_method"], current["iban_masked"]) == ("transfer", None)
    assert current["mandate_reference"] is None


def test_credits_may_go_to_another_account_and_staff_see_whose(anna: Portal, now: datetime) -> None:
    own = {"iban": GERMAN, "account_holder": "Müller, Anna"}
    (transaction_id,) = ids(anna.change_bank(payout=own))
    assert queries.transaction(transaction_id).payload["payout_holder_is_customer"] is True
    pass_on(transaction_id, now)
    current = anna.bank()["current"]
    assert (current["iban_masked"], current["payout_iban_masked"]) == ("DE02 •••• 2051", "DE89 •••• 3000")
    assert current["mandate_reference"] == "M-7K2MQ4XN"
    somebody = {"iban": GERMAN, "account_holder": "Karl Napf"}
    (suspicious,) = ids(anna.change_bank(payout=somebody))
    assert queries.transaction(suspicious).payload["payout_holder_is_customer"] is False
    assert anna.take_back(suspicious).status_code == 200
    (back,) = ids(anna.change_bank(payout={}))
    pass_on(back, now)
    assert anna.bank()["current"]["payout_iban_masked"] is None


def test_one_change_for_all_contract_accounts(anna: Portal) -> None:
    first, second = ids(anna.change_bank(accounts=(ACCOUNT, SECOND), payment=DIRECT_DEBIT))
    assert queries.transaction(first).account_number == ACCOUNT
    assert queries.transaction(second).account_number == SECOND
    changed = {
        one.account_number
        for one in customers.activities(ANNA)
        if one.parameters.get("kind") == "bank_change" and one.subject == "contract_account"
    }
    assert changed == {ACCOUNT, SECOND}
    taken_back = anna.take_back(second).json_body["requests"]
    assert {request["transaction_id"] for request in taken_back} == {first, second}
    assert anna.bank()["pending"] is anna.bank(SECOND)["pending"] is None


def test_what_one_account_waits_for_blocks_another_change(anna: Portal) -> None:
    ids(anna.change_bank(accounts=(SECOND,), payment=DIRECT_DEBIT))
    refused = anna.change_bank(accounts=(ACCOUNT, SECOND), payment=DIRECT_DEBIT)
    assert (refused.status_code, refused.json_body["code"]) == (409, "bank_change_pending")
    assert anna.bank()["pending"] is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"payment": {**DIRECT_DEBIT, "iban": ""}}, [("/payment/iban", "iban_missing")]),
        (
            {"payment": {**DIRECT_DEBIT, "iban": "DE89370400440532013001"}},
            [("/payment/iban", "iban_invalid")],
        ),
        (
            {"payment": {"method": "sepa_direct_debit", "iban": AUSTRIAN}},
            [("/payment/account_holder", "missing"), ("/payment/mandate_granted", "mandate_missing")],
        ),
        ({"payout": {"iban": GERMAN}}, [("/payout/account_holder", "missing")]),
        ({}, [("/payment", "missing")]),
    ],
)
def test_faulty_bank_details_name_their_fields(
    anna: Portal, change: Any, expected: list[tuple[str, str]]
) -> None:
    assert errors(anna.change_bank(**change)) == expected


def test_contact_data_hold_at_once_and_can_be_taken_back(anna: Portal) -> None:
    contact = {
        "phone": "089 1234567",
        "mobile": "+43 664 1234567",
        "consents": {"reminders_sms": True, "advertising_email": True},
    }
    first, _ = ids(anna.post("/portal/contact-changes", {"contact": contact}))
    changed = customers.customer(ANNA)
    assert (changed.phone, changed.mobile) == ("089 1234567", "+43 664 1234567")
    assert changed.consents
    assert changed.consents.reminders_sms
    assert changed.consents.advertising_email
    assert anna.take_back(first).status_code == 200
    restored = customers.customer(ANNA)
    assert (restored.phone, restored.mobile or "") == ("+49 170 1234567", "")
    assert restored.consents
    assert not restored.consents.advertising_email


def test_what_was_changed_since_is_not_overwritten_by_taking_back(anna: Portal) -> None:
    first, _ = ids(anna.post("/portal/contact-changes", {"contact": {"phone": "089 1111111"}}))
    ids(anna.post("/portal/contact-changes", {"contact": {"phone": "089 2222222"}}))
    anna.take_back(first)
    assert customers.customer(ANNA).phone == "089 2222222"


def test_numbers_that_are_none_are_refused(anna: Portal) -> None:
    wrong = anna.post("/portal/contact-changes", {"contact": {"phone": "1", "fax": "keins"}})
    assert errors(wrong) == [("/contact/phone", "phone_invalid"), ("/contact/fax", "phone_invalid")]
    no_mobile = anna.post("/portal/contact-changes", {"contact": {"consents": {"reminders_sms": True}}})
    assert errors(no_mobile) == [("/contact/mobile", "mobile_missing")]


def bills(**change: Any) -> dict[str, Any]:
    address = {
        "street": "Gartenstraße",
        "house_number": "5",
        "postcode": "80333",
        "town": "Musterstadt",
    }
    return {
        "account_numbers": [ACCOUNT, SECOND],
        "recipient": "Hausverwaltung Süß GbR",
        "address": address,
        "password": PASSWORD,
        **change,
    }


def account(number: str, now: datetime) -> Any:
    found = contracts.overview(ANNA, now=now).accounts
    return next(one for one in found if one.account_number == number)


def test_bills_go_elsewhere_for_all_accounts_until_taken_back(anna: Portal, now: datetime) -> None:
    first, _ = ids(anna.post("/portal/billing-address-changes", bills()))
    for number in (ACCOUNT, SECOND):
        assert account(number, now).billing_recipient == "Hausverwaltung Süß GbR"
        assert account(number, now).billing_address.street == "Gartenstraße"
    assert queries.transaction(first).details == {
        "recipient": "Hausverwaltung Süß GbR",
        "address": "Gartenstraße 5, 80333 Musterstadt",
    }
    anna.take_back(first)
    for number in (ACCOUNT, SECOND):
        assert account(number, now).billing_recipient is account(number, now).billing_address is None


def test_bills_go_abroad(anna: Portal, now: datetime) -> None:
    address = {**bills()["address"], "postcode": "1010", "town": "Wien", "country": "AT"}
    (transaction_id,) = ids(
        anna.post("/portal/billing-address-changes", bills(account_numbers=[ACCOUNT], address=address))
    )
    told = queries.transaction(transaction_id)
    assert told.payload["after"]["address"]["country"] == "AT"
    assert told.details["address"] == "Gartenstraße 5, 1010 Wien, AT"
    assert account(ACCOUNT, now).billing_address.country == "AT"
    wrong = bills(address={**address, "country": "Österreich"})
    assert [pointer for pointer, _ in errors(anna.post("/portal/billing-address-changes", wrong))] == [
        "/address/country"
    ]


def test_bills_come_home_again(anna: Portal, now: datetime) -> None:
    ids(anna.post("/portal/billing-address-changes", bills()))
    own = bills(account_numbers=[ACCOUNT], recipient="", address=None)
    (transaction_id,) = ids(anna.post("/portal/billing-address-changes", own))
    assert account(ACCOUNT, now).billing_address is None
    assert account(SECOND, now).billing_address is not None
    assert queries.transaction(transaction_id).details["recipient"] == "Anna Müller"


def delivery(**changes: Any) -> dict[str, Any]:
    return {
        "account_numbers": [ACCOUNT, SECOND],
        "delivery": {"rhythm": "quarterly", "channel": "paper"},
        **changes,
    }


def test_bills_come_as_often_as_wished_until_that_is_taken_back(anna: Portal, now: datetime) -> None:
    first, _ = ids(anna.post("/portal/bill-delivery-changes", delivery()))
    for number in (ACCOUNT, SECOND):
        assert account(number, now).bill_delivery == BillDelivery(rhythm="quarterly", channel="paper")
    told = queries.transaction(first)
    assert told.payload["before"] == {"rhythm": "yearly", "channel": "electronic"}
    assert told.details == {"rhythm": "quarterly", "channel": "paper"}
    anna.take_back(first)
    for number in (ACCOUNT, SECOND):
        assert account(number, now).bill_delivery == BillDelivery()


def test_a_rhythm_that_billing_refuses_holds_no_more(anna: Portal, now: datetime) -> None:
    (wished,) = ids(anna.post("/portal/bill-delivery-changes", delivery(account_numbers=[ACCOUNT])))
    for status in ("exported", "rejected"):
        transactions.change_status(
            caller=CLERK,
            transaction_id=wished,
            status=TransactionStatus(status),
            change=StatusChange(version=queries.transaction(wished).version, reason="Kein Zähler"),
            idempotency=None,
            now=now,
        )
    assert account(ACCOUNT, now).bill_delivery == BillDelivery()


def test_a_billing_address_needs_the_password(anna: Portal) -> None:
    refused = anna.post("/portal/billing-address-changes", bills(password="falsch"))
    assert errors(refused) == [("/password", "password_wrong")]


def test_accounts_of_others_do_not_exist(anna: Portal) -> None:
    foreign = ["4000999999"]
    answers = [
        anna.change_bank(accounts=foreign, payment=DIRECT_DEBIT),
        anna.post("/portal/billing-address-changes", bills(account_numbers=foreign)),
        anna.post("/portal/bill-delivery-changes", delivery(account_numbers=foreign)),
        anna.client.request("GET", "/portal/accounts/4000999999/bank-details", caller=anna.caller),
    ]
    assert [one.status_code for one in answers] == [404, 404, 404, 404]


def test_whoever_may_only_read_changes_nothing(anna: Portal) -> None:
    anna.caller = {**anna.caller, "read_only_numbers": ANNA}
    answers = [
        anna.change_bank(payment=DIRECT_DEBIT),
        anna.post("/portal/contact-changes", {"contact": {"phone": "089 1234567"}}),
        anna.post("/portal/billing-address-changes", bills()),
        anna.post("/portal/bill-delivery-changes", delivery()),
    ]
    assert [one.status_code for one in answers] == [403, 403, 403, 403]
    assert anna.bank()["current"]["payment_method"] == "sepa_direct_debit"


class TestNames:
    BODY: ClassVar = {
        "name": {"salutation": "ms", "title": "Dr.", "first_name": "Anna", "last_name": "Öztürk-Müller"},
        "reason": "Heirat",
        "password": PASSWORD,
    }

    def test_a_new_name_holds_when_billing_has_confirmed_it(self, anna: Portal, now: datetime) -> None:
        first, second = ids(anna.post("/portal/name-changes", self.BODY))
        assert customers.customer(ANNA).last_name == "Müller"
        details = queries.transaction(first).details
        assert (details["former_name"], details["name"]) == ("Dr. Anna Müller", "Dr. Anna Öztürk-Müller")
        pass_on(first, now)
        assert customers.customer(ANNA).last_name == "Öztürk-Müller"
        pass_on(second, now)
        assert customers.customer(ANNA).last_name == "Öztürk-Müller"

    def test_staff_find_the_customer_by_the_new_name_only(self, anna: Portal, now: datetime) -> None:
        for transaction_id in ids(anna.post("/portal/name-changes", self.BODY)):
            pass_on(transaction_id, now)

        def found(search: str) -> list[str]:
            query = CustomersQuery(brand="musterstadt", search=search)
            lines = customers.customers_for_staff(caller=CLERK, query=query).items
            return [line.name for line in lines if line.customer_number == ANNA]

        assert found("Oeztürk") == ["Öztürk-Müller, Anna"]
        assert found("Mül") == []

    def test_a_refused_name_changes_nothing(self, anna: Portal, now: datetime) -> None:
        first, _ = ids(anna.post("/portal/name-changes", self.BODY))
        pass_on(first, now, TransactionStatus.REJECTED)
        assert customers.customer(ANNA).last_name == "Müller"

    def test_it_needs_the_password_and_another_name(self, anna: Portal) -> None:
        wrong = anna.post("/portal/name-changes", {**self.BODY, "password": "falsches-Passwort-1"})
        assert errors(wrong) == [("/password", "password_wrong")]
        same = {"salutation": "ms", "title": "Dr.", "first_name": "Anna", "last_name": "Müller"}
        known = anna.post("/portal/name-changes", {**self.BODY, "name": same})
        assert (known.status_code, known.json_body["code"]) == (409, "name_unchanged")
