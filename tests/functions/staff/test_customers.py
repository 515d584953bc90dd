"""Staff find customers and see everything about them."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import conclude, new_contract, publish_brand

PEOPLE = [
    ("Anna", "Müller", ""),
    ("Björn", "Groß", ""),
    ("Annegret", "Anders", ""),
    ("Çağla", "Öztürk", ""),
    ("Karl", "Krause", "Stadtbäckerei Krause GmbH"),
    ("Mia", "Muller", ""),
]


@pytest.fixture
def staff(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand()
    publish_brand("sparwatt")
    for number, (first_name, last_name, company) in enumerate(PEOPLE):
        conclude(person(number, first_name=first_name, last_name=last_name, company=company))
    conclude(person(99, first_name="Anna", last_name="Fremd", brand="sparwatt"))
    return function("staff/customers")


def person(number: int, **changes: Any) -> Any:
    return new_contract(
        order_number=f"A-{number}",
        customer_number=f"4821000{number}",
        account_number=f"400000000{number}",
        contract_number=f"70000000{number}",
        **changes,
    )


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.body
    return [line["name"] for line in answer.json_body["items"]]


def search(staff: FunctionClient, clerk: dict[str, str], text: str) -> list[str]:
    return names(staff.request("GET", f"/staff/customers?brand=musterstadt&search={text}", caller=clerk))


def test_the_list_is_sorted_by_name_and_shows_one_brand(staff: FunctionClient, clerk: dict[str, str]) -> None:
    answer = staff.request("GET", "/staff/customers?brand=musterstadt", caller=clerk)
    assert names(answer) == [
        "Anders, Annegret",
        "Groß, Björn",
        "Müller, Anna",
        "Muller, Mia",
        "Öztürk, Çağla",
        "Stadtbäckerei Krause GmbH",
    ]


SEARCHES = {
    "mül": ["Müller, Anna"],
    "MUELLER": ["Müller, Anna"],
    "anna mü": ["Müller, Anna"],
    "Müller, Anna": ["Müller, Anna"],
    "gross": ["Groß, Björn"],
    "oezt": ["Öztürk, Çağla"],
    "cagla": ["Öztürk, Çağla"],
    "krause": ["Stadtbäckerei Krause GmbH"],
    "48210001": ["Groß, Björn"],
    "an": ["Anders, Annegret", "Müller, Anna"],
    "niemand": [],
}


def test_customers_are_found_by_the_beginning_of_a_name_or_by_number(
    staff: FunctionClient, clerk: dict[str, str]
) -> None:
    assert {text: search(staff, clerk, text) for text in SEARCHES} == SEARCHES


def test_a_search_for_nothing_but_signs_shows_the_whole_list(
    staff: FunctionClient, clerk: dict[str, str]
) -> None:
    assert len(search(staff, clerk, "%25")) == len(PEOPLE)


def test_pages_follow_each_other_without_gaps_or_repetitions(
    staff: FunctionClient, clerk: dict[str, str]
) -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        page = staff.request(
            "GET", f"/staff/customers?brand=musterstadt&limit=2&search=4821{cursor}", caller=clerk
        )
        seen += names(page)
        if page.json_body["next_cursor"] is None:
            break
        cursor = f"&cursor={page.json_body['next_cursor']}"
    assert len(seen) == len(set(seen)) == len(PEOPLE)


def test_a_cursor_of_another_brand_is_refused(staff: FunctionClient, clerk: dict[str, str]) -> None:
    both = {**clerk, "roles": "musterstadt.clerk,sparwatt.clerk"}
    page = staff.request("GET", "/staff/customers?brand=musterstadt&limit=1", caller=both)
    cursor = page.json_body["next_cursor"]
    answer = staff.request("GET", f"/staff/customers?brand=sparwatt&cursor={cursor}", caller=both)
    assert answer.status_code == 422


def test_the_page_of_a_customer_shows_everything(staff: FunctionClient, clerk: dict[str, str]) -> None:
    page = staff.request("GET", "/staff/customers/48210004", caller=clerk).json_body
    assert page["customer"]["company"] == "Stadtbäckerei Krause GmbH"
    assert len(page["contracts"]) == len(page["accounts"]) == len(page["transactions"]) == 1
    assert {activity["kind"] for activity in page["activities"]} == {"contract_concluded"}


def test_customers_of_other_brands_do_not_exist(staff: FunctionClient, clerk: dict[str, str]) -> None:
    foreign = staff.request("GET", "/staff/customers/482100099", caller=clerk)
    unknown = staff.request("GET", "/staff/customers/11111111", caller=clerk)
    brand = staff.request("GET", "/staff/customers?brand=sparwatt", caller=clerk)
    assert [answer.status_code for answer in (foreign, unknown, brand)] == [404, 404, 404]
    assert foreign.json_body["code"] == unknown.json_body["code"] == "not_found"


def test_customers_themselves_have_no_access(staff: FunctionClient) -> None:
    caller = {"audience": "customer", "subject": "s", "customer_numbers": "48210000"}
    assert staff.request("GET", "/staff/customers/48210000", caller=caller).status_code == 403
