"""Brands as the frontends fetch them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from infra.demo import brands

FunctionOf = Callable[[str], Any]


@pytest.fixture
def client(cloud: None, function: FunctionOf, now: datetime) -> Any:
    brands.load(now)
    return function("public/brands")


def test_all_brands_are_listed(client: Any) -> None:
    answer = client.request("GET", "/public/brands")
    assert answer.status_code == 200
    assert [brand["name"] for brand in answer.json_body["items"]] == ["Stadtwerke Musterstadt", "SparWatt"]
    assert answer.json_body["next_cursor"] is None


def test_a_brand_is_shown_without_its_inner_settings(client: Any) -> None:
    answer = client.request("GET", "/public/brands/sparwatt")
    assert answer.json_body["tagline"]["de"] == "Eine Marke der Stadtwerke Musterstadt GmbH"
    assert answer.json_body["theme"]["logo_svg"].startswith("<svg")
    assert "settings" not in answer.json_body
    assert "creditor_id" not in answer.body.decode()


def test_browsers_may_keep_a_brand_for_a_minute_on_every_website(client: Any) -> None:
    headers = client.request("GET", "/public/brands/musterstadt").headers
    assert headers["Cache-Control"] == "public, max-age=60"
    assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("brand_id", ["nirgendwo", "%2e%2e", "BRAND%23musterstadt", "Müller"])
def test_an_unknown_brand_is_not_found(client: Any, brand_id: str) -> None:
    answer = client.request("GET", f"/public/brands/{brand_id}")
    assert (answer.status_code, answer.json_body["code"]) == (404, "not_found")
    assert answer.headers["Cache-Control"] == "no-store"
