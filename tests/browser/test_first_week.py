"""The tasks of a new salesperson in week one, with a clock and counted clicks, in both languages."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from answers import (
    PATH,
    address,
    answer,
    answer_session,
    arrange,
    learn_page,
    playbook,
    record,
    say,
)
from conftest import CHROMIUM_ARGUMENTS
from find_chromium import chromium
from mkdocs_playbooks.learning import cards
from paper import read, squeezed

LOCALES = ("ja", "en")
MAP, FIRST, STORY = "relationship-stage-map", "sincere-first-response", "weaker-than-explained"


@pytest.mark.parametrize("locale", LOCALES)
def test_a1_the_map_is_two_clicks_from_home_and_eight_gates_in_order_pass(
    site: Path, page: Page, locale: str
) -> None:
    page.goto((site / locale / "index.html").as_uri())
    clicks = 0
    while not page.url.endswith(f"stage/{MAP}.html"):
        page.locator(f"article a[href$='{MAP}.html']").first.click()
        clicks += 1
        page.wait_for_load_state()
    assert clicks <= 2
    expect(page.locator("article svg").first).to_be_in_viewport()
    box = page.locator("#nine-gates-in-order")
    arrange(box, [1, 2, 3, 4, 6, 5, 7, 8, 9])
    box.locator("form > button").click()
    expect(box.locator(".pb-quiz__said")).to_contain_text(say(locale, "right"))
    expect(box.locator(".pb-quiz__said")).to_contain_text(say(locale, "order-score", n=8, of=9))


@pytest.mark.parametrize("locale", LOCALES)
def test_a2_six_accounts_are_placed_and_the_third_order_shows_both_counts(
    site: Path, page: Page, locale: str
) -> None:
    page.goto(address(site, locale, MAP))
    (story,) = playbook(locale, MAP).content.scenarios
    assert len(story.decisions) == 6
    began = time.monotonic()
    for number, turn in enumerate(story.decisions):
        box = page.locator(f"#{turn.id}")
        if {"S1-30", "S1-31"} <= set(turn.sources):
            expect(box.locator("a[href*='#S1-30']").first).to_be_visible()
            expect(box.locator("a[href*='#S1-31']").first).to_be_visible()
        answer(box, right=number != 0)
    assert time.monotonic() - began < 4 * 60
    assert [turn.id for turn in story.decisions if {"S1-30", "S1-31"} <= set(turn.sources)]
    expect(page.locator(".pb-scenario__result")).to_have_text(say(locale, "scenario-result", n=5, of=6))


@pytest.mark.parametrize("locale", LOCALES)
def test_a3_each_wrong_decision_says_why_and_links_the_playbook_to_read(
    site: Path, page: Page, locale: str
) -> None:
    story = next(s for s in playbook(locale, FIRST).content.scenarios if s.id == STORY)
    assert len(story.decisions) == 5
    page.goto(address(site, locale, FIRST))
    for turn in story.decisions:
        box = page.locator(f"#{turn.id}")
        answer(box, right=False)
        wrong = next(option for option in turn.options if not option.correct)
        expect(box.get_by_text(wrong.because)).to_be_visible()
        assert turn.leads_to
        link = box.locator(f"a[href$='{turn.leads_to}.html']")
        expect(link).to_be_visible()
        assert (site / locale / playbook(locale, turn.leads_to).kind / f"{turn.leads_to}.html").is_file()
    expect(page.locator(".pb-scenario__result")).to_have_text(say(locale, "scenario-result", n=0, of=5))


@pytest.mark.parametrize("locale", LOCALES)
def test_a4_what_was_learnt_on_day_two_comes_back_on_days_three_and_five(
    site: Path, browser: Browser, tmp_path: Path, locale: str
) -> None:
    """In a browser that is closed every evening; nobody logs in."""

    def on(day: str) -> tuple[BrowserContext, Page]:
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=chromium(), args=CHROMIUM_ARGUMENTS
        )
        page = context.pages[0]
        page.clock.set_fixed_time(f"2026-11-{day}T09:00:00")
        return context, page

    context, page = on("24")
    page.goto(address(site, locale, FIRST))
    answer(page.locator("#order-of-recovery"))
    page.goto(learn_page(site, locale))
    page.locator("[data-pb-task='week-one/read-first-response'] input").check()
    expect(page.locator("[data-pb-review]")).to_be_disabled()
    context.close()
    for day in ("25", "27"):
        context, page = on(day)
        page.goto(learn_page(site, locale))
        expect(page.locator("[data-pb-task='week-one/read-first-response'] input")).to_be_checked()
        expect(page.locator("[data-pb-due-count]")).to_have_text(say(locale, "due", n=1))
        page.locator("[data-pb-review]").click()
        box = page.locator("[data-pb-session] [data-pb-question]")
        arrange(box, [1, 2, 3, 4, 6, 5, 7])  # six of the seven steps
        box.locator("form > button").click()
        expect(box.locator(".pb-quiz__said")).to_contain_text(say(locale, "order-score", n=6, of=7))
        expect(box.locator(".pb-quiz__said")).to_contain_text(say(locale, "right"))
        context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_a5_the_week_is_ticked_off_and_its_sheet_printed_with_one_click(
    site: Path, page: Page, locale: str
) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed++; };")
    page.clock.set_fixed_time("2026-11-27T17:00:00")
    page.goto(learn_page(site, locale))
    days = playbook(locale, PATH).content.days  # type: ignore[attr-defined]
    page.locator("[data-pb-day-quiz]").first.click()
    assert answer_session(page, wrong=(2, 5)) == 10
    page.get_by_role("button", name=say(locale, "close")).click()
    for box in page.locator("[data-pb-task] input").all():
        box.check()
    total = sum(len(day.tasks) for day in days)
    expect(page.locator("[data-pb-path] > [data-pb-meter] [data-pb-done]")).to_have_text(f"{total}/{total}")
    for shown, day in zip(page.locator("[data-pb-day]").all(), days, strict=True):
        expect(shown.locator("[data-pb-done]")).to_have_text(f"{len(day.tasks)}/{len(day.tasks)}")
    page.locator("[data-pb-progress-print]").click()
    page.wait_for_function("window.printed === 1")
    (leaf,) = read(page.pdf(prefer_css_page_size=True)).leaves
    for words in (f"{total} / {total}", say(locale, "score", n=8, of=10), "2026-11-27"):
        assert squeezed(words) in leaf.words
    missed = [key for key, card in record(page)["cards"].items() if not card["right"]]
    assert len(missed) == 2
    for key in missed:
        id, _, question = key.partition("/")
        asked = next(c for c in cards(playbook(locale, id)) if c.question.id == question).question.ask
        assert squeezed(asked)[:12] in leaf.words
    for day in days:
        for task in day.tasks:
            assert (squeezed(task.text) in leaf.words) == (task.do == "prove")


def test_a5_the_links_of_the_week_lead_somewhere(site: Path, page: Page) -> None:
    for locale in LOCALES:
        page.goto(learn_page(site, locale))
        addresses = page.locator("article a[href]").evaluate_all("links => links.map(link => link.href)")
        files = {unquote(urlsplit(address).path) for address in addresses}
        assert len(files) > 60
        assert [file for file in files if not Path(file).is_file()] == []
