"""Staff list, enter and edit contracts, and act for customers under their own name."""

import base64
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, heating, new_contract
from tests.unit.orders.examples import open_market, quoted
from wattwerk.billing import queries as billing
from wattwerk.contracts import queries
from wattwerk.customers import queries as customers
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import Commodity

ANNA, CONTRACT, HEATING = "48213377", "700123456", "700123457"
FORM = [
    {
        "key": "advisor",
        "type": "text",
        "label": {"de": "Betreut von", "en": "Looked after by", "fr": "Suivi par"},
        "required": True,
    }
]


@pytest.fixture
def client(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch, function: Callable[[str], FunctionClient]
) -> FunctionClient:
    monkeypatch.setattr(clock, "now", lambda: now)
    open_market(contract_form=FORM)
    conclude(new_contract())
    conclude(
        heating(
            order_number="A-0000-0002",
            customer_number="48213378",
            account_number="4000123457",
            contract_number=HEATING,
            concluded_on=date(2026, 11, 20),
            supply_start=date(2027, 1, 1),
            last_name="Öztürk",
        )
    )
    return function("staff/contracts")


def ask(client: FunctionClient, clerk: dict[str, str], method: str, path: str, body: Any = None) -> Any:
    answer = client.request(
        method,
        f"/staff/contracts{path}",
        body,
        headers={"Idempotency-Key": f"{method}{path}"[:64]},
        caller=clerk,
    )
    return answer.status_code, answer.json_body


class TestList:
    def test_contracts_are_listed_by_brand_the_latest_first(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        _, page = ask(client, clerk, "GET", "?brand=musterstadt")
        assert [(one["contract_number"], one["name"], one["status"]) for one in page["items"]] == [
            (HEATING, "Öztürk, Anna", "accepted"),
            (CONTRACT, "Müller, Anna", "active"),
        ]

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [("status=active", [CONTRACT]), ("commodity=heating_electricity", [HEATING]), ("status=ended", [])],
    )
    def test_filters_know_the_status_of_today(
        self, client: FunctionClient, clerk: dict[str, str], wanted: str, found: list[str]
    ) -> None:
        _, page = ask(client, clerk, "GET", f"?brand=musterstadt&{wanted}")
        assert [one["contract_number"] for one in page["items"]] == found

    def test_a_long_list_goes_on_at_its_cursor(self, client: FunctionClient, clerk: dict[str, str]) -> None:
        _, first = ask(client, clerk, "GET", "?brand=musterstadt&limit=1")
        _, second = ask(client, clerk, "GET", f"?brand=musterstadt&limit=1&cursor={first['next_cursor']}")
        assert [first["items"][0]["contract_number"], second["items"][0]["contract_number"]] == [
            HEATING,
            CONTRACT,
        ]

    def test_other_brands_are_not_shown(self, client: FunctionClient, clerk: dict[str, str]) -> None:
        assert ask(client, clerk, "GET", "?brand=sparwatt")[0] == 404


