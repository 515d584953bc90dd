"""Issued documents: stored once, never changed, proven by their fingerprint."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from tests.unit.documents.test_rendering import LETTER
from tests.unit.messaging import samples
from wattwerk.documents import operations, queries, rendering, repository
from wattwerk.documents.domain.integrity import DocumentDamaged
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner, document_id
from wattwerk.documents.operations import IssuedDocument
from wattwerk.platform.problems import Problem

pytestmark = pytest.mark.usefixtures("cloud")
ORDER = Owner("order", "A-7K2M-Q4XN")


def issue(now: datetime, **changes: Any) -> IssuedDocument:
    arguments: dict[str, Any] = {
        "brand": samples.brand(),
        "owner": ORDER,
        "reference": ORDER.number,
        "file_name": "Auftrag-A-7K2M-Q4XN",
        "now": now,
        **changes,
    }
    return operations.issue(arguments.pop("letter", LETTER), **arguments)


def files() -> list[str]:
    listed = boto3.client("s3").list_objects_v2(Bucket="wattwerk-documents")
    return [entry["Key"] for entry in listed.get("Contents", [])]


def test_an_issued_document_is_found_with_its_fingerprint(now: datetime) -> None:
    issued = issue(now)

    (document,) = queries.documents_of(ORDER)
    assert document == issued.document
    assert document.sha256 == hashlib.sha256(issued.content).hexdigest()
    assert document.size == len(issued.content)
    assert document.file_name == "Auftrag-A-7K2M-Q4XN.pdf"
    assert queries.content(document.document_id) == issued.content
    assert document.sha256 in queries.download_link(document.document_id, now=now).url


def test_issuing_again_returns_the_first_document_even_if_it_would_read_differently(now: datetime) -> None:
    first = issue(now)
    again = issue(now + timedelta(days=3), brand=samples.brand("sparwatt"))

    assert again == first
    assert len(files()) == 1


def test_two_at_the_same_time_agree_on_one(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    render = rendering.pdf

    def slow(letter: Any, brand: Any) -> bytes:
        """While this one is rendered, another process issues the same document."""
        monkeypatch.setattr(rendering, "pdf", render)
        issue(now, brand=samples.brand("sparwatt"))
        return render(letter, brand)

    monkeypatch.setattr(rendering, "pdf", slow)
    second = issue(now)

    (document,) = queries.documents_of(ORDER)
    assert second.document == document
    assert queries.content(document.document_id) == second.content


def test_documents_of_one_owner_are_told_apart_by_kind_and_reference(now: datetime) -> None:
    kind = DocumentKind.CONTRACT_CONFIRMATION
    identifiers = {
        document_id(Owner("customer", "20260017"), kind, "70000017"),
        document_id(Owner("customer", "20260017"), kind, "70000018"),
        document_id(Owner("order", "20260017"), kind, "70000017"),
        document_id(Owner("customer", "20260017"), DocumentKind.CONTRACT_SUMMARY, "70000017"),
    }

    assert len(identifiers) == 4
    assert queries.documents_of(Owner("customer", "20260017")) == []


def test_a_changed_file_is_never_handed_out(now: datetime) -> None:
    issued = issue(now)
    (key,) = files()
    boto3.client("s3").put_object(Bucket="wattwerk-documents", Key=key, Body=b"%PDF-1.7 something else")

    with pytest.raises(DocumentDamaged):
        queries.content(issued.document.document_id)
    with pytest.raises(DocumentDamaged):
        issue(now)


def test_an_unknown_document_is_not_found(now: datetime) -> None:
    with pytest.raises(Problem) as unread:
        queries.content("0" * 32)
    with pytest.raises(Problem) as unlinked:
        queries.download_link("0" * 32, now=now)
    assert unread.value.status == unlinked.value.status == 404


def test_a_crash_before_the_record_leaves_no_document_and_repeats_cleanly(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise TimeoutError("the function was stopped")

    with monkeypatch.context() as broken:
        broken.setattr(repository, "add", crash)
        with pytest.raises(TimeoutError):
            issue(now)
    assert queries.documents_of(ORDER) == []

    issued = issue(now)
    assert queries.content(issued.document.document_id) == issued.content
