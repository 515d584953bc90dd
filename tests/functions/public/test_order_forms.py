"""A prospect keeps an unfinished order, goes on with it on another device, and follows what becomes of it."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.orders.examples import address, events, open_market, order_form, person, quoted
from wattwerk.brands import queries as brands
from wattwerk.documents import operations as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.operations import moving
from wattwerk.messaging.letters import orders as letters
from wattwerk.messaging.wording import Wording
from wattwerk.orders import links, queries
from wattwerk.orders.items import SavedFormItem
from wattwerk.orders.operations import decision
from wattwerk.orders.schemas.orders import Decision
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller

CLERK = Caller(audience="staff", subject="c", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))
EMAIL = "joerg.mueller@example.org"
ACCOUNT = {"method": "sepa_direct_debit", "iban": "DE02120300000000202051", "mandate_granted": True}


@pytest.fixture
def orders(
    cloud: None,
    now: datetime,
    function: Callable[[str], FunctionClient],
    monkeypatch: pytest.MonkeyPatch,
) -> FunctionClient:
    open_market()
    monkeypatch.setattr(clock, "now", lambda: now)
    return function("public/orders")


def ask(orders: FunctionClient, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    answer = orders.request("POST", path, body, headers={"Idempotency-Key": "click-1"})
    return answer.status_code, json.loads(answer.body)


def form(now: datetime, **changes: Any) -> dict[str, Any]:
    """Return a form that is filled in up to the payment."""
    quote = quoted(now)
    complete = order_form(quote)
    parts = ("brand", "language", "customer_type", "quote_id", "product_code", "supply_address", "start")
    return {
        **{name: complete[name] for name in parts},
        "calculation": {"postcode": "80331", "commodity": "electricity", "consumption": 2500},
        "person": person(),
        "meter": {"meter_number": "1EMH0012345678", "type": "single", "previous_supplier": "Altstrom AG"},
        "payment": {},
        "consents": {},
        **changes,
    }


class TestProgress:
    def test_names_the_first_step_that_lacks_something(self, orders: FunctionClient, now: datetime) -> None:
        status, progress = ask(orders, "/public/order-progress", form(now))
        assert status == 200
        assert progress["next_step"] == "payment"
        assert progress["offer"]["yearly_price"] == "967.28"
        assert not progress["price_changed"]
        states = {step["name"]: step["complete"] for step in progress["steps"] if step["applies"]}
        assert states == {
            "consumption": True,
            "offers": True,
            "supply": True,
            "person": True,
            "payment": False,
            "review": False,
        }

    def test_starts_with_an_empty_form(self, orders: FunctionClient) -> None:
        status, progress = ask(orders, "/public/order-progress", {"brand": "musterstadt"})
        assert (status, progress["next_step"], progress["offer"]) == (200, "consumption", None)

    def test_names_faults_at_their_fields(self, orders: FunctionClient, now: datetime) -> None:
        typed = form(now, supply_address={**address(), "street": ""}, person=person(email="jörg@"))
        _, progress = ask(orders, "/public/order-progress", typed)
        faults = {step["name"]: step["faults"] for step in progress["steps"]}
        assert [fault["pointer"] for fault in faults["supply"]] == ["/supply_address/street"]
        assert [fault["code"] for fault in faults["person"]] == ["email_invalid"]

    def test_asks_for_the_second_supply_of_a_house_as_well(
        self, orders: FunctionClient, now: datetime
    ) -> None:
        gas: dict[str, Any] = {"wanted": True, "consumption": None}
        _, progress = ask(orders, "/public/order-progress", form(now, further=gas))
        assert progress["next_step"] == "consumption"
        (fault,) = progress["steps"][0]["faults"]
        assert fault["pointer"] == "/calculation/further_supplies/0/consumption"

        gas = {"wanted": True, "consumption": 18000, "product_code": "GAS", "meter_number": ""}
        _, progress = ask(orders, "/public/order-progress", form(now, further=gas))
        assert progress["next_step"] == "supply"
        faults = {step["name"]: step["faults"] for step in progress["steps"]}
        assert [one["pointer"] for one in faults["supply"]] == ["/further_supplies/0/meter/meter_number"]

        meter = {"meter_number": "7ELS8810025713", "previous_supplier": "Altgas AG"}
        _, progress = ask(orders, "/public/order-progress", form(now, further={**gas, **meter}))
        assert progress["next_step"] == "payment"

    def test_is_complete_when_an_order_would_be_taken(self, orders: FunctionClient, now: datetime) -> None:
        complete = form(now, payment=ACCOUNT, consents={"terms": True, "withdrawal_information": True})
        _, progress = ask(orders, "/public/order-progress", complete)
        assert progress["next_step"] is None

    def test_a_tariff_that_is_gone_is_chosen_anew(self, orders: FunctionClient, now: datetime) -> None:
        _, progress = ask(orders, "/public/order-progress", form(now, quote_id="gone"))
        assert progress["next_step"] == "offers"


class TestSaving:
    def save(self, orders: FunctionClient, now: datetime, **changes: Any) -> dict[str, Any]:
        body = {"form": form(now, payment=ACCOUNT, consents={"terms": True}), "email": EMAIL, **changes}
        status, saved = ask(orders, "/public/order-forms", body)
        assert status == 202
        return saved

    def test_the_link_opens_the_form_on_any_device(self, orders: FunctionClient, now: datetime) -> None:
        saved = self.save(orders, now)
        assert events() == ["OrderFormSaved"]
        status, resumed = ask(orders, "/public/order-forms/resumptions", {"token": saved["token"]})
        assert status == 200
        assert resumed["form"]["person"]["last_name"] == "Müller-Lüdenscheidt"
        assert resumed["progress"]["next_step"] == "payment"

    def test_the_second_supply_is_kept_with_the_form(self, orders: FunctionClient, now: datetime) -> None:
        gas = {"wanted": True, "consumption": 18000, "product_code": "GAS", "meter_number": "7ELS8810025713"}
        saved = self.save(orders, now, form=form(now, payment=ACCOUNT, further=gas))
        _, resumed = ask(orders, "/public/order-forms/resumptions", {"token": saved["token"]})
        assert resumed["form"]["further"] == gas

    def test_account_and_declarations_are_not_kept(self, orders: FunctionClient, now: datetime) -> None:
        saved = self.save(orders, now)
        _, resumed = ask(orders, "/public/order-forms/resumptions", {"token": saved["token"]})
        assert resumed["form"]["payment"] == {"method": "sepa_direct_debit"}
        assert resumed["form"]["consents"] == {}

    def test_saving_again_keeps_the_link(self, orders: FunctionClient, now: datetime) -> None:
        saved = self.save(orders, now)
        again = self.save(orders, now, token=saved["token"])
        assert again["token"] == saved["token"]

    def test_the_address_holds_nothing_about_anybody(self, orders: FunctionClient, now: datetime) -> None:
        token = self.save(orders, now)["token"]
        link = links.form_address(links.form_of(token), brand="musterstadt", language="de")
        page, _, secret = link.partition("#")
        assert page.endswith("/order/?brand=musterstadt&language=de")
        assert secret == f"form={token}"

    def test_a_forged_link_opens_nothing(self, orders: FunctionClient, now: datetime) -> None:
        identifier = self.save(orders, now)["token"].partition(".")[0]
        forged = f"{identifier}.{'A' * 43}"
        status, problem = ask(orders, "/public/order-forms/resumptions", {"token": forged})
        assert (status, problem["code"]) == (410, "link_not_usable")

    def test_after_thirty_days_nothing_is_left(
        self, orders: FunctionClient, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        token = self.save(orders, now)["token"]
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=30, seconds=1))
        assert ask(orders, "/public/order-forms/resumptions", {"token": token})[0] == 410

    def test_whoever_ordered_leaves_nothing_behind(self, orders: FunctionClient, now: datetime) -> None:
        token = self.save(orders, now)["token"]
        assert ask(orders, "/public/order-forms/removals", {"token": token}) == (200, {"removed": True})
        assert not list(SavedFormItem.query(f"FORM#{links.form_of(token)}", SavedFormItem.sk == "FORM"))

    def test_nobody_is_flooded_with_mails(self, orders: FunctionClient, now: datetime) -> None:
        for _ in range(5):
            self.save(orders, now)
        body = {"form": form(now), "email": EMAIL}
        assert ask(orders, "/public/order-forms", body)[0] == 429


class TestStanding:
    def placed(self, orders: FunctionClient, now: datetime) -> tuple[str, str]:
        _, receipt = ask(orders, "/public/orders", order_form(quoted(now)))
        number = receipt["order_number"]
        address_of_page = links.status_address(number, brand="musterstadt", language="de")
        return number, address_of_page.partition("#order=")[2]

    def test_shows_where_the_order_stands(self, orders: FunctionClient, now: datetime) -> None:
        number, token = self.placed(orders, now)
        status, standing = ask(orders, "/public/order-standings", {"token": token})
        assert (status, standing["order_number"], standing["status"]) == (200, number, "received")
        assert standing["power_of_attorney"]
        assert standing["withdrawal_until"] is None

    def test_a_form_link_does_not_open_an_order(self, orders: FunctionClient, now: datetime) -> None:
        number, _ = self.placed(orders, now)
        assert ask(orders, "/public/order-standings", {"token": links.form_token(number)})[0] == 410

    def test_hands_out_the_documents_of_this_order_only(self, orders: FunctionClient, now: datetime) -> None:
        number, token = self.placed(orders, now)
        order = queries.placed_order(number)
        brand = brands.brand("musterstadt")
        words = Wording("de", brand.time_zone)
        text = order.declaration.power_of_attorney
        assert text is not None
        issued = documents.issue(
            letters.power_of_attorney(order, text, issued_on=now.date(), words=words),
            brand=brand,
            owner=Owner("order", number),
            reference=number,
            file_name="Vollmacht",
            now=now,
        ).document
        _, standing = ask(orders, "/public/order-standings", {"token": token})
        assert [document["kind"] for document in standing["documents"]] == ["power_of_attorney"]
        wanted = {"token": token, "document_id": issued.document_id}
        status, link = ask(orders, "/public/order-standings/downloads", wanted)
        assert status == 200
        assert "Vollmacht" in link["url"]
        other = {"token": token, "document_id": "0" * 32}
        assert ask(orders, "/public/order-standings/downloads", other)[0] == 404

    def test_is_closed_half_a_year_after_the_last_step(
        self, orders: FunctionClient, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _, token = self.placed(orders, now)
        wanted = {"token": token, "document_id": "0" * 32}
        for days, seen, fetched in ((179, 200, 404), (180, 410, 410)):
            monkeypatch.setattr(clock, "now", lambda days=days: now + timedelta(days=days))
            assert ask(orders, "/public/order-standings", {"token": token})[0] == seen
            assert ask(orders, "/public/order-standings/downloads", wanted)[0] == fetched

    def test_says_in_the_words_of_the_brand_where_its_case_stands(
        self, orders: FunctionClient, now: datetime
    ) -> None:
        number, token = self.placed(orders, now)
        _, before = ask(orders, "/public/order-standings", {"token": token})
        moving.follow(order_number=number, now=now)
        _, after = ask(orders, "/public/order-standings", {"token": token})
        received = standard_machine().find("received")
        assert received
        assert before["status_label"] is None
        assert after["status_label"] == received.customer_label.in_languages()

    def test_brings_the_confirmation_of_the_contract_but_nothing_else_of_the_customer(
        self, orders: FunctionClient, now: datetime
    ) -> None:
        number, token = self.placed(orders, now)
        order = queries.placed_order(number)
        accepted = decision.accept_order(
            caller=CLERK,
            order_number=number,
            decision=Decision(version=order.version or 1),
            now=now,
            idempotency=None,
        )
        customer, contract = accepted.customer_number or "", accepted.contract_number or ""
        brand = brands.brand("musterstadt")
        letter = letters.contract_confirmation(
            queries.placed_order(number),
            contract_number=contract,
            customer_number=customer,
            acceptance=queries.acceptance(number).text,
            brand=brand,
            issued_on=now.date(),
            withdraw="https://portal.example/order/withdraw",
            words=Wording("de", brand.time_zone),
        )
        ours, others = (
            documents.issue(
                letter,
                brand=brand,
                owner=Owner("customer", customer),
                reference=reference,
                file_name="Vertragsbestätigung",
                now=now,
            ).document.document_id
            for reference in (contract, "70009999")
        )
        _, standing = ask(orders, "/public/order-standings", {"token": token})
        assert [document["document_id"] for document in standing["documents"]] == [ours]
        downloads = {
            one: ask(orders, "/public/order-standings/downloads", {"token": token, "document_id": one})[0]
            for one in (ours, others)
        }
        assert downloads == {ours: 200, others: 404}


def test_the_power_of_attorney_names_all_parties(orders: FunctionClient, now: datetime) -> None:
    _, receipt = ask(orders, "/public/orders", order_form(quoted(now)))
    declaration = queries.placed_order(receipt["order_number"]).declaration
    text = declaration.power_of_attorney
    assert text is not None
    for named in (
        "Jörg Müller-Lüdenscheidt, geboren am 4. März 1979",
        "Stadtwerke Musterstadt GmbH",
        "Überland-Werke AG",
        "1EMH0012345678",
        receipt["order_number"],
    ):
        assert named in text
    assert "Überland-Werke AG" in declaration.shown.texts["power_of_attorney"]


def test_whoever_moves_in_has_nothing_to_cancel(orders: FunctionClient, now: datetime) -> None:
    start = {"reason": "move_in", "desired_date": None, "early_start_demanded": False}
    _, receipt = ask(orders, "/public/orders", order_form(quoted(now), start=start))
    assert queries.placed_order(receipt["order_number"]).declaration.power_of_attorney is None


def test_partner_and_recommendation_travel_with_the_order(orders: FunctionClient, now: datetime) -> None:
    origin = {"partner": "energieberater-nord", "referral_code": "ANNA-4711"}
    _, receipt = ask(orders, "/public/orders", order_form(quoted(now), origin=origin))
    assert queries.order(receipt["order_number"]).origin.model_dump() == origin