class TestEditing:
    def edit(self, client: FunctionClient, clerk: dict[str, str], **changes: Any) -> Any:
        body = {"version": 1, "reason": "Schreiben vom 20.11.", **changes}
        return ask(client, clerk, "PUT", f"/{CONTRACT}", body)

    def test_an_edit_keeps_who_changed_what_and_why(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        status, seen = self.edit(
            client, clerk, consumption=3100, market_location="41373559241", answers={"advisor": "Frau Weiß"}
        )
        assert status == 200
        assert seen["contract"]["consumption"] == 3100
        assert seen["contract"]["supply_point"]["market_location"] == "41373559241"
        (change,) = seen["changes"]
        assert (change["actor"], change["reason"]) == ("clerk-1", "Schreiben vom 20.11.")
        assert change["before"] == {"consumption": 2500, "market_location": "50000000017", "answers": {}}
        assert change["after"] == {
            "consumption": 3100,
            "market_location": "41373559241",
            "answers": {"advisor": "Frau Weiß"},
        }
        assert customers.activities(ANNA)[0].kind == "contract_changed"

    def test_numbers_of_the_supply_point_are_stored_without_blanks_and_dots(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        metering = "DE 000562 80850 49000000000000123456"
        status, seen = self.edit(
            client,
            clerk,
            market_location="4137 3559 241",
            metering_location=metering,
            grid_location="e1234848431",
        )
        assert status == 200
        point = seen["contract"]["supply_point"]
        assert point["market_location"] == "41373559241"
        assert point["metering_location"] == metering.replace(" ", "")
        assert point["grid_location"] == "E1234848431"

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"market_location": "41373559248"}, "market_location_check_digit"),
            ({"metering_location": "DE123"}, "metering_location_malformed"),
            ({"grid_location": "12345678901"}, "grid_location_malformed"),
            ({"supply_start": "2027-01-01"}, "supply_has_begun"),
            ({"consumption": 2500}, "nothing_changed"),
            ({"answers": {"advisor": ""}}, "missing"),
            ({"answers": {"advisor": "A", "shoe_size": "44"}}, "unknown"),
            ({"consumption_off_peak": 10}, "off_peak_price_missing"),
        ],
    )
    def test_what_may_not_be_edited_is_refused(
        self, client: FunctionClient, clerk: dict[str, str], changes: dict[str, Any], code: str
    ) -> None:
        status, problem = self.edit(client, clerk, **changes)
        assert (status, problem["errors"][0]["code"]) == (422, code)

    def test_the_start_can_be_moved_before_it_comes(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        body = {"version": 1, "reason": "Netzbetreiber meldet später", "supply_start": "2027-01-15"}
        _, seen = ask(client, clerk, "PUT", f"/{HEATING}", body)
        assert seen["contract"]["supply_start"] == "2027-01-15"
        assert seen["contract"]["minimum_term_until"] == "2028-01-14"

    def test_of_two_editors_the_second_is_told(self, client: FunctionClient, clerk: dict[str, str]) -> None:
        self.edit(client, clerk, consumption=3000)
        assert self.edit(client, clerk, consumption=3100)[1]["code"] == "changed_meanwhile"


class TestEntering:
    def test_a_customer_gets_one_more_contract_at_the_price_of_a_quote(
        self, client: FunctionClient, clerk: dict[str, str], now: datetime
    ) -> None:
        quote = quoted(now)
        new = {
            "customer_number": ANNA,
            "account_number": "4000123456",
            "quote_id": quote.quote_id,
            "product_code": quote.offers[0].product_code,
            "supply_address": {
                "street": "Gartenweg",
                "house_number": "3",
                "postcode": "80331",
                "town": "München",
            },
            "supply_start": "2027-01-01",
            "meter_number": "1EMH0099999999",
        }
        status, problem = ask(client, clerk, "POST", "", new)
        assert (status, problem["errors"][0]["code"]) == (422, "text_form_missing")
        status, created = ask(client, clerk, "POST", "", {**new, "declared_in_text_form": True})
        assert status == 201
        assert ask(client, clerk, "POST", "", {**new, "declared_in_text_form": True})[1] == created
        contracts = queries.overview(ANNA, now=now).contracts
        assert sorted(one.contract_number for one in contracts) == sorted(
            [CONTRACT, created["contract_number"]]
        )
        added = next(one for one in contracts if one.contract_number == created["contract_number"])
        assert (added.commodity, added.base_price) == (Commodity.ELECTRICITY, quote.offers[0].base_price)


class TestActing:
    def test_a_cancellation_by_letter_ends_the_contract_and_names_the_clerk(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        _, preview = ask(client, clerk, "POST", f"/{CONTRACT}/end-previews", {})
        status, declared = ask(client, clerk, "POST", f"/{CONTRACT}/cancellations", {})
        assert (status, declared["status"], declared["ends_on"]) == (201, "confirmed", preview["ends_on"])
        _, end = ask(client, clerk, "GET", f"/{CONTRACT}/end")
        assert [one["declaration_number"] for one in end["declarations"]] == [declared["declaration_number"]]
        sent = next(one for one in billing.transactions_of_customer(ANNA) if one.kind == "cancellation")
        assert sent.history[0].actor == "clerk-1"

    def test_an_instalment_is_changed_within_the_same_bounds(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        _, overview = ask(client, clerk, "GET", f"/{CONTRACT}/instalment")
        due = overview["choice"]["due_dates"][0] if "choice" in overview else overview["due_dates"][0]
        status, request = ask(
            client,
            clerk,
            "POST",
            f"/{CONTRACT}/instalment-changes",
            {"amount": "90.00", "effective_from": due},
        )
        assert (status, request["kind"]) == (201, "instalment_change")

    PAYMENT: ClassVar = {
        "method": "sepa_direct_debit",
        "iban": "DE02 1203 0000 0000 2020 51",
        "account_holder": "Jörg Müller",
    }

    def test_a_signed_mandate_is_filed_and_passed_on_and_names_the_clerk(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        scan = {"file_name": "Mandat.jpg", "content": base64.b64encode(b"\xff\xd8\xff photo").decode()}
        body = {"payment": self.PAYMENT, "mandate_document": scan}
        status, done = ask(client, clerk, "POST", f"/{CONTRACT}/bank-changes", body)
        assert (status, done["mandate_requested_until"]) == (201, None)
        sent = next(one for one in billing.transactions_of_customer(ANNA) if one.kind == "bank_change")
        assert sent.history[0].actor == "clerk-1"
        [mandate] = documents.documents_of(Owner("customer", ANNA))
        assert (mandate.title, mandate.media_type) == ("SEPA-Mandat", "image/jpeg")

    def test_without_the_paper_the_customer_is_asked_and_nothing_changes(
        self, client: FunctionClient, clerk: dict[str, str]
    ) -> None:
        body = {"payment": {**self.PAYMENT, "mandate_granted": True}}
        status, done = ask(client, clerk, "POST", f"/{CONTRACT}/bank-changes", body)
        assert (status, done["requests"]) == (201, [])
        assert done["mandate_requested_until"]
        kinds = {one.kind for one in billing.transactions_of_customer(ANNA)}
        assert "bank_change" not in kinds
        assert customers.activities(ANNA)[0].kind == "mandate_requested"

    def test_a_reading_from_the_telephone_is_one_of_staff(
        self, client: FunctionClient, clerk: dict[str, str], now: datetime
    ) -> None:
        meter = queries.overview(ANNA, now=now).contracts[0].meters[0].meter_id
        status, receipt = ask(
            client,
            clerk,
            "POST",
            f"/{CONTRACT}/meters/{meter}/readings",
            {"date": "2026-11-22", "values": [{"kind": "single", "value": "12345"}]},
        )
        assert (status, receipt["reading"]["channel"]) == (201, "staff")
        assert customers.activities(ANNA)[0].actor == "clerk-1"

    @pytest.mark.parametrize(
        ("method", "path", "body"),
        [
            ("GET", "", None),
            ("GET", "/end", None),
            ("POST", "/cancellations", {}),
            ("GET", "/instalment", None),
        ],
    )
    def test_staff_of_other_brands_find_nothing(
        self, client: FunctionClient, method: str, path: str, body: Any
    ) -> None:
        stranger = {"audience": "staff", "subject": "s", "login_id": "s", "roles": "sparwatt.clerk"}
        assert ask(client, stranger, method, f"/{CONTRACT}{path}", body)[0] == 404
