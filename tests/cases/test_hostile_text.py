"""Whatever an author types into a text field shows as typed and never becomes code."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from every_field import Data
from hostile_site import (
    ABOUT,
    CLAIM,
    HOSTILE,
    NAME,
    ONLY_JAPANESE,
    SITE_TITLE,
    VALUE,
    hostile_source,
    shown,
    texts,
)
from playwright.sync_api import Page, expect

from mkdocs_playbooks.kinds import KINDS

LOCALES = ("ja", "en")
MADE_ELEMENTS = "img[src=x], [onclick], [onerror], [onload]"


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_every_kind_shows_as_typed(
    hostile: Path, hostile_data: dict[str, Data], wary: Page, kind: str
) -> None:
    for locale in LOCALES:
        wary.goto((hostile / locale / kind / f"hostile-{kind}.html").as_uri())
        article = shown(wary, "article")
        expected = list(texts(hostile_data[kind]))
        assert len(expected) > 30
        assert [text for text in expected if text not in article] == []
        assert wary.locator("article script, article img, article [onclick]").count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_titles_show_as_typed_around_the_page(
    hostile: Path, hostile_data: dict[str, Data], wary: Page, kind: str
) -> None:
    title, summary = hostile_data[kind]["title"], hostile_data[kind]["summary"]
    wary.goto((hostile / "en" / kind / f"hostile-{kind}.html").as_uri())
    assert wary.title() == f"{title} - {SITE_TITLE}"
    assert wary.locator("meta[name=description]").get_attribute("content") == summary
    assert title in shown(wary, "nav.md-nav--primary")
    assert SITE_TITLE in shown(wary, "header")
    assert NAME in shown(wary, "header")
    assert SITE_TITLE in shown(wary, "footer")


def test_no_page_of_a_hostile_site_runs_what_was_typed(hostile: Path, wary: Page) -> None:
    addresses = sorted(hostile.rglob("*.html"))
    assert len(addresses) > 2 * 2 * len(KINDS)
    for file in addresses:
        if file.stem.startswith("former-"):  # it leads on before anybody could look at it
            assert "<script" not in file.read_text(encoding="utf-8")
        elif file.name != "404.html":  # its addresses are absolute and lead nowhere from a folder
            wary.goto(file.as_uri())
            assert wary.locator(MADE_ELEMENTS).count() == 0, file


def test_the_settings_and_sources_show_as_typed(hostile: Path, wary: Page) -> None:
    wary.goto((hostile / "index.html").as_uri())
    root = shown(wary, "main")
    assert all(text in root for text in (SITE_TITLE, NAME, ABOUT))
    assert wary.title() == f"{SITE_TITLE} / {SITE_TITLE}"
    wary.goto((hostile / "ja" / "index.html").as_uri())
    assert wary.title() == SITE_TITLE
    assert SITE_TITLE in shown(wary, "h1")
    assert wary.locator("meta[name=description]").get_attribute("content") == ABOUT
    wary.goto((hostile / "ja" / "sources" / "S1.html").as_uri())
    article = shown(wary, "article")
    assert [text for text in texts(hostile_source()) if text not in article] == []


def test_the_list_of_sources_shows_titles_as_typed(hostile: Path, wary: Page) -> None:
    wary.goto((hostile / "en" / "sources" / "index.html").as_uri())
    assert f"title {HOSTILE}" in shown(wary, "article")


def test_a_claim_shows_as_typed_at_its_mark(hostile: Path, wary: Page) -> None:
    wary.goto((hostile / "en" / "tactic" / "hostile-tactic.html").as_uri())
    mark = wary.locator(f"article a[href$='#{CLAIM}']").first
    assert mark.get_attribute("title") == f"claim {HOSTILE}"


def test_a_value_of_the_settings_shows_as_typed_where_it_is_used(hostile: Path, wary: Page) -> None:
    wary.goto((hostile / "ja" / "lesson" / f"{ONLY_JAPANESE}.html").as_uri())
    assert VALUE in shown(wary, "article")


def test_the_name_of_a_language_shows_as_typed_in_a_notice(hostile: Path, wary: Page) -> None:
    wary.goto((hostile / "ja" / "lesson" / f"{ONLY_JAPANESE}.html").as_uri())
    assert NAME in shown(wary, "article .pb-notice:not([data-pb-due])")


def test_a_tactic_shows_its_gates_as_typed(hostile: Path, hostile_data: dict[str, Data], wary: Page) -> None:
    wary.goto((hostile / "en" / "tactic" / "hostile-tactic.html").as_uri())
    article = shown(wary, "article")
    first, *_, last = hostile_data["stage"]["gates"]
    for gate in (first, last):
        assert gate["title"] in article


def test_the_banner_of_an_overdue_page_shows_its_owner_as_typed(
    hostile: Path, hostile_data: dict[str, Data], wary: Page
) -> None:
    wary.clock.set_fixed_time(datetime(2040, 1, 1, 12))
    wary.goto((hostile / "en" / "path" / "hostile-path.html").as_uri())
    expect(wary.locator(".pb-notice--overdue")).to_be_visible()
    assert hostile_data["path"]["owner"] in shown(wary, ".pb-notice--overdue")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_report_page_shows_titles_and_owners_as_typed(
    hostile: Path, hostile_data: dict[str, Data], wary: Page, locale: str
) -> None:
    wary.goto((hostile / locale / "report.html").as_uri())
    article = shown(wary, "article")
    for playbook in hostile_data.values():
        assert playbook["title"] in article
        assert playbook["owner"] in article


@pytest.mark.parametrize(
    "query", ["<script>alert", "{{7*7}}", '--8<-- "mkdocs', "&lt;b&gt;", "onerror=alert"]
)
def test_the_results_of_a_search_show_as_typed(
    hostile: Path, hostile_data: dict[str, Data], wary: Page, query: str
) -> None:
    wary.goto((hostile / "en" / "now.html").as_uri())
    wary.keyboard.press("/")
    wary.locator("[data-pb-search-input]").fill(query)
    hits = wary.locator("[data-pb-search-results] a")
    expect(hits).to_have_count(len(KINDS))
    titles = wary.locator(".pb-search__title").all_text_contents()
    assert sorted(titles) == sorted(playbook["title"] for playbook in hostile_data.values())
    typed = [text for playbook in hostile_data.values() for text in texts(playbook)]
    for line in wary.locator(".pb-search__line").all_text_contents():
        piece = line.strip("…")
        assert len(piece) > len(query)
        assert any(piece in text for text in typed), line
    assert wary.locator(MADE_ELEMENTS).count() == 0


def test_a_hostile_page_is_found_by_its_search_words_and_opens(
    hostile: Path, hostile_data: dict[str, Data], wary: Page
) -> None:
    word = hostile_data["recovery"]["search_words"][1].partition(" ")[0]
    wary.goto((hostile / "en" / "now.html").as_uri())
    wary.keyboard.press("/")
    wary.locator("[data-pb-search-input]").fill(word)
    hits = wary.locator("[data-pb-search-results] a")
    expect(hits).to_have_count(1)
    assert hostile_data["recovery"]["summary"].startswith(shown(wary, ".pb-search__line")[:80])
    wary.keyboard.press("Enter")
    wary.wait_for_url((hostile / "en" / "recovery" / "hostile-recovery.html").as_uri())
