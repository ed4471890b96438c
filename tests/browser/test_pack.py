"""Long lists, the pack, the grab bag and the sheet alone, as people use them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from command import Run
from html_file import HtmlFile
from mkdocs_playbooks.gather import gather
from paper import Paper, read, squeezed

SMALL_ENOUGH_TO_MAIL = 1_000_000  # bytes
PACK = "print/index.html"
GRAB_BAG = "print/grab-bag.html"
SHEET = "print/sincere-first-response.html"
NO_DIALOG = "window.printed = 0; window.print = () => { window.printed++; };"


@pytest.fixture(scope="module")
def long_list(run: Run, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A checklist of five sections of nine rows each, as PDF."""
    root = tmp_path_factory.mktemp("long") / "site"
    assert run("init", root).returncode == 0
    for locale in ("ja", "en"):
        file = root / "playbooks" / locale / "recovery" / "late-delivery.yml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        data["checklist"]["sections"] = [_section(locale, number) for number in range(1, 6)]
        # Days stay days and times stay text when PyYAML writes what it read.
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    result = run("build", root)
    assert result.returncode == 0, result.stdout + result.stderr
    page = browser.new_page()
    page.goto((root / "site" / "ja" / "recovery" / "late-delivery.html").as_uri())
    paper = read(page.pdf(prefer_css_page_size=True))
    page.close()
    return paper


def _section(locale: str, number: int) -> dict[str, object]:
    word = {"ja": "お客様に連絡して次の予定を確かめる", "en": "Call the customer about the next date"}[locale]
    items = [
        {"id": f"row-{number}-{i}", "action": f"{word} {number}{i}", "fairness": "person", "critical": True}
        for i in range(1, 10)
    ]
    return {"id": f"part-{number}", "title": f"Part{number}", "within": "10 minutes", "items": items}


def test_8_a_long_list_breaks_between_sections_only(long_list: Paper) -> None:
    assert len(long_list.leaves) > 1
    homes: dict[str, int] = {}
    for sheet, leaf in enumerate(long_list.leaves):
        for heading in re.findall(r"Part\d", leaf.words):
            homes[heading] = sheet
        for line in leaf.lines:
            if found := re.search(r"確かめる ?(\d)(\d)", line["text"]):
                assert homes[f"Part{found[1]}"] == sheet, line["text"]
                homes[f"{found[1]}{found[2]}"] = sheet
    assert len(homes) == 5 + 45
    assert [len(leaf.boxes) % 9 for leaf in long_list.leaves] == [0] * len(long_list.leaves)


def test_10_every_page_of_a_long_list_says_what_it_is(long_list: Paper) -> None:
    pages = len(long_list.leaves)
    version = re.search(r"版([0-9a-f]{6})", long_list.words)
    assert version
    for number, leaf in enumerate(long_list.leaves, start=1):
        for fact in ("late-delivery", version[1], "見直し日", "担当部署", f"{number}/{pages}"):
            assert squeezed(fact) in leaf.words, fact


# --- The sheet alone ---------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_sheet_is_two_clicks_away_from_home(site: Path, page: Page, locale: str) -> None:
    page.add_init_script(NO_DIALOG)
    page.goto((site / locale / "index.html").as_uri())
    page.locator(f'header a[href="{PACK}"]').click()
    page.locator('a[href="sincere-first-response.html"]').click()
    expect(page.locator(".pb-sheet")).to_be_visible()
    page.locator("[data-pb-sheet-print]").click()
    assert page.evaluate("window.printed") == 1


