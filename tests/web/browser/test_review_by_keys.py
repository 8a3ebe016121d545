"""The review queue by keys alone, in a real browser: look, accept, correct, pass over, reject, undo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from web.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def waiting(page: Page) -> int:
    return int(page.locator(".figures b").first.inner_text())


def test_a_reviewer_needs_no_mouse(page: Page, site: Site) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(f"{site.address}/review/")
    before = waiting(page)

    page.locator("#acting-as").focus()  # what Tab leads to; typed once, the session keeps it
    page.keyboard.type("N. Reviewer")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_selector("text=Accepted.")
    assert waiting(page) == before - 1

    page.keyboard.press("w")
    assert page.evaluate("document.activeElement.id") == "why"
    page.keyboard.type("an aside: a, r and u are letters here")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.locator("#f-place").focus()
    page.keyboard.type("Ganja")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.wait_for_selector("text=One field corrected.")
    assert waiting(page) == before - 2

    shown = page.locator("#was-read").inner_text(), page.locator("mark").first.inner_text()
    page.keyboard.press("n")
    page.wait_for_url("**after=**")
    assert (page.locator("#was-read").inner_text(), page.locator("mark").first.inner_text()) != shown

    page.keyboard.press("r")
    page.wait_for_selector("text=Rejected: it left the record.")
    assert waiting(page) == before - 3
    page.keyboard.press("u")
    page.wait_for_selector("text=Taken back")
    page.goto(f"{site.address}/review/")
    assert waiting(page) == before - 2
    assert errors == []


def test_without_scripts_the_buttons_do_it(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/review/")
    before = waiting(page)
    if page.locator("#acting-as").count():
        page.fill("#acting-as", "N. Reviewer")
    with page.expect_navigation():
        page.locator("button[value=accept]").press("Enter")
    assert "Accepted." in page.locator("main").inner_text()
    assert waiting(page) == before - 1
    context.close()
