"""The mentor's sheet and the role-play kits on paper: A4, black on white, whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from answers import LABELS, LIBRARY, PATH, address, learn_page, playbook
from mkdocs_playbooks.pages import has_kit, kit_address
from paper import A4, Paper, contrast, read, squeezed

LOCALES = ("ja", "en")
WORST = """() => {
    const deck = pbLearn.deck(document.querySelector("[data-pb-deck]"));
    pbLearn.cards(deck).forEach(one => pbLearn.answer(one.key, one.rests, false));
    return pbLearn.questions(document.querySelector("[data-pb-deck]")).then(() => true);
}"""
"""Every question missed, and their words loaded: the longest sheet there can be."""


def black_on_white(paper: Paper) -> bool:
    for leaf in paper.leaves:
        assert (abs(leaf.page.width - A4[0]) <= 1) and (abs(leaf.page.height - A4[1]) <= 1)
        assert leaf.crop(2, 2, 40, 20).getextrema() == (255, 255)
        assert min(round(char["size"], 1) for char in leaf.page.chars) >= 9
        for line in leaf.lines:
            area = leaf.crop(line["x0"], line["top"], line["x1"], line["bottom"])
            assert contrast(area.getextrema()[0]) >= 7, line["text"]
    return True


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("place", ["learn", "path"])
def test_the_sheet_is_one_page_even_with_everything_missed(
    site: Path, page: Page, locale: str, place: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(learn_page(site, locale) if place == "learn" else address(site, locale, PATH))
    assert page.evaluate(WORST)
    paper = read(page.pdf(prefer_css_page_size=True, print_background=True))
    assert len(paper.leaves) == 1
    assert black_on_white(paper)
    t = LABELS[locale]
    for name in ("title", "learner", "mentor", "manager", "signature", "missed"):
        assert squeezed(t(f"learn.sheet.{name}")) in paper.words
    assert "file:" not in paper.words


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_script_the_sheet_is_blank_to_be_filled_in_by_hand(
    site: Path, browser: Browser, locale: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(learn_page(site, locale))
    assert page.locator("[data-pb-desk-tools]").is_hidden() and page.locator("noscript p").is_visible()
    assert page.locator(f"article [id='{PATH}']").is_visible()
    assert page.locator("article [data-pb-task]").first.is_visible()
    paper = read(page.pdf(prefer_css_page_size=True))
    assert len(paper.leaves) == 1 and black_on_white(paper)
    for day in playbook(locale, PATH).content.days:  # type: ignore[attr-defined]
        assert squeezed(f"{day.title}/{len(day.tasks)}") in paper.words
    page.emulate_media(media="print")
    heights = page.locator(".pb-sheet__sign-off tbody td").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().height / 96 * 25.4)"
    )
    assert len(heights) > 10 and min(heights) >= 9
    context.close()


def test_after_printing_the_sheet_is_blank_again(site: Path, page: Page) -> None:
    page.goto(learn_page(site, "en"))
    sheet = page.locator("[data-pb-progress]")
    before = sheet.inner_html()
    page.locator("[data-pb-task] input").first.check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert sheet.inner_html() != before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.inner_html() == before


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kit_prints_three_sheets_one_for_each_side(site: Path, lasting_page: Page, locale: str) -> None:
    kits = [p for p in LIBRARY.of(locale) if has_kit(p)]
    assert len(kits) >= 20 and {p.id for p in LIBRARY.of(locale, "recovery")} <= {p.id for p in kits}
    t = LABELS[locale]
    lasting_page.emulate_media(media="print")
    for one in kits:
        lasting_page.goto((site / locale / kit_address(one)).as_uri())
        paper = read(lasting_page.pdf(prefer_css_page_size=True))
        assert len(paper.leaves) == 3, one.id
        assert black_on_white(paper)
        for leaf, side in zip(paper.leaves, ("seller", "customer", "observer"), strict=True):
            assert squeezed(t(f"learn.role-play.{side}.title")) in leaf.words
            assert one.id in leaf.words
        play = one.content.role_play
        if play:
            seller, customer, observer = (leaf.words for leaf in paper.leaves)
            hidden = squeezed(play.hidden.replace("**", ""))
            assert hidden in customer and hidden not in seller and hidden not in observer
            assert squeezed(play.opening) in seller and squeezed(play.opening) in customer
            for anchor in play.anchors:
                for text in (anchor.look_for, anchor.weak, anchor.strong):
                    assert squeezed(text) in observer, text


def test_every_recovery_has_a_case_in_both_languages() -> None:
    for locale in LOCALES:
        assert [p.id for p in LIBRARY.of(locale, "recovery") if not p.content.role_play] == []


def test_a_kit_is_one_click_from_its_playbook_and_prints_with_the_next(site: Path, page: Page) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed++; };")
    page.goto(address(site, "en", "sincere-first-response"))
    page.get_by_role("link", name=LABELS["en"]("learn.role-play.link")).first.click()
    page.get_by_role("button", name=LABELS["en"]("learn.role-play.print")).click()
    assert page.evaluate("window.printed") == 1
    for link in page.locator("nav a").all():
        assert Path(link.evaluate("a => decodeURIComponent(a.pathname)")).is_file()
