"""Administrators prepare and publish products; clerks look; customers see what is published."""

import base64
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from tests import markets
from tests.conftest import FunctionClient
from wattwerk.platform import clock

ADMINISTRATOR = {
    "audience": "staff",
    "subject": "admin-1",
    "login_id": "admin-1",
    "name": "Jörg Weiß",
    "roles": "musterstadt.administrator",
}
CLERK = {**ADMINISTRATOR, "name": "Petra Lang", "roles": "musterstadt.clerk"}
BRAND = {"brand": "musterstadt"}


@pytest.fixture
def staff(
    cloud: None,
    function: Callable[[str], FunctionClient],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> FunctionClient:
    monkeypatch.setattr(clock, "now", lambda: now)
    markets.load_brands(now)
    markets.load_prices(now)
    return function("staff/products")


@pytest.fixture
def funnel(staff: FunctionClient, function: Callable[[str], FunctionClient]) -> FunctionClient:
    return function("public/quotes")


def ask(
    client: FunctionClient, method: str, path: str, body: Any = None, *, caller: Any = ADMINISTRATOR
) -> Any:
    key = sha256(f"{method} {path} {body}".encode()).hexdigest()
    return client.request(method, path, body, caller=caller, headers={"Idempotency-Key": key})


def product(staff: FunctionClient, code: str = "oekostrom-plus") -> Any:
    return ask(staff, "GET", f"/staff/products/{code}?brand=musterstadt").json_body


def save(staff: FunctionClient, code: str = "oekostrom-plus", **differs: Any) -> Any:
    record = product(staff, code)
    wanted = {**(record["draft"] or record["published"]), **differs}
    body = {**BRAND, "product": wanted, "version": record["version"]}
    return ask(staff, "PUT", f"/staff/products/{code}/draft", body)


def publish(staff: FunctionClient, code: str = "oekostrom-plus", **differs: Any) -> Any:
    body = {**BRAND, "version": product(staff, code)["version"], "note": "Neuer Preis", **differs}
    return ask(staff, "POST", f"/staff/products/{code}/publications", body)


def offered(funnel: FunctionClient, key: str = "frage") -> Any:
    body = {**BRAND, "postcode": "80331", "commodity": "electricity", "consumption": 3500}
    answer = funnel.request("POST", "/public/quotes", body, headers={"Idempotency-Key": key})
    return answer.json_body


def test_a_draft_changes_nothing_until_it_is_published(staff: FunctionClient, funnel: FunctionClient) -> None:
    name = {"de": "Ökostrom Premium", "en": "Green Premium", "fr": "Vert Premium"}
    saved = save(staff, name=name).json_body
    assert (saved["draft"]["name"]["de"], saved["published"]["name"]["de"]) == (
        "Ökostrom Premium",
        "Ökostrom Plus",
    )
    assert offered(funnel)["offers"][0]["name"] == "Ökostrom Plus"
    published = publish(staff)
    assert published.status_code == 201
    assert published.json_body == product(staff)
    assert (published.json_body["revision"], published.json_body["draft"]) == (2, None)
    assert offered(funnel, "danach")["offers"][0]["name"] == "Ökostrom Premium"


def test_the_history_tells_who_changed_which_field(staff: FunctionClient) -> None:
    save(staff, initial_term_months=24)
    publish(staff)
    newest, oldest = ask(
        staff, "GET", "/staff/products/oekostrom-plus/revisions?brand=musterstadt"
    ).json_body["items"]
    assert (newest["author"], newest["note"]) == ("Jörg Weiß", "Neuer Preis")
    assert newest["changes"] == [{"field": "initial_term_months", "before": "12", "after": "24"}]
    assert (oldest["author"], oldest["changes"]) == ("system", [])


def test_a_version_can_count_later(staff: FunctionClient, funnel: FunctionClient, now: datetime) -> None:
    save(staff, green=False)
    later = (now + timedelta(days=3)).isoformat()
    assert publish(staff, effective_from=later).status_code == 201
    assert offered(funnel)["offers"][0]["green"] is True
    refused = save(staff, green=False) and publish(staff, effective_from=(now - timedelta(1)).isoformat())
    assert refused.json_body["errors"][0]["code"] == "moment_in_the_past"


def test_a_new_product_begins_as_a_draft_and_can_vanish_again(staff: FunctionClient) -> None:
    wanted = {**product(staff)["published"], "code": "oekostrom-neu"}
    path = "/staff/products/oekostrom-neu"
    created = ask(staff, "PUT", f"{path}/draft", {**BRAND, "product": wanted, "version": None}).json_body
    assert (created["state"], created["published"], created["revision"]) == ("draft", None, 0)
    ask(staff, "POST", f"{path}/draft-removals", {**BRAND, "version": created["version"]})
    assert ask(staff, "GET", f"{path}?brand=musterstadt").status_code == 404


def test_the_list_can_be_narrowed(staff: FunctionClient) -> None:
    def codes(query: str) -> list[str]:
        answer = ask(staff, "GET", f"/staff/products?brand=musterstadt{query}", caller=CLERK)
        return [entry["product_code"] for entry in answer.json_body["items"]]

    assert codes("&kind=photovoltaics") == ["solardach"]
    assert codes("&commodity=gas") == ["gas-komfort"]
    assert codes("&state=ended") == []
    save(staff, valid_until="2026-11-23")
    publish(staff)
    assert codes("&state=ended") == ["oekostrom-plus"]


def test_whoever_changes_a_product_second_is_told(staff: FunctionClient) -> None:
    body = {**BRAND, "product": product(staff)["published"], "version": 1}
    assert ask(staff, "PUT", "/staff/products/oekostrom-plus/draft", body).status_code == 200
    assert ask(staff, "PUT", "/staff/products/oekostrom-plus/draft", body).json_body["code"] == (
        "changed_meanwhile"
    )


@pytest.mark.parametrize(
    ("differs", "pointer"),
    [
        ({"initial_term_months": 36}, "/product/energy/initial_term_months"),
        ({"name": {"de": "Strom", "en": "", "fr": "Électricité"}}, "/product/energy/name/en"),
    ],
)
def test_a_fault_names_its_field(staff: FunctionClient, differs: dict[str, Any], pointer: str) -> None:
    answer = save(staff, **differs)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json_body["errors"]] == [pointer]


