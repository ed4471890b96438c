"""Furigana: off, then on and remembered, and the text stays the text."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from answers import address, come_to, learn_page, playbook

MAP = "relationship-stage-map"
TEXT = "document.querySelector('.pb-doc').textContent"


def switch_on(page: Page) -> None:
    page.locator("[data-pb-furigana]").click()
    page.locator("article ruby").first.wait_for()


def open_map(page: Page, site: Path) -> None:
    """With its questions as forms, which a reader's coming near makes of them."""
    page.goto(address(site, "ja", MAP))
    come_to(page.locator("[data-pb-question]").first)


def test_it_is_off_until_wanted_then_on_every_page_then_off_again(site: Path, page: Page) -> None:
    open_map(page, site)
    before = page.locator("article").inner_html()
    expect(page.locator("[data-pb-furigana]")).to_have_attribute("aria-pressed", "false")
    switch_on(page)
    page.goto(address(site, "ja", "win-the-second-order"))
    expect(page.locator("article ruby").first).to_be_visible()
    open_map(page, site)
    expect(page.locator("article ruby").first).to_be_visible()
    page.locator("[data-pb-furigana]").click()
    expect(page.locator("article ruby")).to_have_count(0)
    assert page.locator("article").inner_html() == before
    page.reload()
    expect(page.locator("[data-pb-furigana]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("article ruby")).to_have_count(0)


def test_reading_the_text_out_copying_and_printing_find_the_text_alone(site: Path, page: Page) -> None:
    open_map(page, site)
    before = page.evaluate(TEXT)
    switch_on(page)
    assert page.evaluate(TEXT) == before
    copied = page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.querySelector(".pb-doc"));
            return String(getSelection());
        }"""
    )
    assert "かんもん" not in copied and "関門" in copied
    page.emulate_media(media="print")
    expect(page.locator("article rt").first).to_be_hidden()


def test_a_term_has_it_once_a_section_and_never_in_links_or_controls(site: Path, page: Page) -> None:
    page.goto(address(site, "ja", MAP))
    switch_on(page)
    assert page.locator("article :is(a, button, label, select, summary, h1) ruby").count() == 0
    repeated = page.evaluate(
        """() => {
            const seen = new Map();
            let section = 0;
            document.querySelectorAll(".pb-doc h2, .pb-doc [data-pb-term]").forEach(node => {
                if (node.matches("h2")) section += 1;
                if (!node.matches("[data-pb-term]")) return;
                const key = section + node.textContent;
                seen.set(key, (seen.get(key) || 0) + 1);
            });
            return [...seen].filter(entry => entry[1] > 1);
        }"""
    )
    assert repeated == []
    readings = page.locator("article rt").evaluate_all("all => all.map(rt => rt.dataset.pbReading)")
    assert "かんもん" in readings
    heights = page.locator("article rt:visible").evaluate_all(
        "all => all.map(rt => rt.getBoundingClientRect().height)"
    )
    assert len(heights) > 5 and min(heights) > 4


def test_questions_still_work_with_it(site: Path, page: Page) -> None:
    page.goto(address(site, "ja", MAP))
    switch_on(page)
    question = playbook("ja", MAP).content.quiz[0]
    take = page.locator(f"#{question.id} .pb-quiz__take")
    take.first.click()
    expect(take).to_have_count(len(question.order) - 1)


def test_other_languages_have_no_switch(site: Path, page: Page) -> None:
    page.goto(learn_page(site, "en"))
    expect(page.locator("[data-pb-furigana]")).to_have_count(0)


def test_where_storage_is_forbidden_it_works_until_the_page_is_left(site: Path, page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page.goto(address(site, "ja", MAP))
    switch_on(page)
    expect(page.locator("[data-pb-furigana]")).to_have_attribute("aria-pressed", "true")
