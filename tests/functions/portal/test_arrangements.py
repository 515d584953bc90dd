"""Customers arrange the pages of the portal."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import FunctionClient, customer
from tests.unit.contracts.examples import conclude, new_contract, publish_brand

ANNA = "48213377"
PLACES: list[dict[str, Any]] = [
    {"portlet": "consumption", "columns": 12, "rows": 1, "shown": True},
    {"portlet": "reading", "columns": 6, "rows": 2, "shown": True},
    {"portlet": "customer", "columns": 6, "rows": 1, "shown": False},
]


@pytest.fixture
def portal(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    conclude(new_contract())
    return function("portal/arrangements")


def arrange(portal: FunctionClient, places: Any, page: str = "dashboard", **arguments: Any) -> Any:
    caller = arguments.pop("caller", customer(ANNA))
    return portal.request(
        "PUT", f"/portal/arrangements/{page}", {"places": places}, caller=caller, **arguments
    )


def shown(function: Callable[[str], FunctionClient]) -> Any:
    answer = function("portal/contracts").request("GET", "/portal/dashboard", caller=customer(ANNA))
    return answer.json_body["arrangements"]


def test_the_overview_brings_the_customers_own_arrangement(
    portal: FunctionClient, function: Callable[[str], FunctionClient]
) -> None:
    assert shown(function) == {"dashboard": [], "contract": []}
    assert arrange(portal, PLACES).status_code == 200
    assert shown(function) == {"dashboard": PLACES, "contract": []}


def test_an_empty_list_restores_what_the_brand_has_arranged(
    portal: FunctionClient, function: Callable[[str], FunctionClient]
) -> None:
    arrange(portal, PLACES, "contract")
    arrange(portal, [], "contract")
    assert shown(function)["contract"] == []


def test_a_portlet_stands_on_a_page_once(portal: FunctionClient) -> None:
    answer = arrange(portal, [PLACES[0], PLACES[0]])
    assert (answer.status_code, answer.json_body["code"]) == (422, "validation_failed")


@pytest.mark.parametrize("columns", [2, 13])
def test_a_portlet_fits_the_grid(portal: FunctionClient, columns: int) -> None:
    answer = arrange(portal, [{**PLACES[0], "columns": columns}])
    assert answer.json_body["errors"][0]["pointer"] == "/places/0/columns"


def test_there_is_no_other_page_to_arrange(portal: FunctionClient) -> None:
    assert arrange(portal, PLACES, "profile").status_code == 404


def test_nobody_arranges_somebody_elses_pages(portal: FunctionClient) -> None:
    answer = arrange(portal, PLACES, headers={"X-Customer-Number": "59000001"})
    assert answer.status_code == 404
    assert arrange(portal, PLACES, caller={}).status_code == 403


def test_people_with_access_for_reading_only_arrange_nothing(portal: FunctionClient) -> None:
    answer = arrange(portal, PLACES, caller={**customer(ANNA), "read_only_numbers": ANNA})
    assert (answer.status_code, answer.json_body["code"]) == (403, "read_only_access")
