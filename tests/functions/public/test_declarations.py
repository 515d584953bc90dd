"""Cancelling and withdrawing through the API, as anybody does it without signing in."""

import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import boto3
import pytest
from pypdf import PdfReader

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import ANNA
from wattwerk.declarations import queries
from wattwerk.documents.items import DocumentItem
from wattwerk.platform import clock


@pytest.fixture
def declarations(
    cloud: None, now: datetime, function: Callable[[str], FunctionClient], monkeypatch: pytest.MonkeyPatch
) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    monkeypatch.setattr(clock, "now", lambda: now)
    return function("public/declarations")


def send(
    declarations: FunctionClient, what: str, body: dict[str, Any], key: str = "click-1"
) -> tuple[int, dict[str, Any]]:
    answer = declarations.request("POST", f"/public/{what}", body, headers={"Idempotency-Key": key})
    return answer.status_code, json.loads(answer.body)


@pytest.mark.parametrize("what", ["cancellations", "withdrawals"])
def test_the_receipt_repeats_content_date_and_time(declarations: FunctionClient, what: str) -> None:
    status, receipt = send(declarations, what, {**ANNA, "explanation": "Ich ziehe zu Jörg."})
    assert status == 201
    assert receipt["received_at"] == "2026-11-23T09:30:00Z"
    assert receipt["declared"]["number"] == ANNA["number"]
    assert receipt["declared"]["explanation"] == "Ich ziehe zu Jörg."
    assert queries.declaration(receipt["declaration_number"]).status == "received"


def test_the_answer_does_not_tell_whether_there_is_such_a_contract(declarations: FunctionClient) -> None:
    _, hit = send(declarations, "cancellations", ANNA, "hit")
    _, miss = send(declarations, "cancellations", {**ANNA, "number": "700123457"}, "miss")
    for answer in (hit, miss):
        for secret in ("declaration_number", "receipt_key"):
            answer.pop(secret)
        answer["declared"].pop("number")
    assert hit == miss


def test_a_double_click_declares_once(declarations: FunctionClient) -> None:
    assert send(declarations, "cancellations", ANNA) == send(declarations, "cancellations", ANNA)


def test_no_reason_and_no_date_are_needed(declarations: FunctionClient) -> None:
    _, receipt = send(declarations, "cancellations", ANNA)
    assert receipt["declared"]["ground"] == "ordinary"
    assert receipt["declared"]["wished_on"] is None


def test_what_is_missing_is_named(declarations: FunctionClient) -> None:
    status, problem = send(declarations, "cancellations", {**ANNA, "number": "", "email": "anna"})
    assert status == 422
    assert {error["pointer"] for error in problem["errors"]} == {"/number", "/email"}


def test_an_unknown_brand_is_refused(declarations: FunctionClient) -> None:
    status, problem = send(declarations, "withdrawals", {**ANNA, "brand": "nirgendwo"})
    assert (status, problem["errors"][0]["code"]) == (422, "brand_unknown")


def test_nobody_floods_the_clerks(declarations: FunctionClient) -> None:
    answers = [send(declarations, "cancellations", ANNA, f"click-{count}")[0] for count in range(11)]
    assert answers == [201] * 10 + [429]


def test_the_receipt_can_be_kept_as_a_file_by_whoever_has_its_key(declarations: FunctionClient) -> None:
    _, receipt = send(declarations, "cancellations", {**ANNA, "wished_on": "2027-03-31"})
    path = f"/public/declarations/{receipt['declaration_number']}/receipt-links"
    answer = declarations.request("POST", path, {"receipt_key": receipt["receipt_key"]})
    assert answer.status_code == 200
    assert json.loads(answer.body)["url"].startswith("https://wattwerk-documents.")
    (stored,) = boto3.client("s3").list_objects_v2(Bucket="wattwerk-documents")["Contents"]
    file = boto3.client("s3").get_object(Bucket="wattwerk-documents", Key=stored["Key"])["Body"].read()
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    for shown in ("23. November 2026, 10:30", "Anna MUELLER", "700 123 456", "31. März 2027"):
        assert shown in text


def test_without_the_key_there_is_no_receipt(declarations: FunctionClient) -> None:
    _, receipt = send(declarations, "cancellations", ANNA)
    for number in (receipt["declaration_number"], "E-0000-0000"):
        path = f"/public/declarations/{number}/receipt-links"
        answer = declarations.request("POST", path, {"receipt_key": "geraten"})
        assert answer.status_code == 404
    assert list(DocumentItem.scan()) == []
