"""Price lists in the hands of staff: sent, checked, compared, activated, rolled back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from aws_lambda_powertools.utilities.batch.exceptions import BatchProcessingError

from infra.demo import files
from tests import markets
from tests.conftest import FunctionClient, load_function
from tests.functions.workers.deliveries import CONTEXT
from wattwerk.catalog.items import PriceImportItem
from wattwerk.catalog.operations import price_imports
from wattwerk.catalog.repository import price_lists, prices
from wattwerk.platform import clock, storage
from wattwerk.platform.identifiers import unique_id
from wattwerk.platform.vocabulary import Commodity

BUCKET = "wattwerk-documents"
OF_THE_DEMO = files.content("musterstadt-prices.csv")
DEARER = OF_THE_DEMO.replace(b";26,18;", b";29,18;").replace(b"strom-klassik;80331;10,92;27,02;\n", b"")
NEXT_YEAR = datetime(2026, 12, 31, 23, tzinfo=UTC)


@pytest.fixture
def staff(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch, function: Callable[[str], FunctionClient]
) -> FunctionClient:
    monkeypatch.setattr(clock, "now", lambda: now)
    markets.load_brands(now)
    markets.load_prices(now - timedelta(days=1))
    return function("staff/prices")


@pytest.fixture
def administrator() -> dict[str, str]:
    return {
        "audience": "staff",
        "subject": "vera",
        "login_id": "vera",
        "name": "Vera Preis",
        "roles": "musterstadt.clerk,musterstadt.administrator",
    }


def post(client: FunctionClient, path: str, body: dict[str, Any], caller: dict[str, str]) -> Any:
    body = {"brand": "musterstadt", **body}
    return client.request("POST", path, body, caller=caller, headers={"Idempotency-Key": unique_id()})


def get(client: FunctionClient, path: str, caller: dict[str, str], query: str = "") -> dict[str, Any]:
    answer = client.request("GET", f"{path}?brand=musterstadt{query}", caller=caller)
    assert answer.status_code == 200, answer.body
    result: dict[str, Any] = answer.json_body
    return result


def arrive(key: str) -> list[str]:
    told = {"Records": [{"s3": {"bucket": {"name": BUCKET}, "object": {"key": key, "size": 1}}}]}
    record = {
        "messageId": "1",
        "receiptHandle": "handle",
        "body": json.dumps(told),
        "attributes": {},
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:000000000000:imports",
        "awsRegion": "eu-central-1",
    }
    try:
        answer = load_function("workers/imports").handler({"Records": [record]}, CONTEXT)
    except BatchProcessingError:
        return ["1"]
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def announced(client: FunctionClient, caller: dict[str, str], content: bytes, **options: Any) -> Any:
    """Announce a file and put it where the form leads; return the ticket."""
    body = {"file_name": "Preise 2027.csv", "size": len(content), "basis": "net", **options}
    ticket = post(client, "/staff/price-imports", body, caller).json_body
    boto3.client("s3").put_object(Bucket=BUCKET, Key=ticket["fields"]["key"], Body=content)
    return ticket


def imported(
    client: FunctionClient, caller: dict[str, str], content: bytes, **options: Any
) -> dict[str, Any]:
    """Send a file and let it be read; return what became of it."""
    ticket = announced(client, caller, content, **options)
    assert arrive(ticket["fields"]["key"]) == []
    return get(client, f"/staff/price-imports/{ticket['import_id']}", caller)


def price(client: FunctionClient, caller: dict[str, str], query: str = "") -> str | None:
    answer = get(client, "/staff/prices", caller, f"&commodity=electricity&postcode=80331{query}")
    items = {item["product_code"]: item["blocks"][0]["energy_price"] for item in answer["items"]}
    return items.get("oekostrom-plus")


def states(client: FunctionClient, caller: dict[str, str]) -> list[str]:
    return [entry["state"] for entry in get(client, "/staff/price-lists", caller)["items"]]


def test_a_file_becomes_a_version_that_nobody_sees_before_it_is_activated(
    staff: FunctionClient, administrator: dict[str, str]
) -> None:
    result = imported(staff, administrator, DEARER, note="Neue Netzentgelte")
    assert (result["state"], result["percent"], result["rows_read"]) == ("imported", 100, 19)
    assert result["preview"][0][:7] == ["strom-klassik", "*", "", "", "", "11.76", "28.74"]
    assert result["announced_by"] == "Vera Preis"
    assert states(staff, administrator) == ["imported", "active"]
    assert price(staff, administrator) == "26.18"
    assert price(staff, administrator, f"&version={result['version']}") == "29.18"


def test_a_version_holds_from_its_moment_and_an_earlier_one_rolls_back(
    staff: FunctionClient, administrator: dict[str, str], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = imported(staff, administrator, DEARER)["version"]
    answer = post(
        staff,
        f"/staff/price-lists/{version}/activations",
        {"active_from": NEXT_YEAR.isoformat(), "note": "Zum Jahreswechsel"},
        administrator,
    )
    assert answer.status_code == 201, answer.body
    assert answer.json_body["made_by"] == "Vera Preis"
    assert states(staff, administrator) == ["scheduled", "active"]
    assert price(staff, administrator, "&on=2026-12-31") == "26.18"
    assert price(staff, administrator, "&on=2027-01-01") == "29.18"
    monkeypatch.setattr(clock, "now", lambda: NEXT_YEAR + timedelta(hours=9))
    assert states(staff, administrator) == ["active", "superseded"]
    first = get(staff, "/staff/price-lists", administrator)["items"][1]["version"]
    assert post(staff, f"/staff/price-lists/{first}/activations", {}, administrator).status_code == 201
    assert states(staff, administrator) == ["superseded", "active"]
    assert price(staff, administrator) == "26.18"
    history = get(staff, "/staff/price-activations", administrator)["items"]
    assert [entry["version"] for entry in history] == [first, version, first]
    assert history[0]["replaced"]["electricity"] == version


def test_an_activation_can_be_taken_back_until_it_comes(
    staff: FunctionClient, administrator: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    version = imported(staff, administrator, DEARER)["version"]
    made = post(
        staff,
        f"/staff/price-lists/{version}/activations",
        {"active_from": NEXT_YEAR.isoformat()},
        administrator,
    ).json_body
    path = f"/staff/price-activations/{made['activation_id']}/withdrawal"
    assert post(staff, path, {}, administrator).json_body["withdrawn_by"] == "Vera Preis"
    assert price(staff, administrator, "&on=2027-01-01") == "26.18"
    assert states(staff, administrator) == ["imported", "active"]
    holding = get(staff, "/staff/price-activations", administrator)["items"][1]["activation_id"]
    refused = post(staff, f"/staff/price-activations/{holding}/withdrawal", {}, administrator)
    assert (refused.status_code, refused.json_body["code"]) == (409, "activation_began")


def test_prices_with_an_end_hold_no_more_after_it(
    staff: FunctionClient, administrator: dict[str, str]
) -> None:
    version = imported(staff, administrator, DEARER)["version"]
    end = (NEXT_YEAR + timedelta(days=31)).isoformat()
    body = {"active_from": NEXT_YEAR.isoformat(), "active_until": end}
    post(staff, f"/staff/price-lists/{version}/activations", body, administrator)
    assert price(staff, administrator, "&on=2027-01-31") == "29.18"
    answer = get(staff, "/staff/prices", administrator, "&commodity=electricity&postcode=80331&on=2027-02-01")
    assert (answer["version"], answer["items"]) == (None, [])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"active_from": "2026-11-23T09:29:00Z"}, "moment_passed"),
        ({"active_from": "2036-01-01T00:00:00Z"}, "too_far_ahead"),
        ({"active_until": "2026-11-23T09:30:00Z"}, "period_empty"),
    ],
)
def test_impossible_moments_are_refused(
    staff: FunctionClient, administrator: dict[str, str], body: dict[str, str], code: str
) -> None:
    version = get(staff, "/staff/price-lists", administrator)["items"][0]["version"]
    answer = post(staff, f"/staff/price-lists/{version}/activations", body, administrator)
    assert answer.status_code == 422
    assert [error["code"] for error in answer.json_body["errors"]] == [code]


def test_faults_are_told_by_line_and_nothing_is_kept(
    staff: FunctionClient, administrator: dict[str, str]
) -> None:
    result = imported(staff, administrator, DEARER + b"strom-klassik;xx;1;1;\n" * 1_500)
    assert (result["state"], result["fault_count"], len(result["faults"])) == ("refused", 1_500, 1_000)
    assert result["faults"][0] | {"message": ""} == {
        "line": 21,
        "column": "area",
        "code": "area_invalid",
        "message": "",
        "parameters": {"given": "xx"},
    }
    assert states(staff, administrator) == ["active"]


def test_a_dry_run_keeps_nothing_and_the_same_file_comes_in_once(
    staff: FunctionClient, administrator: dict[str, str]
) -> None:
    assert imported(staff, administrator, DEARER, dry_run=True)["state"] == "checked"
    assert states(staff, administrator) == ["active"]
    assert imported(staff, administrator, DEARER)["state"] == "imported"
    assert imported(staff, administrator, DEARER)["state"] == "unchanged"
    assert imported(staff, administrator, OF_THE_DEMO)["state"] == "unchanged"
    assert states(staff, administrator) == ["imported", "active"]
    listed = get(staff, "/staff/price-imports", administrator)["items"]
    assert sorted(entry["state"] for entry in listed) == ["checked", "imported", "unchanged", "unchanged"]


def test_an_import_that_breaks_off_is_repeated_from_the_queue(
    staff: FunctionClient, administrator: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = announced(staff, administrator, DEARER)

    def broken(*_: object, **__: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(storage, "store_file", broken)
        assert arrive(ticket["fields"]["key"]) == ["1"]
    path = f"/staff/price-imports/{ticket['import_id']}"
    failed = get(staff, path, administrator)
    assert (failed["state"], failed["failure"]) == ("failed", "broken")
    assert states(staff, administrator) == ["active"]
    assert arrive(ticket["fields"]["key"]) == []
    assert get(staff, path, administrator)["state"] == "imported"


def test_staff_begin_a_broken_import_again(
    staff: FunctionClient,
    administrator: dict[str, str],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ticket = announced(staff, administrator, DEARER)
    path = f"/staff/price-imports/{ticket['import_id']}"
    assert post(staff, f"{path}/repetition", {}, administrator).json_body["code"] == "import_not_failed"
    # The worker was stopped, or its message ended among the dead letters: nobody could tell.
    item = price_lists.find_import("musterstadt", ticket["import_id"])
    assert item
    item.update(
        [PriceImportItem.state.set("reading"), PriceImportItem.begun_at.set("2026-11-20T09:30:00.000000Z")]
    )
    stuck = get(staff, path, administrator)
    assert (stuck["state"], stuck["failure"]) == ("failed", "interrupted")
    begun = post(staff, f"{path}/repetition", {}, administrator).json_body
    assert (begun["state"], begun["failure"]) == ("announced", None)
    assert arrive(ticket["fields"]["key"]) == []
    assert get(staff, path, administrator)["state"] == "imported"


def test_a_file_that_never_came_has_to_be_sent_again(
    staff: FunctionClient,
    administrator: dict[str, str],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = {"file_name": "Preise.csv", "size": 10, "basis": "net"}
    ticket = post(staff, "/staff/price-imports", body, administrator).json_body
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=2))
    path = f"/staff/price-imports/{ticket['import_id']}"
    assert get(staff, path, administrator)["failure"] == "not_received"
    refused = post(staff, f"{path}/repetition", {}, administrator).json_body
    assert refused["code"] == "import_file_missing"


def test_two_versions_are_compared_row_by_row(staff: FunctionClient, administrator: dict[str, str]) -> None:
    first = get(staff, "/staff/price-lists", administrator)["items"][0]["version"]
    added = DEARER.replace(b"12,60;27,90;", b"12,600;27,9;") + b"gas-komfort;99*;10;9;\n"
    second = imported(staff, administrator, added)["version"]
    answer = get(staff, f"/staff/price-lists/{second}/comparison", administrator, f"&before={first}")
    counts = [answer[kind] for kind in ("added", "removed", "changed", "unchanged")]
    assert counts == [1, 1, 1, 18]
    assert [(entry["kind"], entry["product_code"], entry["area"]) for entry in answer["items"]] == [
        ("added", "gas-komfort", "99*"),
        ("changed", "oekostrom-plus", "80331"),
        ("removed", "strom-klassik", "80331"),
    ]
    changed = answer["items"][1]
    assert changed["before"]["energy_price"] == "26.18"
    assert changed["after"]["energy_price"] == "29.18"
    assert changed["energy_price_difference"] == "3.00"
    one = get(staff, f"/staff/price-lists/{second}/comparison", administrator, f"&before={first}&limit=1")
    assert get(staff, f"/staff/price-lists/{second}/comparison", administrator)["before"] == first
    assert get(staff, f"/staff/price-lists/{first}/comparison", administrator)["before"] is None
    assert get(staff, f"/staff/price-lists/{first}/comparison", administrator)["added"] == 20
    rest = get(
        staff,
        f"/staff/price-lists/{second}/comparison",
        administrator,
        f"&before={first}&limit=2&cursor={one['next_cursor']}",
    )
    assert [entry["kind"] for entry in rest["items"]] == ["changed", "removed"]
    assert rest["next_cursor"] is None


def test_rows_are_found_by_product_and_area_and_downloaded(
    staff: FunctionClient, administrator: dict[str, str]
) -> None:
    version = get(staff, "/staff/price-lists", administrator)["items"][0]["version"]
    path = f"/staff/price-lists/{version}"
    rows = get(staff, f"{path}/rows", administrator, "&product_code=strom-klassik&area=80")["items"]
    assert [row["area"] for row in rows] == ["80*", "80331"]
    first = get(staff, f"{path}/rows", administrator, "&limit=1")
    second = get(staff, f"{path}/rows", administrator, f"&limit=1&cursor={first['next_cursor']}")
    assert first["items"] != second["items"]
    assert f"price-lists/musterstadt/{version}.csv" in get(staff, f"{path}/table", administrator)["url"]
    shown = get(staff, path, administrator)
    assert (shown["state"], shown["rows"], len(shown["activations"])) == ("active", 20, 1)


def test_clerks_look_and_administrators_decide(
    staff: FunctionClient, administrator: dict[str, str], clerk: dict[str, str]
) -> None:
    version = get(staff, "/staff/price-lists", clerk)["items"][0]["version"]
    announcement = {"file_name": "Preise.csv", "size": 10, "basis": "net"}
    for path, body in (
        ("/staff/price-imports", announcement),
        (f"/staff/price-lists/{version}/activations", {}),
        ("/staff/levy-imports", {"content": "x", "source": "x"}),
    ):
        assert post(staff, path, body, clerk).status_code == 403


def test_nobody_knows_a_file_that_was_not_announced(staff: FunctionClient) -> None:
    assert arrive("imports/prices/musterstadt/20261123T093000-abcdef") == []
    assert arrive("imports/other/file.csv") == ["1"]
    assert price_imports.announced_at("quarantine/musterstadt/1/2") is None


def test_the_table_of_levies_is_replaced_with_what_changed(
    staff: FunctionClient, administrator: dict[str, str]
) -> None:
    table = files.content("levies.csv").decode()
    newer = table.replace(
        "electricity;kwkg;0,446;2026-01-01;;", "electricity;kwkg;0,446;2026-01-01;2027-01-01;"
    )
    newer += "electricity;kwkg;0,512;2027-01-01;;§ 26 KWKG\n"
    body = {"content": newer, "source": "Bekanntmachung vom 25.10.2026"}
    foreseen = post(staff, "/staff/levy-imports", {**body, "dry_run": True}, administrator).json_body
    assert (foreseen["changed"], len(foreseen["added"]), len(foreseen["removed"])) == (True, 3, 2)
    assert get(staff, "/staff/levies", administrator)["history"] == []
    assert post(staff, "/staff/levy-imports", body, administrator).json_body == foreseen
    shown = get(staff, "/staff/levies", administrator)
    [row] = [row for row in shown["items"] if row["rate"] == "0.512"]
    assert (row["commodity"], row["code"], row["source"]) == ("electricity", "kwkg", "§ 26 KWKG")
    [entry] = shown["history"]
    assert (entry["actor"], entry["rows"]) == ("Vera Preis", foreseen["rows"])
    assert not post(staff, "/staff/levy-imports", body, administrator).json_body["changed"]
    faulty = post(
        staff, "/staff/levy-imports", {**body, "content": f"{newer}gas;x\n"}, administrator
    ).json_body
    assert [fault["line"] for fault in faulty["faults"]] == [newer.count("\n") + 1]


def test_a_grid_operator_stands_for_its_postcodes(
    staff: FunctionClient, administrator: dict[str, str], now: datetime
) -> None:
    markets.load_places(now)
    table = b"product_code;area;base_price;energy_price\nstrom-klassik;9900000000011;10;20\n"
    result = imported(staff, administrator, table)
    assert result["state"] == "imported", result["faults"]
    found = prices.prices("musterstadt", Commodity.ELECTRICITY, result["version"], "80331").prices
    assert found["strom-klassik"].energy_price == 20
    assert prices.prices("musterstadt", Commodity.ELECTRICITY, result["version"], "10115").prices == {}
