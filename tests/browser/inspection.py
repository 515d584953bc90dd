"""Looking at a page as people with disabilities and people with small screens do."""

import re
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from infra import project

AXE = project.SITE / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
SMALLEST_WIDTH = 360
# Parts of addresses that name one of many: numbers, and what follows the name of a collection.
IDENTIFIER = re.compile(r"[0-9A-Z]")
NAMED = re.compile(r"/(products|templates/(?:mail|letter))/(?!new\b)[^/]+(?:/(?:de|en|fr)$)?")
# Pages that wait for data show it as busy, or a placeholder in its place; a page that is there has a heading.
# What stands further down is built when it comes near.
SETTLED = """() => {
  const later = document.querySelector("[data-later]");
  later?.scrollIntoView();
  return !later && document.readyState === "complete"
    && !document.querySelector(
      '[aria-busy="true"], [data-loading="true"], .mantine-Loader-root, .mantine-Skeleton-root[data-visible]')
    && (document.querySelector("h1, h2") || document.querySelector("wattwerk-order"));
}"""
# What a link of an application does: the address changes, and the application shows the page of it.
MOVED = """address => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", {state: history.state}));
}"""
# What has the lowest priority comes when nothing else waits: all that can be painted is prepared.
IDLE = "() => scheduler.postTask(() => true, {priority: 'background'})"
FAULTS = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map(({id, impact, nodes}) =>
    ({id, impact, places: nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}));
}"""
FITTING = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# A page that gets narrower moves into its new form; what it is then counts, not the way there.
MOVING_MILLISECONDS = 1_500
STILL_SECONDS = 0.15
PATIENCE_SECONDS = 20.0


def settle(page: Page) -> None:
    """Wait until a page shows its data."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(SETTLED)


def grave_faults(page: Page) -> list[str]:
    """Return what axe-core calls serious or critical on a page, with up to three places each."""
    return [
        f"{fault['id']} ({fault['impact']}): {fault['places']}"
        for fault in page.evaluate(FAULTS)
        if fault["impact"] in GRAVE
    ]


def overflow(page: Page) -> list[str]:
    """Return whether a page must be scrolled sideways on the smallest screens."""
    usual = page.viewport_size
    page.set_viewport_size({"width": SMALLEST_WIDTH, "height": 780})
    try:
        page.wait_for_function(FITTING, timeout=MOVING_MILLISECONDS)
    except PlaywrightTimeoutError:
        width = page.evaluate("document.documentElement.scrollWidth")
        # A busy computer may have moved it after the last look.
        return [f"{width} px wide on a screen of {SMALLEST_WIDTH} px"] if width > SMALLEST_WIDTH else []
    finally:
        if usual:
            page.set_viewport_size(usual)
    return []


def crawl(page: Page, start: str, *, most: int = 120) -> Iterator[str]:
    """Open the pages that links lead to from a first one, within its application: one of each kind.
    Yield the path of each while it is open.

    It moves within the application as people do who follow links.

    Addresses that differ in identifiers only (``/contracts/700202301``) are one kind of page.

    Raises:
        AssertionError: there are more kinds of pages than ``most``, so that some would not be seen.
    """
    application = re.match(r"https?://[^/]+/[^/?]+", start)
    assert application, start
    waiting, known = deque([start]), {_kind(start)}
    page.goto(start)
    settle(page)
    with _requests(page) as requests:
        while waiting:
            page.evaluate(MOVED, waiting.popleft())
            _be_still(page, requests)
            assert len(known) <= most, "more kinds of pages than expected; are some of them the same?"
            links = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)")
            for link in (urljoin(page.url, link) for link in links):
                if link.startswith(application[0]) and _kind(link) not in known:
                    known.add(_kind(link))
                    waiting.append(link)
            yield urlsplit(page.url).path


@contextmanager
def _requests(page: Page) -> Iterator[set[Request]]:
    """Keep the requests of a page that are not answered yet."""
    waiting: set[Request] = set()

    def asked(request: Request) -> None:
        waiting.add(request)

    def answered(request: Request) -> None:
        waiting.discard(request)

    page.on("request", asked)
    page.on("requestfinished", answered)
    page.on("requestfailed", answered)
    yield waiting
    page.remove_listener("request", asked)
    page.remove_listener("requestfinished", answered)
    page.remove_listener("requestfailed", answered)


def _be_still(page: Page, requests: set[Request]) -> None:
    """Wait until an application shows the page that it moved to: code and data are there, all is painted."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    still_since = None
    while still_since is None or time.monotonic() - still_since < STILL_SECONDS:
        page.evaluate(IDLE)
        if requests or not page.evaluate(SETTLED):
            still_since = None
        elif still_since is None:
            still_since = time.monotonic()
        assert time.monotonic() < deadline, f"{page.url} is not still: {[each.url for each in requests]}"
        page.wait_for_timeout(30)


def _kind(address: str) -> str:
    parts = NAMED.sub(r"/\1/…", urlsplit(address).path).rstrip("/").split("/")
    return "/".join("…" if IDENTIFIER.search(part) else part for part in parts)
