"""Persona B, a customer on the line: tasks B1 to B5 with their limits in keys, clicks and seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hand import Hand
from site_server import SiteServer

SIZES = [(390, 844), (1366, 768)]
RESPONSE = "recovery/sincere-first-response.html"
WORDS = [
    *(("ja", word) for word in ("怒り", "クレーム", "お詫び", "おこ")),
    *(("en", word) for word in ("angr", "sorr", "apol")),
]
ANYWHERE = ("index.html", "glossary/terms.html", "tactic/win-the-second-order.html", "stage-check.html")
PLACE = """
name => {
  const hits = [...document.querySelectorAll("[data-pb-search-results] a[href]")].slice(0, 3);
  return 1 + hits.findIndex(hit => hit.href.includes(name));
}
"""
SEEN = """
element => {
  const box = element.getBoundingClientRect();
  const top = document.querySelector(".pb-bar").getBoundingClientRect().bottom;
  const doors = document.querySelector(".pb-bar__doors").getBoundingClientRect();
  const bottom = doors.top > innerHeight / 2 ? doors.top : innerHeight;
  return box.height > 0 && box.top >= top && box.bottom <= bottom;
}
"""


@pytest.fixture(params=SIZES, ids=["phone", "desk"])
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    page.set_viewport_size({"width": request.param[0], "height": request.param[1]})
    return page


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    server = SiteServer(site)
    yield server
    server.off()


def _seen(place: Locator) -> None:
    """Whether the reader sees it without scrolling: not under the header, nor behind the doors of a phone."""
    expect(place).to_be_visible()
    assert place.evaluate(SEEN), place


@pytest.mark.parametrize(("locale", "word"), WORDS)
@pytest.mark.parametrize("start", ANYWHERE)
def test_b1_one_key_and_four_letters_find_the_first_response(
    site: Path, page: Page, start: str, locale: str, word: str
) -> None:
    page.goto((site / locale / start).as_uri())
    hand = Hand(page)
    hand.press("F2")
    expect(page.locator("[data-pb-now-input]")).to_be_focused()
    hand.type(word)
    expect(page.locator("[data-pb-search-input]")).to_be_focused()
    expect(page.locator("[data-pb-search-input]")).to_have_value(word)
    page.wait_for_timeout(300)  # a person looks before choosing, and the last letter has been searched for
    place = page.wait_for_function(PLACE, arg="sincere-first-response", timeout=10_000).json_value()
    # Enter alone opens the first; the first arrow chooses it.
    hand.press(*["ArrowDown"] * (place if place > 1 else 0), "Enter")
    page.wait_for_url("**/sincere-first-response.html*")
    hand.took(keys=1 + 4 + 2 + 1, seconds=10)


@pytest.mark.parametrize("locale", ["ja", "en"])
@pytest.mark.parametrize("start", ANYWHERE)
def test_b1_and_b2_two_clicks_from_anywhere_to_what_to_say(
    site: Path, sized: Page, start: str, locale: str
) -> None:
    sized.goto((site / locale / start).as_uri())
    hand = Hand(sized)
    hand.click(sized.locator(".pb-bar__door--now"))
    tile = sized.locator("#sincere-first-response .pb-now__link")
    _seen(tile)
    hand.click(tile)
    _seen(sized.locator(".pb-call__lines li").first)
    _seen(sized.locator(".pb-call__pair").first)
    hand.took(clicks=2, seconds=10)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_on_arrival_the_first_cases_and_the_search_are_seen(site: Path, sized: Page, locale: str) -> None:
    sized.goto((site / locale / "now.html").as_uri())
    expect(sized.locator("[data-pb-now-input]")).to_be_focused()
    _seen(sized.locator("[data-pb-now-input]"))
    for number in range(4):
        _seen(sized.locator(".pb-now__trigger:visible").nth(number))
        _seen(sized.locator(".pb-now__say").nth(number))


def test_what_is_pasted_is_searched_for(site: Path, page: Page) -> None:
    page.goto((site / "ja" / "now.html").as_uri())
    page.keyboard.insert_text("約束の時間を過ぎてる")
    expect(page.locator("[data-pb-search-input]")).to_have_value("約束の時間を過ぎてる")
    expect(page.locator("[data-pb-search-results] a[href]").first).to_be_visible()


def test_letters_alone_leave_no_page(site: Path, page: Page) -> None:
    """Speech input and slips press letters (WCAG 2.1.4); Material would turn pages on n and p."""
    for address in ("ja/recovery/sincere-first-response.html", "en/how-to-use.html"):
        page.goto((site / address).as_uri())
        for key in ("n", "p", ".", ","):
            page.keyboard.press(key)
        page.wait_for_timeout(300)
        assert page.url == (site / address).as_uri()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_b3_two_answers_end_on_a_named_page(site: Path, sized: Page, locale: str) -> None:
    sized.goto((site / locale / "now.html").as_uri())
    hand = Hand(sized)
    way = sized.locator('.pb-now__tools a[href*="complaint-triage"]')
    _seen(way)
    hand.click(way)
    for _ in range(2):
        answer = sized.locator("[data-pb-walk-answer]:visible").first
        expect(sized.locator("[data-pb-walk-stop]:visible")).to_have_count(1)
        _seen(answer)
        hand.click(answer)
    end = sized.locator(".pb-outcome:visible .pb-outcome__go a")
    _seen(end)
    name = end.inner_text()
    hand.click(end)
    expect(sized.locator("h1:visible")).to_have_text(name)
    hand.took(clicks=4, seconds=30)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_b3_by_keyboard_alone(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / "decision" / "complaint-triage.html").as_uri() + "#_questions")
    hand = Hand(page)
    question = page.locator(".pb-walk__stop--here")
    first = question.get_attribute("id")
    while not page.evaluate("document.activeElement.matches('[data-pb-walk-answer]')"):
        hand.press("Tab")
    hand.press("Enter")
    assert question.get_attribute("id") != first
    while not page.evaluate("document.activeElement.matches('[data-pb-walk-answer]')"):
        hand.press("Tab")
    hand.press("Enter")
    expect(page.locator(".pb-outcome:visible h3")).to_be_focused()
    while not page.evaluate("document.activeElement.matches('.pb-outcome__go a')"):
        hand.press("Tab")
    hand.press("Enter")
    page.wait_for_url("**/recovery/**")
    hand.took(keys=20, seconds=30)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_b4_the_wording_for_what_cannot_be_done(site: Path, sized: Page, locale: str) -> None:
    sized.goto((site / locale / "index.html").as_uri())
    hand = Hand(sized)
    hand.click(sized.locator(".pb-bar__door--now"))
    hand.click(sized.locator("#no-excuses-offer-an-alternative .pb-now__link"))
    _seen(sized.locator(".pb-call__lines li").first)
    cited = sized.locator(".pb-call__pair").all_inner_texts()
    assert [
        claim for claim in ("S0-11", "S0-12", "S0-13", "S0-14", "S0-15") if claim not in "".join(cited)
    ] == []
    hand.took(clicks=2, seconds=15)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_b5_the_call_is_closed_by_keyboard_without_a_network(
    server: SiteServer, browser: Browser, locale: str
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{server.address}/{locale}/call-back.html")  # some day before: names, and the site is kept
    page.locator("[name=owner]").fill("田中")
    page.locator("[name=backup]").fill("佐藤")
    page.locator(".pb-promise__copy").click()
    expect(page.locator("[data-pb-site-state]")).not_to_be_empty(timeout=60_000)
    context.set_offline(True)
    server.folder = server.folder / "nothing here"

    page.goto(f"{server.address}/{locale}/{RESPONSE}")
    hand = Hand(page)
    hand.press("Tab", "Enter")  # past the header and the menu
    hand.press("Tab")
    expect(page.locator(".pb-call__promise")).to_be_focused()
    hand.press("Enter")
    expect(page.locator("[name=time]")).to_be_focused()
    before = page.locator("[name=time]").input_value()
    hand.press("ArrowUp")  # an hour later
    assert page.locator("[name=time]").input_value() != before
    hand.press("Enter")
    expect(page.locator("[data-pb-call-back-text]")).to_contain_text("佐藤")
    hand.press("Enter")
    page.wait_for_url("**#promise-next-call")
    hand.press("Tab", "Space")
    box = page.locator("#promise-next-call input[type=checkbox]")
    expect(box).to_be_checked()
    hand.took(keys=12, seconds=20)

    page.reload()
    expect(box).to_be_checked()
    page.locator("[data-pb-new]").click()
    expect(page.locator("article input[type=checkbox]:checked")).to_have_count(0)
    context.close()