def test_clerks_look_but_do_not_change(staff: FunctionClient) -> None:
    body = {**BRAND, "product": product(staff)["published"], "version": 1}
    answer = ask(staff, "PUT", "/staff/products/oekostrom-plus/draft", body, caller=CLERK)
    assert answer.status_code == 403


def test_sets_and_bundles_are_replaced_at_once_and_remembered(
    staff: FunctionClient, funnel: FunctionClient
) -> None:
    path = "/staff/product-arrangement"
    present = ask(staff, "GET", f"{path}?brand=musterstadt").json_body
    changed = {**BRAND, "version": present["version"], "arrangement": {"sets": [], "bundles": []}}
    assert ask(staff, "PUT", path, changed).status_code == 200
    assert offered(funnel)["bundles"] == []
    assert ask(staff, "PUT", path, changed).json_body["code"] == "changed_meanwhile"
    history = ask(staff, "GET", f"{path}/revisions?brand=musterstadt").json_body["items"]
    assert [entry["author"] for entry in history] == ["Jörg Weiß", "system"]


def test_bundles_name_products_that_exist_and_one_tariff_per_commodity(staff: FunctionClient) -> None:
    path = "/staff/product-arrangement"
    present = ask(staff, "GET", f"{path}?brand=musterstadt").json_body
    for parts, code in (
        (["glasfaser"], "product_unknown"),
        (["strom-klassik", "oekostrom-plus"], "bundle_repeats_commodity"),
    ):
        arrangement = present["arrangement"]
        arrangement["bundles"][0]["parts"] = parts
        body = {**BRAND, "version": present["version"], "arrangement": arrangement}
        assert ask(staff, "PUT", path, body).json_body["errors"][0]["code"] == code


def test_a_price_sheet_is_offered_with_its_product(staff: FunctionClient, funnel: FunctionClient) -> None:
    content = base64.b64encode(b"%PDF-1.7 Preisblatt").decode()
    upload = {**BRAND, "file_name": "Preisblatt Ökostrom.pdf", "content": content}
    uploaded = ask(staff, "POST", "/staff/product-files", upload).json_body
    title = {"de": "Preisblatt", "en": "Price sheet", "fr": "Fiche tarifaire"}
    save(staff, files=[{"file_id": uploaded["file_id"], "kind": "price_sheet", "title": title}])
    publish(staff)
    [file] = offered(funnel)["offers"][0]["files"]
    assert file == {"kind": "price_sheet", "title": "Preisblatt", "file_id": uploaded["file_id"]}
    link = funnel.request("GET", f"/public/product-files/musterstadt/{file['file_id']}")
    assert "product-files" in link.json_body["address"]
    browser = {"Accept": "text/html,application/xhtml+xml"}
    led = funnel.request("GET", f"/public/product-files/musterstadt/{file['file_id']}", headers=browser)
    assert (led.status_code, led.headers["Location"]) == (303, led.json_body["address"])
    elsewhere = funnel.request("GET", f"/public/product-files/sparwatt/{file['file_id']}")
    assert elsewhere.status_code == 404


