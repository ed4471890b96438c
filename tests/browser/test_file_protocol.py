"""The built site, opened straight from a folder: every screen and scheme, and the ways through it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ADDRESSES = (
    "index.html",
    "recovery/sincere-first-response.html",
    "now.html",
    "learn.html",
    "print/index.html",
    "runs.html",
    "stage/relationship-stage-map.html",
    "stages/index.html",
    "glossary/terms.html",
    "decision/complaint-triage.html",
    "sources/S1.html",
)
DESKTOP, PHONE = (1366, 768), (390, 844)
HIDDEN_BEHIND_HEADER = """id => {
    const place = document.getElementById(id).getBoundingClientRect();
    const header = document.querySelector("header").getBoundingClientRect();
    return place.top < header.bottom || place.top >= window.innerHeight;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_pages_open_whole_from_a_folder(
    site: Path, page: Page, locale: str, screen: tuple[int, int], scheme: str
) -> None:
    """The fixture ``page`` fails on script errors and on requests to another host."""
    _look(page, screen, scheme)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.url}: {request.failure}"))
    for address in ADDRESSES:
        page.goto((site / locale / address).as_uri(), wait_until="load")
        expect(page.locator("h1:visible")).to_have_count(1)
        assert page.locator("html").get_attribute("lang") == locale, address
        assert page.title(), address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
        assert page.locator("body").get_attribute("data-md-color-scheme") == _scheme_name(scheme)
        assert _is_dark(page) is (scheme == "dark"), address
    assert not failed


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_root_leads_to_every_home(site: Path, page: Page, screen: tuple[int, int], scheme: str) -> None:
    _look(page, screen, scheme)
    for locale in ("ja", "en"):
        page.goto((site / "index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.locator(f'a[hreflang="{locale}"]').click()
        page.wait_for_url((site / locale / "index.html").as_uri())
        assert page.locator("html").get_attribute("lang") == locale


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_three_doors_of_the_home_page_open(
    site: Path, page: Page, locale: str, screen: tuple[int, int]
) -> None:
    _look(page, screen, "light")
    for index, address in enumerate(("now.html", "learn.html", "print/index.html")):
        page.goto((site / locale / "index.html").as_uri())
        doors = page.locator("article .pb-doors a")
        expect(doors).to_have_count(3)
        doors.nth(index).click()
        page.wait_for_url((site / locale / address).as_uri())
        expect(page.locator("h1:visible")).to_have_count(1)


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_gate_of_the_stage_map_leads_to_its_place(
    site: Path, page: Page, locale: str, screen: tuple[int, int]
) -> None:
    _look(page, screen, "light")
    page.goto((site / locale / "index.html").as_uri())
    expect(page.locator("article svg a[href*='#gate-']")).to_have_count(9)
    page.locator("article svg a[href$='#gate-2-1']").click()
    page.wait_for_url((site / locale / "stage" / "stage-2-prospect.html").as_uri() + "#gate-2-1")
    expect(page.locator("#gate-2-1")).to_be_in_viewport()
    assert not page.evaluate(HIDDEN_BEHIND_HEADER, "gate-2-1")


def test_the_map_page_lists_every_gate_in_words(site: Path, page: Page) -> None:
    page.goto((site / "en" / "stage" / "relationship-stage-map.html").as_uri())
    expect(page.locator("article svg a[href*='#gate-']")).to_have_count(9)
    listed = page.locator("article ol a[href*='#gate-']")
    expect(listed).to_have_count(9)
    listed.last.click()
    expect(page.locator("article li:target")).to_be_in_viewport()


def test_the_language_link_leads_to_the_same_page_and_back(site: Path, page: Page) -> None:
    address = "recovery/sincere-first-response.html"
    page.goto((site / "ja" / address).as_uri())
    page.locator('header a[hreflang="en"]').click()
    page.wait_for_url((site / "en" / address).as_uri())
    page.locator('header a[hreflang="ja"]').click()
    page.wait_for_url((site / "ja" / address).as_uri())


def test_the_reader_can_switch_to_the_dark_scheme(site: Path, page: Page) -> None:
    _look(page, DESKTOP, "light")
    page.goto((site / "en" / "now.html").as_uri())
    for shown in ("default", "slate"):  # after the system, then light, then dark
        page.locator("header form label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    assert _is_dark(page)


def test_the_scheme_follows_the_system_until_the_reader_chooses_one(site: Path, page: Page) -> None:
    body = page.locator("body")
    page.emulate_media(color_scheme="light")
    page.goto((site / "ja" / "now.html").as_uri())
    for wanted, shown in (("dark", "slate"), ("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme="dark" if wanted == "dark" else "light")
        expect(body).to_have_attribute("data-md-color-scheme", shown)
    page.goto((site / "ja" / "learn.html").as_uri())
    assert _is_dark(page)
    page.locator("header form label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.goto((site / "ja" / "now.html").as_uri())
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def _look(page: Page, screen: tuple[int, int], scheme: str) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")


def _scheme_name(scheme: str) -> str:
    return "slate" if scheme == "dark" else "default"


def _is_dark(page: Page) -> bool:
    """Whether the headline is lighter than the page behind it."""
    light = """element => {
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.fillStyle = element;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((a, b) => a + b);
    }"""
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return bool(page.evaluate(light, ink) > page.evaluate(light, paper))
