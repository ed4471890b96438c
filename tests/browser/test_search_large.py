"""On a large site the index comes in shards: little is loaded, and the right page is still found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.corpus import write
from command import Run
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.load import load
from search_box import Box
from site_server import SiteServer

COUNT = 240


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("large"), COUNT)


@pytest.fixture(scope="module")
def large(root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "large"
    result = run("build", root, "--out", out)
    assert result.returncode == 0, result.stderr[-2000:]
    return out


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root).library


@pytest.fixture
def box(large: Path, page: Page) -> Box:
    made = Box(page, large / "ja" / "learn.html")
    made.open()
    return made


def test_titles_search_words_and_sentences_lead_to_their_page(box: Box, library: Library) -> None:
    for playbook in library.of("ja")[:: COUNT // 8]:
        content = playbook.content
        step = getattr(content, "steps", ())[0]
        address = f"./recovery/{playbook.id}.html"
        for typed, place in (
            (content.title, address),
            (content.search_words[0], address),
            (content.search_words[0][:4], address),
            (step.text, f"{address}#step-0"),
        ):
            box.type(typed)
            expect(box.links.first).to_have_attribute("href", place, timeout=15_000)


def test_little_of_the_index_is_loaded_for_a_query(box: Box, large: Path, library: Library) -> None:
    asked: list[str] = []
    box.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    box.type(library.of("ja")[100].content.search_words[0])
    expect(box.links.first).to_be_visible()
    box.page.wait_for_timeout(500)
    files = list((large / "ja/assets/playbooks/search").iterdir())

    assert len(files) > COUNT
    assert len([name for name in asked if name.startswith("page-")]) <= 16
    assert sum(f.stat().st_size for f in files if f.name in asked) < sum(f.stat().st_size for f in files) / 5


def test_a_slip_and_nonsense_are_met_there_too(box: Box, library: Library) -> None:
    playbook = library.of("ja")[7]
    name = playbook.content.search_words[0]
    box.type(name[:3] + "ッ" + name[4:])
    expect(box.links.first).to_have_attribute("href", f"./recovery/{playbook.id}.html", timeout=15_000)
    box.type("qqqqzzzz")
    expect(box.none).to_be_visible(timeout=15_000)


def test_facets_narrow_all_pages_not_only_those_that_were_loaded(box: Box) -> None:
    box.type("納期")
    facet = box.page.locator("[data-pb-search-facets] button", has_text="リピーター")
    facet.click()
    expect(facet).to_have_attribute("aria-pressed", "true")
    expect(box.links).to_have_count(12, timeout=15_000)
    assert set(box.page.locator(".pb-search__stage").all_text_contents()) == {"リピーター"}


def test_pages_in_memory_answer_while_the_others_are_on_their_way(
    large: Path, library: Library, browser: Browser
) -> None:
    content = library.of("ja")[7].content
    server = SiteServer(large)
    page = browser.new_context(service_workers="block").new_page()
    page.goto(server.address + "/ja/learn.html")
    page.keyboard.press("/")
    first = page.locator("[data-pb-search-results] a[href]").first
    page.locator("[data-pb-search-input]").fill(content.search_words[0])
    expect(first.locator(".pb-search__title")).to_have_text(content.title)
    page.wait_for_timeout(500)
    server.off()
    page.locator("[data-pb-search-input]").fill(content.title)

    expect(first.locator(".pb-search__title mark").first).to_be_visible()
    page.context.close()


def test_an_answer_without_a_facet_that_comes_late_does_not_replace_the_one_with_it(
    large: Path, library: Library, browser: Browser
) -> None:
    server = SiteServer(large)
    page = browser.new_context(service_workers="block").new_page()
    page.goto(server.address + "/ja/learn.html")
    page.keyboard.press("/")
    links = page.locator("[data-pb-search-results] a[href]")
    held: list[Route] = []
    playbooks = library.of("ja")

    def hold(route: Route) -> None:
        number = int(route.request.url.rpartition("-")[2].removesuffix(".js"))
        if links.count() and "repeater" not in playbooks[number].content.stages:
            held.append(route)  # the others of the first answer, not those of the second
        else:
            route.continue_()

    page.route("**/page-*.js", hold)
    page.locator("[data-pb-search-input]").fill("納期")
    page.locator("[data-pb-search-facets] button", has_text="リピーター").click()
    expect(links).to_have_count(12)
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)

    expect(links).to_have_count(12)
    assert set(page.locator(".pb-search__stage").all_text_contents()) == {"リピーター"}
    page.context.close()
