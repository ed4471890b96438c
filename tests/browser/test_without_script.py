"""Every page reads, ticks and prints without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from checklists import come_to
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library

PAGES = (
    "index.html",
    "runs.html",
    "now.html",
    "learn.html",
    "print/index.html",
    "stages/index.html",
    "sources/S1.html",
)
OFFERED = """[...document.querySelectorAll("button, form label")]
    .filter(e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .flatMap(e => [...e.classList])"""
RECOVERY = "recovery/sincere-first-response.html"
TEXT = """article => {
    const tools = "[data-pb-scripted], [data-pb-pack-tools], [data-pb-desk-tools], [data-pb-meter]";
    // Questions wait for an answer (test_answering.py), walks show one question (test_on_a_call.py).
    const extra = `button, noscript, .pb-quiz, [data-pb-walk], [data-pb-now-find], ${tools}`;
    article.querySelectorAll(".pb-copy").forEach(copy => copy.replaceWith(...copy.childNodes));
    article.querySelectorAll(extra).forEach(tool => tool.remove());
    return article.innerText;
}"""


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    return gather(repository).library


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def test_the_browser_of_these_tests_runs_no_scripts(plain: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p>plain</p><script>document.body.textContent = 'scripted'</script>", encoding="utf-8")
    plain.goto(file.as_uri())
    expect(plain.locator("p")).to_have_text("plain")


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_page_shows_the_same_text_with_and_without_scripts(
    site: Path, library: Library, page: Page, plain: Page, locale: str
) -> None:
    examples = [f"{kind}/{library.of(locale, kind)[0].id}.html" for kind in KINDS]
    for address in (*PAGES, *examples):
        texts = []
        for reader in (page, plain):
            reader.goto((site / locale / address).as_uri())
            texts.append(reader.locator("article").evaluate(TEXT))
        assert texts[0] == texts[1], address
        assert len(texts[1]) > 40, address


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_all_seven_steps_and_their_words_are_there_to_read(
    site: Path, library: Library, plain: Page, locale: str
) -> None:
    recovery = library.find(locale, "sincere-first-response")
    assert recovery
    plain.goto((site / locale / RECOVERY).as_uri())
    steps = plain.locator("article .pb-steps > li")
    expect(steps).to_have_count(7)
    for index, step in enumerate(getattr(recovery.content, "steps", ())):
        expect(steps.nth(index)).to_be_visible()
        expect(steps.nth(index)).to_have_id(step.id)
        expect(steps.nth(index)).to_contain_text(step.title)
        for words in step.say:
            expect(steps.nth(index)).to_contain_text(words)


def test_rows_of_a_checklist_tick_and_untick(site: Path, plain: Page) -> None:
    plain.goto((site / "en" / RECOVERY).as_uri())
    boxes = plain.locator("article input[type=checkbox]")
    assert boxes.count() > 3
    for index in range(boxes.count()):
        boxes.nth(index).check()
        expect(boxes.nth(index)).to_be_checked()
    boxes.first.uncheck()
    expect(boxes.first).not_to_be_checked()
    expect(boxes.nth(1)).to_be_checked()


def test_a_row_ticks_by_its_words_too(site: Path, plain: Page) -> None:
    plain.goto((site / "en" / RECOVERY).as_uri())
    plain.locator("article .pb-check__action").first.click()
    expect(plain.locator("article input[type=checkbox]").first).to_be_checked()


def test_nothing_that_needs_a_script_is_offered(site: Path, page: Page, plain: Page) -> None:
    page.goto((site / "en" / RECOVERY).as_uri())
    come_to(page)
    assert {"pb-check__more", "pb-run__button", "pb-bar__search"} <= set(page.evaluate(OFFERED))
    plain.goto((site / "en" / RECOVERY).as_uri())
    assert plain.evaluate(OFFERED) == []


def test_links_and_the_menu_of_a_phone_work(site: Path, plain: Page) -> None:
    plain.set_viewport_size({"width": 390, "height": 844})
    plain.goto((site / "en" / "index.html").as_uri())
    entry = plain.locator("nav a[href$='tactic/hear-needs-first.html'], nav a[href$='tactic/index.html']")
    expect(entry.first).not_to_be_in_viewport()
    plain.locator("header label[for=__drawer]").click()
    expect(plain.locator(".md-sidebar--primary")).to_be_in_viewport()
    plain.goto((site / "en" / "index.html").as_uri())
    plain.locator("article .pb-doors a").first.click()
    plain.wait_for_url((site / "en" / "now.html").as_uri())


def test_a_question_reads_and_its_answer_opens_by_the_keyboard(
    site: Path, library: Library, plain: Page
) -> None:
    recovery = library.find("en", "sincere-first-response")
    assert recovery
    asked = next(q for q in recovery.content.quiz if q.options and q.about)
    plain.goto((site / "en" / RECOVERY).as_uri())
    question = plain.locator(f"#{asked.id}")
    expect(question.get_by_text(asked.ask)).to_be_visible()
    for option in asked.options:
        expect(question.locator("[data-pb-option]", has_text=option.text)).to_be_visible()
        expect(question.get_by_text(option.because)).to_be_hidden()
    question.locator("summary").focus()
    plain.keyboard.press("Enter")
    for option in asked.options:
        expect(question.get_by_text(option.because)).to_be_visible()
    question.locator(f"a[href='#{asked.about}']").click()
    expect(plain.locator(f"#{asked.about}")).to_be_in_viewport()


def test_questions_are_not_printed_with_a_checklist(site: Path, plain: Page) -> None:
    plain.goto((site / "en" / RECOVERY).as_uri())
    plain.emulate_media(media="print")
    for section in plain.locator("[data-pb-quiz]").all():
        expect(section).to_be_hidden()
