"""Every page in a real browser: no error, no scrolling sideways, everything by keyboard, nothing that axe-core finds serious."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from web.browser.conftest import PASSWORD, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe-core" / "axe.min.js").read_text()
ADDRESSES: dict[str, Callable[[Site], str]] = {
    "today": lambda _: "/",
    "people": lambda _: "/people/",
    "people on a day": lambda _: "/people/?on=2013-03-20",
    "people, day not understood": lambda _: "/people/?on=2013-02-30",
    "people, narrowed down": lambda _: "/people/?on=2013-03-20&custody=remanded&court=Khatai+District+Court",
    "status": lambda _: "/status/?on=2013-03-20",
    "status, changes": lambda _: "/status/changes/?since=2013-01-01&until=2014-12-01",
    "nobody": lambda _: "/people/?q=zzz",
    "a person": lambda _: "/people/?q=Guliyev",
    "a person with a huge name": lambda _: "/people/?q=ağabəyli",
    "events": lambda _: "/events/",
    "review": lambda _: "/review/",
    "review, keys off": lambda _: "/review/?keys=off&type=sentence",
    "who is who": lambda _: "/review/people/",
    "many at once": lambda _: "/review/frames/",
    "appeals": lambda _: "/appeals/",
    "decisions": lambda _: "/decisions/",
    "search": lambda _: "/search/",
    "something found": lambda _: "/search/?q=azizov",
    "nothing found": lambda _: "/search/?q=zzz&part=pages",
    "pages": lambda _: "/pages/",
    "a page": lambda site: f"/pages/{site.pages[0]}/",
    "a hostile page": lambda site: f"/pages/{site.pages[-1]}/",
    "a door that is open": lambda _: "/sign-in/",
    "adding a page": lambda _: "/pages/add/",
    "a hostile court": lambda _: "/courts/?q=document",
    "lists": lambda _: "/lists/",
    "a list": lambda _: "/lists/",
    "an edition": lambda site: f"/lists/editions/{site.editions[-1]}/",
    "two lists side by side": lambda site: f"/lists/compare/?a={site.editions[0]}&b={site.editions[-1]}",
    "the register's own list": lambda _: "/lists/own/?publisher=Ours&as_of=2013-03-20",
    "nothing": lambda _: "/nothing/",
    "what is public": lambda _: "/public/",
    "a person, publicly": lambda _: "/public/",
    "appeals, publicly": lambda _: "/public/appeals/",
    "how to read it": lambda _: "/public/about/",
    "nothing, publicly": lambda _: "/public/nothing/",
}
_LOADED = "['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).map(one => one.encodedBodySize)"
_TOO_WIDE = """[...document.querySelectorAll('main *')].filter(part => part.getBoundingClientRect().right > innerWidth + 1)
    .map(part => part.outerHTML.slice(0, 120))"""
_FOLLOWED = ("a person", "a person with a huge name", "a person, publicly", "a hostile court", "a list")


def _open(page: Page, site: Site, name: str) -> None:
    page.goto(site.address + ADDRESSES[name](site))
    if name in _FOLLOWED:
        with page.expect_navigation():
            page.locator("tbody th a").first.click()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ADDRESSES)
def test_is_sound(page: Page, site: Site, name: str) -> None:
    """Opens without an error and is light, asks nobody else for anything, never scrolls sideways, and axe-core finds nothing
    serious."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: None if request.url.startswith(site.address) else errors.append(request.url))
    _open(page, site, name)
    sizes = page.evaluate(_LOADED)
    assert len(sizes) >= 2  # the page and its style sheet
    assert 1000 < sum(sizes) < 150_000
    assert page.locator("h1").count() == 1
    assert page.title() != "taken"
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for width in (1280, 390, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(_TOO_WIDE) == [], width
    expected = ["404"] if name in ("nothing", "nothing, publicly") else []
    assert [re.sub(r".*status of (\d+).*", r"\1", error) for error in errors] == expected
    _nothing_serious(page)


def test_what_narrows_down_is_folded_where_there_is_no_room_beside_the_list(page: Page, site: Site) -> None:
    """Also without scripts, of which this page has none."""
    _open(page, site, "people on a day")
    box = page.locator(".facets input[type=checkbox]").first
    assert box.is_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    assert not box.is_visible()
    page.get_by_text("Narrow down").first.click()
    box.check()
    _sends(page, "Narrow down")
    assert page.locator(".chosen li").count() == 1


def test_a_name_has_the_whole_width_of_its_card(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    _open(page, site, "people")
    shares = """[...document.querySelectorAll('.people tbody th')].map(name =>
        name.getBoundingClientRect().width / name.parentElement.getBoundingClientRect().width)"""
    assert min(page.evaluate(shares)) > 0.8


SIGNED_IN = {
    "a person with notes": "/people/?q=Guliyev",
    "own account": "/account/",
    "the second step": "/account/second-step/",
    "audit": "/audit/",
}


def test_what_is_shown_to_those_who_sign_in(page: Page, closed_site: Site) -> None:
    """Led on from the door to where they were going, and through the pages that only they have."""
    page.goto(f"{closed_site.address}/people/?q=Guliyev")
    assert page.locator("h1").inner_text() == "Who are you?"
    page.set_viewport_size({"width": 360, "height": 800})
    _fits_a_phone(page)
    assert page.get_by_label("Name").bounding_box()["width"] > 300
    page.get_by_label("Name").fill("Aysel")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/?q=Guliyev")
    page.goto(f"{closed_site.address}/account/")
    page.get_by_label("Password, once more").fill(PASSWORD)
    _sends(page, "Switch it on")
    assert page.url.endswith("/account/second-step/")
    assert page.locator(".square svg").bounding_box()["width"] > 150
    for name, address in SIGNED_IN.items():
        page.goto(closed_site.address + address)
        if name == "a person with notes":
            with page.expect_navigation():
                page.locator("tbody th a").first.click()
            assert "Kept from everyone." in page.locator(".jotting").inner_text()
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        _fits_a_phone(page)
    _sends(page, "Sign out")
    assert page.url.endswith("/sign-in/")
    page.go_back()
    assert page.locator(".jotting").count() == 0
    assert page.locator("h1").inner_text() == "Who are you?"


def _sends(page: Page, button: str) -> None:
    """Until the answer is there: a click alone comes back before it."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def _fits_a_phone(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _nothing_serious(page)


def _nothing_serious(page: Page) -> None:
    """For axe-core, in both colour schemes."""
    page.evaluate(AXE)
    assert len(_passed(page, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])) > 10
    page.emulate_media(color_scheme="dark")
    assert _passed(page, ["color-contrast"]) == ["color-contrast"]  # nothing else hangs on the colours
    page.emulate_media(color_scheme="light")


def _passed(page: Page, rules: list[str]) -> list[str]:
    """What axe-core is content with, where it finds nothing serious."""
    found = page.evaluate("rules => axe.run({runOnly: rules})", rules)
    serious = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in serious] == []
    return [one["id"] for one in found["passes"]]


@pytest.mark.parametrize("name", ["people", "status", "a person", "events", "appeals", "a page"])
def test_the_keyboard_reaches_everything(page: Page, site: Site, name: str) -> None:
    _open(page, site, name)
    reachable = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
        .filter(part => part.checkVisibility()).map((part, number) => { part.dataset.number = number; return number })"""
    focused = "[document.activeElement.dataset.number, getComputedStyle(document.activeElement).outlineStyle]"
    wanted = set(page.evaluate(reachable))
    reached = set()
    for _ in range(len(wanted) + 3 * page.locator("input[type=date]").count() + 3):  # a field for a day has four stops
        page.keyboard.press("Tab")
        number, outline = page.evaluate(focused)
        assert number is None or outline != "none"
        reached.add(number)
    assert {str(number) for number in wanted} <= reached
    assert len(wanted) > 8


def test_the_way_from_a_person_to_the_sentence_by_keyboard(page: Page, site: Site) -> None:
    _open(page, site, "a person")
    page.locator(".event .mark").first.focus()
    page.keyboard.press("Enter")
    opened = page.locator(".sources li:target")
    assert opened.is_visible()
    opened.locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/pages/.*#article-\d+"))
    assert page.locator("mark:target").count() == 1


def test_the_skip_link_leads_past_the_head(page: Page, site: Site) -> None:
    _open(page, site, "people")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_list_is_looked_at_changed_and_kept(page: Page, site: Site, tmp_path: Path) -> None:
    """By the form alone; each of its pages is sound on a phone."""
    rows = ["Wer,Arrested", "Mammad Azizov,07.03.2013", "Ağabəyli" * 30 + ",soon 1"]  # the last is no name
    (tmp_path / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site.address}/lists/import/")
    page.set_input_files("input[type=file]", tmp_path / "list.csv")
    page.get_by_label("Whose list it is").fill("A third")
    page.get_by_label("The day of which it speaks").fill("2014-05-01")
    _sends(page, "Look at it")
    _fits_a_phone(page)
    page.get_by_label("Wer").select_option("Name")
    _sends(page, "Show it again")
    assert "2013-03-07" in page.locator("tbody").inner_text()
    _fits_a_phone(page)
    _sends(page, "Keep it")
    assert "Kept, with 1 person." in page.locator(".said").inner_text()


def test_the_original_is_saved_and_never_opened(page: Page, site: Site) -> None:
    _open(page, site, "a hostile page")
    with page.expect_download() as saved:
        page.get_by_text("Download the bytes").click()
    assert saved.value.suggested_filename == "etc-pass-wd-Set-Cookie-x-1.html"
    assert Path(saved.value.path()).read_bytes() == b"<html><script>alert('original')</script></html>"
