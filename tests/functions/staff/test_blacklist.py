"""Staff keep the blacklist, and see why somebody is recognised."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.conftest import FunctionClient
from tests.unit.contracts.examples import publish_brand
from wattwerk.blacklist import queries
from wattwerk.blacklist.items import BlacklistItem, EntryItem
from wattwerk.blacklist.schemas import BlockedPerson
from wattwerk.platform import clock

IBAN = "DE02 1203 0000 0000 2020 51"
JÖRG = {"first_name": "Jörg", "last_name": "Müller", "date_of_birth": "1979-03-04"}

Request = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def office(
    cloud: None,
    now: datetime,
    clerk: dict[str, str],
    function: Callable[[str], FunctionClient],
    monkeypatch: pytest.MonkeyPatch,
) -> Request:
    publish_brand()
    monkeypatch.setattr(clock, "now", lambda: now)
    client = function("staff/blacklist")
    keys = iter(range(1000))

    def request(method: str, path: str, body: Any = None) -> tuple[int, dict[str, Any]]:
        answer = client.request(
            method, path, body, headers={"Idempotency-Key": str(next(keys))}, caller=clerk
        )
        return answer.status_code, json.loads(answer.body)

    return request


def add(office: Request, **changes: Any) -> dict[str, Any]:
    status, entry = office("POST", "/staff/blacklist-entries", new_entry(**changes))
    assert status == 201, entry
    return entry


def new_entry(**changes: Any) -> dict[str, Any]:
    return {
        "brand": "musterstadt",
        "person": JÖRG,
        "scope": "order",
        "reason": "Drei offene Forderungen",
        "expires_on": "2027-11-30",
        **changes,
    }


def tried(office: Request, **person: Any) -> dict[str, Any]:
    status, decision = office("POST", "/staff/blacklist-trials", {"brand": "musterstadt", "person": person})
    assert status == 200, decision
    return decision


def stored() -> str:
    return " ".join(json.dumps(item.to_dynamodb_dict(), default=str) for item in BlacklistItem.scan())


def test_a_trial_explains_which_entry_fits_and_by_what(office: Request) -> None:
    add(office)
    decision = tried(office, first_name="Joerg", last_name="Mueller", date_of_birth="1979-03-04")
    assert (decision["outcome"], decision["threshold"]) == ("stops_order", 80)
    hit = decision["hits"][0]
    assert (hit["label"], hit["score"], hit["reason"]) == ("Müller, Jörg", 96, "Drei offene Forderungen")
    assert [(one["feature"], one["similarity"]) for one in hit["evidence"]] == [("name_and_birthday", 100)]


def test_who_is_only_alike_is_a_near_miss(office: Request) -> None:
    add(office)
    decision = tried(office, first_name="Jörg", last_name="Müller")
    assert decision["outcome"] == "clear"
    assert [hit["score"] for hit in decision["near_misses"]] == [55]


def test_somebody_else_is_clear(office: Request) -> None:
    add(office)
    assert tried(office, first_name="Sabine", last_name="Öztürk", date_of_birth="1979-03-04") == {
        "outcome": "clear",
        "threshold": 80,
        "hits": [],
        "near_misses": [],
    }


def test_an_account_is_recognised_but_never_stored(office: Request) -> None:
    entry = add(office, person={"iban": IBAN}, scope="processing")
    assert entry["person"]["iban"] == "DE02 … 2051"
    assert tried(office, iban="de02120300000000202051")["outcome"] == "stops_processing"
    assert "0300000000" not in stored()


def test_no_key_tells_a_name_or_an_address(office: Request) -> None:
    add(office, person={**JÖRG, "email": "joerg@example.org"})
    keys = " ".join(item.pk + item.sk for item in BlacklistItem.scan()).casefold()
    assert "example.org" not in keys
    assert "1979" not in keys


def test_an_entry_needs_something_by_which_somebody_is_recognised(office: Request) -> None:
    status, problem = office("POST", "/staff/blacklist-entries", new_entry(person={"town": "München"}))
    assert (status, problem["errors"][0]["code"]) == (422, "nothing_to_compare")


@pytest.mark.parametrize(
    ("expires_on", "code"), [("2026-11-22", "expiry_in_the_past"), ("2032-01-01", "expiry_too_late")]
)
def test_an_entry_ends_on_a_day_that_is_possible(office: Request, expires_on: str, code: str) -> None:
    status, problem = office("POST", "/staff/blacklist-entries", new_entry(expires_on=expires_on))
    assert (status, problem["errors"][0]["code"]) == (422, code)


def test_an_expired_entry_does_not_count_even_before_it_is_deleted(office: Request, now: datetime) -> None:
    add(office, expires_on="2026-11-23")
    person = BlockedPerson.model_validate(JÖRG)
    assert queries.decision(brand="musterstadt", person=person, now=now).outcome == "stops_order"
    later = now + timedelta(days=1)
    assert queries.decision(brand="musterstadt", person=person, now=later).outcome == "clear"


def test_an_entry_is_deleted_by_itself_a_month_after_its_end(office: Request) -> None:
    entry = add(office, expires_on="2026-11-30")
    item = EntryItem.get(*EntryItem.key(entry["entry_id"]))
    # The end of 30 December in Germany.
    assert datetime.fromtimestamp(item.expires_at or 0, UTC) == datetime(2026, 12, 30, 23, tzinfo=UTC)


def test_a_change_says_who_when_before_and_after(office: Request) -> None:
    entry = add(office, person={**JÖRG, "iban": IBAN})
    person = {**entry["person"], "last_name": "Schmidt"}
    status, changed = office(
        "PUT",
        f"/staff/blacklist-entries/{entry['entry_id']}",
        {
            "version": 1,
            "person": person,
            "scope": "order",
            "reason": "Drei offene Forderungen",
            "expires_on": "2027-11-30",
            "note": "Schreibfehler",
        },
    )
    assert status == 200, changed
    step = changed["history"][-1]
    assert (step["actor"], step["kind"], step["note"]) == ("clerk-1", "changed", "Schreibfehler")
    assert (step["before"], step["after"]) == ({"last_name": "Müller"}, {"last_name": "Schmidt"})
    assert tried(office, iban=IBAN)["outcome"] == "stops_order"
    assert tried(office, **JÖRG)["hits"] == []


def test_an_ended_entry_counts_no_more_and_stays_visible_for_a_while(office: Request) -> None:
    entry = add(office)
    path = f"/staff/blacklist-entries/{entry['entry_id']}"
    status, ended = office("POST", f"{path}/ending", {"version": 1, "reason": "Alles bezahlt"})
    assert (status, ended["status"]) == (200, "ended")
    assert tried(office, **JÖRG)["outcome"] == "clear"
    assert office("GET", "/staff/blacklist-entries?brand=musterstadt")[1]["items"] == []
    listed = office("GET", "/staff/blacklist-entries?brand=musterstadt&status=ended")[1]["items"]
    assert [line["entry_id"] for line in listed] == [entry["entry_id"]]
    again = office("POST", f"{path}/ending", {"version": 2, "reason": "Alles bezahlt"})
    assert (again[0], again[1]["code"]) == (409, "entry_ended")


def test_who_comes_second_is_told(office: Request) -> None:
    entry = add(office)
    path = f"/staff/blacklist-entries/{entry['entry_id']}/ending"
    status, problem = office("POST", path, {"version": 7, "reason": "Alles bezahlt"})
    assert (status, problem["code"]) == (409, "changed_meanwhile")


def test_a_group_ends_with_all_of_its_entries(office: Request) -> None:
    group = office("POST", "/staff/blacklist-groups", {"brand": "musterstadt", "name": "Wegwerf-Adressen"})[1]
    for domain in ("@wegwerf.example", "@einmal.example"):
        add(office, person={"email": domain}, group_id=group["group_id"])
    add(office)
    query = f"brand=musterstadt&group_id={group['group_id']}"
    lines = office("GET", f"/staff/blacklist-entries?{query}")[1]["items"]
    assert {line["label"] for line in lines} == {"@wegwerf.example", "@einmal.example"}
    path = f"/staff/blacklist-groups/{group['group_id']}/ending"
    body = {"brand": "musterstadt", "reason": "Liste veraltet"}
    assert office("POST", path, body) == (200, {"ended": 2})
    assert tried(office, email="neu@wegwerf.example")["outcome"] == "clear"
    assert tried(office, **JÖRG)["outcome"] == "stops_order"


def test_a_group_of_nobody_is_refused(office: Request) -> None:
    status, problem = office("POST", "/staff/blacklist-entries", new_entry(group_id="none"))
    assert (status, problem["errors"][0]["code"]) == (422, "group_unknown")
