"""On paper a playbook is its checklist: black on white, with room to write and to sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mkdocs_playbooks.build import gather
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.model import Checklist

RECOVERY = "recovery/sincere-first-response.html"
NOT_ON_PAPER = (
    "header.md-header",
    ".md-sidebar--primary",
    ".md-sidebar--secondary",
    "footer",
    ".pb-steps",
    ".pb-call",
    ".pb-edit",
    "button",
)


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    return gather(repository).library


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_only_the_checklist_of_a_playbook_prints(
    site: Path, library: Library, page: Page, locale: str, scheme: str
) -> None:
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site / locale / RECOVERY).as_uri())
    playbook = library.find(locale, "sincere-first-response")
    assert playbook and playbook.content.checklist
    paper = page.locator("body").inner_text()
    for words in (playbook.content.title, *_rows(playbook.content.checklist)):
        assert words in paper
    for selector in NOT_ON_PAPER:
        expect(page.locator(f"{selector}:visible")).to_have_count(0)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_what_is_for_paper_shows_on_paper_alone(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / RECOVERY).as_uri())
    for selector in (".pb-check__blanks", ".pb-check__signoff", ".pb-check__foot"):
        page.emulate_media(media="screen")
        expect(page.locator(selector)).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(selector)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white(site: Path, page: Page, scheme: str) -> None:
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    page.goto((site / "en" / RECOVERY).as_uri())
    for selector in ("h1", ".pb-check__action", ".pb-check__completion"):
        ink = page.locator(selector).first.evaluate("element => getComputedStyle(element).color")
        assert ink == "rgb(0, 0, 0)", selector
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"


def test_a_printed_checklist_shows_no_ticks_of_the_screen(site: Path, page: Page) -> None:
    page.goto((site / "en" / RECOVERY).as_uri())
    box = page.locator("article input[type=checkbox]").first
    box.check()
    page.emulate_media(media="print")
    colour = "element => getComputedStyle(element).backgroundColor"
    assert box.evaluate(colour) == "rgb(255, 255, 255)"
    words = page.locator(".pb-check__action").first
    assert "line-through" not in words.evaluate("element => getComputedStyle(element).textDecoration")


def test_a_playbook_without_a_checklist_prints_its_text(site: Path, library: Library, page: Page) -> None:
    lesson = library.find("en", "why-repeaters-pay")
    assert lesson and not lesson.content.checklist
    page.emulate_media(media="print")
    page.goto((site / "en" / "lesson" / "why-repeaters-pay.html").as_uri())
    expect(page.locator("article")).to_contain_text(lesson.content.title)
    expect(page.locator("article li:visible")).not_to_have_count(0)
    expect(page.locator("header.md-header:visible, .md-sidebar:visible")).to_have_count(0)


def test_a_checklist_makes_a_document_of_few_pages(site: Path, page: Page) -> None:
    page.goto((site / "ja" / RECOVERY).as_uri())
    document = page.pdf(prefer_css_page_size=True)
    sheets = document.count(b"/Type /Page\n")
    assert document.startswith(b"%PDF-")
    assert 1 <= sheets <= 3


def _rows(checklist: Checklist) -> list[str]:
    """What must stand on the paper, in reading order."""
    rows = [checklist.goal]
    for section in checklist.sections:
        rows += [section.title, *(item.action for item in section.items)]
    return [*rows, checklist.completion, *checklist.sign_off]
