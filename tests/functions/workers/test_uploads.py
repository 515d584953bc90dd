"""Files of customers: announced, sent, checked, then kept or thrown away."""

import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from aws_lambda_powertools.utilities.batch.exceptions import BatchProcessingError

from tests.conftest import FunctionClient, customer, load_function
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.documents.test_scanning import HARMFUL, daemon, eicar
from wattwerk.platform.identifiers import unique_id

ANNA = "48213377"
BJÖRN = "59000001"
BUCKET = "wattwerk-documents"
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 500


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    conclude(
        new_contract(
            order_number="A-0000-0002",
            customer_number=BJÖRN,
            account_number="4000000002",
            contract_number="700000002",
        )
    )
    return function("portal/documents")


def announced(portal: FunctionClient, **changes: Any) -> Any:
    body = {"file_name": "Zählerfoto.jpeg", "size": len(PHOTO), "contract_number": "700123456", **changes}
    return portal.request(
        "POST",
        "/portal/uploads",
        body,
        caller=customer(ANNA),
        headers={"Idempotency-Key": unique_id()},
    )


def sent(portal: FunctionClient, content: bytes) -> tuple[str, str]:
    """Announce a file and put it where the form leads; return upload id and key."""
    ticket = announced(portal).json_body
    key = ticket["fields"]["key"]
    boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=content)
    return ticket["upload_id"], key


def arrive(key: str) -> list[str]:
    """Tell the worker of a file as S3 does; return what comes back."""
    told = {"Records": [{"s3": {"bucket": {"name": BUCKET}, "object": {"key": key, "size": 1}}}]}
    record = {
        "messageId": "1",
        "receiptHandle": "handle",
        "body": json.dumps(told),
        "attributes": {},
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:000000000000:uploads",
        "awsRegion": "eu-central-1",
    }
    try:
        answer = load_function("workers/uploads").handler({"Records": [record]}, CONTEXT)
    except BatchProcessingError:
        return ["1"]
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def state(portal: FunctionClient, upload_id: str) -> dict[str, Any]:
    answer = portal.request("GET", f"/portal/uploads/{upload_id}", caller=customer(ANNA))
    result: dict[str, Any] = answer.json_body
    return result


def keys() -> list[str]:
    found = boto3.client("s3").list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return [entry["Key"] for entry in found]


def test_a_photograph_becomes_a_document_of_the_contract(portal: FunctionClient) -> None:
    upload_id, key = sent(portal, PHOTO)
    assert state(portal, upload_id)["status"] == "waiting"
    assert arrive(key) == []
    found = state(portal, upload_id)
    (entry,) = portal.request("GET", "/portal/documents", caller=customer(ANNA)).json_body["items"]
    assert found["status"] == "accepted"
    assert entry["document_id"] == found["document_id"]
    assert (entry["title"], entry["file_name"]) == ("Zählerfoto", "Zählerfoto.jpg")
    assert (entry["category"], entry["media_type"]) == ("upload", "image/jpeg")
    assert entry["contract_number"] == "700123456"
    (kept,) = keys()
    assert kept.startswith(f"musterstadt/customer/{ANNA}/")


def test_the_form_takes_15_megabytes_at_most_and_nothing_but_its_place(portal: FunctionClient) -> None:
    ticket = announced(portal).json_body
    assert ticket["fields"]["key"] == f"quarantine/musterstadt/{ANNA}/{ticket['upload_id']}"
    assert "policy" in ticket["fields"]
    refused = announced(portal, size=15 * 1024 * 1024 + 1)
    assert refused.status_code == 422


def test_a_program_with_the_name_of_a_picture_is_thrown_away(portal: FunctionClient) -> None:
    upload_id, key = sent(portal, b"MZ\x90\x00" + b"\x00" * 100)
    assert arrive(key) == []
    assert (state(portal, upload_id)["status"], state(portal, upload_id)["refusal"]) == ("refused", "format")
    assert keys() == []


def test_what_the_scanner_finds_is_thrown_away(
    portal: FunctionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with daemon(eicar) as port:
        monkeypatch.setenv("VIRUS_SCANNER", f"127.0.0.1:{port}")
        upload_id, key = sent(portal, b"%PDF-1.7 " + HARMFUL)
        assert arrive(key) == []
        assert state(portal, upload_id)["refusal"] == "malware"
    assert keys() == []


def test_without_a_verdict_of_the_scanner_a_file_waits_in_quarantine(
    portal: FunctionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with daemon(eicar) as port:
        pass
    monkeypatch.setenv("VIRUS_SCANNER", f"127.0.0.1:{port}")
    upload_id, key = sent(portal, PHOTO)
    assert arrive(key) == ["1"]
    assert state(portal, upload_id)["status"] == "waiting"
    assert keys() == [key]


def test_telling_twice_of_a_file_keeps_it_once(portal: FunctionClient) -> None:
    _, key = sent(portal, PHOTO)
    assert arrive(key) == arrive(key) == []
    listed = portal.request("GET", "/portal/documents", caller=customer(ANNA)).json_body["items"]
    assert len(listed) == 1


def test_a_file_that_nobody_announced_comes_back(portal: FunctionClient) -> None:
    assert arrive("musterstadt/elsewhere.pdf") == ["1"]


def test_somebody_elses_upload_and_contract_are_unknown(portal: FunctionClient) -> None:
    upload_id, _ = sent(portal, PHOTO)
    foreign = portal.request("GET", f"/portal/uploads/{upload_id}", caller=customer(BJÖRN))
    contract = announced(portal, contract_number="700000002")
    assert foreign.status_code == 404
    assert contract.json_body["errors"][0]["code"] == "contract_unknown"


def test_who_may_only_read_sends_nothing(portal: FunctionClient) -> None:
    answer = portal.request(
        "POST",
        "/portal/uploads",
        {"file_name": "Vertrag.pdf", "size": 10},
        caller={**customer(ANNA), "read_only_numbers": ANNA},
        headers={"Idempotency-Key": unique_id()},
    )
    assert answer.status_code == 403