@pytest.mark.parametrize("size", [(390, 844), (1366, 768)])
@pytest.mark.parametrize("address", [SHEET, GRAB_BAG])
def test_paper_on_a_screen_needs_no_sideways_scrolling(
    site: Path, page: Page, address: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for locale in ("ja", "en"):
        page.goto((site / locale / address).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), locale


def test_the_sheet_alone_is_light_in_the_dark_scheme(site: Path, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((site / "ja" / SHEET).as_uri())
    background = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("main").evaluate(background) == "rgb(255, 255, 255)"


# --- The pack ----------------------------------------------------------------------------------


def _printed(page: Page) -> Paper:
    return read(page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_without_a_choice_the_pack_is_a_cover_and_every_sheet(
    site: Path, page: Page, repository: Path, locale: str
) -> None:
    playbooks = [p for p in gather(repository).library.of(locale) if p.content.checklist]
    page.goto((site / locale / PACK).as_uri())
    paper = _printed(page)
    cover, *sheets = paper.leaves
    assert len(sheets) == len(playbooks)
    for playbook in playbooks:
        assert squeezed(playbook.content.title) in cover.words
        assert cover.words.count(playbook.version) >= 1
        assert sum(playbook.id in sheet.words for sheet in sheets) >= 1
    assert all(leaf.words.startswith(f"{n}/{len(paper.leaves)}") for n, leaf in enumerate(paper.leaves, 1))


def test_only_the_sheets_that_are_ticked_print(site: Path, page: Page) -> None:
    page.add_init_script(NO_DIALOG)
    page.goto((site / "en" / PACK).as_uri())
    page.locator("[data-pb-pack-none]").click()
    expect(page.locator("[data-pb-pack-print]")).to_be_disabled()
    row = page.locator('[data-pb-pack-row="sincere-first-response"]')
    row.locator("input").check()
    expect(page.locator("[data-pb-pack-count]")).to_have_text("1")
    page.locator("[data-pb-pack-print]").click()
    assert page.evaluate("window.printed") == 1
    cover, sheet = _printed(page).leaves
    assert "Sincerefirstresponse" in cover.words and "Brokencall-backpromise" not in cover.words
    assert "sincere-first-response" in sheet.words


def test_sheets_are_chosen_by_stage_and_by_kind(site: Path, page: Page, repository: Path) -> None:
    playbooks = [p for p in gather(repository).library.of("ja") if p.content.checklist]
    page.goto((site / "ja" / PACK).as_uri())
    page.locator('[data-pb-pack-stage="at-risk"]').click()
    at_risk = {p.id for p in playbooks if "at-risk" in p.content.stages}
    assert set(_ticked(page)) == at_risk
    page.locator("[data-pb-pack-none]").click()
    page.locator("[data-pb-pack-group]").first.locator("[data-pb-pack-kind]").check()
    recoveries = {p.id for p in playbooks if p.kind == "recovery"}
    assert set(_ticked(page)) == recoveries
    page.locator("[data-pb-pack-all]").click()
    assert len(_ticked(page)) == len(playbooks)


def _ticked(page: Page) -> list[str]:
    rows = page.locator("[data-pb-pack-row]:has(input:checked)")
    return [row.get_attribute("data-pb-pack-row") or "" for row in rows.all()]


def test_without_a_script_the_pack_prints_whole(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / PACK).as_uri())
    expect(page.locator("button:visible, input:visible")).to_have_count(0)
    rows = page.locator("[data-pb-pack-row]").count()
    assert len(_printed(page).leaves) == rows + 1
    context.close()


# --- The grab bag ------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_grab_bag_is_one_small_file_with_every_recovery(
    site: Path, page: Page, repository: Path, tmp_path: Path, locale: str
) -> None:
    file = site / locale / GRAB_BAG
    assert file.stat().st_size < SMALL_ENOUGH_TO_MAIL
    assert HtmlFile(file).loaded() == []
    alone = tmp_path / "持ち出し用.html"
    alone.write_bytes(file.read_bytes())
    page.goto(alone.as_uri())
    recoveries = gather(repository).library.of(locale, "recovery")
    expect(page.locator(".pb-sheet:visible")).to_have_count(len(recoveries))
    paper = _printed(page)
    for playbook, leaf in zip(recoveries, paper.leaves, strict=True):
        assert playbook.id in leaf.words
    assert paper.boxes == sum(len(s.items) for p in recoveries for s in p.content.checklist.sections)


@pytest.mark.parametrize("words", ["折り返し 会議", "ｵﾘ返し", "15時に電話"])
def test_the_grab_bag_is_searched_in_japanese_from_a_folder(site: Path, page: Page, words: str) -> None:
    page.goto((site / "ja" / GRAB_BAG).as_uri())
    everything = page.locator(".pb-sheet:visible").count()
    page.keyboard.press("Tab")
    page.locator("[data-pb-bag-input]").fill(words.replace("ｵﾘ", "折り"))
    shown = page.locator("[data-pb-bag-sheet]:visible")
    expect(page.locator('[data-pb-bag-sheet="broken-callback-promise"]')).to_be_visible()
    assert shown.count() < everything
    assert page.locator("[data-pb-bag-row]:visible").count() == shown.count()


def test_the_grab_bag_says_when_nothing_is_found_and_prints_what_is_shown(site: Path, page: Page) -> None:
    page.goto((site / "en" / GRAB_BAG).as_uri())
    page.locator("[data-pb-bag-input]").fill("zzzz")
    expect(page.locator("[role=status]")).not_to_be_empty()
    expect(page.locator(".pb-sheet:visible")).to_have_count(0)
    page.locator("[data-pb-bag-input]").fill("call-back promise")
    expect(page.locator("[role=status]")).to_be_empty()
    shown = page.locator("[data-pb-bag-sheet]:visible").count()
    assert shown > 0
    assert len(_printed(page).leaves) == shown
