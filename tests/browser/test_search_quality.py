"""Search finds the right page first: on queries kept aside while it was made, typed into the real box."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mkdocs_playbooks.load import load
from mkdocs_playbooks.spelling import folded
from search.queries import Query, Score, queries, score

pytestmark = pytest.mark.xdist_group("search-quality")  # the scores are made once, not by every worker
HITS = """query => new Promise(done => {
    const input = document.querySelector("[data-pb-search-input]");
    input.value = query;
    input.dispatchEvent(new InputEvent("input"));
    requestAnimationFrame(() => done([...document.querySelectorAll("[data-pb-search-results] a")]
        .map(a => a.getAttribute("href"))));
})"""
FLOORS = {
    "tuning": (0.99, 0.99),
    "read": (0.97, 0.99),
    "held-back": (0.97, 0.99),
    "fresh": (0.95, 0.98),
    "blind": (0.94, 0.99),
    "unseen": (0.88, 0.97),
}
"""Share with a right page first, and among the first three; measured 1.000 / 1.000, 0.978 / 0.994,
0.980 / 0.993, 0.966 / 0.988, 0.949 / 1.000 and 0.893 / 0.980."""


def opened(browser: Browser, site: Path, locale: str) -> Page:
    page = browser.new_page()
    page.goto((site / locale / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator("[data-pb-search-input]").fill("a")
    page.wait_for_function("(window.pbSearchFiles || {}).rest")
    page.wait_for_timeout(500)  # all lines are taken over in small portions
    return page


@pytest.fixture(scope="module")
def scores(browser: Browser, site: Path, repository: Path) -> Mapping[str, Mapping[str, Score]]:
    pages = {locale: opened(browser, site, locale) for locale in ("ja", "en")}
    library = load(repository).library

    def find(query: Query) -> list[str]:
        found: list[str] = pages[query.locale].evaluate(HITS, query.typed)
        return found

    made = {part: score(queries(part), library, find) for part in FLOORS}
    for page in pages.values():
        page.close()
    return made


@pytest.mark.parametrize("part", FLOORS)
def test_the_right_page_comes_first_and_nearly_always_among_the_first_three(
    scores: Mapping[str, Mapping[str, Score]], part: str
) -> None:
    every = scores[part]["all"]

    assert every.queries >= 140
    assert every.first / every.queries >= FLOORS[part][0], every
    assert every.three / every.queries >= FLOORS[part][1], every


@pytest.mark.parametrize("sort", ["title", "body", "variant", "half", "kana", "english"])
def test_no_sort_of_query_is_left_behind(scores: Mapping[str, Mapping[str, Score]], sort: str) -> None:
    for part in ("tuning", "read", "held-back"):
        found = scores[part][sort]
        assert found.queries >= 18
        assert found.three / found.queries >= 0.95, (part, sort, found)


def test_the_browser_folds_text_as_python_does(browser: Browser, site: Path, repository: Path) -> None:
    library = load(repository).library
    words = [
        w for p in library.of("ja") for w in (p.content.title, p.content.summary, *p.content.search_words)
    ]
    words += [
        "ｸﾚｰﾑ",
        "ハ\u3099",
        "葛\U000e0100城",
        "e-mail",
        "don’t",
        "８：３０",
        "café",
        "ヴァイオリン",
        "a-",
        "1,000",
    ]
    page = opened(browser, site, "ja")

    assert page.evaluate("words => words.map(window.pbSearchCode.fold)", words) == list(map(folded, words))
    pairs = page.evaluate(
        "words => words.map(w => window.pbSearchCode.foldWithPlaces(w).folded.trim())", words
    )
    assert pairs == list(map(folded, words))
    page.close()
