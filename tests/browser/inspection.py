"""Looking at a page as people with disabilities and people with small screens do."""

import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from infra import project

AXE = project.SITE / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
SMALLEST_WIDTH = 360
IDENTIFIER = re.compile(r"[0-9A-Z]")
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
FAULTS = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map(({id, impact, nodes}) =>
    ({id, impact, places: nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}));
}"""
FITTING = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# A page that gets narrower moves into its new form; what it is then counts, not the way there.
MOVING_MILLISECONDS = 1_500


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


def crawl(page: Page, start: str, *, most: int = 80) -> Iterator[str]:
    """Open the pages that links lead to from a first one, within its application: one of each kind.
    Yield the path of each while it is open.

    Addresses that differ in identifiers only (``/contracts/700202301``) are one kind of page.
    """
    application = re.match(r"https?://[^/]+/[^/?]+", start)
    assert application, start
    waiting, known = deque([start]), {_kind(start)}
    while waiting and most:
        page.goto(waiting.popleft())
        settle(page)
        most -= 1
        links = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)")
        for link in (urljoin(page.url, link) for link in links):
            if link.startswith(application[0]) and _kind(link) not in known:
                known.add(_kind(link))
                waiting.append(link)
        yield urlsplit(page.url).path


def _kind(address: str) -> str:
    parts = urlsplit(address).path.rstrip("/").split("/")
    return "/".join("…" if IDENTIFIER.search(part) else part for part in parts)
