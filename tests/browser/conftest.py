"""A real browser on the running stack."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# The first visit to a page starts several functions; a busy computer takes its time.
PATIENCE_MILLISECONDS = 40_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; it contacts nobody but the local stack."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open a page as a new person: ``open_page(width=360, language="fr-FR")``.

    When the test fails, what each person saw last lies under ``.local/browser``.
    """
    contexts: list[BrowserContext] = []

    def open_as_new_person(width: int = 1280, height: int = 900, language: str = "de-DE") -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=language)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        return context.new_page()

    yield open_as_new_person
    folder = Path(__file__).parent.parent.parent / ".local" / "browser"
    for number, context in enumerate(contexts):
        if request.session.testsfailed:
            folder.mkdir(parents=True, exist_ok=True)
            for page in context.pages:
                page.screenshot(path=folder / f"{request.node.name}-{number}.png", full_page=True)
        context.close()
