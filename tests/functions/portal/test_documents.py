"""The customer's documents in the portal, and the same ones for staff."""

from collections.abc import Callable
from datetime import UTC, datetime

import boto3
import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from wattwerk.brands import queries as brands
from wattwerk.brands.domain import InboxRule
from wattwerk.documents import operations
from wattwerk.documents.domain.letter import DocumentKind, Letter
from wattwerk.documents.domain.ownership import Owner
from wattwerk.platform.vocabulary import DocumentCategory

ANNA = "48213377"
BJÖRN = "59000001"
ISSUED = datetime(2026, 2, 3, 10, 0, tzinfo=UTC)


def issue(owner: Owner, kind: DocumentKind, title: str, *, issued_at: datetime = ISSUED) -> str:
    letter = Letter(kind=kind, language="de", title=title, issued_on=issued_at.date())
    issued = operations.issue(
        letter,
        brand=brands.brand("musterstadt"),
        owner=owner,
        reference=title,
        file_name=title,
        contract_number="700123456" if owner.type == "customer" else None,
        now=issued_at,
    )
    return issued.document.document_id


@pytest.fixture
def documents(cloud: None) -> dict[str, str]:
    """An order of Anna's, her invoice, and an invoice of Björn's."""
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
    later = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    return {
        "order": issue(Owner("order", "A-7K2M-Q4XN"), DocumentKind.ORDER_CONFIRMATION, "Auftragsbestätigung"),
        "invoice": issue(Owner("customer", ANNA), DocumentKind.INVOICE, "Rechnung Müller", issued_at=later),
        "foreign": issue(Owner("customer", BJÖRN), DocumentKind.INVOICE, "Rechnung Groß"),
    }


@pytest.fixture
def portal(documents: dict[str, str], function: Callable[[str], FunctionClient]) -> FunctionClient:
    return function("portal/documents")


def test_own_documents_and_those_of_the_order_are_listed_newest_first(portal: FunctionClient) -> None:
    answer = portal.request("GET", "/portal/documents", caller=customer(ANNA))
    assert answer.status_code == 200
    assert [(entry["title"], entry["category"]) for entry in answer.json_body["items"]] == [
        ("Rechnung Müller", "invoice"),
        ("Auftragsbestätigung", "contract"),
    ]
    assert {entry["contract_number"] for entry in answer.json_body["items"]} == {"700123456"}


def test_a_document_is_fetched_by_an_address_that_ends_after_five_minutes(
    portal: FunctionClient, documents: dict[str, str]
) -> None:
    answer = portal.request("GET", f"/portal/documents/{documents['invoice']}/link", caller=customer(ANNA))
    assert answer.status_code == 200
    address = answer.json_body["url"]
    assert "Rechnung%2520M%25C3%25BCller" in address
    assert "Expires=" in address
    stored = boto3.client("s3").list_objects_v2(
        Bucket="wattwerk-documents", Prefix=f"musterstadt/customer/{ANNA}"
    )
    assert stored["Contents"][0]["Key"] in address


def test_somebody_elses_document_answers_404_like_an_unknown_one(
    portal: FunctionClient, documents: dict[str, str]
) -> None:
    foreign = portal.request("GET", f"/portal/documents/{documents['foreign']}/link", caller=customer(ANNA))
    unknown = portal.request("GET", "/portal/documents/0123456789abcdef/link", caller=customer(ANNA))
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json_body == unknown.json_body


def test_what_a_rule_of_the_brand_hides_cannot_be_fetched_either(
    portal: FunctionClient, documents: dict[str, str]
) -> None:
    publish_brand(inbox_rules=(InboxRule(category=DocumentCategory.INVOICE, shown=False),))
    listed = portal.request("GET", "/portal/documents", caller=customer(ANNA))
    fetched = portal.request("GET", f"/portal/documents/{documents['invoice']}/link", caller=customer(ANNA))
    assert [entry["title"] for entry in listed.json_body["items"]] == ["Auftragsbestätigung"]
    assert fetched.status_code == 404


def test_nobody_sees_documents_without_signing_in(portal: FunctionClient, clerk: dict[str, str]) -> None:
    assert portal.request("GET", "/portal/documents").status_code == 403
    assert portal.request("GET", "/portal/documents", caller=clerk).status_code == 403
    other = portal.request(
        "GET", "/portal/documents", caller=customer(ANNA), headers={"X-Customer-Number": BJÖRN}
    )
    assert other.status_code == 404


def test_staff_see_all_documents_of_a_customer_of_their_brand(
    documents: dict[str, str], function: Callable[[str], FunctionClient], clerk: dict[str, str]
) -> None:
    publish_brand(inbox_rules=(InboxRule(shown=False),))
    staff = function("staff/customers")
    listed = staff.request("GET", f"/staff/customers/{ANNA}/documents", caller=clerk)
    link = staff.request(
        "GET", f"/staff/customers/{ANNA}/documents/{documents['invoice']}/link", caller=clerk
    )
    foreign = staff.request(
        "GET", f"/staff/customers/{ANNA}/documents/{documents['foreign']}/link", caller=clerk
    )
    assert len(listed.json_body["items"]) == 2
    assert link.status_code == 200
    assert foreign.status_code == 404


def test_staff_of_another_brand_see_no_documents(
    documents: dict[str, str], function: Callable[[str], FunctionClient], clerk: dict[str, str]
) -> None:
    stranger = {**clerk, "roles": "sparwatt.clerk"}
    answer = function("staff/customers").request("GET", f"/staff/customers/{ANNA}/documents", caller=stranger)
    assert answer.status_code == 404
