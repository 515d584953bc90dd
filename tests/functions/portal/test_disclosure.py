"""Customers download everything that is stored about them (Art. 15 and 20 GDPR)."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.conftest import NOW, FunctionClient, customer
from tests.functions.conversation_examples import written
from tests.functions.portal.test_documents import issue
from tests.functions.portal.test_products import INTERNET
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided
from tests.unit.orders.examples import open_market
from tests.user_pools import PASSWORD, empty_pools
from wattwerk.customers import queries as customers
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner
from wattwerk.identity import directory
from wattwerk.identity import operations as identity
from wattwerk.identity.domain import LoginOwner
from wattwerk.platform import clock
from wattwerk.platform.customer_collection import CustomerCollectionItem, partition
from wattwerk.platform.items import Item
from wattwerk.platform.templates import Texts, entries
from wattwerk.platform.vocabulary import LANGUAGES, Language

ANNA, BJÖRN = "48213377", "59000001"


class FutureItem(CustomerCollectionItem, discriminator="future_type"):
    """A type of record that no part of the disclosure knows."""


class Portal:
    """Anna, signed in."""

    def __init__(self, client: FunctionClient, caller: dict[str, str]) -> None:
        self.client, self.caller = client, caller

    def ask(self, wanted: str = "json", password: str = PASSWORD, **caller: str) -> Any:
        body = {"format": wanted, "password": password}
        return self.client.request("POST", "/portal/disclosures", body, caller={**self.caller, **caller})

    def data(self) -> Any:
        return json.loads(file(self.ask()))


def file(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.body
    return base64.b64decode(answer.json_body["content"])


def login(number: str, email: str, language: Language = "de") -> dict[str, str]:
    """Give a customer a login with the password; return the customer as a caller."""
    made = identity.provision_login(
        owner=LoginOwner(
            brand="musterstadt",
            customer_number=number,
            account_number="4000123456",
            email=email,
            name="Anna Müller",
            language=language,
        ),
        now=NOW,
    )
    identity.give_password(login=made, password=PASSWORD)
    return {**customer(number), "login_id": made.login_id, "subject": made.subject}


@pytest.fixture
def market(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(directory, "end_session", lambda *_: None)  # moto does not know it
    with empty_pools(monkeypatch):
        open_market()
        publish_brand("sparwatt")
        conclude(new_contract(products=(INTERNET,)))
        yield


@pytest.fixture
def anna(market: None, function: Callable[[str], FunctionClient]) -> Portal:
    return Portal(function("portal/privacy"), login(ANNA, "anna.mueller@example.org"))


def a_full_life(function: Callable[[str], FunctionClient]) -> None:
    """Anna reports a reading, sends a photo with a message, and cancels."""
    meter_id = next(
        item["meter_id"]["S"] for item in stored(CustomerCollectionItem) if item["type"]["S"] == "meter"
    )
    function("portal/readings").request(
        "POST",
        f"/portal/meters/{meter_id}/readings",
        {"date": "2026-11-20", "values": [{"kind": "single", "value": "12345"}]},
        headers={"Idempotency-Key": "reading"},
        caller=customer(ANNA),
    )
    photo = issue(Owner("customer", ANNA), DocumentKind.UPLOAD, "Zählerfoto")
    written(function("portal/messages"), attachments=[photo])
    decided(cancel(NOW), NOW)


def stored(table: type[Item]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = table._get_connection().scan()["Items"]
    return [item for item in items if item["pk"]["S"] == partition(ANNA)]


def test_every_record_of_the_customer_is_in_the_file(
    anna: Portal, function: Callable[[str], FunctionClient]
) -> None:
    a_full_life(function)
    records = stored(CustomerCollectionItem)
    found = anna.data()["stored"]
    kinds = {record["type"]["S"] for record in records}
    assert {"customer", "contract", "contract_account", "meter", "reading", "billing_transaction"} <= kinds
    assert {"activity", "purchased_product", "supply_point", "customer_search_entry"} <= kinds
    for kind in kinds:
        assert len(found[kind]) == sum(record["type"]["S"] == kind for record in records), kind
    for record in records:
        names = {name for name in record if not name.startswith("gsi")} - {"pk", "sk", "type", "version"}
        assert any(names == set(entry) for entry in found[record["type"]["S"]]), record["sk"]


def test_a_type_of_record_that_nobody_knows_yet_is_in_the_file(anna: Portal) -> None:
    FutureItem(partition(ANNA), "FUTURE#1").save()
    assert anna.data()["stored"]["future_type"] == [{}]


def test_collections_of_several_pages_are_read_to_their_end(
    anna: Portal, function: Callable[[str], FunctionClient]
) -> None:
    connection = CustomerCollectionItem._get_connection()
    for number in range(4):
        connection.put_item(
            partition(ANNA),
            f"LARGE#{number}",
            attributes={"type": {"S": "large"}, "text": {"S": "ß" * 180_000}},
        )
    assert len(anna.data()["stored"]["large"]) == 4


def test_it_names_bank_details_in_full_messages_documents_and_the_login(
    anna: Portal, function: Callable[[str], FunctionClient]
) -> None:
    a_full_life(function)
    found = anna.data()
    [account], [declared] = found["stored"]["contract_account"], found["stored"]["declaration"]
    assert (account["iban"], declared["kind"]) == ("DE02120300000000202051", "cancellation")
    assert found["stored"]["conversation_message"][0]["text"]
    assert found["stored"]["portal_login"][0]["email"] == "anna.mueller@example.org"
    assert [document["name"] for document in found["documents"]] == ["Zählerfoto"]
    assert all(found[part] for part in ("recipients", "origin", "rights"))


def test_secrets_of_mailed_links_are_not_in_it(anna: Portal) -> None:
    [link] = anna.data()["stored"]["link"]
    assert "nonce" not in link


def test_nothing_of_another_customer_is_in_it(anna: Portal) -> None:
    conclude(
        new_contract(
            order_number="A-0000-0002",
            customer_number=BJÖRN,
            account_number="4000000002",
            contract_number="700000002",
            meter_number="1EMH0000000002",
            email="bjoern@example.org",
        )
    )
    text = file(anna.ask()).decode()
    assert not {BJÖRN, "700000002", "bjoern@example.org"} & set(text.replace('"', " ").split())
    assert anna.ask(customer_numbers=BJÖRN).status_code == 404


def test_an_activity_says_that_the_data_were_given_out(anna: Portal) -> None:
    anna.ask("pdf")
    [noted] = [activity for activity in customers.activities(ANNA) if activity.kind == "data_disclosed"]
    assert (noted.actor, noted.parameters) == ("customer", {"format": "pdf"})


def test_a_wrong_password_gets_nothing(anna: Portal) -> None:
    answer = anna.ask(password="Winter ohne Sonne 1")
    assert (answer.status_code, answer.json_body["errors"][0]["pointer"]) == (422, "/password")
    assert "data_disclosed" not in {activity.kind for activity in customers.activities(ANNA)}


def test_somebody_with_access_to_the_number_is_not_its_owner(anna: Portal) -> None:
    reading = login(BJÖRN, "bjoern@example.org")
    shared = {**reading, "customer_numbers": f"{ANNA}"}
    assert anna.ask(**shared).status_code == 404
    answer = anna.ask(**shared, read_only_numbers=ANNA)
    assert (answer.status_code, answer.json_body["code"]) == (403, "read_only_access")


def test_ten_files_an_hour_are_enough(anna: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [anna.ask().status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    later = NOW + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert anna.ask().status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Ihre gespeicherten Daten", "Vertragskonto", "Nachname")),
        ("en", ("Your stored data", "Contract account", "Surname")),
        ("fr", ("Vos données enregistrées", "Compte contractuel", "Prénom")),
    ],
)
def test_people_read_it_in_their_language(
    market: None, function: Callable[[str], FunctionClient], language: Language, words: tuple[str, ...]
) -> None:
    portal = Portal(function("portal/privacy"), login(ANNA, "anna@example.org", language))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(file(portal.ask("pdf")))).pages)
    assert all(word in text for word in words)
    assert "DE02120300000000202051" in text.replace(" ", "")
    assert "Müller" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_and_attribute_has_a_name(
    anna: Portal, function: Callable[[str], FunctionClient], language: Language
) -> None:
    a_full_life(function)
    texts = Texts("wattwerk.privacy", language)
    found = anna.data()["stored"]
    nameless = {name for kind, items in found.items() for item in items for name in attributes(item)}
    assert nameless - set(entries("wattwerk.privacy", language)["names"]) == set()
    assert all(texts(f"types.{kind}") for kind in found)


def attributes(value: Any) -> Iterator[str]:
    """Yield the names of attributes, also of parts."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from attributes(part)
    elif isinstance(value, list):
        for part in value:
            yield from attributes(part)
