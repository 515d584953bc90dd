"""Everybody can use every page: in each language, with a keyboard, a screen reader, a small screen."""

import json
from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from infra import project
from infra.demo import accounts
from tests.browser.inspection import AXE, crawl, grave_faults, overflow, settle
from tests.stack import RunningStack

LANGUAGES = ("de", "en", "fr")
FRONT_PAGES = (
    "/",
    "/portal/sign-in?brand=musterstadt",
    "/portal/sign-in/link?brand=musterstadt",
    "/portal/link?token=used-long-ago&brand=musterstadt",
    "/portal/imprint?brand=sparwatt",
    "/admin/",
)


class Texts:
    """The texts of an area of the sites, by key, for finding fields and buttons in every language."""

    def __init__(self, language: str, *areas: str) -> None:
        folder = project.SITE / "ui" / "locales" / language
        self._texts: dict[str, Any] = {}
        for area in areas:
            self._texts |= json.loads((folder / f"{area}.json").read_text())

    def __call__(self, key: str, **parameters: str) -> str:
        text: str = reduce(lambda node, part: node[part], key.split("."), self._texts)  # type: ignore[arg-type,return-value]
        for name, value in parameters.items():
            text = text.replace(f"{{{{{name}}}}}", value)
        return text


@pytest.fixture
def visitor(open_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Open a page whose reader prefers a language and no movement."""

    def visit(language: str) -> Page:
        page = open_page(language=language)
        page.emulate_media(reduced_motion="reduce")
        # Not a script element: the content security policy of the site refuses those, as it must.
        page.add_init_script(path=AXE)
        return page

    return visit


def faults(page: Page) -> list[str]:
    return grave_faults(page) + overflow(page)


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.locator("input[autocomplete=username]").fill(name)
    page.locator("input[autocomplete=current-password]").fill(accounts.PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.locator("input[autocomplete=current-password]")).to_have_count(0)


def funnel_steps(page: Page, site: str, language: str) -> Iterator[str]:
    """Go through the order funnel up to the review, without ordering."""
    t = Texts(language, "common", "order")
    page.goto(f"{site}/order/?brand=musterstadt")
    page.get_by_label(t("address.postcode")).fill("85049")
    page.get_by_label(t("consumption.yearly")).fill("3500")
    yield "consumption"
    page.get_by_role("button", name=t("consumption.action")).click()
    expect(page.get_by_role("heading", name=t("headings.offers"))).to_be_visible()
    yield "offers"
    page.get_by_role("button", name=t("offers.choose", name="").strip()).first.click()
    expect(page.get_by_role("heading", name=t("headings.extras"))).to_be_visible()
    page.locator(".extra").get_by_role("checkbox").first.check()
    yield "extras"
    page.locator(".extra").get_by_role("checkbox").first.uncheck()
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name=t("headings.supply"))).to_be_visible()
    page.get_by_role("combobox", name=t("address.street"), exact=True).fill("Gänsefüßchenweg")
    page.get_by_role("textbox", name=t("address.house_number"), exact=True).fill("7a")
    page.get_by_role("textbox", name=t("supply.meter_number"), exact=True).fill("1EMH0012345678")
    page.get_by_label(t("supply.previous_supplier")).fill("Altstrom AG")
    page.get_by_role("button", name=t("saving.action")).click()
    yield "supply"
    page.get_by_role("button", name=t("saving.action")).click()
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name=t("headings.person"))).to_be_visible()
    page.get_by_label(t("person.salutation")).select_option(index=1)
    page.get_by_label(t("person.first_name"), exact=True).fill("Änne")
    page.get_by_label(t("person.last_name"), exact=True).fill("Müller-Weiß")
    page.get_by_label(t("person.date_of_birth"), exact=True).fill("1984-05-17")
    page.get_by_label(t("person.email"), exact=True).fill("aenne@example.org")
    yield "person"
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name=t("headings.payment"))).to_be_visible()
    page.get_by_label(t("payment.iban"), exact=True).fill("DE02 1203 0000 0000 2020 51")
    page.get_by_role("checkbox").first.check()
    yield "payment"
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("button", name=t("review.order"))).to_be_visible()
    yield "review"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_order(stack: RunningStack, visitor: Callable[[str], Page], language: str) -> None:
    page = visitor(language)
    found = {}
    for step in funnel_steps(page, stack.site, language):
        settle(page)
        found[step] = faults(page)
    assert len(found) == 7
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_come_in(stack: RunningStack, visitor: Callable[[str], Page], language: str) -> None:
    page = visitor(language)
    found = {}
    for path in FRONT_PAGES:
        page.goto(stack.site + path)
        settle(page)
        expect(page.get_by_role("heading").first).to_be_visible()
        found[path] = faults(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("start", "name", "expected"),
    [
        ("/portal/sign-in?brand=musterstadt", accounts.CUSTOMER_EMAIL, {"meters", "contracts", "profile"}),
        ("/admin/", accounts.ADMINISTRATOR.email, {"orders", "customers", "levies", "appearance"}),
    ],
    ids=["portal", "admin"],
)
def test_everybody_can_use_every_page(
    stack: RunningStack,
    visitor: Callable[[str], Page],
    language: str,
    start: str,
    name: str,
    expected: set[str],
) -> None:
    page = visitor(language)
    sign_in(page, stack.site + start, name)
    found = {path: faults(page) for path in crawl(page, page.url)}
    assert expected <= {part for path in found for part in path.split("/")}, "these pages at least"
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def focused_by_tab(page: Page, most: int = 40) -> Iterator[str]:
    """Press the tab key and tell what gets the focus, also inside custom elements."""
    for _ in range(most):
        page.keyboard.press("Tab")
        yield page.evaluate("""() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          const outline = getComputedStyle(element);
          const seen = outline.outlineStyle !== "none" || outline.boxShadow !== "none";
          const name = element.type === "submit" ? "submit" : element.tagName.toLowerCase();
          return name + (seen ? "" : " unseen");
        }""")


@pytest.mark.parametrize(
    "path", ["/order/?brand=musterstadt", "/portal/sign-in?brand=musterstadt", "/admin/"]
)
def test_a_keyboard_reaches_the_main_action_and_shows_where_it_is(
    stack: RunningStack, visitor: Callable[[str], Page], path: str
) -> None:
    page = visitor("de")
    page.goto(stack.site + path)
    settle(page)
    page.locator("button[type=submit]").wait_for()
    visited = []
    for element in focused_by_tab(page):
        visited.append(element)
        if element.startswith("submit"):
            break
    assert visited[-1] == "submit", visited
    assert "input" in " ".join(visited)


def test_the_documentation_of_the_api_fits_on_small_screens(
    stack: RunningStack, visitor: Callable[[str], Page]
) -> None:
    page = visitor("en")
    page.goto(f"{stack.api}/docs/")
    expect(page.get_by_role("heading").first).to_be_visible()
    assert overflow(page) == []
