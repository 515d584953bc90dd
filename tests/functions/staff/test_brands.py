"""Administrators change how a brand looks and what it does: draft, publish, go back."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from infra.demo.brands import MUSTERSTADT, MUSTERSTADT_SETTINGS
from tests.conftest import NOW, FunctionClient, customer
from wattwerk.brands import queries, repository
from wattwerk.brands.operations import publish_brand

ADMINISTRATOR = {
    "audience": "staff",
    "subject": "admin-1",
    "login_id": "admin-1",
    "name": "Jörg Weiß",
    "roles": "musterstadt.clerk,musterstadt.administrator",
}
BASE = "/staff/brands/musterstadt"


@pytest.fixture
def staff(cloud: None, function: Callable[[str], FunctionClient]) -> FunctionClient:
    publish_brand(brand=MUSTERSTADT, settings=MUSTERSTADT_SETTINGS, author="Bestand", now=NOW)
    return function("staff/brands")


def ask(staff: FunctionClient, method: str, path: str, body: Any = None, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return staff.request(method, path, body, caller=ADMINISTRATOR, headers=headers)


def configuration(staff: FunctionClient) -> Any:
    return ask(staff, "GET", f"{BASE}/configuration").json_body


def change(staff: FunctionClient, **theme: Any) -> Any:
    present = configuration(staff)
    wanted = deepcopy(present["published"])
    wanted["brand"]["theme"].update(theme)
    return {**wanted, "draft_version": (present["draft"] or {}).get("version")}


def save(staff: FunctionClient, wanted: Any) -> Any:
    return ask(staff, "PUT", f"{BASE}/draft", wanted)


def publish(staff: FunctionClient, key: str = "einmal") -> Any:
    present = configuration(staff)
    body = {"draft_version": present["draft"]["version"], "replaces": present["version"]}
    return ask(staff, "POST", f"{BASE}/publication", body, key)


def primary() -> str:
    repository.forget()
    return queries.brand("musterstadt").theme.primary


def test_a_draft_changes_nothing_until_it_is_published(staff: FunctionClient) -> None:
    saved = save(staff, change(staff, primary="#7a1fa2"))
    assert saved.status_code == 200
    assert saved.json_body["draft"]["author"] == "Jörg Weiß"
    assert primary() == "#0b6b5d"
    published = publish(staff)
    assert (published.json_body["version"], published.json_body["draft"]) == (2, None)
    assert primary() == "#7a1fa2"
    assert configuration(staff)["draft"] is None


def test_settings_and_pages_are_published_with_the_theme(
    staff: FunctionClient, function: Callable[[str], FunctionClient]
) -> None:
    wanted = change(staff)
    wanted["settings"]["reading_window_days"] = 60
    wanted["pages"]["accessibility"] = {"de": "## Barrierefreiheit\n\nDieses Portal ist …"}
    save(staff, wanted)
    publish(staff)
    repository.forget()
    assert queries.settings("musterstadt").reading_window_days == 60
    page = function("public/brands").request("GET", "/public/brands/musterstadt/pages/accessibility")
    assert page.json_body["texts"]["de"].startswith("## Barrierefreiheit")


def test_a_brand_without_words_of_its_own_has_empty_pages(
    staff: FunctionClient, function: Callable[[str], FunctionClient]
) -> None:
    public = function("public/brands")
    assert public.request("GET", "/public/brands/musterstadt/pages/imprint").json_body["texts"] == {}
    assert public.request("GET", "/public/brands/musterstadt/pages/geheim").status_code == 404
    assert public.request("GET", "/public/brands/nirgendwo/pages/imprint").status_code == 404


def test_going_back_publishes_an_earlier_state_again(staff: FunctionClient) -> None:
    save(staff, change(staff, primary="#7a1fa2"))
    publish(staff)
    answer = ask(staff, "POST", f"{BASE}/revisions/1/restoration", {"replaces": 2}, "zurück")
    assert answer.json_body["version"] == 3
    assert primary() == "#0b6b5d"
    listed = ask(staff, "GET", f"{BASE}/revisions").json_body["items"]
    assert [(entry["version"], entry["author"], entry["restores"]) for entry in listed] == [
        (3, "Jörg Weiß", 1),
        (2, "Jörg Weiß", None),
        (1, "Bestand", None),
    ]


def test_going_back_leaves_the_draft_alone(staff: FunctionClient) -> None:
    save(staff, change(staff, primary="#7a1fa2"))
    answer = ask(staff, "POST", f"{BASE}/revisions/1/restoration", {"replaces": 1}, "zurück")
    assert answer.json_body["draft"]["brand"]["theme"]["primary"] == "#7a1fa2"


@pytest.mark.parametrize("version", ["9", "neu", "-1"])
def test_there_is_no_way_back_to_what_never_was(staff: FunctionClient, version: str) -> None:
    answer = ask(staff, "POST", f"{BASE}/revisions/{version}/restoration", {"replaces": 1}, "zurück")
    assert answer.status_code == 404


def test_publishing_twice_with_one_key_publishes_once(staff: FunctionClient) -> None:
    save(staff, change(staff, primary="#7a1fa2"))
    present = configuration(staff)
    body = {"draft_version": present["draft"]["version"], "replaces": 1}
    first = ask(staff, "POST", f"{BASE}/publication", body, "einmal")
    second = ask(staff, "POST", f"{BASE}/publication", body, "einmal")
    assert first.json_body == second.json_body
    assert configuration(staff)["version"] == 2


def test_without_a_draft_there_is_nothing_to_publish(staff: FunctionClient) -> None:
    answer = ask(staff, "POST", f"{BASE}/publication", {"draft_version": 1, "replaces": 1}, "einmal")
    assert (answer.status_code, answer.json_body["code"]) == (409, "draft_missing")


def test_a_discarded_draft_is_gone(staff: FunctionClient) -> None:
    save(staff, change(staff, primary="#7a1fa2"))
    assert ask(staff, "DELETE", f"{BASE}/draft").json_body["draft"] is None
    assert ask(staff, "DELETE", f"{BASE}/draft").status_code == 200


def test_of_two_editors_the_second_is_told(staff: FunctionClient) -> None:
    seen_by_both = change(staff, primary="#7a1fa2")
    save(staff, seen_by_both)
    answer = save(staff, seen_by_both)
    assert (answer.status_code, answer.json_body["code"]) == (409, "changed_meanwhile")


def test_nobody_publishes_over_a_state_that_was_not_seen(staff: FunctionClient) -> None:
    save(staff, change(staff, primary="#7a1fa2"))
    draft = configuration(staff)["draft"]["version"]
    publish_brand(
        brand=MUSTERSTADT.model_copy(update={"name": "Müsterstadt"}),
        settings=MUSTERSTADT_SETTINGS,
        author="Ärzte",
        now=NOW,
    )
    answer = ask(staff, "POST", f"{BASE}/publication", {"draft_version": draft, "replaces": 1}, "einmal")
    assert answer.json_body["code"] == "changed_meanwhile"


@pytest.mark.parametrize("name", ["primary", "accent", "error", "success", "warning", "info"])
def test_a_colour_that_cannot_be_read_is_refused_with_a_proposal(staff: FunctionClient, name: str) -> None:
    wanted = change(staff, **{name: "#ffd400"})
    answer = save(staff, wanted)
    [fault] = answer.json_body["errors"]
    assert (answer.status_code, fault["pointer"], fault["code"]) == (
        422,
        f"/brand/theme/{name}",
        "contrast_too_low",
    )
    wanted["brand"]["theme"][name] = fault["parameters"]["proposal"]
    assert save(staff, wanted).status_code == 200


def test_fonts_come_from_the_site_only(staff: FunctionClient) -> None:
    assert save(staff, change(staff, font="Comic Sans")).json_body["errors"][0]["code"] == "font_unknown"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/portal", "https://a b"])
def test_addresses_that_people_follow_are_pages(staff: FunctionClient, address: str) -> None:
    wanted = change(staff)
    wanted["brand"]["contact"]["website"] = wanted["settings"]["privacy_url"] = address
    faults = save(staff, wanted).json_body["errors"]
    assert {(fault["pointer"], fault["code"]) for fault in faults} == {
        ("/brand/contact/website", "string_pattern_mismatch"),
        ("/settings/privacy_url", "string_pattern_mismatch"),
    }


def test_a_logo_is_cleaned_before_it_is_kept(staff: FunctionClient) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><rect/></svg>'
    saved = save(staff, change(staff, logo_svg=svg))
    assert "script" not in saved.json_body["draft"]["brand"]["theme"]["logo_svg"]
    shown = ask(staff, "POST", f"{BASE}/logo-checks", {"svg": svg})
    assert shown.json_body["svg"] == saved.json_body["draft"]["brand"]["theme"]["logo_svg"]


def test_the_id_of_a_brand_never_changes(staff: FunctionClient) -> None:
    wanted = change(staff)
    wanted["brand"]["id"] = "sparwatt"
    assert save(staff, wanted).json_body["errors"][0]["code"] == "brand_differs"


def test_faulty_settings_are_named(staff: FunctionClient) -> None:
    wanted = change(staff)
    wanted["settings"]["reading_window_days"] = 0
    assert save(staff, wanted).json_body["errors"][0]["pointer"] == "/settings/reading_window_days"


def test_forms_know_every_setting(staff: FunctionClient) -> None:
    schema = ask(staff, "GET", "/staff/configuration-schema").json_body
    assert schema["settings"]["properties"].keys() == configuration(staff)["published"]["settings"].keys()
    assert schema["brand"]["properties"].keys() == configuration(staff)["published"]["brand"].keys()


ENDPOINTS = [
    ("GET", "configuration", None),
    ("DELETE", "draft", None),
    ("POST", "publication", {"draft_version": 1, "replaces": 1}),
    ("GET", "revisions", None),
    ("POST", "revisions/1/restoration", {"replaces": 1}),
    ("POST", "logo-checks", {"svg": "<svg/>"}),
]


@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS)
def test_only_administrators_of_the_brand_decide(
    staff: FunctionClient, clerk: dict[str, str], method: str, path: str, body: Any
) -> None:
    def status(caller: dict[str, str], brand: str = "musterstadt") -> int:
        answer = staff.request(
            method,
            f"/staff/brands/{brand}/{path}",
            body,
            caller=caller,
            headers={"Idempotency-Key": f"{caller}"[:60]},
        )
        return int(answer.status_code)

    assert status(clerk) == 403
    assert status(customer("48213377")) == 403
    assert status({}) == 403
    assert status(ADMINISTRATOR, brand="sparwatt") == 404


def test_a_clerk_saves_no_draft(staff: FunctionClient, clerk: dict[str, str]) -> None:
    wanted = change(staff, primary="#7a1fa2")
    assert staff.request("PUT", f"{BASE}/draft", wanted, caller=clerk).status_code == 403