def test_only_pdfs_are_kept_and_only_kept_ones_can_be_named(staff: FunctionClient) -> None:
    upload = {**BRAND, "file_name": "a.pdf", "content": base64.b64encode(b"MZ\x90").decode()}
    answer = ask(staff, "POST", "/staff/product-files", upload)
    assert answer.json_body["errors"][0]["code"] == "file_not_pdf"
    title = {"de": "a", "en": "a", "fr": "a"}
    unknown = save(staff, files=[{"file_id": "0" * 32, "kind": "terms", "title": title}])
    assert unknown.json_body["errors"][0]["code"] == "file_unknown"


def test_default_supply_is_checked_before_it_is_loaded(staff: FunctionClient, now: datetime) -> None:
    table = (
        "area;commodity;supplier;tariff;base_price;energy_price;valid_from\n"
        "80331;electricity;Grundwerk;Basis;14,00;40,00;01.01.2026\n"
    )
    body = {**BRAND, "content": table, "source": "Veröffentlichte Preise"}
    path = "/staff/default-supply-imports"
    assert ask(staff, "POST", path, body).json_body == {"rows": 1, "changed": True, "faults": []}
    assert ask(staff, "POST", path, {**body, "dry_run": False}).json_body["changed"] is True
    assert ask(staff, "POST", path, body).json_body["changed"] is False
    faulty = ask(staff, "POST", path, {**body, "content": table.replace("40,00", "vierzig")}).json_body
    assert [(fault["line"], fault["code"]) for fault in faulty["faults"]] == [(2, "number_invalid")]


def test_an_exported_file_can_be_edited_and_read_again(staff: FunctionClient, funnel: FunctionClient) -> None:
    exported = ask(staff, "GET", "/staff/product-export?brand=musterstadt").json_body
    path = "/staff/product-imports"
    unchanged = {**BRAND, "content": json.dumps(exported)}
    assert ask(staff, "POST", path, unchanged).json_body == {"rows": 7, "changed": False, "faults": []}
    green = next(entry for entry in exported["products"] if entry["code"] == "oekostrom-plus")
    green["name"]["de"] = "Ökostrom Import"
    exported["arrangement"]["bundles"] = []
    changed = {**BRAND, "content": json.dumps(exported)}
    assert ask(staff, "POST", path, changed).json_body["changed"] is True
    assert offered(funnel)["offers"][0]["name"] == "Ökostrom Plus"
    assert ask(staff, "POST", path, {**changed, "dry_run": False}).json_body["faults"] == []
    quote = offered(funnel, "danach")
    assert (quote["offers"][0]["name"], quote["bundles"]) == ("Ökostrom Import", [])
    faulty = ask(staff, "POST", path, {**BRAND, "content": json.dumps({**exported, "products": []})})
    assert [fault["column"] for fault in faulty.json_body["faults"]] == ["/products"]


def test_contracts_go_on_as_the_market_allows(staff: FunctionClient, funnel: FunctionClient) -> None:
    refused = save(staff, renewal="extension", renewal_months=12)
    [fault] = refused.json_body["errors"]
    assert (fault["pointer"], fault["code"]) == ("/product/renewal_months", "renewal_open_ended_only")
    body = {**BRAND, "postcode": "80331", "commodity": "electricity", "consumption": 20_000}
    answer = funnel.request(
        "POST",
        "/public/quotes",
        {**body, "customer_type": "business"},
        headers={"Idempotency-Key": "Gewerbe"},
    )
    conditions = {offer["product_code"]: offer["conditions"] for offer in answer.json_body["offers"]}
    assert (conditions["gewerbestrom"]["renewal"], conditions["gewerbestrom"]["renewal_months"]) == (
        "extension",
        12,
    )


def test_the_list_says_why_a_product_cannot_be_ordered(staff: FunctionClient, now: datetime) -> None:
    def obstacles() -> dict[str, list[str]]:
        answer = ask(staff, "GET", "/staff/products?brand=musterstadt", caller=CLERK)
        return {
            entry["product_code"]: [obstacle["code"] for obstacle in entry["obstacles"]]
            for entry in answer.json_body["items"]
        }

    assert obstacles()["oekostrom-plus"] == []
    new = {**product(staff)["published"], "code": "oekostrom-neu"}
    path = "/staff/products/oekostrom-neu"
    ask(staff, "PUT", f"{path}/draft", {**BRAND, "product": new, "version": None})
    assert obstacles()["oekostrom-neu"] == ["not_published"]
    publish(staff, "oekostrom-neu")
    assert obstacles()["oekostrom-neu"] == ["no_prices"]
    save(staff, valid_until="2026-11-22")
    publish(staff)
    assert obstacles()["oekostrom-plus"] == ["sale_over"]
