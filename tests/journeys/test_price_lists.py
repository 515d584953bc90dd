"""A price list of 2,000 rows: sent to the store, read by the worker, scheduled, and taken back."""

import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from infra.demo.accounts import ADMINISTRATOR, PASSWORD
from tests.stack import RunningStack

PATIENCE_SECONDS = 90.0
FINISHED = {"imported", "unchanged", "checked", "refused"}


@pytest.fixture
def staff(stack: RunningStack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stack.api, timeout=60) as client:
        session = client.post(
            "/identity/sessions",
            json={"audience": "staff", "name": ADMINISTRATOR.email, "password": PASSWORD},
        ).json()
        client.headers["Authorization"] = f"Bearer {session['access_token']}"
        client.params = httpx.QueryParams(brand="musterstadt")
        yield client


def post(staff: httpx.Client, path: str, **body: Any) -> Any:
    body = {"brand": "musterstadt", **body}
    answer = staff.post(path, json=body, headers={"Idempotency-Key": uuid4().hex})
    assert answer.is_success, answer.text
    return answer.json()


def imported(staff: httpx.Client, content: bytes) -> Any:
    """Send a file and wait until the worker is through with it."""
    ticket = post(staff, "/staff/price-imports", file_name="Preise.csv", size=len(content), basis="net")
    sent = httpx.post(ticket["url"], data=ticket["fields"], files={"file": ("Preise.csv", content)})
    assert sent.is_success, sent.text
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        found = staff.get(f"/staff/price-imports/{ticket['import_id']}").json()
        if found["state"] in FINISHED or time.monotonic() > deadline:
            return found
        time.sleep(0.5)


def test_a_price_list_is_imported_scheduled_and_taken_back(staff: httpx.Client) -> None:
    rows = [f"strom-klassik;{postcode:05d};10,50;{postcode / 1000:.3f}" for postcode in range(20_000, 22_000)]
    table = "\n".join(["product_code;area;base_price;energy_price", *rows]).encode()
    found = imported(staff, table)
    assert found["state"] in {"imported", "unchanged"}, found["faults"][:3]
    assert found["rows_read"] == 2_000
    version = found["version"]
    place = {"commodity": "electricity", "postcode": "21999", "brand": "musterstadt"}
    seen = staff.get("/staff/prices", params={**place, "version": version}).json()
    assert [entry["blocks"][0]["energy_price"] for entry in seen["items"]] == ["21.999"]
    activation = post(staff, f"/staff/price-lists/{version}/activations", active_from="2028-01-01T00:00:00Z")
    day = {**place, "on": "2028-06-01"}
    assert staff.get("/staff/prices", params=day).json()["version"] == version
    post(staff, f"/staff/price-activations/{activation['activation_id']}/withdrawal")
    assert staff.get("/staff/prices", params=day).json()["version"] != version
    link = staff.get(f"/staff/price-lists/{version}/table").json()["url"]
    assert len(httpx.get(link).text.splitlines()) == 2_001


def test_a_faulty_list_is_refused_with_its_lines(staff: httpx.Client) -> None:
    table = b"product_code;area;base_price;energy_price\nstrom-klassig;*;10;30\nstrom-klassik;x;10;30\n"
    found = imported(staff, table)
    assert found["state"] == "refused"
    assert [(fault["line"], fault["code"]) for fault in found["faults"]] == [
        (2, "product_unknown"),
        (3, "area_invalid"),
    ]
