"""A first page without the desk: its scripts come when a reader comes near, and nobody notices."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from answers import record
from bench.server import served as packed
from checklists import FORMS, RECOVERY, List, tick, ticked

PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1366, height=768)
DESK = "**/desk.js"
AROUND = 79_500
"""Bytes of all that a first page of tests/bench/ brings beside its own; with those it is within 90 KB."""
QUESTION = "first-ten-minutes"
PLACES = """() => [...document.querySelectorAll(".pb-check > *, .pb-check [data-pb-row], .pb-check legend")]
    .map(e => [e.id || e.className.replace(/ .*/, ""), e.getBoundingClientRect()])
    .filter(([, place]) => place.height && place.top < innerHeight)
    .map(([name, place]) => [name, place.top, place.height])"""
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
    .observe({ type: "layout-shift" });"""
STORED = (
    "Object.keys(localStorage).filter(name => name.startsWith('pb-run:')).map(name => localStorage[name])"
)


@contextmanager
def desk_on_its_way(page: Page) -> Iterator[list[Route]]:
    """Inside, the scripts of the desk are asked for and do not come; after it they arrive."""
    asked: list[Route] = []
    page.route(DESK, lambda route: asked.append(route))
    yield asked
    for route in asked:
        route.continue_()
    page.unroute(DESK)


def come_near(page: Page, asked: list[Route]) -> None:
    """Jump to the list, as by a link, with the desk still on its way."""
    page.locator(".pb-check").evaluate("list => list.scrollIntoView()")
    page.wait_for_timeout(200)
    assert len(asked) == 1


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_first_page_brings_no_desk_and_stays_light(
    site: Path, browser: Browser, screen: ViewportSize
) -> None:
    with packed(site) as server:
        context = browser.new_context(viewport=screen, service_workers="block")
        page = context.new_page()
        page.goto(f"{server.address}/{RECOVERY.address}", wait_until="networkidle")
        sent = {path: size for _, path, size in server.sent if "favicon" not in path}
        context.close()
    assert [path for path in sent if path.endswith("playbooks.js")]
    assert not [path for path in sent if path.endswith(("desk.js", "tools.js"))]
    assert sum(sent.values()) - sent[f"/{RECOVERY.address}"] <= AROUND, sent


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_desk_is_there_before_the_reader_and_nothing_moves(
    site: Path, page: Page, screen: ViewportSize
) -> None:
    page.set_viewport_size(screen)
    page.goto((site / RECOVERY.address).as_uri())
    page.evaluate(SHIFTS)
    page.mouse.move(screen["width"] / 2, screen["height"] / 2)
    end = page.evaluate("document.documentElement.scrollHeight")
    tools, questions = page.locator("[data-pb-run-bar]"), page.locator("[data-pb-quiz]").first
    while page.evaluate("scrollY + innerHeight") < end - 100:
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(400)  # a hand takes as long a screen, and other tests run on this machine
        for part, ready in ((tools, tools), (questions, questions.locator("form").first)):
            if part.evaluate("part => part.getBoundingClientRect().top < innerHeight"):
                expect(ready).to_be_visible(timeout=1)
        end = page.evaluate("document.documentElement.scrollHeight")
    assert page.evaluate("shifted") < 0.001


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_a_list_stays_where_it_is_when_the_desk_comes_late(site: Path, lasting_page: Page, one: List) -> None:
    page = lasting_page
    for screen in (PHONE, DESKTOP):
        page.set_viewport_size(screen)
        with desk_on_its_way(page) as asked:
            page.goto((site / one.address).as_uri())
            come_near(page, asked)
            before = page.evaluate(PLACES)
            expect(page.locator("[data-pb-run-bar]")).to_be_hidden()
        expect(page.locator("[data-pb-run-bar]")).to_be_visible()
        assert len(before) > 3
        assert page.evaluate(PLACES) == before


def test_ticks_made_before_the_desk_is_there_are_kept(served: str, page: Page) -> None:
    first, second, third = (str(item.id) for item in RECOVERY.rows[:3])
    with desk_on_its_way(page) as asked:
        page.goto(f"{served}/{RECOVERY.address}")
        come_near(page, asked)
        tick(page, first, second, third)
        page.locator(f"[data-pb-item='{second}']").uncheck()
        assert page.evaluate(STORED) == []
    expect(page.locator("[data-pb-progress]")).to_have_text(f"2/{len(RECOVERY.rows)}")
    assert ticked(page) == [first, third]
    page.reload()
    assert ticked(page) == [first, third]


def test_a_tick_without_any_scrolling_is_kept(site: Path, page: Page) -> None:
    """So do helpers for readers who do not see: they press what is nowhere near the screen."""
    page.goto((site / RECOVERY.address).as_uri())
    page.locator("[data-pb-item]").first.evaluate("box => box.click()")
    expect(page.locator("[data-pb-progress]")).to_have_text(f"1/{len(RECOVERY.rows)}")
    assert page.evaluate(STORED)


def test_the_first_focus_brings_the_desk(site: Path, page: Page) -> None:
    page.goto((site / RECOVERY.address).as_uri())
    page.locator("[data-pb-item]").first.evaluate("box => box.focus({ preventScroll: true })")
    expect(page.locator("[data-pb-run-bar]")).to_be_visible()


def test_what_was_kept_comes_back_with_the_page(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    tick(page, str(RECOVERY.rows[1].id))
    page.goto("about:blank")
    page.goto((site / RECOVERY.address).as_uri())  # from its top, and it is never scrolled
    assert page.evaluate("scrollY") == 0
    assert ticked(page) == [RECOVERY.rows[1].id]


def test_a_link_into_the_questions_finds_them_waiting(site: Path, page: Page) -> None:
    page.goto((site / RECOVERY.address).as_uri() + f"#{QUESTION}")
    expect(page.locator(f"#{QUESTION} form")).to_be_in_viewport()
    page.goto("about:blank")
    with page.expect_request(DESK):  # a hand on a link is as good as a scroll
        page.goto((site / RECOVERY.address).as_uri())
        page.locator(".md-sidebar--secondary a[href='#_quiz']").hover()


def test_an_answer_asked_for_too_early_waits_for_the_reader_s_own(site: Path, page: Page) -> None:
    box = page.locator(f"#{QUESTION}")
    with desk_on_its_way(page):
        page.goto((site / RECOVERY.address).as_uri())
        box.locator("summary").click()
        expect(box.locator("details")).not_to_have_attribute("open", "")
    expect(box.locator("form")).to_be_visible()
    expect(box.locator("details")).to_be_hidden()
    assert record(page) is None


def test_where_the_desk_cannot_come_the_page_is_what_it_is_without_scripts(site: Path, page: Page) -> None:
    page.route(DESK, lambda route: route.abort())
    page.goto((site / RECOVERY.address).as_uri())
    page.locator(f"#{QUESTION} summary").click()
    expect(page.locator(f"#{QUESTION} details")).to_have_attribute("open", "")
    page.locator(f"#{QUESTION} summary").click()
    expect(page.locator(f"#{QUESTION} details")).not_to_have_attribute("open", "")
    expect(page.locator("[data-pb-run-bar]")).to_have_attribute("hidden", "")
    boxes = page.locator("[data-pb-item]")
    boxes.first.check()
    expect(boxes.first).to_be_checked()
    page.unroute(DESK)
    boxes.nth(1).check()  # asks once more, and what was ticked before is kept as well
    expect(page.locator("[data-pb-progress]")).to_have_text(f"2/{len(RECOVERY.rows)}")
    assert ticked(page) == [item.id for item in RECOVERY.rows[:2]]
