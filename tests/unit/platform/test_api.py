"""What every endpoint does before and after its view."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError
from chalice.test import Client
from pydantic import Field
from pynamodb.exceptions import QueryError

from wattwerk.platform import clock
from wattwerk.platform.api import (
    LARGEST_BODY,
    LARGEST_WITH_FILE,
    Api,
    Limit,
    _json,
    _parsed,
    whole_number,
)
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.transaction import Transaction


class Greeting(Schema):
    name: str = Field(min_length=1)
    times: int = Field(default=1, ge=1)


class Greeted(Schema):
    text: str


class Wish(Schema):
    day: date | None = None
    moments: list[datetime] = Field(default_factory=list)


class CountingApi(Api):
    calls = 0


def api() -> CountingApi:
    app = CountingApi("test", audience="anonymous", description="Greets.")

    @app.endpoint("POST", "/public/greetings", status=201)
    def greet(body: Greeting, now: datetime, idempotency: Idempotency) -> Greeted:
        """Greet somebody."""
        app.calls += 1
        transaction = Transaction(now=now)
        answer = Greeted(text=f"Guten Tag, {body.name}!")
        transaction.remember(idempotency, answer)
        transaction.commit()
        return answer

    @app.endpoint("GET", "/public/greetings/{name}", limit=Limit(2))
    def read(name: str, caller: Caller) -> Greeted:
        """Read a greeting."""
        if name == "niemand":
            raise Problem(404, "not_found", "There is nobody.")
        if name == "bug":
            raise RuntimeError("a secret of the house")
        return Greeted(text=name)

    return app


@pytest.fixture
def app() -> CountingApi:
    return api()


@pytest.fixture
def client(cloud: None, app: Api) -> Iterator[Any]:
    with Client(app) as client:
        yield client


def post(client: Any, body: Any, key: str | None = "key-1") -> Any:
    headers = {"Content-Type": "application/json", **({"Idempotency-Key": key} if key else {})}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.http.post("/public/greetings", headers=headers, body=content)


def test_a_valid_request_gets_its_typed_answer(client: Any) -> None:
    answer = post(client, {"name": "Jürgen Weiß"})
    assert answer.status_code == 201
    assert json.loads(answer.body) == {"text": "Guten Tag, Jürgen Weiß!"}


def test_every_answer_carries_the_security_headers(client: Any) -> None:
    for answer in (post(client, {"name": "Anna"}), post(client, {})):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_every_faulty_field_is_named_by_pointer_and_code(client: Any) -> None:
    answer = post(client, {"name": "", "times": 0, "colour": "red"})
    problem = json.loads(answer.body)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["code"] == "validation_failed"
    assert {(fault["pointer"], fault["code"]) for fault in problem["errors"]} == {
        ("/name", "string_too_short"),
        ("/times", "greater_than_equal"),
        ("/colour", "extra_forbidden"),
    }


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"name":"Anna","times":NaN}',
        b'{"name":"Anna","times":-Infinity}',
        b'{"name":"Anna","times":1e400}',
        b'{"name":"Anna","times":' + b"9" * 5000 + b"}",
    ],
)
def test_malformed_json_is_refused_as_such(client: Any, body: bytes) -> None:
    answer = post(client, body)
    assert (answer.status_code, json.loads(answer.body)["code"]) == (400, "malformed_json")


def test_five_megabytes_of_json_are_refused_before_they_are_read(client: Any) -> None:
    answer = post(client, b'{"name":"' + b"x" * 5_000_000 + b'"}')
    problem = json.loads(answer.body)
    assert (answer.status_code, problem["code"]) == (413, "body_too_large")
    assert problem["largest_body_kilobytes"] == LARGEST_BODY // 1024


def test_who_sends_a_file_along_may_send_more() -> None:
    file = json.dumps({"content": "x" * LARGEST_BODY}).encode()
    with pytest.raises(Problem):
        _json(file)
    assert len(_json(file, LARGEST_WITH_FILE)["content"]) == LARGEST_BODY


@pytest.mark.parametrize(
    ("sent", "pointer", "code"),
    [
        ({"day": "0001-01-01"}, "/day", "date_parsing"),
        ({"day": "9999-12-31"}, "/day", "date_parsing"),
        ({"moments": ["2026-11-22T10:00:00Z", "0001-01-01T00:00:00Z"]}, "/moments/1", "date_parsing"),
        ({"moments": ["2026-11-22T10:00:00"]}, "/moments/0", "date_parsing"),
    ],
)
def test_dates_with_which_nobody_can_reckon_are_refused(
    sent: dict[str, Any], pointer: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        _parsed(Wish, sent)
    assert [(fault.pointer, fault.code) for fault in refused.value.errors] == [(pointer, code)]
    assert _parsed(Wish, {"day": "1931-05-01", "moments": ["2026-11-22T10:00:00Z"]}).day == date(1931, 5, 1)


@pytest.mark.parametrize("text", ["²", "٣", "-1", "1.0", "", " 1", "9" * 5000])
def test_a_number_of_a_path_is_one(text: str) -> None:
    assert whole_number("0012", "revision") == 12
    with pytest.raises(Problem) as refused:
        whole_number(text, "revision")
    assert refused.value.status == 404


def test_a_bug_does_not_tell_its_secrets(client: Any) -> None:
    answer = client.http.get("/public/greetings/bug")
    assert (answer.status_code, json.loads(answer.body)["code"]) == (500, "internal_error")
    assert b"secret" not in answer.body


def test_a_bug_writes_nothing_about_anybody_into_the_log(
    cloud: None, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    app = Api("broken", audience="anonymous", description="Broken.")
    stored = {"text": ["Jörg Müller", "DE02120300000000202051"]}

    @app.endpoint("GET", "/public/broken")
    def read() -> Greeted:
        """Read what is stored."""
        return Greeted.model_validate(stored)

    with Client(app) as client:
        assert client.http.get("/public/broken").status_code == 500
    logged = caplog.text + "".join(capsys.readouterr())
    assert "ValidationError" in logged
    assert "Müller" not in logged
    assert "DE02" not in logged


def test_path_parameters_arrive_decoded(client: Any) -> None:
    assert json.loads(client.http.get("/public/greetings/J%C3%BCrgen").body) == {"text": "Jürgen"}


def test_nothing_has_an_endless_name(client: Any) -> None:
    assert client.http.get("/public/greetings/" + "x" * 200).status_code == 200
    assert client.http.get("/public/greetings/" + "x" * 201).status_code == 404


def test_a_repeated_request_gets_the_first_answer_without_a_second_effect(
    client: Any, app: CountingApi
) -> None:
    first, second = (post(client, {"name": "Anna"}) for _ in range(2))
    assert (first.status_code, first.json_body) == (second.status_code, second.json_body)
    assert app.calls == 1


def test_a_key_cannot_be_used_for_another_content(client: Any) -> None:
    post(client, {"name": "Anna"})
    answer = post(client, {"name": "Berta"})
    assert (answer.status_code, answer.json_body["code"]) == (422, "idempotency_key_reused")


def test_a_key_of_one_customer_number_gives_no_answer_about_another(client: Any, app: CountingApi) -> None:
    for number in ("48213377", "59000001", "48213377"):
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": "key-1",
            "X-Customer-Number": number,
        }
        client.http.post("/public/greetings", headers=headers, body=json.dumps({"name": "Anna"}).encode())
    assert app.calls == 2


def test_creating_without_a_key_is_refused(client: Any) -> None:
    answer = post(client, {"name": "Anna"}, key=None)
    assert answer.status_code == 422
    assert answer.json_body["errors"][0]["code"] == "idempotency_key_missing"


def test_anonymous_callers_are_throttled_and_told_when_to_come_back(
    client: Any, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    answers = [client.http.get("/public/greetings/a") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60


def test_a_cursor_at_which_no_list_could_stop_is_refused(cloud: None) -> None:
    app = Api("lists", audience="anonymous", description="Lists.")

    @app.endpoint("GET", "/public/lists")
    def listed(query: PageRequest) -> Greeted:
        """List."""
        error = {"Error": {"Code": "ValidationException", "Message": "The provided starting key is invalid"}}
        raise QueryError("Failed to query", ClientError(error, "Query"))  # type: ignore[arg-type]

    with Client(app) as client:
        refused, broken = client.http.get("/public/lists?cursor=e30="), client.http.get("/public/lists")
    assert (refused.status_code, refused.json_body["errors"][0]["code"]) == (422, "cursor_invalid")
    assert broken.status_code == 500


@pytest.mark.parametrize("path", ["/public/greetings", "/public/greetings/Änne"])
def test_a_foreign_website_may_ask_anonymous_endpoints(client: Any, path: str) -> None:
    answer = client.http.request("OPTIONS", path)
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Idempotency-Key" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (rb'{"name":"J\u0000\u001brg\b"}', "Jrg"),
        (b'{"name":"J\x7f\\u000Brg"}', "Jrg"),
        (rb'{"name":"C:\\u0000"}', r"C:\u0000"),
        (rb'{"name":"a\\\u0007b"}', "a\\b"),
        (rb'{"name":"Zeile\n\tzwei"}', "Zeile\n\tzwei"),
        (rb'{"name":"Rechnung\u202Efdp.exe\u2066\ufeff"}', "Rechnungfdp.exe"),
        ('{"name":"Mül\u200bl\u202eer\u2069"}'.encode(), "Müller"),
        ('{"name":"\ufeff👩\u200d🔧"}'.encode(), "👩\u200d🔧"),
    ],
)
def test_characters_that_nobody_sees_are_left_out(sent: bytes, kept: str) -> None:
    assert _json(sent) == {"name": kept}
