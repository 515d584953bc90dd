"""The tariff calculator as the order funnel calls it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra.demo import files
from tests import markets
from wattwerk.catalog import reference_data
from wattwerk.platform import clock

FunctionOf = Callable[[str], Any]
ASKED = {"brand": "musterstadt", "postcode": "80331", "commodity": "electricity", "consumption": 3500}


@pytest.fixture
def client(cloud: None, function: FunctionOf, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(clock, "now", lambda: now)
    markets.load_brands(now)
    markets.load_prices(now)
    return function("public/quotes")


def ask(client: Any, key: str = "key-1", language: str = "de", **differs: Any) -> Any:
    return client.request(
        "POST",
        f"/public/quotes?language={language}",
        {**ASKED, **differs},
        headers={"Idempotency-Key": key},
    )


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    return [(error["pointer"], error["code"]) for error in answer.json_body["errors"]]


def test_a_prospect_gets_offers_with_exact_prices_as_text(client: Any) -> None:
    answer = ask(client)
    assert answer.status_code == 201
    cheapest = answer.json_body["offers"][0]
    assert cheapest["name"] == "Ökostrom Plus"
    assert (cheapest["yearly_price"], cheapest["first_year_price"]) == ("1258.33", "1138.33")
    assert cheapest["bonuses"][0]["amount"] == "120.00"
    assert answer.json_body["valid_until"] == "2026-12-07T09:30:00Z"


def test_the_offers_speak_the_language_asked_for(client: Any) -> None:
    assert ask(client, language="en").json_body["offers"][0]["name"] == "Green Electricity Plus"
    assert ask(client, key="key-2", language="xx").status_code == 422


def test_a_repeated_request_gets_the_first_answer(client: Any) -> None:
    assert ask(client).json_body == ask(client).json_body
    assert ask(client, key="key-2").json_body["quote_id"] != ask(client).json_body["quote_id"]


def test_a_key_cannot_be_used_for_another_question(client: Any) -> None:
    ask(client)
    assert ask(client, consumption=4000).json_body["code"] == "idempotency_key_reused"


def test_a_quote_can_be_shown_until_it_expires(
    client: Any, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = ask(client).json_body
    path = f"/public/quotes/{quote['quote_id']}"
    assert client.request("GET", path).json_body == quote
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=14))
    expired = client.request("GET", path)
    assert (expired.status_code, expired.json_body["code"]) == (410, "quote_expired")
    assert client.request("GET", "/public/quotes/unknown").status_code == 404


@pytest.mark.parametrize(
    ("differs", "expected"),
    [
        ({"consumption": 0}, [("/consumption", "greater_than_equal")]),
        ({"consumption": -5}, [("/consumption", "greater_than_equal")]),
        ({"consumption": 10**9}, [("/consumption", "less_than_equal")]),
        ({"consumption": "viel"}, [("/consumption", "int_parsing")]),
        ({"consumption": 250_000}, [("/consumption", "consumption_needs_individual_offer")]),
        ({"postcode": "8033"}, [("/postcode", "string_pattern_mismatch")]),
        ({"postcode": "８０３３１"}, [("/postcode", "string_pattern_mismatch")]),
        ({"commodity": "steam"}, [("/commodity", "enum")]),
        ({"brand": "nirgendwo"}, [("/brand", "brand_unknown")]),
        ({"price": "1"}, [("/price", "extra_forbidden")]),
        (
            {"commodity": "gas", "consumption_off_peak": 5},
            [("/consumption_off_peak", "off_peak_not_possible")],
        ),
    ],
)
def test_a_faulty_question_is_refused_at_its_field(
    client: Any, differs: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert faults(ask(client, **differs)) == expected


def test_an_unknown_postcode_is_refused_when_postcodes_are_loaded(client: Any, now: datetime) -> None:
    assert client.request("GET", "/public/postcodes/00000").json_body["status"] == "could_not_be_checked"
    reference_data.import_postcodes(
        content='[{"code": "80331", "localityName": "München"}]'.encode(),
        layout="localities",
        source="test",
        now=now,
    )
    assert client.request("GET", "/public/postcodes/00000").json_body["status"] == "unknown"
    assert client.request("GET", "/public/postcodes/80331").json_body["towns"] == ["München"]
    assert faults(ask(client, postcode="00000")) == [("/postcode", "postcode_unknown")]


def test_what_is_no_postcode_is_unknown_in_any_case(client: Any) -> None:
    assert client.request("GET", "/public/postcodes/M%C3%BCnchen").json_body["status"] == "unknown"


def test_streets_are_suggested_while_somebody_types(client: Any, now: datetime) -> None:
    reference_data.import_streets(content=files.content("streets.csv"), source="test", now=now)
    answer = client.request("GET", "/public/postcodes/80331/streets?prefix=F%C3%A4rb")
    assert answer.json_body == {"status": "known", "streets": ["Färbergraben"]}
    assert faults(client.request("GET", "/public/postcodes/80331/streets")) == [("/prefix", "missing")]


def test_an_iban_is_checked_and_names_its_bank(client: Any) -> None:
    answer = client.request("POST", "/public/bank-accounts", {"iban": "de02 1203 0000 0000 2020 51"})
    assert answer.json_body == {
        "iban": "DE02120300000000202051",
        "formatted": "DE02 1203 0000 0000 2020 51",
        "country": "DE",
        "bic": "BYLADEM1001",
        "bank_name": "Deutsche Kreditbank Berlin",
    }


@pytest.mark.parametrize(
    ("iban", "code"),
    [
        ("DE02 1203 0000 0000 2020 52", "iban_invalid"),
        ("DE02 1203 0000 0000 2020 5", "iban_wrong_length"),
        ("BR1800360305000010009795493C1", "iban_not_sepa"),
    ],
)
def test_a_wrong_iban_is_refused_and_never_repeated(client: Any, iban: str, code: str) -> None:
    answer = client.request("POST", "/public/bank-accounts", {"iban": iban})
    assert faults(answer) == [("/iban", code)]
    assert iban.replace(" ", "") not in answer.body.decode().replace(" ", "")


def test_a_foreign_account_of_an_unknown_bank_is_valid(client: Any) -> None:
    answer = client.request("POST", "/public/bank-accounts", {"iban": "AT611904300234573201"})
    assert (answer.status_code, answer.json_body["bic"]) == (200, None)


@pytest.mark.parametrize(
    ("question", "earliest", "without_early_start"),
    [
        ("brand=musterstadt&commodity=electricity", "2026-11-25", "2026-12-08"),
        ("brand=musterstadt&commodity=gas&reason=move_in", "2026-12-07", "2026-12-08"),
        ("brand=sparwatt&commodity=gas", "2026-12-07", "2026-12-08"),
    ],
)
def test_the_earliest_start_depends_on_the_commodity(
    client: Any, question: str, earliest: str, without_early_start: str
) -> None:
    assert client.request("GET", f"/public/start-dates?{question}").json_body == {
        "earliest": earliest,
        "latest": "2027-11-23",
        "withdrawal_period_ends": "2026-12-07",
        "earliest_without_early_start": without_early_start,
    }


def test_the_day_is_that_of_the_brand_not_of_the_server(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    just_before_midnight = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: just_before_midnight)
    answer = client.request("GET", "/public/start-dates?brand=musterstadt&commodity=electricity")
    assert answer.json_body["earliest"] == "2026-11-26"


def test_nobody_can_use_the_bank_check_as_a_service(client: Any) -> None:
    body = {"iban": "DE02120300000000202051"}
    statuses = [client.request("POST", "/public/bank-accounts", body).status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]


def test_malformed_and_oversized_bodies_are_refused(client: Any) -> None:
    headers = {"Idempotency-Key": "key-1"}
    assert (
        client.request("POST", "/public/quotes", b"{", headers=headers).json_body["code"] == "malformed_json"
    )
    large = b'{"brand": "' + b"x" * 5_000_000 + b'"}'
    assert client.request("POST", "/public/quotes", large, headers=headers).status_code == 413


def test_the_order_funnel_may_ask_from_any_website(client: Any) -> None:
    answer = client.request("OPTIONS", "/public/quotes")
    assert answer.status_code == 204
    assert "Idempotency-Key" in answer.headers["Access-Control-Allow-Headers"]
